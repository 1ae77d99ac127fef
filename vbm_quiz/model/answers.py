"""The answers of one person: a value per question, and her clients."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from msgspec import Struct, structs

UNKNOWN = "unknown"


YES = "yes"


NO = "no"


Value: TypeAlias = str | Decimal
"""A choice id (`unknown` among them) or a number."""


class Client(Struct, frozen=True):
    """One client: a label that stays local, and a choice id per field."""

    name: str
    answers: Mapping[str, str]


class Answers(Struct, frozen=True):
    """What was answered: a value per question id; `clients` is None where they were not asked."""

    values: Mapping[str, Value]
    clients: tuple[Client, ...] | None = None
    language: str | None = None
    respondent: str | None = None
    date: str | None = None

    def choice(self, question: str) -> str | None:
        """The choice made, `unknown` among them; None where there is none."""
        value = self.values.get(question)
        return value if isinstance(value, str) else None

    def number(self, question: str) -> Decimal | None:
        """The number given; None where it is unknown or there is none."""
        value = self.values.get(question)
        return value if isinstance(value, Decimal) else None

    def share(self, part: str, whole: str) -> Fraction | None:
        """A part of a whole; None where either is unknown or the whole is 0."""
        portion, total = self.number(part), self.number(whole)
        return Fraction(portion) / Fraction(total) if portion is not None and total else None

    def answered(self, value: str, questions: Iterator[str] | tuple[str, ...]) -> tuple[str, ...]:
        """Those of the questions that are answered with this choice."""
        return tuple(question for question in questions if self.values.get(question) == value)

    def unknown(self, question: str) -> bool:
        """Whether the answer is not known: I don't know, or no answer at all."""
        return self.values.get(question, UNKNOWN) == UNKNOWN

    def replaced(self, changes: Mapping[str, Value]) -> "Answers":
        """The same answers with these in place."""
        return structs.replace(self, values={**self.values, **changes})


CLIENT = re.compile(r"clients\[(\d+)\]\.(\w+)")


def client_field_id(index: int, field: str) -> str:
    """The id of a field of a client, such as `clients[0].team`."""
    return f"clients[{index}].{field}"


def client_field(id_: str) -> tuple[int, str] | None:
    """The index of the client and the field that an id stands for; None for any other id."""
    found = CLIENT.fullmatch(id_)
    return (int(found[1]), found[2]) if found else None
