"""Answers that may have been given to another bank in, the answers to this one out, and what could not be taken over.

A bank that was changed may ask more or less, or allow other answers. Nothing of that is a fault: an answer to a
question that this bank lacks is passed over, and what is missing, or not possible here, counts as unknown.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.questions import NumberQuestion, Question
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import UNKNOWN, Answers, Client, Value

Reason: TypeAlias = Literal["passed_over", "not_possible", "missing"]
REASONS: tuple[Reason, ...] = ("passed_over", "not_possible", "missing")
LeftBehind: TypeAlias = tuple[Reason, str]
"""Why an answer was not taken over, and the question; `clients.<field>` for one about a client."""


class TakenOver(NamedTuple):
    """The answers to a bank, all that it asks for among them, and what was left behind, each once."""

    answers: Answers
    left_behind: tuple[LeftBehind, ...]


def taken_over(
    bank: Bank, given: Mapping[str, object], clients: Iterable[Mapping[str, object]] | None = None
) -> TakenOver:
    """The answers to this bank among values by question id, as a file holds them or as another bank read them.

    Clients are values by field, without their names; each has a number for a name.
    """
    values: dict[str, Value] = {}
    left: list[LeftBehind] = [("passed_over", id_) for id_ in given if id_ not in bank.questions]
    for id_, question in bank.questions.items():
        value = question.read(given[id_], "") if id_ in given else None
        if isinstance(value, Fault) or _exceeds(question, value, values):
            left.append(("not_possible", id_))
            value = None
        if value is not None:
            values[id_] = value
        elif question.unknown:
            values[id_] = UNKNOWN
    listed = None
    if clients is not None:
        listed = tuple(_client(bank, number, each, left) for number, each in enumerate(clients, start=1))
    answers = Answers(values, listed)
    left += (("missing", each.id) for each in bank.questions.values() if _is_missing(bank, answers, given, each))
    return TakenOver(answers, tuple(dict.fromkeys(left)))


def _exceeds(question: Question, value: Value | None, values: Mapping[str, Value]) -> bool:
    """Whether it is a number above the answer that it may not exceed."""
    return (
        isinstance(question, NumberQuestion)
        and isinstance(value, Decimal)
        and question.excess(value, values, "") is not None
    )


def _is_missing(bank: Bank, answers: Answers, given: Mapping[str, object], question: Question) -> bool:
    return question.id not in given and not question.optional and question.is_asked(bank, answers)


def _client(bank: Bank, number: int, given: Mapping[str, object], left: list[LeftBehind]) -> Client:
    """A client under this number; what could not be taken over is added to `left`."""
    known = {field.id for field in bank.clients.fields}
    left += (("passed_over", f"clients.{key}") for key in given if key not in known)
    answers: dict[str, str] = {}
    for field in bank.clients.fields:
        value = field.read(given[field.id], "") if field.id in given else None
        answers[field.id] = value if isinstance(value, str) else UNKNOWN
        if not isinstance(value, str):
            left.append(("missing" if value is None else "not_possible", f"clients.{field.id}"))
    return Client(str(number), answers)
