"""A bank in, for each of its number questions the answers on either side of every limit in its rules out.

A limit is a number that stands in a rule beside the question that it is about. So the rules are read as `quiz.toml` has
them, whatever their kind: `question` with numbers beside it, `part` and `whole` with shares beside them, or in their
place the `condition` that names them.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any, NamedTuple, TypeAlias

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.questions import NumberQuestion

WHOLE = 100
"""The number that shares are taken of, such as the hours for a client; less where so much is not possible."""
STEP = "step"
"""The key of a share that is no limit: one small change."""

Table: TypeAlias = Mapping[str, Any]


class LimitNumbers(NamedTuple):
    """Answers to a number question: the one that meets least, the one that meets most, and those at limits between.

    A number that shares are taken of has one answer alone.
    """

    least: Decimal
    most: Decimal
    between: tuple[Decimal, ...] = ()
    is_whole: bool = False


def limit_numbers(bank: Bank) -> dict[str, LimitNumbers]:
    """The answers to each number question at the limits of the rules.

    More of a number is taken to meet more, and less of a part of a whole.
    """
    limits: dict[str, set[Fraction]] = {id_: set() for id_ in bank.numbers}
    wholes: dict[str, str] = {}
    conditions = {each["id"]: each for each in bank.document["conditions"]}
    for table in _tables(bank.document):
        named = {**conditions.get(table.get("condition"), {}), **table}
        part, whole, question = (named.get(key) for key in ("part", "whole", "question"))
        if part in limits and whole in limits:
            wholes[part] = whole
            limits[part].update(_whole(bank.numbers[whole]) * share for share in _shares(table))
        elif question in limits:
            limits[question].update(_numbers(table))
    return {id_: _around(bank, question, limits[id_], wholes) for id_, question in bank.numbers.items()}


def _around(bank: Bank, question: NumberQuestion, limits: set[Fraction], wholes: Mapping[str, str]) -> LimitNumbers:
    if question.id in wholes.values():
        return LimitNumbers(Decimal(_whole(question)), Decimal(_whole(question)), is_whole=True)
    between = tuple(sorted({number for limit in limits for number in _beside(question, limit)}))
    lowest = Decimal(ceil(question.lowest)) + (question.lowest == question.above)  # what is `above` is no answer itself
    if question.id in wholes:
        return LimitNumbers(Decimal(_whole(bank.numbers[wholes[question.id]])), lowest, between)
    return LimitNumbers(lowest, max(between, default=lowest), between)


def _whole(question: NumberQuestion) -> int:
    return min(WHOLE, floor(question.maximum))


def _tables(value: object) -> Iterator[Table]:
    """Every table at any depth."""
    if isinstance(value, Mapping):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _tables(each)


def _numbers(table: Table) -> Iterator[Fraction]:
    """The numbers in a table; a fraction may be written as text."""
    for value in table.values():
        if not isinstance(value, bool) and re.fullmatch(r"\d+([./]\d+)?", str(value)):
            yield Fraction(str(value))


def _shares(table: Table) -> Iterator[Fraction]:
    """The shares in a table that are limits, and where a step below one of them is."""
    limits = list(_numbers({key: value for key, value in table.items() if key != STEP}))
    yield from limits
    yield from (limit - step for step in _numbers({STEP: table.get(STEP)}) for limit in limits)


def _beside(question: NumberQuestion, limit: Fraction) -> Iterator[Decimal]:
    """The possible answers at a limit, and next to it on either side."""
    unit = Decimal(1).scaleb(-question.decimals)
    at = ceil(limit / Fraction(unit)) * unit
    for number in (at - unit, at, at + unit):
        if question.lowest <= number <= question.maximum and number != question.above:
            yield number
