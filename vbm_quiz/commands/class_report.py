"""Paths to answers files in, the class as a whole out: on standard output or in a file."""

import sys
from pathlib import Path

from msgspec import Struct

from vbm_quiz.api import bank_from_content
from vbm_quiz.commands.class_intake import Intake
from vbm_quiz.commands.content_input import content_of_run, texts_of_content
from vbm_quiz.commands.report_output import OutputFile, ReportOutput, checked_target, replacing, write_file
from vbm_quiz.errors import ClassTooSmall, UsageError
from vbm_quiz.report.class_report.class_report import ClassReport, class_report
from vbm_quiz.storage.answers_records import answers_records, answers_size
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.progress_bar import progress_bar
from vbm_quiz.ui.streams import is_terminal, print_exactly

SMALLEST = 3
"""With fewer people behind a number, two of them could work out the third."""


class Request(Struct, frozen=True, kw_only=True):
    """The options of a run; `file` is None for standard output."""

    paths: tuple[str, ...]
    smallest: int
    format: str
    file: Path | None
    lang: str | None
    content: Path | None
    plain: bool
    colour: bool
    pager: bool
    may_replace: bool


def run(request: Request, command_line: Texts) -> None:
    """Count the class and tell what may be told of it.

    Args:
        request: the options.
        command_line: what the command line says.

    Raises:
        UsageError: where smaller numbers are asked for than may be told, or a file exists and may not be replaced.
        FileError: where a file cannot be written.
        ClassTooSmall: where there are fewer people than the smallest number that is told.
    """
    if request.smallest < SMALLEST:
        raise UsageError(command_line("usage.smallest", found=request.smallest, lowest=SMALLEST))
    content = content_of_run(request.content)
    texts = texts_of_content(content, request.lang)
    target = _target(request, texts)
    intake = Intake(bank_from_content(content, texts.language))
    with progress_bar(answers_size(request.paths), plain=request.plain) as advance:
        for record in answers_records(request.paths):
            intake.add(record)
            advance(len(record.data), command_line("score.progress", count=intake.tally.people))
    people = intake.tally.people
    if people < request.smallest:
        raise ClassTooSmall(_too_small(texts, people, request.smallest))
    _write(request, target, class_report(content.bank, texts, intake.tally, intake.inputs, request.smallest))


def _target(request: Request, texts: Texts) -> OutputFile | None:
    may_ask = is_terminal(sys.stdin)
    replace = replacing(texts, forced=request.may_replace, may_ask=may_ask, plain=request.plain, colour=request.colour)
    return checked_target(texts, request.file, replace)


def _too_small(texts: Texts, people: int, smallest: int) -> str:
    if people == 0:
        return texts("interface.class.too_small_none")
    return texts.counted("interface.class.too_small", people, people=people, smallest=smallest)


def _write(request: Request, target: OutputFile | None, report: ClassReport) -> None:
    from vbm_quiz.report.class_report.build import class_blocks
    from vbm_quiz.report.formats import CLASS_FORMATS, PLAIN

    texts = report.texts
    name = PLAIN if request.plain and request.format == "text" else request.format
    if target is not None:
        write_file(texts, target, CLASS_FORMATS[name](report))
    elif request.format != "text":
        print_exactly(CLASS_FORMATS[name](report))
    else:
        output = ReportOutput(plain=request.plain, colour=request.colour, pager=request.pager)
        output.print_blocks(class_blocks(report), texts("interface.summary.pager"))
