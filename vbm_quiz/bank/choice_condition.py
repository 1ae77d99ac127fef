"""The kind of condition on a choice question: which of its choices count."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from vbm_quiz.bank.base import Id, Ids
from vbm_quiz.bank.condition_base import Answer, ConditionKind, RuleValue, Shortfall, Standing, TextList
from vbm_quiz.bank.faults import repeated_texts, unknown_choice, unknown_id
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import UNKNOWN, Answers
from vbm_quiz.model.results import TaskResult

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class ChoiceCondition(ConditionKind, frozen=True, tag="choice", tag_field="kind", rename={"answers": "is"}):
    """A question is answered with one of these choices; no answer is an unknown one."""

    question: Id
    answers: Ids

    def counted_choices(self, bank: "Bank") -> Mapping[str, tuple[str, ...]]:
        return {self.question: self.answers}

    @property
    def decided_by(self) -> tuple[str, ...]:
        return (self.question,)

    def holds(self, answers: Answers) -> bool | None:
        return None if answers.unknown(self.question) else answers.choice(self.question) in self.answers

    def value(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> str | None:
        """The choice that was answered."""
        return None if answers.unknown(self.question) else answers.choice(self.question)

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"answers": self._offered(bank)}

    def _offered(self, bank: "Bank") -> TextList:
        """The choices that count and are still offered, in the order of the question."""
        asked = bank.choice_questions[self.question]
        keys = tuple(asked.answer_key(choice) for choice in asked.choices if choice in self.answers)
        return TextList(keys, "or", quoted=True)

    @property
    def standing_placeholders(self) -> tuple[str, ...]:
        return ("answer",)

    def standing(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Standing | None:
        """The answer: `some` where it counts, `none` where it does not."""
        counts = self.holds(answers)
        return None if counts is None else Standing(counts, {"answer": Answer(self.question)})

    def shortfalls(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Iterator[Shortfall]:
        """Another answer than those that count."""
        if self.holds(answers) is False:
            yield Shortfall("choice", {"answers": self._offered(bank)})

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        if self.question not in bank.choice_questions:
            yield from unknown_id("question", "choice_question", self.question, bank.choice_questions)
            return
        if self.question in (bank.start.current_title, bank.start.goal):
            yield Fault("question", "title_rests_on_title")
        for index, choice in enumerate(self.answers):
            if choice == UNKNOWN:
                yield Fault(f"is[{index}]", "unknown_counts")
            else:
                yield from unknown_choice(bank, self.question, f"is[{index}]", choice)
        yield from repeated_texts("is", self.answers)
        asked = bank.choice_questions[self.question]
        if set(asked.choices).issubset(self.answers):
            yield Fault("is", "every_choice_counts", {"question": self.question})
        if set(asked.former).issuperset(self.answers):
            yield Fault("is", "no_choice_counts", {"question": self.question})
