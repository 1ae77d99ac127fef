"""The criteria of rules that need the advice as well: the transition, the clients, the plans, the calculation.

A new kind is a class here that joins `Criterion`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from vbm_quiz.bank.answer_criteria import AnswerCriterion, CriterionKind
from vbm_quiz.bank.base import Id, Ids
from vbm_quiz.bank.faults import unknown_ids
from vbm_quiz.model.results import Evaluation, ItemState

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class ItemCriterion(CriterionKind, frozen=True, tag="item", tag_field="test", rename={"answer": "is"}):
    """A transition item, where the transition is reported, is in one of these states."""

    item: Id
    answer: tuple[ItemState, ...]

    def reads(self, bank: "Bank") -> Iterable[str]:
        return [question for item in bank.transition if item.id == self.item for question in item.reads()]

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> Sequence[str] | None:
        found = [item for item in evaluation.items if item.id == self.item and item.state in self.answer]
        return [question for item in found for question in item.questions] or None

    def faults(self, bank: "Bank") -> Iterator[str]:
        yield from unknown_ids("transition item", [self.item], (item.id for item in bank.transition))


class ClientCriterion(CriterionKind, frozen=True, tag="client", tag_field="test", rename={"answer": "is"}):
    """A client got one of these verdicts."""

    answer: Ids

    def reads(self, bank: "Bank") -> Iterable[str]:
        return [f"clients.{field.id}" for field in bank.clients.fields]

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> Sequence[str] | None:
        return [
            f"clients[{index}].{reason.split('.')[0]}"
            for index, client in enumerate(evaluation.clients)
            if client.verdict in self.answer
            for reason in client.reasons
        ] or None

    def faults(self, bank: "Bank") -> Iterator[str]:
        yield from unknown_ids("verdict", self.answer, bank.clients.verdict_ids)


class TowardCriterion(CriterionKind, frozen=True, tag="toward", tag_field="test"):
    """One of these titles is ahead: it is aimed at, or the work points to it."""

    names_answers: ClassVar[bool] = False

    title: Ids

    def holds(self, bank: "Bank", evaluation: Evaluation) -> bool:
        return not set(self.title).isdisjoint(evaluation.toward)

    def faults(self, bank: "Bank") -> Iterator[str]:
        yield from unknown_ids("title", self.title, bank.title_ids)


class PlanCriterion(CriterionKind, frozen=True, tag="plan", tag_field="test"):
    """A plan to a title ahead begins with one of these questions."""

    questions: Ids

    def reads(self, bank: "Bank") -> Iterable[str]:
        return self.questions

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> Sequence[str] | None:
        plans = [plan for plan in evaluation.plans if plan.target in evaluation.toward]
        begun = [plan for plan in plans if plan.steps[0].question in self.questions]
        changed = {step.question for plan in begun for step in plan.steps}
        return [question for question in self.questions if question in changed] or None

    def faults(self, bank: "Bank") -> Iterator[str]:
        yield from unknown_ids("question", self.questions, bank.questions)


class CalculationCriterion(CriterionKind, frozen=True, tag="calculation", tag_field="test"):
    """The calculation is shown."""

    def reads(self, bank: "Bank") -> Iterable[str]:
        return bank.calculation.questions

    def holds(self, bank: "Bank", evaluation: Evaluation) -> bool:
        return evaluation.calculation is not None


class InconsistencyCriterion(CriterionKind, frozen=True, tag="second_look", tag_field="test"):
    """Some answers disagree."""

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> Sequence[str] | None:
        return [question for found in evaluation.inconsistencies for question in found.questions] or None


Criterion: TypeAlias = (
    AnswerCriterion
    | ItemCriterion
    | ClientCriterion
    | TowardCriterion
    | PlanCriterion
    | CalculationCriterion
    | InconsistencyCriterion
)
"""All kinds that a next step or the conversation may use."""
