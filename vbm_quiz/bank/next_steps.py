"""The one list of next steps: the groups in which steps are told, and which steps take back one another."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from vbm_quiz.bank.base import BankStruct, Count, Id, Ids, PositiveCount
from vbm_quiz.bank.criterion_base import Wording
from vbm_quiz.bank.faults import repeated, repeated_ids, unknown_id, unknown_ids, within
from vbm_quiz.bank.rules import Rule
from vbm_quiz.bank.steps import GroupedStep, RuleStep
from vbm_quiz.errors import Fault

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class StepGroup(Rule, frozen=True, kw_only=True, tag="steps", tag_field="kind"):
    """Steps in order; where its rule holds, the first `most` that fire are told.

    With `fills_up`, they are told only while the list is shorter than the `least` of all groups together.
    """

    id: Id
    most: Count
    fills_up: bool = False
    steps: tuple[GroupedStep, ...]

    @property
    def always_told(self) -> int:
        """How many steps it has for whatever the answers are: those without criteria in a group without any."""
        always = [step for step in self.steps if isinstance(step, RuleStep) and step.is_for_everyone]
        return min(self.most, len(always)) if self.is_for_everyone else 0

    def wordings(self, bank: "Bank") -> Iterator[Wording]:
        """What it asks beside its rule, in sentences."""
        if self.fills_up:
            yield Wording("group_fills_up", {"least": bank.next_steps.least})

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        """The faults of its criteria and of its steps."""
        yield from self.criteria_faults(bank)
        for step in self.steps:
            yield from within(f"steps.{step.id}", step.faults(bank))


class PlanStep(BankStruct, frozen=True):
    """A step made of the changes that a plan makes to these questions, to a task, or to what a condition reads.

    It is told no earlier than the step `after`.
    """

    id: Id
    questions: Ids = ()
    task: Id | None = None
    condition: Id | None = None
    after: Id | None = None

    def reads(self, bank: "Bank") -> tuple[str, ...]:
        """The questions whose changes it tells of."""
        tasks = (question for task in bank.tasks if task.id == self.task for question in task.all_questions)
        conditions = (condition for condition in bank.conditions if condition.id == self.condition)
        return (*self.questions, *tasks, *chain(*(condition.planned_questions(bank) for condition in conditions)))

    def wordings(self, bank: "Bank") -> Iterator[Wording]:
        """When it is told, in sentences."""
        yield Wording("step_plan", {})
        if self.after is not None:
            yield Wording("step_after", {"step": f"next_steps.{self.after}.title"})

    def faults(self, bank: "Bank", earlier: Ids) -> Iterator[Fault]:
        """What it names that is not there; `earlier` are the steps before it."""
        if self.after is not None:
            yield from unknown_id("after", "earlier_step", self.after, earlier)
        yield from unknown_ids("questions", "plan_question", self.questions, bank.plan_questions)
        if self.task is not None:
            yield from unknown_id("task", "task", self.task, (task.id for task in bank.tasks))
        if self.condition is not None:
            known = (condition.id for condition in bank.conditions if condition.planned_questions(bank))
            yield from unknown_id("condition", "plan_condition", self.condition, known)


class PlanGroup(BankStruct, frozen=True, kw_only=True, tag="plan", tag_field="kind"):
    """The steps of the plans: the one that meets most conditions first, and among equals in this order.

    Of the plan to the title wished for the first `most` are told, and while the wish is open `most_open` of each plan.
    """

    id: Id
    most: Count
    most_open: Count
    steps: tuple[PlanStep, ...]

    @property
    def always_told(self) -> int:
        """Who needs no plan gets none of its steps."""
        return 0

    def wordings(self, bank: "Bank") -> Iterator[Wording]:
        """How many of its steps are told, in sentences."""
        yield Wording("group_plan", {"most": self.most, "most_open": self.most_open})

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        """Steps and questions that are not there."""
        for index, step in enumerate(self.steps):
            earlier = tuple(each.id for each in self.steps[:index])
            yield from within(f"steps.{step.id}", step.faults(bank, earlier))


Group: TypeAlias = StepGroup | PlanGroup


class NextSteps(BankStruct, frozen=True):
    """The one list of things to do: from `least` to `most` steps, group by group.

    Of the steps in a set of `exclude` only the first is told. `former` are steps of earlier banks, of which only the
    titles are kept, for the promises that name them.
    """

    least: PositiveCount
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
            if question in step.reads(bank):
                yield step.id

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        """The faults of its groups and steps, ids that are not there, and what a plan may change but no step tells."""
        yield from repeated(self._places())
        yield from repeated_ids("groups", self.groups)
        for index, row in enumerate(self.exclude):
            yield from unknown_ids(f"exclude[{index}]", "step", row, (step.id for step in self.steps))
        if self.least > self.most:
            yield Fault("least", "least_above_most", {"found": self.least, "highest": self.most})
        always = sum(group.always_told for group in self.groups)
        if always < self.least:
            yield Fault("least", "too_few_for_everyone", {"found": self.least, "highest": always})
        for group in self.groups:
            yield from within(f"groups.{group.id}", group.faults(bank))
        yield from self._plan_faults(bank)

    def _places(self) -> Iterator[tuple[str, str]]:
        """Where the id of each step stands."""
        for group in self.groups:
            yield from ((f"groups.{group.id}.steps[{index}].id", step.id) for index, step in enumerate(group.steps))
        yield from ((f"former[{index}]", step) for index, step in enumerate(self.former))

    def _plan_faults(self, bank: "Bank") -> Iterator[Fault]:
        """Questions that a plan may change and that stand in two of its steps, or in none."""
        places = [
            (f"groups.{group.id}.steps.{step.id}", question)
            for group in self.groups
            if isinstance(group, PlanGroup)
            for step in group.steps
            for question in step.reads(bank)
        ]
        yield from repeated(places)
        told = {question for _, question in places}
        path = next((f"groups.{group.id}.steps" for group in self.groups if isinstance(group, PlanGroup)), "groups")
        untold = (question for question in bank.plan_questions if question not in told)
        yield from (Fault(path, "untold", {"question": question}) for question in untold)
