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


class ChoiceCondition(ConditionKind, frozen=True, tag="choice", tag_field="kind", rename={"answer": "is"}):
    """A question is answered with one of these choices; no answer is an unknown one."""

    question: Id
    answer: Ids

    def counted_choices(self, bank: "Bank") -> Mapping[str, tuple[str, ...]]:
        return {self.question: self.answer}

    def value(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> str | None:
        """The choice that was answered."""
        return None if answers.unknown(self.question) else answers.choice(self.question)

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"answers": self._offered(bank)}

    def _offered(self, bank: "Bank") -> TextList:
        """The choices that count and are still offered, in the order of the question."""
        asked = bank.choice_questions[self.question]
        keys = tuple(asked.answer_key(choice) for choice in asked.choices if choice in self.answer)
        return TextList(keys, "or", quoted=True)

    @property
    def standing_placeholders(self) -> tuple[str, ...]:
        return ("answer",)

    def standing(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Standing | None:
        """The answer: `some` where it counts, `none` where it does not."""
        choice = self.value(bank, answers, tasks)
        return None if choice is None else Standing(choice in self.answer, {"answer": Answer(self.question)})

    def shortfalls(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Iterator[Shortfall]:
        """Another answer than those that count."""
        if self.value(bank, answers, tasks) not in (None, *self.answer):
            yield Shortfall("choice", {"answers": self._offered(bank)})

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        if self.question not in bank.choice_questions:
            yield from unknown_id("question", "choice_question", self.question, bank.choice_questions)
            return
        if self.question in (bank.start.current_title, bank.start.goal):
            yield Fault("question", "title_rests_on_title")
        for index, choice in enumerate(self.answer):
            if choice == UNKNOWN:
                yield Fault(f"is[{index}]", "unknown_counts")
            else:
                yield from unknown_choice(bank, self.question, f"is[{index}]", choice)
        yield from repeated_texts("is", self.answer)
        asked = bank.choice_questions[self.question]
        if set(asked.choices).issubset(self.answer):
            yield Fault("is", "every_choice_counts", {"question": self.question})
        if set(asked.former).issuperset(self.answer):
            yield Fault("is", "no_choice_counts", {"question": self.question})
