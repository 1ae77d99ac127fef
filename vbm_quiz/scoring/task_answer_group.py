"""A task with its example as a group of answers.

Only sums matter: the weighted total of the levels, and how many activities stand at a level that a condition counts. So
the candidates are found over these sums, and not over every combination of levels.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.scale import Task
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Answers
from vbm_quiz.model.results import Change
from vbm_quiz.scoring.answer_groups import Candidate, Projection, joined_sums, single_steps
from vbm_quiz.scoring.combinations import REMEMBERED
from vbm_quiz.scoring.covering import NO_COST, Bounds, Choice, Cost, Sums, cheapest_covers
from vbm_quiz.scoring.tasks import (
    Levels,
    answered_levels,
    as_counted,
    counted_level,
    counted_levels,
    example_missing,
    filled,
    held_total,
    level_cap,
    state_of_total,
    weights,
)

_level_change = lru_cache(REMEMBERED)(Change)
"""One for all combinations of answers that it changes, so that it takes room once."""


class _Variant(NamedTuple):
    """Levels that count up to a cap, with what else is changed for that and its cost."""

    cap: int
    cost: Cost = NO_COST
    changes: tuple[Change, ...] = ()


class TaskAnswerGroup:
    """A task with its example."""

    def __init__(self, bank: Bank, task: Task) -> None:
        self.task = task
        self.questions = (*task.questions, task.example)
        self._bank = bank
        self._example = bank.questions[task.example]
        self._scale = bank.scale
        self._index = list(bank.questions).index(self.questions[0])
        self._weights = weights(bank.scale, task)
        self._held_total = held_total(bank.scale, task)
        counted = {each.counted_level: max(each.amounts(bank)) for each in bank.conditions if each.counted_level}
        self._counted = {level: (bank.scale.worth(level), enough) for level, enough in counted.items()}
        self._sums: dict[Sums, Sums] = {}

    def bounds(self, answers: Answers) -> Bounds:
        """What the levels add, as counted after the example rule."""
        return self._bounds_of(counted_levels(self._scale, answers, self.task))

    def _bounds_of(self, levels: Levels) -> Bounds:
        low = self._sums_of(filled(levels, 0))
        return Bounds(low, self._sums_of(filled(levels, self._scale.top)) if None in levels else low)

    def _sums_of(self, levels: Sequence[int]) -> Sums:
        counts = (sum([level >= worth for level in levels]) for worth, _ in self._counted.values())
        return self._joined(tuple(map(min, (sum(map(mul, self._weights, levels)), *counts), self._caps)))

    @property
    def _caps(self) -> Sums:
        """Where the total and each count stop to matter."""
        return (self._held_total, *(enough for _, enough in self._counted.values()))

    def _added(self, weight: int, level: int) -> Sums:
        """What an activity at this level adds to the total and to each count."""
        return (weight * level, *(int(level >= worth) for worth, _ in self._counted.values()))

    def _joined(self, own: Sums) -> Sums:
        """What the total and the counts, each up to its cap, add to the sums of the conditions."""
        if own not in self._sums:
            self._sums[own] = self._from_conditions(*own)
        return self._sums[own]

    def _from_conditions(self, total: int, *counts: int) -> Sums:
        state = state_of_total(total, self._held_total)
        at_level = dict(zip(self._counted, counts, strict=True))
        return joined_sums(
            self._bank,
            {
                each.id: each.from_task(self.task.id, state, at_level.get(each.counted_level or "", 0))
                for each in self._bank.conditions
            },
        )

    def single_changes(self, answers: Answers) -> Iterator[tuple[Change, Bounds]]:
        """Each level one down and one up, and the example flipped; a level that opens the example takes it as yes."""
        levels = answered_levels(self._scale, answers, self.task)
        missing = example_missing(self._scale, answers, self.task)
        before = self._as_counted(levels, missing=missing)
        for change, changed in self._level_steps(levels):
            after = self._as_counted(changed, missing=missing and self._asks_example(changed))
            if after != before:
                yield change, self._bounds_of(after)
        if self._asks_example(levels):
            for change, _ in single_steps(answers, self._example):
                yield change, self._bounds_of(self._as_counted(levels, missing=change.after == NO))

    def _as_counted(self, levels: Levels, *, missing: bool) -> Levels:
        return as_counted(self._scale, levels, level_cap(self._scale, missing=missing))

    def _level_steps(self, levels: Levels) -> Iterator[tuple[Change, Levels]]:
        names = self._scale.levels
        for index, level in enumerate(levels):
            for to in () if level is None else range(max(level - 1, 0), min(level + 2, len(names))):
                if level is not None and to != level:
                    change = _level_change(self.task.questions[index], names[level], names[to])
                    yield change, (*levels[:index], to, *levels[index + 1 :])

    def _asks_example(self, levels: Levels) -> bool:
        """Whether an activity has a level that asks for an example."""
        asking = self._scale.worth(self._scale.example_from)
        return any((level or 0) >= asking for level in levels)

    def candidates(self, answers: Answers, projection: Projection) -> Sequence[Candidate]:
        """For each projected sum, the cheapest combination of higher levels, with or without a missing example."""
        before = answered_levels(self._scale, answers, self.task)
        missing = example_missing(self._scale, answers, self.task)
        variants = [_Variant(level_cap(self._scale, missing=missing))]
        if missing:
            named = Cost(size=1, steepness=1, questions=1, order=((self._index + len(before), 1),))
            variants.append(_Variant(self._scale.top, named, (Change(self.task.example, NO, YES),)))
        best: dict[tuple[Sums, ...], tuple[Cost, Levels, _Variant]] = {}
        for variant in variants:
            for sums, cost, after in self._cheapest_levels(before, variant.cap, projection):
                total = cost.plus(variant.cost)
                if sums not in best or total < best[sums][0]:
                    best[sums] = total, after, variant
        return [self._candidate(before, *found) for found in best.values()]

    def _cheapest_levels(
        self, before: Levels, cap: int, projection: Projection
    ) -> Iterator[tuple[tuple[Sums, ...], Cost, Levels]]:
        """The cheapest levels for each projected total and counts, with what these add to the conditions."""
        choices = [self._choices(index, level, cap, projection) for index, level in enumerate(before)]
        amounts, width = projection(Bounds(self._caps, self._caps)), len(self._caps)
        for rest, (cost, after) in cheapest_covers(choices, amounts).items():
            own = tuple([amount - left for amount, left in zip(amounts, rest, strict=True)])
            yield tuple(self._joined(own[at : at + width]) for at in range(0, len(own), width)), cost, after

    def _candidate(self, before: Levels, cost: Cost, after: Levels, variant: _Variant) -> Candidate:
        counted = as_counted(self._scale, after, variant.cap)
        opens = (self.task.example,) if self._asks_example(after) and not self._asks_example(before) else ()
        return Candidate(cost, self._bounds_of(counted), (*self._level_changes(before, after), *variant.changes), opens)

    def _choices(self, index: int, level: int | None, cap: int, projection: Projection) -> list[Choice[int | None]]:
        """An activity as it is and at each higher level; an unknown one may go to any level but the lowest."""
        weight, lowest, top = self._weights[index], level or 0, self._scale.top
        unchanged = self._added(weight, counted_level(self._scale, lowest, cap))
        highest = self._added(weight, top) if level is None else unchanged
        choices: list[Choice[int | None]] = [(projection(Bounds(unchanged, highest)), NO_COST, level)]
        for to in range(lowest + 1, top + 1):
            added = self._added(weight, counted_level(self._scale, to, cap))
            on_core = lowest - to if self.task.activities[index].core else 0
            cost = Cost(to - lowest, (to - lowest) ** 2, 1, on_core, ((self._index + index, to),))
            choices.append((projection(Bounds(added, added)), cost, to))
        return choices

    def _level_changes(self, before: Levels, after: Levels) -> tuple[Change, ...]:
        names: dict[int | None, str] = {None: UNKNOWN, **dict(enumerate(self._scale.levels))}
        return tuple(
            Change(question, names[old], names[new])
            for question, old, new in zip(self.task.questions, before, after, strict=True)
            if old != new
        )
