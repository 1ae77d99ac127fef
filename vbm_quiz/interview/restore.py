"""The answers of an unfinished quiz as they were kept in, those that still fit this bank out."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from vbm_quiz.answers_file.values import read_value
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.questions import ChoiceQuestion, NumberQuestion
from vbm_quiz.errors import Fault
from vbm_quiz.interview.state import ADD, NAME, SKIPPED, Draft
from vbm_quiz.model.answers import NO, YES, Value, client_field


class Fitted(Struct, frozen=True):
    """The answers that fit, and the cards of those that do not."""

    draft: Draft
    unfit: tuple[str, ...]


def fit(bank: Bank, kept: Mapping[str, object]) -> Fitted:
    """Check each answer as if it were given now.

    Args:
        bank: the bank, perhaps another one than the answers were given to.
        kept: raw values by card.
    """
    read = {card: _read(bank, card, raw) for card, raw in kept.items()}
    return Fitted(
        draft={card: value for card, value in read.items() if value is not None},
        unfit=tuple(card for card, value in read.items() if value is None),
    )


def _read(bank: Bank, card: str, raw: object) -> Value | None:
    client = client_field(card)
    if client is not None:
        return _read_of_client(bank, *client, raw)
    question = bank.questions.get(card)
    if question is None:
        return None
    if isinstance(question, NumberQuestion) and question.optional and raw == SKIPPED:
        return SKIPPED
    if isinstance(raw, int) and not isinstance(raw, bool):
        raw = Decimal(raw)
    return _fitting(read_value(bank, question, raw, card))


def _read_of_client(bank: Bank, place: int, field: str, raw: object) -> Value | None:
    if place >= bank.clients.maximum:
        return None
    if field == NAME:
        return raw if isinstance(raw, str) and raw.strip() and len(raw) <= bank.clients.name_length else None
    if field == ADD:
        return raw if isinstance(raw, str) and raw in (YES, NO) else None
    asked = next((each for each in bank.clients.fields if each.id == field), None)
    if asked is None:
        return None
    return _fitting(read_value(bank, ChoiceQuestion(id=field, choices=asked.choices), raw, field))


def _fitting(value: Value | Fault) -> Value | None:
    return None if isinstance(value, Fault) else value
