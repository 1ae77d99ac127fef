"""Results kept on this machine: one private file each, with the answers, the rules they met and the promise made."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct, structs

from vbm_quiz.answers_file.parse import answers_from_document, parse
from vbm_quiz.answers_file.values import read_value
from vbm_quiz.answers_file.write import to_document, to_json
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.identity import is_same_bank, reference_to
from vbm_quiz.characters import escape_controls
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import BankReference, Promise, Status, TitleResult
from vbm_quiz.scoring.comparison import EarlierResult, score_answers
from vbm_quiz.storage.files import read_bytes, write_text

ANSWERS_FILE = "answers_file"
SUFFIX = ".json"
PRIVATE_FOLDER = 0o700


class KeptTitle(Struct, frozen=True):
    """The title as it was told then."""

    id: str | None
    status: Status


class Kept(Struct, frozen=True):
    """One result as it lies on disk; `answers_file` is what `--answers` reads."""

    format: Literal[1]
    bank: BankReference
    title: KeptTitle
    promise: Promise | None
    answers_file: dict[str, Any]

    @property
    def date(self) -> str:
        """The day of the answers."""
        return str(self.answers_file.get("date", ""))


class Entry(Struct, frozen=True):
    """A kept result with its number, counted from the oldest; `kept` is None where the file cannot be read."""

    number: int
    path: Path
    kept: Kept | None


def of(bank: Bank, answers: Answers, title: TitleResult) -> Kept:
    """A result as it will lie on disk."""
    return Kept(
        format=1,
        bank=reference_to(bank),
        title=KeptTitle(title.id, title.status),
        promise=None,
        answers_file=to_document(answers),
    )


def keep(folder: Path, kept: Kept) -> Path:
    """Write a result to a file of its own.

    Raises:
        OSError: when it cannot be written.
    """
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    day = kept.date or "undated"
    taken = {path.name for path in folder.iterdir()}
    name = next(name for place in range(1, len(taken) + 2) if (name := f"{day}-{place}{SUFFIX}") not in taken)
    rewrite(folder / name, kept)
    return folder / name


def rewrite(path: Path, kept: Kept) -> None:
    """Write a result over itself.

    Raises:
        OSError: when it cannot be written.
    """
    write_text(path, to_json(msgspec.to_builtins(kept)))


def with_promise(kept: Kept, promise: Promise) -> Kept:
    """The same result with this promise."""
    return structs.replace(kept, promise=promise)


def every(folder: Path | None) -> tuple[Entry, ...]:
    """All kept results from the oldest to the newest; none where there is no folder, or a closed one."""
    if folder is None:
        return ()
    try:
        paths = sorted(folder.glob(f"*{SUFFIX}"), key=_age)
    except OSError:
        return ()
    return tuple(Entry(number, path, load(path)) for number, path in enumerate(paths, 1))


def _age(path: Path) -> tuple[str, int]:
    day, _, place = path.stem.rpartition("-")
    return day, int(place) if place.isascii() and place.isdigit() else 0


def load(path: Path) -> Kept | None:
    """The result in a file; None where there is no such thing."""
    data = read_bytes(str(path))
    if isinstance(data, Fault):
        return None
    try:
        return msgspec.json.decode(data, type=Kept)
    except (msgspec.DecodeError, RecursionError):
        return None


def latest(entries: Iterable[Entry], bank: Bank) -> Entry | None:
    """The newest readable result of this bank."""
    own = [entry for entry in entries if entry.kept is not None and entry.kept.bank.id == bank.id]
    return own[-1] if own else None


def earlier(bank: Bank, kept: Kept) -> EarlierResult:
    """A kept result, counted by today's rules as far as its questions and answers still exist."""
    parsed = parse(to_json(kept.answers_file).encode())
    document = parsed if isinstance(parsed, dict) else {}
    stored = document.get("answers")
    alive = {id_: raw for id_, raw in (stored if isinstance(stored, dict) else {}).items() if _readable(bank, id_, raw)}
    answers = answers_from_document(bank, {"answers": alive}, (), ())
    values = answers.values if isinstance(answers, Answers) else {}
    return EarlierResult(
        scored=score_answers(bank, Answers(values, date=escape_controls(kept.date) or None)),
        version=escape_controls(kept.bank.version),
        same_rules=is_same_bank(kept.bank, bank),
        promise=kept.promise,
    )


def _readable(bank: Bank, id_: str, raw: object) -> bool:
    question = bank.questions.get(id_)
    return question is not None and not isinstance(read_value(bank, question, raw, ""), Fault)
