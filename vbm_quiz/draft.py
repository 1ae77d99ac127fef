"""The answers of an unfinished quiz as they were kept in, those that still fit this bank out."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from vbm_quiz.bank import NO, YES, ChoiceQuestion, NumberQuestion, Quiz
from vbm_quiz.interview import ADD, NAME, SKIPPED, Draft, client_of
from vbm_quiz.model import Value
from vbm_quiz.values import Fault, read_value


class Fitted(Struct, frozen=True):
    """The answers that fit, and the cards of those that do not."""

    draft: Draft
    unfit: tuple[str, ...]


def fit(quiz: Quiz, kept: Mapping[str, object]) -> Fitted:
    """Check each answer as if it were given now.

    Args:
        quiz: the bank, perhaps another one than the answers were given to.
        kept: raw values by card.
    """
    read = {card: _read(quiz, card, raw) for card, raw in kept.items()}
    return Fitted(
        draft={card: value for card, value in read.items() if value is not None},
        unfit=tuple(card for card, value in read.items() if value is None),
    )


def _read(quiz: Quiz, card: str, raw: object) -> Value | None:
    client = client_of(card)
    if client is not None:
        return _read_of_client(quiz, *client, raw)
    question = quiz.questions.get(card)
    if question is None:
        return None
    if isinstance(question, NumberQuestion) and question.optional and raw == SKIPPED:
        return SKIPPED
    if isinstance(raw, int) and not isinstance(raw, bool):
        raw = Decimal(raw)
    return _fitting(read_value(quiz, question, raw, card))


def _read_of_client(quiz: Quiz, place: int, field: str, raw: object) -> Value | None:
    if place >= quiz.clients.maximum:
        return None
    if field == NAME:
        return raw if isinstance(raw, str) and raw.strip() and len(raw) <= quiz.clients.name_length else None
    if field == ADD:
        return raw if isinstance(raw, str) and raw in (YES, NO) else None
    asked = next((each for each in quiz.clients.fields if each.id == field), None)
    if asked is None:
        return None
    return _fitting(read_value(quiz, ChoiceQuestion(id=field, choices=asked.choices), raw, field))


def _fitting(value: Value | Fault) -> Value | None:
    return None if isinstance(value, Fault) else value
