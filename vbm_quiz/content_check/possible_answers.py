"""A question of a bank in, the answers to it that matter to its rules out.

Of a choice that is every choice. Of a number it is each number that a rule compares it with, and those next to it; of a
part, the same shares of a whole. What a rule makes of any other answer, it makes of one of these.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import floor
from typing import TypeAlias

from msgspec import structs

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.conditions import Condition
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.bank.result_criteria import Criterion
from vbm_quiz.bank.transition_items import TransitionItem
from vbm_quiz.model.answers import Value

Comparing: TypeAlias = Criterion | Condition | TransitionItem


class PossibleAnswers:
    """The answers to try.

    Args:
        bank: the bank.
        rules: everything in it that compares answers with numbers.
    """

    def __init__(self, bank: Bank, rules: Iterable[Comparing]) -> None:
        self._bank = bank
        self._limits: dict[str, set[Fraction]] = {}
        self._whole_of: dict[str, str] = {}
        for rule in rules:
            numbers = {Fraction(each) for each in structs.astuple(rule) if _is_number(each)}
            for question in _numbers_read(bank, rule):
                self._limits.setdefault(question, set()).update(numbers)
            part, whole = getattr(rule, "part", None), getattr(rule, "whole", None)
            if part is not None and whole is not None:
                self._whole_of[part] = whole
        self.to = cache(self._to)
        """The answers to a question; None stands for one that is not given."""

    def _to(self, question: str) -> tuple[Value | None, ...]:
        asked = self._bank.questions[question]
        given: list[Value | None] = list(asked.readable)
        if isinstance(asked, NumberQuestion):
            given += self._numbers(asked)
        return tuple(given if asked.for_everyone and not asked.optional else [*given, None])

    def _numbers(self, asked: NumberQuestion) -> list[Decimal]:
        limits = self._limits.get(asked.id, set())
        points = {asked.lowest, asked.maximum, *limits}
        if asked.id in self._whole_of.values():
            points.update(_wholes(asked, limits))
        if asked.id in self._whole_of:
            wholes = set(_wholes(self._bank.numbers[self._whole_of[asked.id]], limits))
            points.update(wholes, (share * whole for share in limits for whole in wholes))
        return _near(asked, points)


def _numbers_read(bank: Bank, rule: Comparing) -> Iterator[str]:
    yield from (question for question in rule.reads(bank) if question in bank.numbers)


def _is_number(value: object) -> bool:
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


def _wholes(asked: NumberQuestion, limits: Iterable[Fraction]) -> Iterator[Fraction]:
    """The highest wholes of which a share that matters is a number that may be answered."""
    yield from (Fraction(limit.denominator * floor(asked.maximum / limit.denominator)) for limit in limits)


def _near(asked: NumberQuestion, points: Iterable[Fraction]) -> list[Decimal]:
    """The numbers that may be answered at these points, and next to them."""
    step = Fraction(1, 10**asked.decimals)
    places = {floor(point / step) + beside for point in points for beside in (-1, 0, 1, 2)}
    numbers = (Decimal(place) / 10**asked.decimals for place in sorted(places))
    return [number for number in numbers if asked.lowest <= number <= asked.maximum and number != asked.above]
