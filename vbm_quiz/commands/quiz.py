"""One run of the quiz: the options in, the answers asked or read, the report out."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from vbm_quiz.answers_file.json_document import Document
from vbm_quiz.answers_file.parse import language_of, missing
from vbm_quiz.bank.bank import Bank
from vbm_quiz.commands.answers_input import answers_without_settings, invalid_input, read_answers, read_document
from vbm_quiz.commands.content_input import content_of_run, texts_of_content
from vbm_quiz.commands.report_output import OutputFile, ReportOutput, checked_target, replacing, save_answers
from vbm_quiz.errors import Fault, FileError, InvalidAnswers, NoTerminal, QuizError, TitleNotReached, UsageError
from vbm_quiz.loading.content import Content
from vbm_quiz.model.answers import Answers
from vbm_quiz.storage.files import STDIN, STDOUT
from vbm_quiz.texts.os_errors import os_error_text
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import has_reader_gone, is_terminal, require_open

if TYPE_CHECKING:  # loaded for the report
    from vbm_quiz.report.build import Report


class Request(Struct, frozen=True):
    """The options of one run.

    `output` is None for standard output; `unfinished` says what to do with an unfinished quiz: ask, fresh or resume.
    `save_target` and `output_target` are the files that these two name, once they have been checked.
    """

    answers: str | None
    settings: tuple[str, ...]
    respondent: str | None
    no_input: bool
    save_answers: Path | None
    output: Path | None
    format: str
    full: bool
    parts: tuple[str, ...]
    pager: bool
    require: str | None
    lang: str | None
    content: Path | None
    plain: bool
    colour: bool
    force: bool
    unfinished: str
    save_target: OutputFile | None = None
    output_target: OutputFile | None = None

    @property
    def has_answers(self) -> bool:
        """Whether any answers are given, in a file or as settings."""
        return self.answers is not None or bool(self.settings)

    @property
    def may_ask(self) -> bool:
        """Whether questions may be asked: there is a terminal, and it is not read for answers."""
        return not self.no_input and self.answers != STDIN and is_terminal(sys.stdin)


def run(request: Request) -> None:
    """Read the answers, ask for the missing ones, and report the result."""
    content = content_of_run(request.content)
    texts, document = _texts_and_document(content, request)
    required = required_title(content.bank, texts, request.require)
    answers = read_answers(content, texts, request.answers, document, request.settings, may_ask=request.may_ask)
    faults = missing(content.bank, answers)
    if faults and not request.may_ask:
        raise _incomplete(texts, request, faults)
    request = _with_targets(texts, request)
    if request.may_ask and (faults or not request.has_answers):
        content.require(texts.language)
        from vbm_quiz.ui.signals import exit_on_signals

        with exit_on_signals():
            report = _ask_and_report(content, texts, request, answers, required)
    else:
        if request.format != "json":  # prose takes texts of every file
            content.require(texts.language)
        report = _report(content, texts, request, document, answers)
        _deliver(request, report, required)
    check_required(report, required)


def _texts_and_document(content: Content, request: Request) -> tuple[Texts, Document]:
    """The texts of the language asked for, or that of the document, and the document."""
    try:
        document = read_document(request.answers)
    except InvalidAnswers as error:
        raise invalid_input(content.texts(request.lang), request.answers, error.faults) from None
    if request.respondent is not None:
        named = os.fsencode(request.respondent).decode(errors="replace")  # a name that is no UTF-8 too
        document = {**document, "respondent": named}
    return texts_of_content(content, request.lang, language_of(document)), document


def _incomplete(texts: Texts, request: Request, faults: Iterable[Fault]) -> QuizError:
    if not request.has_answers and not request.no_input:
        return NoTerminal(texts("interface.refusal.no_terminal"))
    return invalid_input(texts, request.answers or ("--set" if request.settings else "--no-input"), faults)


def _with_targets(texts: Texts, request: Request) -> Request:
    """Check before the first question that all can be written after the last one."""
    save, output = request.save_answers, request.output
    if str(save) == STDOUT:
        raise UsageError(texts("interface.refusal.save_to_stdout"))
    if save is not None and output is not None and os.path.realpath(save) == os.path.realpath(output):
        raise UsageError(texts("interface.refusal.same_file", file=output))
    may_replace = replacing(
        texts, forced=request.force, may_ask=request.may_ask, plain=request.plain, colour=request.colour
    )
    if output is None:
        try:
            require_open(sys.stdout)
        except OSError as error:
            raise _cannot_print(texts, error) from None
    return structs.replace(
        request,
        save_target=checked_target(texts, save, may_replace),
        output_target=checked_target(texts, output, may_replace),
    )


def _ask_and_report(content: Content, texts: Texts, request: Request, given: Answers, required: str | None) -> "Report":
    """Ask what is missing and show the result; then write it, unless the screen is where it was to be written."""
    from vbm_quiz.commands.interactive import InteractiveRun

    report = InteractiveRun(content, request).report(texts, given)
    more = request.full or bool(request.parts)
    on_screen = is_terminal(sys.stdout) and is_terminal(sys.stderr)
    seen = request.output is None and request.format == "text" and on_screen and not more
    _deliver(structs.replace(request, full=not request.parts), report, required, printed=seen)
    return report


def _report(content: Content, texts: Texts, request: Request, document: Document, answers: Answers) -> "Report":
    """The report; where settings change the answers of a complete file, with the report on the file alone beside it."""
    from vbm_quiz.report.build import build_report

    report = build_report(content.bank, texts, answers)
    if not request.settings or request.answers is None:
        return report
    before = answers_without_settings(content, texts, document)
    if missing(content.bank, before):
        return report
    return structs.replace(report, baseline=build_report(content.bank, texts, before))


def _deliver(request: Request, report: "Report", required: str | None, *, printed: bool = False) -> None:
    """Save the answers and write the report, unless it is `printed` already; it is written even where saving fails."""
    try:
        try:
            save_answers(report.texts, request.save_target, report.bank, report.answers)
        finally:
            if not printed:
                _write(request, report)
    except OSError as error:
        if has_reader_gone(error):
            check_required(report, required)  # who reads no further may still want the exit code
        raise


def _write(request: Request, report: "Report") -> None:
    output = ReportOutput(
        file=request.output_target,
        format=request.format,
        plain=request.plain,
        colour=request.colour,
        full=request.full,
        parts=request.parts,
        pager=request.pager,
    )
    try:
        output.write(report)
    except OSError as error:
        if has_reader_gone(error):
            raise
        raise _cannot_print(report.texts, error) from None


def _cannot_print(texts: Texts, error: OSError) -> FileError:
    return FileError(texts("interface.refusal.cannot_print", reason=os_error_text(texts, error)))


def required_title(bank: Bank, texts: Texts, name: str | None) -> str | None:
    """The id of the title with this name; None where none is required.

    Raises:
        UsageError: when there is no such title.
    """
    title = None if name is None else bank.title_of(name)
    if name is not None and title is None:
        known = ", ".join(bank.title_ids)
        raise UsageError(texts("interface.refusal.unknown_title", found=name, allowed=known))
    return title


def check_required(report: "Report", required: str | None) -> None:
    """Check that the title of a report is the required one or a higher one, and not provisional.

    Raises:
        TitleNotReached: when it is not.
    """
    if required is None:
        return
    texts, title = report.texts, report.result.title
    if title.id is None or title.status != "fits" or report.bank.rank(title.id) < report.bank.rank(required):
        name = texts(f"titles.{title.id}.in_sentence") if title.id else texts("interface.said.no_title")
        said = texts("interface.said.not_reached", title=texts(f"titles.{required}.in_sentence"), reached=name)
        raise TitleNotReached(said)
