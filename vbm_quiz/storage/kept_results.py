"""Results kept on this machine, one private file each: save, list and remove them, and note what came of a promise."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from vbm_quiz.answers_file.write import to_document, to_json
from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import Promise, TitleResult
from vbm_quiz.storage.atomic_write import remove_leftovers, write_text
from vbm_quiz.storage.files import is_plain_file, make_private_folder, read_plain_file, set_aside
from vbm_quiz.storage.kept_document import (
    KeptResult,
    KeptTitle,
    document_of,
    kept_from_bytes,
    label_of,
    with_promise,
)
from vbm_quiz.storage.paths import remove
from vbm_quiz.storage.result_numbers import COUNTER, next_number, numbered_files, path_of, remember_numbers


class HistoryEntry(Struct, frozen=True):
    """A file among the kept results with its number; `result` is None where it cannot be read."""

    number: int
    path: Path
    result: KeptResult | None


def kept_result(
    bank: Bank, answers: Answers, title: TitleResult, label: str | None = None, promise: Promise | None = None
) -> KeptResult:
    """The answers and what the report made of them, as a result to keep."""
    return KeptResult(
        bank=bank.reference,
        title=KeptTitle(title.id, title.status),
        answers_file=to_document(answers),
        label=label_of(label),
        promise=promise,
    )


def save_result(folder: Path, result: KeptResult) -> HistoryEntry:
    """Write a result to a new file under the next number; two processes never take the same one.

    Raises:
        OSError: when it cannot be written.
    """
    make_private_folder(folder)
    set_damaged_counter_aside(folder)
    numbered = numbered_files(folder)
    number = next_number(numbered.last)
    while not _is_written(path := path_of(folder, number), to_json(document_of(result, number))):
        number = next_number(number)
    with suppress(OSError):  # the result is kept, and its own name tells its number
        remember_numbers(folder, numbered, number)
    return HistoryEntry(number, path, result)


def _is_written(path: Path, text: str) -> bool:
    """Write a new file; False where there is one already."""
    if os.path.lexists(path):
        return False
    try:
        write_text(path, text, replace=False)
    except FileExistsError:
        return False
    return True


def set_damaged_aside(folder: Path) -> list[Path]:
    """Rename each file that holds no result, and remove what was left over.

    Returns:
        The new paths.

    Raises:
        OSError: when there is such a folder and it cannot be read.
    """
    remove_leftovers(folder)
    damaged = [set_aside(entry.path) for entry in list_results(folder) if entry.result is None]
    return [*set_damaged_counter_aside(folder), *damaged]


def set_damaged_counter_aside(folder: Path) -> list[Path]:
    """Rename what has the name of the file of numbers and is no file; its new path."""
    counter = folder / COUNTER
    return [set_aside(counter)] if os.path.lexists(counter) and not is_plain_file(counter) else []


def set_promise(path: Path, promise: Promise) -> None:
    """Write a promise into the file of a result, in place of the one in it.

    Raises:
        OSError: when the file cannot be read or written.
    """
    write_text(path, with_promise(read_plain_file(path), promise))


def remove_result(folder: Path, entry: HistoryEntry) -> None:
    """Remove a result; its number is not given again.

    Raises:
        OSError: when it cannot be removed.
    """
    set_damaged_counter_aside(folder)
    remember_numbers(folder, numbered_files(folder))
    remove(entry.path)


def load_result(path: Path) -> KeptResult | None:
    """The result in a file; None where it cannot be read or holds none."""
    try:
        return kept_from_bytes(read_plain_file(path))
    except OSError:
        return None


def list_results(folder: Path | None) -> tuple[HistoryEntry, ...]:
    """All kept results in the order of their numbers; none where there is no folder yet.

    Raises:
        OSError: when the folder is there and cannot be read.
    """
    if folder is None:
        return ()
    try:
        files = numbered_files(folder).files
    except FileNotFoundError:
        return ()
    return tuple(HistoryEntry(number, path, load_result(path)) for number, path in files.items())


def latest_result(entries: Iterable[HistoryEntry], bank: Bank) -> HistoryEntry | None:
    """The readable result of this bank that was kept last; the day of its answers does not matter."""
    own = [entry for entry in entries if entry.result is not None and entry.result.bank.id == bank.id]
    return max(own, key=lambda entry: entry.number, default=None)


def with_label(entries: Iterable[HistoryEntry], label: str | None) -> tuple[HistoryEntry, ...]:
    """The readable results with this label; for None those without one."""
    return tuple(entry for entry in entries if entry.result is not None and entry.result.label == label_of(label))
