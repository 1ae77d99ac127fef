"""Paths to answers files in, which of them cannot be used and why out, as text or JSON."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import to_builtins

from vbm_quiz.answers_file.write import to_json
from vbm_quiz.api import QuestionBank, bank_from_content, evaluate_document, read_record
from vbm_quiz.characters import as_utf8, escape_controls
from vbm_quiz.commands.content_input import content_of_run
from vbm_quiz.commands.printed_json import FORMAT, CheckData, faulty_answers
from vbm_quiz.errors import MOST_TOLD, Fault, FaultsFound, InvalidAnswers
from vbm_quiz.storage.answers_records import AnswersRecord, answers_records
from vbm_quiz.storage.files import STDIN
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import is_terminal, print_exactly, width_of, wrap


def run(paths: tuple[str, ...], format_: str, lang: str | None, folder: Path | None, texts: Texts) -> None:
    """Tell which answers files cannot be used, with all their faults.

    Args:
        paths: the files, the folders with them, or `-` for standard input.
        format_: text or json.
        lang: the language that was asked for.
        folder: the content folder.
        texts: what the command line says.

    Raises:
        FaultsFound: when some cannot be used.
    """
    content = content_of_run(folder)
    told = content.texts(lang)
    bank = bank_from_content(content, lang)
    checked, faulty = 0, []
    for record in answers_records(paths):
        checked += 1
        if faults := _faults(bank, record):
            faulty.append((record._replace(data=b""), faults))
    if format_ == "json":
        answers = tuple(faulty_answers(record, faults) for record, faults in faulty)
        print_exactly(to_json(to_builtins(CheckData(FORMAT, checked, len(faulty), answers))))
    else:
        lines = [line for record, faults in faulty for line in _lines(told, texts, record, faults)]
        key = "some" if faulty else "all"
        _print_lines([*lines, texts(f"check.{key}", checked=checked, faulty=len(faulty))])
    if faulty:
        raise FaultsFound


def _faults(bank: QuestionBank, record: AnswersRecord) -> tuple[Fault, ...]:
    """All that is wrong with an answers file; nothing where a report can be made of it."""
    try:
        evaluate_document(bank, read_record(bank, record))
    except InvalidAnswers as error:
        return error.faults
    return ()


def _lines(told: Texts, texts: Texts, record: AnswersRecord, faults: tuple[Fault, ...]) -> Iterator[str]:
    path = told("errors.stdin") if record.path == STDIN else as_utf8(record.path)
    file = path if record.line is None else texts("check.line", file=path, line=record.line)
    count, rest = (sum(fault.amount for fault in some) for some in (faults, faults[MOST_TOLD:]))
    yield told.counted("errors.headline", count, count=count, file=file)
    yield from (f"  • {fault.line}" for fault in faults[:MOST_TOLD])
    if rest:
        yield f"  • {told('errors.more', found=rest)}"
    yield ""


def _print_lines(lines: Iterable[str]) -> None:
    """Print lines, wrapped on a terminal."""
    width = width_of(sys.stdout) if is_terminal(sys.stdout) else None
    for line in map(escape_controls, lines):
        sys.stdout.writelines(f"{part}\n" for part in ([line] if width is None else wrap(line, width)))
