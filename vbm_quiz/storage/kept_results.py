"""Results kept on this machine: one private JSON file each, with the answers, the bank, the title and the promise."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct, structs

from vbm_quiz.answers_file.json_document import parse
from vbm_quiz.answers_file.parse import answers_from_document, readable_answers
from vbm_quiz.answers_file.write import to_document, to_json
from vbm_quiz.bank.bank import Bank
from vbm_quiz.characters import escape_controls
from vbm_quiz.errors import InvalidAnswers
from vbm_quiz.model.answers import Answers, Value
from vbm_quiz.model.results import BankReference, Promise, TitleResult, TitleStatus
from vbm_quiz.scoring.comparison import EarlierResult, score_answers
from vbm_quiz.storage.files import read_bytes, write_text

ANSWERS_FILE = "answers_file"
SUFFIX = ".json"
PRIVATE_FOLDER = 0o700


class KeptTitle(Struct, frozen=True):
    """The title that the report gave; version 1 of the bank called one that fits and is not firm `between`."""

    id: str | None
    status: TitleStatus | Literal["between"]


class KeptResult(Struct, frozen=True):
    """One result as its file has it; `answers_file` is a document that `--answers` reads."""

    format: Literal[1]
    bank: BankReference
    title: KeptTitle
    promise: Promise | None
    answers_file: dict[str, Any]

    @property
    def date(self) -> str:
        """The day of the answers."""
        return str(self.answers_file.get("date", ""))


class HistoryEntry(Struct, frozen=True):
    """A kept result with its number, counted from the oldest; `result` is None where the file cannot be read."""

    number: int
    path: Path
    result: KeptResult | None


def kept_result(bank: Bank, answers: Answers, title: TitleResult) -> KeptResult:
    """The answers and their title as a result to keep, without a promise."""
    return KeptResult(
        format=1,
        bank=bank.reference,
        title=KeptTitle(title.id, title.status),
        promise=None,
        answers_file=to_document(answers),
    )


def with_promise(result: KeptResult, promise: Promise) -> KeptResult:
    """The same result with this promise."""
    return structs.replace(result, promise=promise)


def save_result(folder: Path, result: KeptResult) -> Path:
    """Write a result to a new file, named for its day.

    Raises:
        OSError: when it cannot be written.
    """
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    day = result.date or "undated"
    taken = {path.name for path in folder.iterdir()}
    name = next(name for number in range(1, len(taken) + 2) if (name := f"{day}-{number}{SUFFIX}") not in taken)
    write_result(folder / name, result)
    return folder / name


def write_result(path: Path, result: KeptResult) -> None:
    """Write a result to this file, over what was in it.

    Raises:
        OSError: when it cannot be written.
    """
    write_text(path, to_json(msgspec.to_builtins(result)))


def load_result(path: Path) -> KeptResult | None:
    """The result in a file; None where it cannot be read or holds none."""
    try:
        return msgspec.json.decode(read_bytes(str(path)), type=KeptResult)
    except (OSError, msgspec.DecodeError, RecursionError):
        return None


def list_results(folder: Path | None) -> tuple[HistoryEntry, ...]:
    """All kept results from the oldest to the newest; none where there is no readable folder."""
    if folder is None:
        return ()
    try:
        paths = sorted(folder.glob(f"*{SUFFIX}"), key=_day_and_number)
    except OSError:
        return ()
    return tuple(HistoryEntry(number, path, load_result(path)) for number, path in enumerate(paths, 1))


def _day_and_number(path: Path) -> tuple[str, int]:
    day, _, number = path.stem.rpartition("-")
    return day, int(number) if number.isascii() and number.isdigit() else 0


def latest_result(entries: Iterable[HistoryEntry], bank: Bank) -> HistoryEntry | None:
    """The newest readable result of this bank."""
    own = [entry for entry in entries if entry.result is not None and entry.result.bank.id == bank.id]
    return own[-1] if own else None


def rescored(bank: Bank, result: KeptResult) -> EarlierResult:
    """A kept result, scored by this bank as far as its questions and answers still exist there."""
    answers = Answers(_readable_values(bank, result), date=escape_controls(result.date) or None)
    return EarlierResult(
        scored=score_answers(bank, answers),
        version=escape_controls(result.bank.version),
        same_rules=bank.is_same(result.bank),
        promise=result.promise,
    )


def _readable_values(bank: Bank, result: KeptResult) -> Mapping[str, Value]:
    """The answers that this bank can read; none where two of those contradict each other."""
    try:
        readable = readable_answers(bank, parse(to_json(result.answers_file).encode()))
        return answers_from_document(bank, {"answers": readable.values}, (), ()).values
    except InvalidAnswers:
        return {}
