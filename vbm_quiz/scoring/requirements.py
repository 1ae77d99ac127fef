"""The conditions as sums: what each needs, and what each part of the answers adds to it.

A part is the smallest group of answers that are read together: a task with its example, a fact, or the numbers that
share a rule. No part's sum depends on another part, so one change needs one part counted again, and the least changes
can be found part by part. Unknown answers are counted twice, at their lowest and at their highest: a condition is met
when the lowest sum is enough, and not met when the highest is not. More is never worse, so nothing in between differs.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeAlias

from msgspec import Struct

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.conditions import (
    Condition,
    FactsCondition,
    LevelCondition,
    NumberCondition,
    ShareCondition,
    TasksCondition,
)
from vbm_quiz.bank.scale import Task
from vbm_quiz.model.answers import UNKNOWN, YES, Answers
from vbm_quiz.model.results import Shown, State
from vbm_quiz.scoring.tasks import Levels, filled, known_state, task_levels, weights

Sums: TypeAlias = tuple[int, ...]
"""One count per need, in the order of `Needs.amounts`."""


class Adds(NamedTuple):
    """What a part adds with its unknown answers at their lowest and at their highest."""

    low: Sums
    high: Sums


class Part(Protocol):
    """A group of answers that are read together."""

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions read, in bank order."""

    def adds(self, answers: Answers) -> Adds:
        """What these answers add to every need."""


class Requirements(Struct, frozen=True):
    """Everything that the conditions of a bank need: an amount each, and the condition that each belongs to."""

    conditions: tuple[str, ...]
    amounts: Sums
    parts: tuple[Part, ...]

    def total(self, adds: Iterable[Adds]) -> Adds:
        """The sums of several parts."""
        low, high = zip(*adds, strict=True)
        return Adds(tuple(map(sum, zip(*low, strict=True))), tuple(map(sum, zip(*high, strict=True))))

    def states(self, total: Adds) -> dict[str, Shown]:
        """The state of every condition that needs something."""
        states: dict[str, Shown] = {}
        for condition, amount, low, high in zip(self.conditions, self.amounts, *total, strict=True):
            if high < amount:
                states[condition] = "not_met"
            elif low < amount and states.get(condition) != "not_met":
                states[condition] = "not_shown"
            else:
                states.setdefault(condition, "met")
        return states

    def of(self, conditions: Iterable[str]) -> tuple[int, ...]:
        """The places of what these conditions need."""
        wanted = set(conditions)
        return tuple(place for place, condition in enumerate(self.conditions) if condition in wanted)


def requirements_of(bank: Bank) -> Requirements:
    """What the conditions of a bank need, and the parts of the answers that add to it."""
    pairs = [(condition.id, amount) for condition in bank.conditions for amount in _amounts(bank, condition)]
    parts: list[Part] = [TaskPart(bank, task) for task in bank.tasks]
    facts = {question for each in bank.conditions if isinstance(each, FactsCondition) for question in each.questions}
    parts += [FactPart(bank, question) for question in bank.questions if question in facts]
    parts += [NumberPart(bank, questions) for questions in _numbers_read_together(bank)]
    order = {question: place for place, question in enumerate(bank.questions)}
    return Requirements(
        conditions=tuple(condition for condition, _ in pairs),
        amounts=tuple(amount for _, amount in pairs),
        parts=tuple(sorted(parts, key=lambda part: order[part.questions[0]])),
    )


def _amounts(bank: Bank, condition: Condition) -> Sums:
    match condition:
        case TasksCondition():
            absent = len(bank.tasks) if condition.absent_at_most is None else condition.absent_at_most
            among = (len(set(condition.all_of)), min(len(condition.one_of), 1))
            return (condition.at_least, *among, max(len(bank.tasks) - absent, 0))
        case LevelCondition():
            return (condition.at_least,)
        case NumberCondition() | ShareCondition():
            return (1,)
        case FactsCondition():
            return (condition.at_least, min(len(condition.one_of), 1))


