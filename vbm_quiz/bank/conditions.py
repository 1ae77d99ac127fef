"""The kinds of condition that a title may require, each as sums of whole numbers that must reach an amount.

Each answer adds to the sums of a condition whatever the other answers are, and a better answer never adds less. So
unknown answers are counted at their lowest and at their highest, and the fewest changes are found by adding up.
A new kind is a class here that joins `Condition`, with the texts `conditions.<id>.…`.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, TypeAlias

from vbm_quiz.bank.base import Count, Id, Ids
from vbm_quiz.bank.choice_condition import ChoiceCondition
from vbm_quiz.bank.condition_base import (
    Answer,
    ConditionKind,
    RuleValue,
    SharePart,
    Shortfall,
    Standing,
    Sums,
    TextList,
)
from vbm_quiz.bank.faults import (
    outside,
    repeated_texts,
    unknown_id,
    unknown_ids,
    unknown_number,
    unreachable_count,
    unreachable_threshold,
)
from vbm_quiz.bank.task_conditions import LevelCondition, TasksCondition
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import YES, Answers
from vbm_quiz.model.results import Change, TaskResult

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class NumberCondition(ConditionKind, frozen=True, tag="number", tag_field="kind"):
    """A number that is high enough."""

    question: Id
    at_least: Count

    @property
    def numbers(self) -> tuple[str, ...]:
        return (self.question,)

    @property
    def plan_numbers(self) -> tuple[tuple[str, ...], ...]:
        """The number, with what it should become."""
        return ((self.question, "to"),)

    def holds(self, answers: Answers) -> bool | None:
        number = answers.number(self.question)
        return None if number is None else number >= self.at_least

    def sufficient_numbers(self, answers: Answers, question: str) -> Iterator[Decimal]:
        """The lowest number that is high enough."""
        if question == self.question and not self.holds(answers):
            yield Decimal(self.at_least)

    def value(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> int | str | None:
        """The number that was answered, as text where it is not whole."""
        number = answers.number(self.question)
        return None if number is None else str(number) if number % 1 else int(number)

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"at_least": self.at_least}

    @property
    def standing_placeholders(self) -> tuple[str, ...]:
        return ("number",)

    def standing(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Standing | None:
        number = answers.number(self.question)
        return None if number is None else Standing(bool(number), {"number": Answer(self.question)})

    def shortfalls(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Iterator[Shortfall]:
        """A number that is too low."""
        if self.holds(answers) is False:
            yield Shortfall("at_least", {"at_least": self.at_least})

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unknown_number(bank, "question", self.question)
        yield from unreachable_threshold(bank, "at_least", self.question, self.at_least)


class ShareCondition(ConditionKind, frozen=True, tag="share", tag_field="kind"):
    """A part of a whole that is small enough; `step` is the share of the whole that counts as one small change."""

    part: Id
    whole: Id
    below: Fraction
    step: Fraction

    @property
    def share(self) -> SharePart:
        """The part of the whole, to be told beside the limit."""
        return SharePart(self.part, self.whole, self.below)

    @property
    def numbers(self) -> tuple[str, ...]:
        return (self.part, self.whole)

    @property
    def plan_numbers(self) -> tuple[tuple[str, ...], ...]:
        """The part, with what it should become and the whole."""
        return ((self.part, "to", "whole"),)

    def reads(self, bank: "Bank") -> tuple[str, ...]:
        return (self.whole, self.part)

    def holds(self, answers: Answers) -> bool | None:
        share = self.share_of(answers)
        return None if share is None else share < self.below

    def share_of(self, answers: Answers) -> Fraction | None:
        return answers.share(self.part, self.whole)

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
        return {"below": self.below}

    @property
    def standing_placeholders(self) -> tuple[str, ...]:
        return ("share", "whole")

    def standing(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Standing | None:
        part, whole = answers.number(self.part), answers.number(self.whole)
        if part is None or whole is None:
            return None
        return Standing(bool(part), {"share": self.share, "whole": Answer(self.whole)})

    def shortfalls(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Iterator[Shortfall]:
        """A part that is too large."""
        if self.holds(answers) is False:
            yield Shortfall("below", {"below": self.below})

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unknown_number(bank, "part", self.part)
        yield from unknown_number(bank, "whole", self.whole)
        yield from outside("below", self.below, 1)
        yield from outside("step", self.step, 1)


class FactsCondition(ConditionKind, frozen=True, kw_only=True, tag="facts", tag_field="kind"):
    """Enough facts are true, of these and all that a section asks; among them one of some."""

    questions: Ids = ()
    section: Id | None = None
    at_least: Count
    one_of: Ids = ()

    def facts(self, bank: "Bank") -> tuple[str, ...]:
        """The fact questions that it counts."""
        return tuple(dict.fromkeys((*self.questions, *bank.facts_of(self.section))))

    def counted_choices(self, bank: "Bank") -> Mapping[str, tuple[str, ...]]:
        return dict.fromkeys(self.facts(bank), (YES,))

    def amounts(self, bank: "Bank") -> Sums:
        return (self.at_least, min(len(self.one_of), 1))

    def from_choice(self, bank: "Bank", question: str) -> Sums:
        return int(question in self.facts(bank)), int(question in self.one_of)

    def value(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> int:
        """How many facts are true."""
        return len(answers.answered(YES, self.facts(bank)))

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        one_of = TextList(tuple(f"questions.{question}.short" for question in self.one_of), "or")
        return {"at_least": self.at_least, "total": len(self.facts(bank)), "one_of": one_of}

    def rule_data(self, bank: "Bank") -> dict[str, object]:
        """With the questions of the section in place of its name."""
        data = {**super().rule_data(bank), "questions": self.facts(bank)}
        del data["section"]
        return data

    @property
    def standing_placeholders(self) -> tuple[str, ...]:
        return ("count", "total")

    def standing(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Standing:
        count = self.value(bank, answers, tasks)
        return Standing(bool(count), {"count": count, "total": len(self.facts(bank))})

    def shortfalls(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Iterator[Shortfall]:
        """Too few that are true, or else none of those of which one must be."""
        if self.value(bank, answers, tasks) < self.at_least:
            yield Shortfall("at_least", {"at_least": self.at_least})
        elif self.one_of and not answers.answered(YES, self.one_of):
            names = TextList(tuple(f"questions.{question}.short" for question in self.one_of), "or")
            yield Shortfall("facts_one_of", {"facts": names})

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        facts = self.facts(bank)
        yield from unknown_ids("questions", "fact", self.questions, bank.facts)
        if self.section is not None:
            yield from unknown_id("section", "section", self.section, (section.id for section in bank.sections))
        yield from unknown_ids("one_of", "question_of_condition", self.one_of, facts)
        yield from repeated_texts("questions", self.questions)
        yield from repeated_texts("one_of", self.one_of)
        yield from unreachable_count("at_least", self.at_least, len(facts), "questions")


Condition: TypeAlias = (
    TasksCondition | LevelCondition | NumberCondition | ShareCondition | FactsCondition | ChoiceCondition
)
"""All kinds of condition."""
