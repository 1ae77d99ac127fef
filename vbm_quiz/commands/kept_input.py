"""A number of the history in, the kept result out or an error that says which there are; how a result is told."""

from collections.abc import Sequence
from datetime import date

from vbm_quiz.characters import escape_controls, isolated_name
from vbm_quiz.errors import FileError, UsageError
from vbm_quiz.storage.kept_document import KeptResult
from vbm_quiz.storage.kept_results import HistoryEntry, list_results
from vbm_quiz.storage.paths import results_folder
from vbm_quiz.texts.os_errors import os_error_text
from vbm_quiz.texts.texts import Texts

GAP = "  "


def kept_entries(texts: Texts) -> tuple[HistoryEntry, ...]:
    """All kept results in the order of their numbers.

    Raises:
        FileError: when their folder cannot be read.
    """
    folder = results_folder()
    try:
        return list_results(folder)
    except OSError as error:
        reason = os_error_text(texts, error)
        raise FileError(texts("interface.history.unreachable", folder=folder, reason=reason)) from None


def entry_with_number(texts: Texts, entries: Sequence[HistoryEntry], number: object) -> HistoryEntry:
    """The file with this number, whether or not it can be read.

    Raises:
        UsageError: when there is none.
    """
    for entry in entries:
        if str(entry.number) == str(number):
            return entry
    if not entries:
        raise UsageError(texts("interface.history.unknown_none", found=number))
    numbers = texts.listed(str(entry.number) for entry in entries)
    raise UsageError(texts("interface.history.unknown", found=number, numbers=numbers))


def kept_with_number(texts: Texts, entries: Sequence[HistoryEntry], number: object) -> KeptResult:
    """The result with this number.

    Raises:
        UsageError: when there is none.
        FileError: when its file cannot be read.
    """
    entry = entry_with_number(texts, entries, number)
    if entry.result is None:
        raise FileError(texts("interface.history.cannot_read", found=number, file=entry.path))
    return entry.result


def described_day(texts: Texts, kept: KeptResult) -> str:
    """The day of a result; it says so where that is not known, or later than today."""
    if kept.date is None:
        return texts("interface.history.undated")
    if kept.date > date.today().isoformat():  # noqa: DTZ011 - the day where the person is
        return texts("interface.history.day_to_come", date=texts.day(kept.date))
    return texts.day(kept.date)


def described_title(texts: Texts, kept: KeptResult) -> str:
    """The title that the report gave; its id where the bank no longer has it."""
    id_ = kept.title.id
    if id_ is None:
        return texts("interface.said.no_title")
    name = texts(f"titles.{id_}.name") if texts.has(f"titles.{id_}.name") else escape_controls(id_)
    return texts("interface.history.provisional", title=name) if kept.title.status == "provisional" else name


def described_result(texts: Texts, entry: HistoryEntry) -> str:
    """A kept result on a line: number, day, label, title, and the bank."""
    kept = entry.result
    if kept is None:
        return GAP.join((str(entry.number), texts("interface.history.unreadable")))
    label = "" if kept.label is None else isolated_name(kept.label)
    bank = escape_controls(f"{kept.bank.id} {kept.bank.version}")
    parts = (str(entry.number), described_day(texts, kept), label, described_title(texts, kept), bank)
    return GAP.join(part for part in parts if part)
