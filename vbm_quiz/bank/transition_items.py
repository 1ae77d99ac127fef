"""The kinds of item in the transition: a state (done, under way, open, unknown) read from an answer.

A new kind is a class here that joins `TransitionItem`, with the text `transition.items.<id>.name`.
"""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from vbm_quiz.bank.base import BankStruct, Count, Id, Ids
from vbm_quiz.bank.condition_base import RuleValue
from vbm_quiz.bank.faults import repeated, unknown_choice, unknown_id, unknown_number, unreachable_threshold
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import UNKNOWN, Answers
from vbm_quiz.model.results import ItemResult, ItemState

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class TransitionItemKind(BankStruct, frozen=True):
    """What all kinds answer; `section` is the section of the interview that the item belongs to."""

    id: Id
    section: Id

    def reads(self, bank: "Bank") -> tuple[str, ...]:
        """The questions that it reads, in bank order."""
        raise NotImplementedError

    def state(self, bank: "Bank", answers: Answers) -> ItemState | None:
        """The state; None where the answer leaves the item out."""
        raise NotImplementedError

    def answered(self, bank: "Bank") -> tuple[str, ...]:
        """The questions whose answers the report's data hold: one, or a part and its whole."""
        return self.reads(bank)

    def share(self, bank: "Bank", answers: Answers) -> Fraction | None:
        """The share that it is read from; None where that is not known, or for an item on no share."""
        return None

    @property
    def share_limit(self) -> Fraction | None:
        """The share below which it is under way; None for an item without one."""
        return None

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        """Its limits, as placeholders."""
        return {} if self.share_limit is None else {"under_way_below": self.share_limit}

    def result(self, bank: "Bank", answers: Answers, done: Collection[str]) -> ItemResult | None:
        """Its state and answer; None where it is left out. `done` are the earlier items that are done."""
        state = self.state(bank, answers)
        if state is None:
            return None
        answer = "/".join(str(answers.values.get(question, UNKNOWN)) for question in self.answered(bank))
        return ItemResult(self.id, self.section, state, answer, self.reads(bank))

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        """What it names that is not there, and what can never hold."""
        yield from unknown_id("section", "section", self.section, (section.id for section in bank.sections))


class ConditionItem(TransitionItemKind, frozen=True, tag="condition", tag_field="kind"):
    """Read from a condition on numbers: done where it is met, else open; under way where its share is below another."""

    condition: Id
    under_way_below: Fraction | None = None

    def reads(self, bank: "Bank") -> tuple[str, ...]:
        return bank.condition(self.condition).reads(bank)

    def answered(self, bank: "Bank") -> tuple[str, ...]:
        return bank.condition(self.condition).numbers

    def state(self, bank: "Bank", answers: Answers) -> ItemState:
        met = bank.condition(self.condition).holds(answers)
        if met is None:
            return "unknown"
        if met:
            return "done"
        share, limit = self.share(bank, answers), self.under_way_below
        return "under_way" if limit is not None and share is not None and share < limit else "open"

    def share(self, bank: "Bank", answers: Answers) -> Fraction | None:
        return bank.condition(self.condition).share_of(answers)

    @property
    def share_limit(self) -> Fraction | None:
        return self.under_way_below

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from super().faults(bank)
        known = [condition.id for condition in bank.conditions if condition.numbers]
        yield from unknown_id("condition", "number_condition", self.condition, known)
        if self.under_way_below is not None and self.condition in known:
            below = next((share.below for share in bank.shares if share.id == self.condition), None)
            if below is None:
                yield Fault("under_way_below", "under_way_without_share", {"condition": self.condition})
            elif self.under_way_below <= below <= 1:  # a limit above 1 is a fault of the condition
                yield Fault("under_way_below", "under_way_too_low", {"found": self.under_way_below, "lowest": below})


class ShareItem(TransitionItemKind, frozen=True, tag="share", tag_field="kind"):
    """Read from a part of a whole: done and under way below a share each."""

    part: Id
    whole: Id
    done_below: Fraction
    under_way_below: Fraction

    def reads(self, bank: "Bank") -> tuple[str, ...]:
        return (self.whole, self.part)

    def answered(self, bank: "Bank") -> tuple[str, ...]:
        return (self.part, self.whole)

    def state(self, bank: "Bank", answers: Answers) -> ItemState:
        share = self.share(bank, answers)
        if share is None:
            return "unknown"
        return "done" if share < self.done_below else "under_way" if share < self.under_way_below else "open"

    def share(self, bank: "Bank", answers: Answers) -> Fraction | None:
        return answers.share(self.part, self.whole)

    @property
    def share_limit(self) -> Fraction | None:
        return self.under_way_below

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {**super().rule_values(bank), "done_below": self.done_below}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from super().faults(bank)
        yield from unknown_number(bank, "part", self.part)
        yield from unknown_number(bank, "whole", self.whole)
        if not 0 < self.done_below <= self.under_way_below:
            bounds = {"found": self.done_below, "highest": self.under_way_below}
            yield Fault("done_below", "done_above_under_way", bounds)


class NumberItem(TransitionItemKind, frozen=True, tag="number", tag_field="kind"):
    """Read from a number: done from a threshold on, else open."""

    question: Id
    done_from: Count

    def reads(self, bank: "Bank") -> tuple[str, ...]:
        return (self.question,)

    def state(self, bank: "Bank", answers: Answers) -> ItemState:
        number = answers.number(self.question)
        return "unknown" if number is None else "done" if number >= self.done_from else "open"

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"done_from": self.done_from}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from super().faults(bank)
        yield from unknown_number(bank, "question", self.question)
        yield from unreachable_threshold(bank, "done_from", self.question, self.done_from)


class ChoiceItem(TransitionItemKind, frozen=True, tag="choice", tag_field="kind"):
    """Read from a choice: each state has its list of choices, and a choice in none of them leaves the item out."""

    question: Id
    done: Ids
    under_way: Ids
    open: Ids
    left_out_when_done: Id | None = None

    def reads(self, bank: "Bank") -> tuple[str, ...]:
        return (self.question,)

    def state(self, bank: "Bank", answers: Answers) -> ItemState | None:
        choice = answers.choice(self.question) or UNKNOWN
        states: dict[ItemState, Ids] = {"done": self.done, "under_way": self.under_way, "open": self.open}
        states["unknown"] = (UNKNOWN,)
        return next((state for state, choices in states.items() if choice in choices), None)

    def result(self, bank: "Bank", answers: Answers, done: Collection[str]) -> ItemResult | None:
        return None if self.left_out_when_done in done else super().result(bank, answers, done)

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from super().faults(bank)
        lists = {"done": self.done, "under_way": self.under_way, "open": self.open}
        places = [(f"{state}[{index}]", id_) for state, ids in lists.items() for index, id_ in enumerate(ids)]
        yield from unknown_id("question", "question", self.question, bank.questions)
        if self.question in bank.questions:
            for path, choice in places:
                yield from unknown_choice(bank, self.question, path, choice)
        yield from repeated(places)
        if self.left_out_when_done is not None:
            items = [item.id for item in bank.transition]
            yield from unknown_id("left_out_when_done", "item", self.left_out_when_done, items)
            if self.left_out_when_done in items and items.index(self.left_out_when_done) >= items.index(self.id):
                yield Fault("left_out_when_done", "item_later", {"item": self.left_out_when_done})


TransitionItem: TypeAlias = ConditionItem | ShareItem | NumberItem | ChoiceItem
"""All kinds of item."""
