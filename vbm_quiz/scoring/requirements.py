"""A bank in, what its conditions require out: amounts that sums must reach, and the groups of answers that add up."""

from collections.abc import Iterable
from functools import reduce

from msgspec import Struct

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import ConditionState
from vbm_quiz.scoring.answer_groups import AnswerGroup, FactGroup, NumberGroup
from vbm_quiz.scoring.covering import Bounds, Sums
from vbm_quiz.scoring.task_answer_group import TaskAnswerGroup


class Requirements(Struct, frozen=True):
    """All amounts in one row, with the condition that each belongs to, and the groups in bank order."""

    conditions: tuple[str, ...]
    amounts: Sums
    groups: tuple[AnswerGroup, ...]

    def bounds(self, answers: Answers) -> tuple[Bounds, ...]:
        """What each group adds."""
        return tuple(group.bounds(answers) for group in self.groups)

    def total(self, bounds: Iterable[Bounds]) -> Bounds:
        """What several groups add together."""
        return reduce(Bounds.plus, bounds)

    def states(self, total: Bounds) -> dict[str, ConditionState]:
        """The state of every condition: met where the lowest sums are enough, not met where the highest are not."""
        states: dict[str, ConditionState] = {}
        for condition, amount, low, high in zip(self.conditions, self.amounts, *total, strict=True):
            if high < amount:
                states[condition] = "not_met"
            elif low < amount and states.get(condition) != "not_met":
                states[condition] = "not_shown"
            else:
                states.setdefault(condition, "met")
        return states

    def indices(self, conditions: Iterable[str]) -> tuple[int, ...]:
        """Where the amounts of these conditions stand in the row."""
        wanted = set(conditions)
        return tuple(index for index, condition in enumerate(self.conditions) if condition in wanted)


def requirements_of(bank: Bank) -> Requirements:
    """What the conditions of a bank require, and the groups of answers that add to it."""
    amounts = [(condition.id, amount) for condition in bank.conditions for amount in condition.amounts(bank)]
    facts = {question for condition in bank.conditions for question in condition.facts(bank)}
    groups: list[AnswerGroup] = [
        *(TaskAnswerGroup(bank, task) for task in bank.tasks),
        *(FactGroup(bank, question) for question in facts),
        *(NumberGroup(bank, questions) for questions in _numbers_read_together(bank)),
    ]
    order = {question: index for index, question in enumerate(bank.questions)}
    return Requirements(
        conditions=tuple(condition for condition, _ in amounts),
        amounts=tuple(amount for _, amount in amounts),
        groups=tuple(sorted(groups, key=lambda group: order[group.questions[0]])),
    )


def _numbers_read_together(bank: Bank) -> list[tuple[str, ...]]:
    """The numbers that conditions read, those that meet in one condition in one group."""
    groups: list[set[str]] = []
    for condition in bank.conditions:
        if condition.numbers:
            together = set(condition.numbers)
            apart = [group for group in groups if group.isdisjoint(together)]
            groups = [*apart, together.union(*(group for group in groups if group not in apart))]
    return [tuple(question for question in bank.questions if question in group) for group in groups]
