"""A number of the history in, the report on that kept result out, scored by the rules of today."""

import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import structs

from vbm_quiz.answers_file.parse import language_of
from vbm_quiz.bank.bank import Bank
from vbm_quiz.characters import escape_controls, isolated_name
from vbm_quiz.commands.content_input import content_of_run, texts_of_content
from vbm_quiz.commands.kept_input import described_day, kept_entries, kept_with_number
from vbm_quiz.commands.report_output import ReportOutput, checked_target, replacing
from vbm_quiz.errors import UsageError
from vbm_quiz.report.build import build_report
from vbm_quiz.storage.kept_document import KeptResult
from vbm_quiz.storage.kept_results import latest_result
from vbm_quiz.storage.rescoring import kept_answers, rejected_answers, with_unknowns
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import is_terminal, say


def run(  # noqa: PLR0913 - one parameter per option
    number: int | None,
    output: ReportOutput,
    file: Path | None,
    lang: str | None,
    folder: Path | None,
    *,
    may_replace: bool,
) -> None:
    """Write the report on the result with this number, or on the newest, and say on stderr which one it is.

    Raises:
        UsageError: when there is no such result, or it is of another bank.
        FileError: when it cannot be read, or the report cannot be written.
    """
    content = content_of_run(folder)
    chosen, kept = _chosen(content.bank, content.texts(lang), number)
    texts = texts_of_content(content, lang, language_of(kept.answers_file))
    may_ask = is_terminal(sys.stdin)
    replace = replacing(texts, forced=may_replace, may_ask=may_ask, plain=output.plain, colour=output.colour)
    output = structs.replace(output, file=checked_target(texts, file, replace))
    if output.format != "json":  # prose takes texts of every file
        content.require(texts.language)
    answers = kept_answers(content.bank, kept)
    _say_which(texts, chosen, kept)
    for note in change_notes(content.bank, texts, kept, rejected_answers(kept, answers)):
        say(note)
    complete = structs.replace(with_unknowns(content.bank, answers), language=texts.language)
    output.write(build_report(content.bank, texts, complete))


def _chosen(bank: Bank, texts: Texts, number: int | None) -> tuple[int, KeptResult]:
    entries = kept_entries(texts)
    if number is None:
        entry = latest_result(entries, bank)
        if entry is None or entry.result is None:
            raise UsageError(texts("interface.show.none"))
        return entry.number, entry.result
    kept = kept_with_number(texts, entries, number)
    if kept.bank.id != bank.id:
        raise UsageError(texts("interface.show.other_bank", number=number, found=kept.bank.id, bank=bank.id))
    return number, kept


def _say_which(texts: Texts, number: int, kept: KeptResult) -> None:
    day = described_day(texts, kept)
    if kept.label is None:
        say(texts("interface.show.which", number=number, date=day))
    else:
        say(texts("interface.show.which_label", number=number, date=day, label=isolated_name(kept.label)))


def change_notes(bank: Bank, texts: Texts, kept: KeptResult, rejected: tuple[str, ...]) -> Iterator[str]:
    """What has changed since a result was kept: the rules, and the answers that no longer fit."""
    if not bank.is_same(kept.bank):
        other = "other_content" if kept.bank.version == bank.version else "other_rules"
        yield texts(f"interface.show.{other}", before=escape_controls(kept.bank.version), after=bank.version)
    if rejected:
        yield texts("interface.show.left_out", questions=texts.listed(_name(texts, question) for question in rejected))


def _name(texts: Texts, question: str) -> str:
    key = f"questions.{question}.short"
    return texts(key) if texts.has(key) else escape_controls(question)
