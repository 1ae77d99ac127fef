"""Unfinished quizzes: a private file each, written whole at every answer and locked by the process that asks."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from vbm_quiz.model.results import BankReference
from vbm_quiz.storage.files import read_bytes, write_text
from vbm_quiz.storage.lock import Lock

DRAFT, LOCK, DAMAGED = ".json", ".lock", ".damaged"


class DraftRecord(Struct, frozen=True, rename={"current": "at", "acknowledged": "settled"}):
    """What a file holds: answers by prompt id, the prompt that was on screen, and the inconsistencies acknowledged.

    `content` is the path of the content that it was begun with; None for the one that came with the program.
    """

    format: Literal[1]
    bank: BankReference
    language: str
    day: str
    current: str | None
    answers: Mapping[str, Any]
    acknowledged: Mapping[str, Mapping[str, Any]] = {}
    content: str | None = None


def to_text(record: DraftRecord) -> str:
    """A record as JSON."""
    encoded = msgspec.json.Encoder(decimal_format="number").encode(record)
    return f"{msgspec.json.format(encoded).decode()}\n"


def load_record(path: Path) -> DraftRecord | None:
    """The record of a file; None when it cannot be read or is damaged."""
    try:
        return decode_record(read_bytes(str(path)))
    except OSError:
        return None


def decode_record(data: bytes) -> DraftRecord | None:
    """The record in the bytes of a file; None when it is damaged."""
    try:
        return msgspec.json.Decoder(DraftRecord, float_hook=Decimal).decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


class Draft:
    """An unfinished quiz whose lock this process holds; `record` is what its file held before, None for a new one."""

    def __init__(self, path: Path, lock: Lock, record: DraftRecord | None = None) -> None:
        self.record = record
        self._path = path
        self._lock = lock

    def save(self, record: DraftRecord) -> None:
        """Write a record over the last one, unless the folder has been emptied meanwhile.

        Raises:
            OSError: when it cannot be written.
        """
        if self._lock.exists():
            write_text(self._path, to_text(record))

    def release(self) -> None:
        """Let another process resume it."""
        if self._path.exists():
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
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.folder / f"{os.urandom(8).hex()}{DRAFT}"
        lock = Lock.acquire(path.with_suffix(LOCK))
        if lock is None:
            raise BlockingIOError
        return Draft(path, lock)

    def acquire(self, bank: str) -> tuple[Draft, ...]:
        """Lock every draft of this bank that no other process holds, the newest first."""
        self._delete_stale_locks()
        return tuple(self._unlocked(bank))

    def set_damaged_aside(self) -> list[Path]:
        """Rename each file that holds no record.

        Returns:
            The new paths.
        """
        renamed = []
        for path in self._paths():
            lock = _lock(path)
            if lock is None:
                continue
            if path.exists() and load_record(path) is None:
                with suppress(OSError):
                    renamed.append(path.replace(path.with_suffix(DAMAGED)))
            Draft(path, lock).release()
        return renamed

    def _paths(self) -> list[Path]:
        """The files from the newest to the oldest."""
        found: list[tuple[float, Path]] = []
        with suppress(OSError):
            for path in self.folder.glob(f"*{DRAFT}"):
                with suppress(OSError):
                    found.append((path.stat().st_mtime, path))
        return [path for _, path in sorted(found, reverse=True)]

    def _unlocked(self, bank: str) -> Iterator[Draft]:
        for path in self._paths():
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
        with suppress(OSError):
            for path in self.folder.glob(f"*{LOCK}"):
                if not path.with_suffix(DRAFT).exists() and (lock := _lock(path)):
                    Draft(path.with_suffix(DRAFT), lock).release()


def _lock(path: Path) -> Lock | None:
    """The lock of a draft; None where another process holds it, or it cannot be made."""
    try:
        return Lock.acquire(path.with_suffix(LOCK))
    except OSError:
        return None
