"""The kinds of condition that a title may require, each as sums of whole numbers that must reach an amount.

Each answer adds to the sums of a condition whatever the other answers are, and a better answer never adds less. So
unknown answers are counted at their lowest and at their highest, and the fewest changes are found by adding up.
A new kind is a class here that joins `Condition`, with the texts `conditions.<id>.…`.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from vbm_quiz.bank.base import BankStruct, Count, Id, Ids
from vbm_quiz.bank.faults import unknown_ids, unknown_numbers, unreachable_count, unreachable_threshold
from vbm_quiz.model.answers import YES, Answers
from vbm_quiz.model.results import Change, TaskResult, TaskState

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank

Sums: TypeAlias = tuple[int, ...]


class TextList(NamedTuple):
    """Keys of texts to be named together, joined by `and` or `or`."""

    keys: tuple[str, ...]
    join: str


RuleValue: TypeAlias = int | Fraction | TextList | str
"""What a placeholder of a rule stands for: a count, a share of a whole, names to list, or the key of one text."""


class _ConditionKind(BankStruct, frozen=True):
    """What all kinds answer; a kind overrides what it reads."""

    id: Id

    @property
    def counted_level(self) -> str | None:
        """The level at or above which the activities of a task are counted, if this condition counts them."""
        return None

    @property
    def facts(self) -> tuple[str, ...]:
        """The fact questions that it reads."""
        return ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The number questions that it reads together."""
        return ()

    @property
    def plan_numbers(self) -> tuple[tuple[str, ...], ...]:
        """The number questions that a plan may change, each with the placeholders of its texts."""
        return ()

    def reads(self, bank: "Bank") -> tuple[str, ...]:
        """The questions that it reads, in bank order."""
        return (*self.facts, *self.numbers)

    def amounts(self, bank: "Bank") -> Sums:
        """The amount that each of its sums must reach."""
        raise NotImplementedError

    def from_task(self, task: str, state: TaskState, at_level: int) -> Sums | None:
        """What a task in this state adds, `at_level` of its activities at the counted level or above; None: nothing."""
        return None

    def from_fact(self, question: str) -> Sums | None:
        """What a fact adds when it is true; None: nothing."""
        return None

    def open_questions(self, bank: "Bank", answers: Answers) -> tuple[str, ...]:
        """The questions it reads whose answers would tell more."""
        return tuple(question for question in self.reads(bank) if answers.unknown(question))

    def holds(self, answers: Answers) -> bool | None:
        """Whether it holds by its numbers alone, where it reads numbers; None when they do not tell."""
        return None

    def sufficient_numbers(self, answers: Answers, question: str) -> Iterator[Decimal]:
        """The number nearest to today's that would meet it, where it is not met."""
        yield from ()

    def single_steps(self, answers: Answers) -> Iterator[Change]:
        """The numbers it reads changed by one step down and up; a number by itself has no step."""
        yield from ()

    def value(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> int | str | None:
        """What is counted with the known answers alone, as the report tells it; None when nothing is known."""
        raise NotImplementedError

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        """The placeholders of the text `conditions.<id>.rule` and what they stand for."""
        raise NotImplementedError

    def faults(self, bank: "Bank") -> Iterator[str]:
        """What it names that is not there, and what can never or always hold."""
        raise NotImplementedError


class TasksCondition(_ConditionKind, frozen=True, tag="tasks", tag_field="kind"):
    """Enough tasks held, among them all of these and one of those, with few absent."""

    at_least: Count
    all_of: Ids = ()
    one_of: Ids = ()
    absent_at_most: Count | None = None

    def reads(self, bank: "Bank") -> tuple[str, ...]:
        """All activities."""
        return tuple(bank.activities)

    def amounts(self, bank: "Bank") -> Sums:
        """Tasks held, those of `all_of` held, one of `one_of` held, and tasks not absent."""
        among = (len(set(self.all_of)), min(len(self.one_of), 1))
        return (self.at_least, *among, max(len(bank.tasks) - self._absent(bank), 0))

    def _absent(self, bank: "Bank") -> int:
        return len(bank.tasks) if self.absent_at_most is None else self.absent_at_most

    def from_task(self, task: str, state: TaskState, at_level: int) -> Sums:
        """One for each sum that the task counts in."""
        held = state == "held"
        return int(held), int(held and task in self.all_of), int(held and task in self.one_of), int(state != "absent")

    def value(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> int:
        """How many tasks are held whatever the unknown answers are."""
        return sum(task.state == "held" for task in tasks)

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        """The counts and the names of tasks."""
        return {
            "at_least": self.at_least,
            "total": len(bank.tasks),
            "all_of": TextList(tuple(f"tasks.{task}.name" for task in self.all_of), "and"),
            "one_of": TextList(tuple(f"tasks.{task}.name" for task in self.one_of), "or"),
            "absent_at_most": self._absent(bank),
        }

    def faults(self, bank: "Bank") -> Iterator[str]:
        """Tasks that are not there, and more tasks than there are."""
        tasks = [task.id for task in bank.tasks]
        yield from unknown_ids("task", (*self.all_of, *self.one_of), tasks)
        yield from unreachable_count(self.at_least, len(tasks), "tasks")


class LevelCondition(_ConditionKind, frozen=True, tag="level", tag_field="kind"):
    """Enough activities of held tasks count as this level or a higher one."""

    level: Id
    at_least: Count = 1

    @property
    def counted_level(self) -> str:
        """The level of this condition."""
        return self.level

    def reads(self, bank: "Bank") -> tuple[str, ...]:
        """All activities."""
        return tuple(bank.activities)

    def amounts(self, bank: "Bank") -> Sums:
        """Activities at the level or above."""
        return (self.at_least,)

    def from_task(self, task: str, state: TaskState, at_level: int) -> Sums:
        """The activities at the level, where the task is held."""
        return (min(at_level, self.at_least) if state == "held" else 0,)

    def value(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> int:
        """How many activities of held tasks count as the level or a higher one."""
        enough = bank.scale.from_level(self.level)
        held = [task for task in tasks if task.state == "held"]
        return sum(activity.counted in enough for task in held for activity in task.activities)

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        """The count and the name of the level."""
        return {"at_least": self.at_least, "level": f"level_names.{self.level}"}

    def faults(self, bank: "Bank") -> Iterator[str]:
        """A level that is not there, and more activities than there are."""
        yield from unknown_ids("level", [self.level], bank.scale.levels)
        yield from unreachable_count(self.at_least, len(bank.activities), "activities")


class NumberCondition(_ConditionKind, frozen=True, tag="number", tag_field="kind"):
    """A number that is high enough."""

    question: Id
    at_least: Count

    @property
    def numbers(self) -> tuple[str, ...]:
        """The number."""
        return (self.question,)

    @property
    def plan_numbers(self) -> tuple[tuple[str, ...], ...]:
        """The number, with what it should become."""
        return ((self.question, "to"),)

    def amounts(self, bank: "Bank") -> Sums:
        """One: it holds or not."""
        return (1,)

    def holds(self, answers: Answers) -> bool | None:
        """Whether the number is high enough; None when it is unknown."""
        number = answers.number(self.question)
        return None if number is None else number >= self.at_least

    def sufficient_numbers(self, answers: Answers, question: str) -> Iterator[Decimal]:
        """The lowest number that is high enough."""
        if question == self.question and not self.holds(answers):
            yield Decimal(self.at_least)

    def value(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> int | None:
        """The whole number that was answered."""
        number = answers.number(self.question)
        return None if number is None else int(number)

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        """The count."""
        return {"at_least": self.at_least}

    def faults(self, bank: "Bank") -> Iterator[str]:
        """A question that is no number, and a threshold that all or no answers reach."""
        yield from unknown_numbers(bank, [self.question])
        yield from unreachable_threshold(bank, self.question, self.at_least, "at_least")


class ShareCondition(_ConditionKind, frozen=True, tag="share", tag_field="kind"):
    """A part of a whole that is small enough; `step` is the share of the whole that counts as one small change."""

    part: Id
    whole: Id
    below: Fraction
    step: Fraction

    @property
    def numbers(self) -> tuple[str, ...]:
        """The part and the whole."""
        return (self.part, self.whole)

    @property
    def plan_numbers(self) -> tuple[tuple[str, ...], ...]:
        """The part, with what it should become and the whole."""
        return ((self.part, "to", "whole"),)

    def reads(self, bank: "Bank") -> tuple[str, ...]:
        """The whole, which is asked first, and the part."""
        return (self.whole, self.part)

    def amounts(self, bank: "Bank") -> Sums:
        """One: it holds or not."""
        return (1,)

    def holds(self, answers: Answers) -> bool | None:
        """Whether the share is below the limit; None when either number is unknown or the whole is 0."""
        share = answers.share(self.part, self.whole)
        return None if share is None else share < self.below

    def open_questions(self, bank: "Bank", answers: Answers) -> tuple[str, ...]:
        """The numbers that are unknown, and a whole of 0, of which nothing is a share."""
        return tuple(
            question
            for question in self.reads(bank)
            if answers.unknown(question) or (question == self.whole and answers.number(question) == 0)
        )

    def sufficient_numbers(self, answers: Answers, question: str) -> Iterator[Decimal]:
        """The largest whole number of the part that is below the limit; none without a whole above 0."""
        whole = answers.number(self.whole)
        if question == self.part and whole and not self.holds(answers):
            yield Decimal(ceil(whole * self.below.numerator / self.below.denominator) - 1)

    def single_steps(self, answers: Answers) -> Iterator[Change]:
        """The part one step of the whole lower and higher, from 0 to the whole."""
        part, whole = answers.number(self.part), answers.number(self.whole)
        if part is None or not whole:
            return
        step = whole * self.step.numerator / self.step.denominator
        for to in (max(part - step, Decimal(0)), min(part + step, whole)):
            if to != part:
                yield Change(self.part, part, to)

    def value(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> str | None:
        """`part/whole` as answered; None when either is unknown."""
        part, whole = answers.number(self.part), answers.number(self.whole)
        return None if part is None or whole is None else f"{part}/{whole}"

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        """The limit as a share."""
        return {"below": self.below}

    def faults(self, bank: "Bank") -> Iterator[str]:
        """Questions that are no number, and shares out of bounds."""
        yield from unknown_numbers(bank, [self.part, self.whole])
        for key, share in (("below", self.below), ("step", self.step)):
            if not 0 < share <= 1:
                yield f"`{key}` must be above 0 and at most 1"


class FactsCondition(_ConditionKind, frozen=True, tag="facts", tag_field="kind"):
    """Enough facts are true, among them one of these."""

    questions: Ids
    at_least: Count
    one_of: Ids = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts."""
        return self.questions

    def amounts(self, bank: "Bank") -> Sums:
        """Facts that are true, and one of `one_of`."""
        return (self.at_least, min(len(self.one_of), 1))

    def from_fact(self, question: str) -> Sums:
        """One for each sum that the fact counts in."""
        return int(question in self.questions), int(question in self.one_of)

    def value(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> int:
        """How many facts are true."""
        return len(answers.answered(YES, self.questions))

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        """The counts and the names of facts."""
        one_of = TextList(tuple(f"questions.{question}.short" for question in self.one_of), "or")
        return {"at_least": self.at_least, "total": len(self.questions), "one_of": one_of}

    def faults(self, bank: "Bank") -> Iterator[str]:
        """Questions that are no fact, and more facts than there are."""
        yield from unknown_ids("fact", self.questions, bank.facts)
        yield from unknown_ids("question of this condition", self.one_of, self.questions)
        yield from unreachable_count(self.at_least, len(self.questions), "questions")


Condition: TypeAlias = TasksCondition | LevelCondition | NumberCondition | ShareCondition | FactsCondition
"""All kinds of condition."""