class TaskPart:
    """A task with its example."""

    def __init__(self, bank: Bank, task: Task) -> None:
        self.task = task
        self.questions = (*task.questions, task.example)
        self._bank = bank
        self._weights = weights(bank, task)
        self._by_state: dict[State, list[int]] = {
            state: [add for condition in bank.conditions for add in _task_adds(bank, task, condition, state)]
            for state in ("held", "present", "absent")
        }
        self._levels = [*_levels_counted(bank)]

    def adds(self, answers: Answers) -> Adds:
        """What the answers to this task add."""
        return self.adds_of(task_levels(self._bank, answers, self.task))

    def adds_of(self, levels: Levels) -> Adds:
        """What these levels add, as counted after the example rule."""
        low = self._adds_of_known(filled(levels, 0))
        return Adds(low, self._adds_of_known(filled(levels, self._bank.scale.top)) if None in levels else low)

    def _adds_of_known(self, levels: Sequence[int]) -> Sums:
        state = known_state(self._bank, self._weights, levels)
        sums = self._by_state[state]
        if state != "held" or not self._levels:
            return tuple(sums)
        sums = list(sums)
        for place, worth, enough in self._levels:
            sums[place] = min(sum(level >= worth for level in levels), enough)
        return tuple(sums)


def _task_adds(bank: Bank, task: Task, condition: Condition, state: State) -> Sums:
    if not isinstance(condition, TasksCondition):
        return (0,) * len(_amounts(bank, condition))
    held = state == "held"
    among = (held and task.id in condition.all_of, held and task.id in condition.one_of)
    return tuple(int(add) for add in (held, *among, state != "absent"))


def _levels_counted(bank: Bank) -> Iterator[tuple[int, int, int]]:
    """Of each condition on a level: its place among the needs, the worth of the level, and how many are enough."""
    place = 0
    for condition in bank.conditions:
        if isinstance(condition, LevelCondition):
            yield place, bank.scale.worth(condition.level), condition.at_least
        place += len(_amounts(bank, condition))


class FactPart:
    """One fact."""

    def __init__(self, bank: Bank, question: str) -> None:
        self.questions = (question,)
        nothing = [0 for condition in bank.conditions for _ in _amounts(bank, condition)]
        self._when_true = tuple(add for condition in bank.conditions for add in _fact_adds(bank, question, condition))
        self._when_false = tuple(nothing)

    def adds(self, answers: Answers) -> Adds:
        """What this fact adds."""
        choice = answers.choice(self.questions[0]) or UNKNOWN
        low = self._when_true if choice == YES else self._when_false
        return Adds(low, self._when_true if choice == UNKNOWN else low)


def _fact_adds(bank: Bank, question: str, condition: Condition) -> Sums:
    if not isinstance(condition, FactsCondition):
        return (0,) * len(_amounts(bank, condition))
    return int(question in condition.questions), int(question in condition.one_of)


class NumberPart:
    """The numbers that share a rule: one by itself, or a part with its whole."""

    def __init__(self, bank: Bank, questions: tuple[str, ...]) -> None:
        self.questions = questions
        self.conditions = [each for each in bank.conditions if _is_read_from(each, questions)]
        self._places = [
            each if each in self.conditions else None for each in bank.conditions for _ in _amounts(bank, each)
        ]

    def adds(self, answers: Answers) -> Adds:
        """What these numbers add."""
        low, high = zip(*(_number_adds(condition, answers) for condition in self._places), strict=True)
        return Adds(low, high)


def _is_read_from(condition: Condition, questions: Sequence[str]) -> bool:
    return isinstance(condition, NumberCondition | ShareCondition) and numbers_read(condition)[0] in questions


def numbers_read(condition: NumberCondition | ShareCondition) -> tuple[str, ...]:
    """The numbers that a condition is read from."""
    return (condition.question,) if isinstance(condition, NumberCondition) else (condition.part, condition.whole)


def _number_adds(condition: Condition | None, answers: Answers) -> tuple[int, int]:
    match condition:
        case NumberCondition():
            number = answers.number(condition.question)
            holds = None if number is None else number >= condition.at_least
        case ShareCondition():
            share = answers.share(condition.part, condition.whole)
            holds = None if share is None else share < condition.below
        case _:
            holds = False
    return (0, 1) if holds is None else (int(holds), int(holds))


def _numbers_read_together(bank: Bank) -> list[tuple[str, ...]]:
    """The numbers of the conditions, those that meet in one condition in one group."""
    groups: list[set[str]] = []
    for condition in bank.conditions:
        if isinstance(condition, NumberCondition | ShareCondition):
            together = set(numbers_read(condition))
            apart = [group for group in groups if group.isdisjoint(together)]
            groups = [*apart, together.union(*(group for group in groups if group not in apart))]
    return [tuple(question for question in bank.questions if question in group) for group in groups]
