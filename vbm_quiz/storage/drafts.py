"""Unfinished quizzes: one private file each, written whole at every answer, held by the process that asks."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from vbm_quiz.bank.identity import reference_to
from vbm_quiz.interview.state import InterviewState
from vbm_quiz.model.results import BankReference
from vbm_quiz.storage.files import read_bytes, write_text
from vbm_quiz.storage.lock import Lock

KEPT, HELD, DAMAGED = ".json", ".lock", ".damaged"


class Record(Struct, frozen=True):
    """What a session's file says: by card the answers, where the walk stood, and what is right as it is."""

    format: Literal[1]
    bank: BankReference
    language: str
    day: str
    at: str | None
    answers: Mapping[str, Any]
    settled: Mapping[str, Mapping[str, Any]] = {}


def record_of(walk: InterviewState, language: str, day: str) -> Record:
    """What to keep of a walk."""
    return Record(
        format=1,
        bank=reference_to(walk.bank),
        language=language,
        day=day,
        at=walk.at,
        answers=walk.draft,
        settled=walk.settled,
    )


def to_text(record: Record) -> str:
    """A record as a file holds it."""
    encoded = msgspec.json.Encoder(decimal_format="number").encode(record)
    return f"{msgspec.json.format(encoded).decode()}\n"


def load_record(path: Path) -> Record | None:
    """The record of a file; None when it cannot be read or is damaged."""
    try:
        return decode_record(read_bytes(str(path)))
    except OSError:
        return None


def decode_record(data: bytes) -> Record | None:
    """The record of a file; None when it is damaged."""
    try:
        return msgspec.json.Decoder(Record, float_hook=Decimal).decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


class Session:
    """An unfinished quiz that this process holds; `record` is what it kept when it was taken up."""

    def __init__(self, path: Path, lock: Lock, record: Record | None = None) -> None:
        self.record = record
        self._path = path
        self._lock = lock

    def save(self, record: Record) -> None:
        """Keep this from now on, unless all that was kept has been removed meanwhile.

        Raises:
            OSError: when it cannot be written.
        """
        if self._lock.exists():
            write_text(self._path, to_text(record))

    def leave(self) -> None:
        """Let go of it, so that a later quiz can take it up."""
        if self._path.exists():
            self._lock.release()
        else:
            self._lock.remove()

    def end(self) -> None:
        """Delete it."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._lock.remove()


class DraftFolder(Struct, frozen=True):
    """The folder of the sessions."""

    folder: Path

    def new(self) -> Session:
        """Begin a session.

        Raises:
            OSError: when nothing can be kept there.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.folder / f"{os.urandom(8).hex()}{KEPT}"
        lock = Lock.acquire(path.with_suffix(HELD))
        if lock is None:
            raise BlockingIOError
        return Session(path, lock)

    def take(self, bank: str) -> tuple[Session, ...]:
        """Take up every session of this bank that no other process holds, the newest first."""
        self._clear_away()
        return tuple(self._free(bank, self._kept()))

    def set_damaged_aside(self) -> list[Path]:
        """Rename each file that says nothing sensible.

        Returns:
            Where they are now.
        """
        aside = []
        for path in self._kept():
            lock = _lock(path)
            if lock is None:
                continue
            if path.exists() and load_record(path) is None:
                with suppress(OSError):
                    aside.append(path.replace(path.with_suffix(DAMAGED)))
            Session(path, lock).leave()
        return aside

    def _kept(self) -> list[Path]:
        found: list[tuple[float, Path]] = []
        with suppress(OSError):
            for path in self.folder.glob(f"*{KEPT}"):
                with suppress(OSError):
                    found.append((path.stat().st_mtime, path))
        return [path for _, path in sorted(found, reverse=True)]

    def _free(self, bank: str, kept: list[Path]) -> Iterator[Session]:
        for path in kept:
            lock = _lock(path)
            if lock is None:
                continue
            record = load_record(path)
            if record is not None and record.bank.id == bank:
                yield Session(path, lock, record)
            else:
                Session(path, lock).leave()

    def _clear_away(self) -> None:
        """Delete the locks of quizzes that died before their first answer."""
        with suppress(OSError):
            for path in self.folder.glob(f"*{HELD}"):
                if not path.with_suffix(KEPT).exists() and (lock := _lock(path)):
                    Session(path.with_suffix(KEPT), lock).leave()


def _lock(path: Path) -> Lock | None:
    """The lock of a session; None where it is held, or cannot be taken."""
    try:
        return Lock.acquire(path.with_suffix(HELD))
    except OSError:
        return None
