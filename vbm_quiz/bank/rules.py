"""The rules made of criteria: inconsistencies, and when the conversation with a client is reported."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from vbm_quiz.bank.base import BankStruct, Id
from vbm_quiz.bank.faults import repeated_ids
from vbm_quiz.bank.result_criteria import Criterion
from vbm_quiz.bank.title_criteria import AnswerCriterion
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
        yield from criteria_faults(bank, f"second_looks.{self.id}", self.when)
        yield from _silence(f"second_looks.{self.id}", self.when)


class Rule(BankStruct, frozen=True):
    """It holds when every criterion in `when` does, one in `any` where that is given, and none in `unless`."""

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

    def rule_faults(self, bank: "Bank", where: str) -> Iterator[str]:
        """The faults of its criteria, and none that names an answer; a rule without criteria holds for everyone."""
        reasons = (*self.when, *self.any)
        yield from criteria_faults(bank, where, (*reasons, *self.unless))
        if reasons:
            yield from _silence(where, reasons)


class TalkingPoint(Rule, frozen=True, kw_only=True):
    """Something to say to a client, where its rule holds."""

    id: Id


class Conversation(Rule, frozen=True, kw_only=True):
    """The talk with a client about role and rate: reported where its rule holds."""

    points: tuple[TalkingPoint, ...]

    def points_for(self, bank: "Bank", evaluation: Evaluation) -> tuple[str, ...]:
        """The points that are reported; none where the talk is not."""
        if self.evidence(bank, evaluation) is None:
            return ()
        return tuple(point.id for point in self.points if point.evidence(bank, evaluation) is not None)

    def faults(self, bank: "Bank") -> Iterator[str]:
        """The faults of its criteria and of its points, and points that stand twice."""
        yield from self.rule_faults(bank, "conversation")
        yield from repeated_ids("conversation.points", (point.id for point in self.points))
        for point in self.points:
            criteria = (*point.when, *point.any, *point.unless)
            yield from criteria_faults(bank, f"conversation.points.{point.id}", criteria)


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
    return bank.in_order(chain(*found))


def criteria_faults(bank: "Bank", where: str, criteria: Iterable[Criterion]) -> Iterator[str]:
    """The faults of each criterion by itself."""
    yield from (f"{where}: {fault}" for criterion in criteria for fault in criterion.faults(bank))


def _silence(where: str, criteria: Iterable[Criterion]) -> Iterator[str]:
    if not any(criterion.names_answers for criterion in criteria):
        yield f"{where}: needs a test that names an answer, so that the report can say why it is told"
