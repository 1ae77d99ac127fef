"""The title not yet settled in, the questions whose answers would settle it out.

A question is named where it can decide: with the other unknown answers filled in some way, the condition holds with
this one at its highest and fails with it at its lowest.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TypeAlias

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.conditions import NumberCondition, ShareCondition
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import FindOut, Shown
from vbm_quiz.scoring.requirements import FactPart, Part, Requirements, Sums, TaskPart
from vbm_quiz.scoring.tasks import Levels, task_levels


def find_out(
    bank: Bank, requirements: Requirements, answers: Answers, states: Mapping[str, Shown], between: Sequence[str]
) -> tuple[FindOut, ...]:
    """The questions that can settle the conditions of the titles still possible, in bank order.

    Args:
        bank: the bank.
        requirements: what its conditions need.
        answers: the answers that were scored.
        states: the state of each condition.
        between: the titles still possible.
    """
    asked = {condition for title in bank.titles if title.id in between for condition in title.requires}
    settles: dict[str, list[str]] = {}
    for condition in bank.conditions:
        if condition.id in asked and states[condition.id] == "not_shown":
            for question in _deciding(bank, requirements, answers, condition.id):
                settles.setdefault(question, []).append(condition.id)
    return tuple(FindOut(question, tuple(settles[question])) for question in bank.questions if question in settles)


def _deciding(bank: Bank, requirements: Requirements, answers: Answers, id_: str) -> Iterator[str]:
    condition = bank.condition(id_)
    if isinstance(condition, NumberCondition):
        yield condition.question
    elif isinstance(condition, ShareCondition):
        # A whole of nothing is no share, so it has to be found out as well.
        yield from (each for each in (condition.whole, condition.part) if answers.unknown(each))
        if not answers.unknown(condition.whole) and not answers.number(condition.whole):
            yield condition.whole
    else:
        yield from _Sums(bank, answers, requirements.of([id_])).deciding(requirements)


Fillings: TypeAlias = dict[tuple[int, ...], Sums]
"""What a part adds with its unknown answers at each of these worths."""


class _Sums:
    """The answers seen by the sums of one condition."""

    def __init__(self, bank: Bank, answers: Answers, line: Sequence[int]) -> None:
        self._bank = bank
        self._answers = answers
        self._line = line

    def deciding(self, requirements: Requirements) -> Iterator[str]:
        """The questions on which the condition can turn."""
        enough = self._on_line(requirements.amounts)
        filled = [self._filled(part) for part in requirements.parts]
        for place, part in enumerate(requirements.parts):
            others = [set(each.values()) for each in (*filled[:place], *filled[place + 1 :])]
            lacking = _left_to_meet(enough, others)
            for at, question in enumerate(self._unknown(part)):
                if _decides(filled[place], at, lacking):
                    yield question

    def _filled(self, part: Part) -> Fillings:
        """What a part adds with its unknown answers filled in every way, as they would count."""
        match part:
            case TaskPart():
                levels = task_levels(self._bank, self._answers, part.task)
                worths = product(range(self._bank.scale.top + 1), repeat=levels.count(None))
                return {each: self._on_line(part.adds_of(_with(levels, each)).low) for each in worths}
            case FactPart():
                adds = part.adds(self._answers)
                open_ = bool(self._unknown(part))
                return (
                    {(0,): self._on_line(adds.low), (1,): self._on_line(adds.high)}
                    if open_
                    else {(): self._on_line(adds.low)}
                )
            case _:
                return {(): self._on_line(part.adds(self._answers).low)}

    def _unknown(self, part: Part) -> list[str]:
        """The levels or facts of a part that are not known."""
        if not isinstance(part, TaskPart | FactPart):
            return []
        return [question for question in part.questions if self._answers.unknown(question)]

    def _on_line(self, sums: Sums) -> Sums:
        return tuple(sums[place] for place in self._line)


def _with(levels: Levels, worths: tuple[int, ...]) -> tuple[int, ...]:
    """The levels with these in place of the unknown ones."""
    rest = iter(worths)
    return tuple(next(rest) if level is None else level for level in levels)


def _decides(filled: Fillings, at: int, lacking: set[Sums]) -> bool:
    """Whether the condition turns on the unknown answer at this place, whatever the others are."""
    highest = max(worths[at] for worths in filled)
    for worths, low in filled.items():
        if worths[at] == 0:
            high = filled[*worths[:at], highest, *worths[at + 1 :]]
            if low != high and any(_meets(high, left) and not _meets(low, left) for left in lacking):
                return True
    return False


def _left_to_meet(enough: Sums, parts: Iterable[set[Sums]]) -> set[Sums]:
    """What can be lacking after these parts, in every way that they may turn out."""
    lacking = {enough}
    for possible in parts:
        lacking = {
            tuple([max(need - add, 0) for need, add in zip(left, adds, strict=True)])
            for left in lacking
            for adds in possible
        }
    return lacking


def _meets(adds: Sums, lacking: Sums) -> bool:
    return all(add >= need for add, need in zip(adds, lacking, strict=True))
