"""Unfinished quizzes: a private file each, written whole at every answer and locked by the process that asks."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta, Struct

from vbm_quiz.model.json_values import to_number
from vbm_quiz.model.results import BankReference
from vbm_quiz.storage.atomic_write import remove_leftovers, write_text
from vbm_quiz.storage.files import is_plain_file, make_private_folder, read_plain_file, set_aside
from vbm_quiz.storage.lock import Lock

DRAFT, LOCK = ".json", ".lock"
MOST = 50
"""How many drafts are offered, the newest ones; each is open for as long as the quiz runs."""
Scalar = str | int | Decimal

PromptId: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z0-9_]+(\[[0-9]{1,3}\])?(\.[a-z0-9_]+)?$", max_length=100)]
Day: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class DraftRecord(Struct, frozen=True, rename={"current": "at", "acknowledged": "settled"}):
    """What a file holds: answers by prompt id, the prompt that was on screen, and the inconsistencies acknowledged.

    `content` is the path of the content that it was begun with; None for the one that came with the program.
    """

    format: Literal[1]
    bank: BankReference
    language: str
    day: Day
    current: str | None
    answers: Annotated[Mapping[PromptId, Any], Meta(max_length=1000)]
    acknowledged: Mapping[str, Mapping[str, Any]] = {}
    content: str | None = None


def to_text(record: DraftRecord) -> str:
    """A record as JSON."""
    encoded = msgspec.json.Encoder(decimal_format="number").encode(record)
    return f"{msgspec.json.format(encoded).decode()}\n"


def load_record(path: Path) -> DraftRecord | None:
    """The record of a file; None when it cannot be read or is damaged."""
    try:
        return decode_record(read_plain_file(path))
    except OSError:
        return None


def decode_record(data: bytes) -> DraftRecord | None:
    """The record in the bytes of a file; None when it is damaged."""
    try:
        record = msgspec.json.Decoder(DraftRecord, float_hook=to_number).decode(data)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
    groups = (record.answers, *record.acknowledged.values())
    return record if all(isinstance(value, Scalar) for group in groups for value in group.values()) else None


class Draft:
    """An unfinished quiz whose lock this process holds; `record` is what its file held before, None for a new one."""

    def __init__(self, path: Path, lock: Lock, record: DraftRecord | None = None) -> None:
        self.record = record
        self._path = path
        self._lock = lock

    @property
    def is_saved(self) -> bool:
        """Whether its file is there."""
        return os.path.lexists(self._path)

    def save(self, record: DraftRecord) -> bool:
        """Write a record over the last one, unless the folder has been emptied meanwhile.

        Returns:
            Whether it is written.

        Raises:
            OSError: when it cannot be written; the last one is still there.
        """
        if not self._lock.exists():
            return False
        write_text(self._path, to_text(record))
        return True

    def release(self) -> None:
        """Let another process resume it."""
        if self.is_saved:
            self._lock.release()
        else:
            self._lock.remove()

    def delete(self) -> None:
        """Delete its files."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._lock.remove()


class DraftFolder(Struct, frozen=True):
    """The folder of the drafts."""

    folder: Path

    def create(self) -> Draft:
        """Begin a draft.

        Raises:
            OSError: when nothing can be written there.
        """
        make_private_folder(self.folder)
        lock = Lock.create(lambda: self.folder / f"{os.urandom(8).hex()}{LOCK}")
        return Draft(lock.path.with_suffix(DRAFT), lock)

    def acquire(self, bank: str) -> tuple[Draft, ...]:
        """Lock the drafts of this bank that no other process holds, the newest first, and remove what was left over."""
        remove_leftovers(self.folder)
        self._delete_stale_locks()
        return tuple(islice(self._unlocked(bank), MOST))

    def set_damaged_aside(self) -> list[Path]:
        """Rename each draft that holds no record, and each lock that is no file.

        Returns:
            The new paths.
        """
        renamed = [set_aside(path) for path in self._paths(LOCK) if not is_plain_file(path)]
        for path in self._paths(DRAFT):
            lock = _lock(path)
            if lock is None:
                continue
            draft = Draft(path, lock)
            if draft.is_saved and load_record(path) is None:
                renamed.append(set_aside(path))
            draft.release()
        return renamed

    def _paths(self, suffix: str) -> list[Path]:
        """What has this suffix, from the newest to the oldest."""
        found: list[tuple[float, Path]] = []
        with suppress(OSError):
            for path in self.folder.glob(f"*{suffix}"):
                with suppress(OSError):
                    found.append((path.lstat().st_mtime, path))
        return [path for _, path in sorted(found, reverse=True)]

    def _unlocked(self, bank: str) -> Iterator[Draft]:
        for path in self._paths(DRAFT):
            lock = _lock(path)
            if lock is None:
                continue
            record = load_record(path)
            if record is not None and record.bank.id == bank:
                yield Draft(path, lock, record)
            else:
                Draft(path, lock).release()

    def _delete_stale_locks(self) -> None:
        """Delete the locks of processes that were killed before the first answer."""
        for path in self._paths(LOCK):
            draft = path.with_suffix(DRAFT)
            if not os.path.lexists(draft) and (lock := _lock(draft)):
                Draft(draft, lock).release()


def _lock(path: Path) -> Lock | None:
    """The lock of a draft; None where another process holds it, or it cannot be made."""
    try:
        return Lock.acquire(path.with_suffix(LOCK))
    except OSError:
        return None
