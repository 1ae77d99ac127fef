"""The criteria of rules on the answers to some questions, such as `{ test = "number", … }`.

They can be evaluated while answers are still being given. A new kind is a class here that joins `AnswerCriterion` in
`title_criteria`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from vbm_quiz.bank.base import Count, Id, Ids
from vbm_quiz.bank.condition_base import RuleValue, TextList
from vbm_quiz.bank.criterion_base import CriterionKind, Wording
from vbm_quiz.bank.faults import unknown_choices, unknown_id, unknown_number, unreachable_count
from vbm_quiz.errors import Fault
from vbm_quiz.model.results import Evaluation

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class QuestionCriterion(CriterionKind, frozen=True):
    """What the kinds that read one question share."""

    question: Id

    def reads(self, bank: "Bank") -> Iterable[str]:
        return (self.question,)


def _answers(bank: "Bank", questions: Iterable[str], choices: Iterable[str]) -> TextList:
    """The texts of these choices of questions that offer the same ones."""
    asked = bank.questions[next(iter(questions))]
    return TextList(tuple(asked.answer_key(choice) for choice in choices), "or")


class LevelCriterion(QuestionCriterion, frozen=True, tag="level", tag_field="test"):
    """An activity is answered with this level or a higher one."""

    at_least: Id

    def holds(self, bank: "Bank", evaluation: Evaluation) -> bool:
        return evaluation.answers.values.get(self.question) in bank.scale.from_level(self.at_least)

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"question": bank.questions[self.question].name_key, "level": f"level_names.{self.at_least}"}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unknown_id("question", "activity", self.question, bank.activities)
        yield from unknown_id("at_least", "level", self.at_least, bank.scale.levels)


class ChoiceCriterion(QuestionCriterion, frozen=True, tag="choice", tag_field="test", rename={"answer": "is"}):
    """A question is answered with one of these; `unknown` goes for numbers too."""

    answer: Ids

    def holds(self, bank: "Bank", evaluation: Evaluation) -> bool:
        return evaluation.answers.values.get(self.question) in self.answer

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        answers = _answers(bank, [self.question], self.answer)
        return {"question": bank.questions[self.question].name_key, "answers": answers}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unknown_choices(bank, ("question", self.question), "is", self.answer)


class AnswersCriterion(
    CriterionKind, frozen=True, kw_only=True, tag="answers", tag_field="test", rename={"answer": "is"}
):
    """So many of these questions, and of those that a condition reads, are answered with one of these; all without."""

    questions: Ids = ()
    condition: Id | None = None
    answer: Ids
    at_least: Count | None = None

    def reads(self, bank: "Bank") -> Sequence[str]:
        read = () if self.condition is None else bank.condition(self.condition).reads(bank)
        return tuple(dict.fromkeys((*self.questions, *read)))

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> Sequence[str] | None:
        found = [question for question in self.reads(bank) if evaluation.answers.values.get(question) in self.answer]
        return found if len(found) >= self._least(bank) else None

    @property
    def limits(self) -> Mapping[str, int | Fraction]:
        return {} if self.at_least is None else {"at_least": self.at_least}

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        asked = self.reads(bank)
        questions = TextList(tuple(bank.questions[question].name_key for question in asked), "and")
        return {
            "at_least": self._least(bank),
            "answers": _answers(bank, asked, self.answer),
            "questions": questions,
            "total": len(asked),
        }

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        if self.condition is not None and self.condition not in bank.condition_ids:
            yield from unknown_id("condition", "condition", self.condition, bank.condition_ids)
            return
        asked = self.reads(bank)
        for index, question in enumerate(asked):
            where = f"questions[{index}]" if question in self.questions else "condition"
            yield from unknown_choices(bank, (where, question), "is", self.answer)
        yield from unreachable_count("at_least", self._least(bank), len(asked), "questions")

    def _least(self, bank: "Bank") -> int:
        return len(self.reads(bank)) if self.at_least is None else self.at_least


class NumberCriterion(QuestionCriterion, frozen=True, tag="number", tag_field="test"):
    """A number is at most this."""

    at_most: Fraction

    def holds(self, bank: "Bank", evaluation: Evaluation) -> bool:
        number = evaluation.answers.number(self.question)
        return number is not None and number <= self.at_most

    @property
    def limits(self) -> Mapping[str, int | Fraction]:
        return {"at_most": int(self.at_most) if self.at_most.denominator == 1 else self.at_most}

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"question": bank.questions[self.question].name_key, **self.limits}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unknown_number(bank, "question", self.question)


class ShareCriterion(CriterionKind, frozen=True, tag="share", tag_field="test"):
    """A known share of a whole above 0 lies within these bounds."""

    part: Id
    whole: Id
    above: Fraction | None = None
    at_least: Fraction | None = None
    below: Fraction | None = None

    def reads(self, bank: "Bank") -> Iterable[str]:
        return (self.whole, self.part)

    def holds(self, bank: "Bank", evaluation: Evaluation) -> bool:
        share = evaluation.answers.share(self.part, self.whole)
        return (
            share is not None
            and (self.above is None or share > self.above)
            and (self.at_least is None or share >= self.at_least)
            and (self.below is None or share < self.below)
        )

    @property
    def limits(self) -> Mapping[str, int | Fraction]:
        bounds = {"above": self.above, "at_least": self.at_least, "below": self.below}
        return {name: bound for name, bound in bounds.items() if bound is not None}

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"part": bank.questions[self.part].name_key, "whole": bank.questions[self.whole].name_key}

    def wordings(self, bank: "Bank") -> Iterator[Wording]:
        """A sentence for each of its bounds."""
        names = self.rule_values(bank)
        yield from (Wording(f"share_{name}", {**names, name: bound}) for name, bound in self.limits.items())

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unknown_number(bank, "part", self.part)
        yield from unknown_number(bank, "whole", self.whole)
        if self.above is None and self.at_least is None and self.below is None:
            yield Fault("", "share_without_bound")


class AboveItemCriterion(CriterionKind, frozen=True, tag="above_item", tag_field="test"):
    """A share is above the one below which a transition item is under way: `under_way_below`."""

    item: Id

    def reads(self, bank: "Bank") -> Iterable[str]:
        return bank.item(self.item).reads(bank)

    def holds(self, bank: "Bank", evaluation: Evaluation) -> bool:
        item = bank.item(self.item)
        share, limit = item.share(bank, evaluation.answers), item.share_limit
        return share is not None and limit is not None and share > limit

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"item": f"transition.items.{self.item}.name", "above": bank.item(self.item).share_limit or 0}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        known = (item.id for item in bank.transition if item.share_limit is not None)
        yield from unknown_id("item", "share_item", self.item, known)
