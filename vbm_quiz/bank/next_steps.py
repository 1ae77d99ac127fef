"""The one list of next steps: the groups in which steps are told, and which steps take back one another."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from vbm_quiz.bank.base import BankStruct, Count, Id, Ids
from vbm_quiz.bank.faults import repeated_ids, unknown_ids
from vbm_quiz.bank.rules import Rule, criteria_faults
from vbm_quiz.bank.steps import GroupedStep

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class StepGroup(Rule, frozen=True, kw_only=True, tag="steps", tag_field="kind"):
    """Steps in order; where its rule holds, the first `most` that fire are told.

    With `up_to`, they are told only while the list is shorter than that.
    """

    id: Id
    most: Count
    up_to: Count | None = None
    steps: tuple[GroupedStep, ...]


class PlanStep(BankStruct, frozen=True):
    """A step made of the changes that a plan makes to these questions; it is told no earlier than the step `after`."""

    id: Id
    questions: Ids
    after: Id | None = None


class PlanGroup(BankStruct, frozen=True, kw_only=True, tag="plan", tag_field="kind"):
    """The steps of the plans: the one that meets most conditions first, and among equals in this order.

    Of the plan to the title wished for the first `most` are told, and while the wish is open `most_open` of each plan.
    """

    id: Id
    most: Count
    most_open: Count
    steps: tuple[PlanStep, ...]


Group: TypeAlias = StepGroup | PlanGroup


class NextSteps(BankStruct, frozen=True):
    """The one list of things to do: from `least` to `most` steps, group by group.

    Of the steps in a set of `exclude` only the first is told. `former` are steps of earlier banks, of which only the
    titles are kept, for the promises that name them.
    """

    least: Count
    most: Count
    groups: tuple[Group, ...]
    exclude: tuple[Ids, ...] = ()
    former: Ids = ()

    @property
    def steps(self) -> tuple[GroupedStep | PlanStep, ...]:
        """Every step in its order."""
        return tuple(chain(*(group.steps for group in self.groups)))

    def step(self, id_: str) -> GroupedStep | PlanStep:
        """The step with this id."""
        return next(step for step in self.steps if step.id == id_)

    def reading(self, bank: "Bank", question: str) -> Iterator[str]:
        """The ids of the steps that read a question."""
        for step in self.steps:
            questions = step.questions if isinstance(step, PlanStep) else step.reads(bank)
            if question in questions:
                yield step.id

    def faults(self, bank: "Bank") -> Iterator[str]:
        """The faults of its groups and steps, ids that are not there, and what a plan may change but no step tells."""
        ids = [step.id for step in self.steps]
        yield from repeated_ids("next_steps", (*ids, *self.former))
        yield from repeated_ids("next_steps.groups", (group.id for group in self.groups))
        yield from (f"next_steps.exclude: {fault}" for fault in unknown_ids("step", chain(*self.exclude), ids))
        if self.least > self.most:
            yield "next_steps: `least` must be at most `most`"
        for group in self.groups:
            yield from _group_faults(bank, group)
        planned = [question for step in self.steps if isinstance(step, PlanStep) for question in step.questions]
        yield from _untold(bank.plan_questions, planned)


def _group_faults(bank: "Bank", group: Group) -> Iterator[str]:
    match group:
        case StepGroup():
            criteria = (*group.when, *group.any, *group.unless)
            yield from criteria_faults(bank, f"next_steps.{group.id}", criteria)
            yield from chain(*(step.faults(bank) for step in group.steps))
        case PlanGroup():
            for index, step in enumerate(group.steps):
                earlier = [each.id for each in group.steps[:index]]
                faults = unknown_ids("earlier step", [step.after] if step.after else [], earlier)
                yield from (f"next_steps.{step.id}.after: {fault}" for fault in faults)
                faults = unknown_ids("question that a plan may change", step.questions, bank.plan_questions)
                yield from (f"next_steps.{step.id}: {fault}" for fault in faults)


def _untold(questions: Iterable[str], planned: list[str]) -> Iterator[str]:
    yield from repeated_ids("the steps of the plan", planned)
    for question in questions:
        if question not in planned:
            yield f"next_steps: no step of the plan tells of `{question}`, which a plan may change"
