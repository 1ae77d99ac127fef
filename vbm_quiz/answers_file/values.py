"""A raw value of a question in, its value or a fault out."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.clients import ClientField
from vbm_quiz.bank.questions import NumberQuestion, Question
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import Value


def allowed(bank: Bank, question: Question | ClientField) -> str:
    """What may be answered, in the words of the file."""
    return question.allowed


def number_text(number: Fraction | None) -> str:
    """A bound as it is written in the bank."""
    return "" if number is None else str(number)


def read_value(bank: Bank, question: Question | ClientField, raw: object, path: str) -> Value | Fault:
    """Read an answer."""
    return question.read(raw, path)


def exceeds(question: NumberQuestion, number: Decimal, values: Mapping[str, Value], path: str) -> Fault | None:
    """The fault of a number above the answer it may not exceed, if it is."""
    return question.excess(number, values, path)
