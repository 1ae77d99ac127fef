"""A bank in, what its conditions require out: amounts that sums must reach, and the groups of answers that add up."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from operator import ge
from typing import TypeAlias

from msgspec import Struct

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.derived import once_for_a_bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import ConditionState, TaskResult
from vbm_quiz.scoring.answer_groups import AnswerGroup, ChoiceGroup, Counted, CountedGroup, NumberGroup
from vbm_quiz.scoring.combinations import REMEMBERED, once_per_combination
from vbm_quiz.scoring.covering import Bounds, Sums
from vbm_quiz.scoring.task_answer_group import TaskAnswerGroup
from vbm_quiz.scoring.tasks import task_result
from vbm_quiz.scoring.title import Decision, decide

Reached: TypeAlias = tuple[bool, ...]
"""Whether each amount is reached with the unknown answers at their lowest, and then whether it is at their highest."""


class Requirements(Struct, frozen=True):
    """All amounts in one row, with the condition that each belongs to, and the groups in bank order.

    Beside them what is worked out once: the result of each task by its answers, and the title by what is reached.
    """

    conditions: tuple[str, ...]
    amounts: Sums
    groups: tuple[CountedGroup, ...]
    task_results: tuple[Callable[[Answers], TaskResult], ...]
    title_of: Callable[[Reached], Decision]

    def counted(self, answers: Answers) -> tuple[Counted, ...]:
        """What each group adds, and what it would add after each single change."""
        return tuple(group.counted(answers) for group in self.groups)

    def bounds(self, answers: Answers) -> tuple[Bounds, ...]:
        """What each group adds."""
        return tuple(group.bounds(answers) for group in self.groups)

    def total(self, bounds: Iterable[Bounds]) -> Bounds:
        """What several groups add together."""
        lows, highs = zip(*bounds, strict=True)
        return Bounds(tuple(map(sum, zip(*lows, strict=True))), tuple(map(sum, zip(*highs, strict=True))))

    def tasks(self, answers: Answers) -> tuple[TaskResult, ...]:
        """What the report holds of each task."""
        return tuple(result(answers) for result in self.task_results)

    def reached(self, total: Bounds) -> Reached:
        """Which amounts these sums reach."""
        return (*map(ge, total.low, self.amounts), *map(ge, total.high, self.amounts))

    def states(self, total: Bounds) -> dict[str, ConditionState]:
        """The state of every condition: met where the lowest sums are enough, not met where the highest are not."""
        return states_of(self.conditions, self.reached(total))

    def decide(self, total: Bounds) -> Decision:
        """The title that these sums give."""
        return self.title_of(self.reached(total))

    def indices(self, conditions: Iterable[str]) -> tuple[int, ...]:
        """Where the amounts of these conditions stand in the row."""
        wanted = set(conditions)
        return tuple(index for index, condition in enumerate(self.conditions) if condition in wanted)


@once_for_a_bank
def requirements_of(bank: Bank) -> Requirements:
    """What the conditions of a bank require, and the groups of answers that add to it."""
    amounts = [(condition.id, amount) for condition in bank.conditions for amount in condition.amounts(bank)]
    choices = {question for condition in bank.conditions for question in condition.counted_choices(bank)}
    groups: list[AnswerGroup] = [
        *(TaskAnswerGroup(bank, task) for task in bank.tasks),
        *(ChoiceGroup(bank, question) for question in choices),
        *(NumberGroup(bank, questions) for questions in _numbers_read_together(bank)),
    ]
    conditions = tuple(condition for condition, _ in amounts)
    return Requirements(
        conditions=conditions,
        amounts=tuple(amount for _, amount in amounts),
        groups=tuple(map(CountedGroup, sorted(groups, key=lambda group: bank.order[group.questions[0]]))),
        task_results=tuple(
            once_per_combination((*task.questions, task.example), partial(task_result, bank, task))
            for task in bank.tasks
        ),
        title_of=lru_cache(REMEMBERED)(lambda reached: decide(bank, states_of(conditions, reached))),
    )


def states_of(conditions: Sequence[str], reached: Reached) -> dict[str, ConditionState]:
    """The state of every condition.

    Args:
        conditions: the condition that each amount belongs to.
        reached: which amounts are reached.
    """
    states: dict[str, ConditionState] = {}
    low, high = reached[: len(conditions)], reached[len(conditions) :]
    for condition, surely, possibly in zip(conditions, low, high, strict=True):
        if not possibly:
            states[condition] = "not_met"
        elif not surely and states.get(condition) != "not_met":
            states[condition] = "not_shown"
        else:
            states.setdefault(condition, "met")
    return states


def _numbers_read_together(bank: Bank) -> list[tuple[str, ...]]:
    """The numbers that conditions read, those that meet in one condition in one group."""
    groups: list[set[str]] = []
    for condition in bank.conditions:
        if condition.numbers:
            together = set(condition.numbers)
            apart = [group for group in groups if group.isdisjoint(together)]
            groups = [*apart, together.union(*(group for group in groups if group not in apart))]
    return [tuple(question for question in bank.questions if question in group) for group in groups]
