"""A bank in, every criterion of its rules with its path out."""

from collections.abc import Iterator

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.next_steps import StepGroup
from vbm_quiz.bank.result_criteria import Criterion
from vbm_quiz.bank.rules import Rule


def criteria_of(bank: Bank) -> Iterator[tuple[str, Criterion]]:
    """The criteria of the second looks, the steps and their groups, and the conversation."""
    for look in bank.second_looks:
        yield from ((f"second_looks.{look.id}.when[{index}]", each) for index, each in enumerate(look.when))
    for path, rule in _rules(bank):
        for key, criteria in (("when", rule.when), ("any", rule.any), ("unless", rule.unless)):
            yield from ((f"{path}.{key}[{index}]", each) for index, each in enumerate(criteria))


def _rules(bank: Bank) -> Iterator[tuple[str, Rule]]:
    for group in bank.next_steps.groups:
        if isinstance(group, StepGroup):
            path = f"next_steps.groups.{group.id}"
            yield path, group
            yield from ((f"{path}.steps.{step.id}", step) for step in group.steps)
    yield "conversation", bank.conversation
    yield from ((f"conversation.points.{point.id}", point) for point in bank.conversation.points)
