"""The rules made of criteria: inconsistencies, next steps, and when the conversation with a client is reported."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from vbm_quiz.bank.answer_criteria import AnswerCriterion
from vbm_quiz.bank.base import BankStruct, Count, Id, Ids
from vbm_quiz.bank.faults import repeated_ids, unknown_numbers
from vbm_quiz.bank.result_criteria import Criterion
from vbm_quiz.model.results import Evaluation

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class Inconsistency(BankStruct, frozen=True):
    """Answers that disagree: every criterion holds. `second_looks` in the bank lists them."""

    id: Id
    when: tuple[AnswerCriterion, ...]

    def reads(self, bank: "Bank") -> set[str]:
        """The questions whose answers can make it hold."""
        return _read_by(bank, self.when)

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> tuple[str, ...] | None:
        """The questions on whose answers it holds, in bank order; None when it does not."""
        return _evidence_of_all(bank, evaluation, self.when)

    def faults(self, bank: "Bank") -> Iterator[str]:
        """The faults of its criteria, and none that names an answer."""
        yield from _criteria_faults(bank, f"second_looks.{self.id}", self.when)
        yield from _silence(f"second_looks.{self.id}", self.when)


class Step(BankStruct, frozen=True):
    """A next step: every criterion in `when` holds, one in `any` where that is given, and none in `unless`."""

    id: Id
    when: tuple[Criterion, ...] = ()
    any: tuple[Criterion, ...] = ()
    unless: tuple[Criterion, ...] = ()

    def reads(self, bank: "Bank") -> set[str]:
        """The questions whose answers can make it hold."""
        return _read_by(bank, (*self.when, *self.any))

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> tuple[str, ...] | None:
        """The questions on whose answers it holds, in bank order; None when it does not."""
        if any(criterion.evidence(bank, evaluation) is not None for criterion in self.unless):
            return None
        alternatives = [criterion.evidence(bank, evaluation) for criterion in self.any]
        found = [evidence for evidence in alternatives if evidence is not None]
        if self.any and not found:
            return None
        return _evidence_of_all(bank, evaluation, self.when, *found)

    def faults(self, bank: "Bank") -> Iterator[str]:
        """The faults of its criteria, and none that names an answer."""
        reasons = (*self.when, *self.any)
        yield from _criteria_faults(bank, f"next_steps.{self.id}", (*reasons, *self.unless))
        yield from _silence(f"next_steps.{self.id}", reasons)


class NextSteps(BankStruct, frozen=True):
    """The steps in order of what they unlock; the first `most` that hold are reported."""

    most: Count
    steps: tuple[Step, ...]


class TalkingPoint(BankStruct, frozen=True):
    """Something to say to a client; `fills` names the number questions whose answers it can carry."""

    id: Id
    fills: Ids = ()


class Conversation(BankStruct, frozen=True):
    """The talk with a client about role and rate: reported when one of the criteria holds."""

    any: tuple[Criterion, ...]
    points: tuple[TalkingPoint, ...]

    def holds(self, bank: "Bank", evaluation: Evaluation) -> bool:
        """Whether it is reported."""
        return any(criterion.evidence(bank, evaluation) is not None for criterion in self.any)

    def faults(self, bank: "Bank") -> Iterator[str]:
        """The faults of its criteria, points that stand twice, and questions that are no number."""
        yield from _criteria_faults(bank, "conversation", self.any)
        yield from repeated_ids("conversation.points", (point.id for point in self.points))
        for point in self.points:
            yield from (f"conversation.points.{point.id}: {fault}" for fault in unknown_numbers(bank, point.fills))


def _read_by(bank: "Bank", criteria: Iterable[Criterion]) -> set[str]:
    return {question for criterion in criteria for question in criterion.reads(bank)}


def _evidence_of_all(
    bank: "Bank", evaluation: Evaluation, criteria: Iterable[Criterion], *more: Iterable[str]
) -> tuple[str, ...] | None:
    """The evidence of criteria that all hold, and more questions, each once, in bank order; None when one fails."""
    found: list[Iterable[str]] = [*more]
    for criterion in criteria:
        evidence = criterion.evidence(bank, evaluation)
        if evidence is None:
            return None
        found.append(evidence)
    order = {question: index for index, question in enumerate(bank.questions)}
    return tuple(sorted(dict.fromkeys(chain(*found)), key=lambda question: order.get(question, len(order))))


def _criteria_faults(bank: "Bank", where: str, criteria: Iterable[Criterion]) -> Iterator[str]:
    yield from (f"{where}: {fault}" for criterion in criteria for fault in criterion.faults(bank))


def _silence(where: str, criteria: Iterable[Criterion]) -> Iterator[str]:
    if not any(criterion.names_answers for criterion in criteria):
        yield f"{where}: needs a test that names an answer, so that the report can say why it is told"
