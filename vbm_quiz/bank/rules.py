"""The rules made of criteria: inconsistencies, and when the conversation with a client is reported."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from vbm_quiz.bank.base import BankStruct, Id
from vbm_quiz.bank.condition_base import RuleValue
from vbm_quiz.bank.faults import repeated_ids, within
from vbm_quiz.bank.result_criteria import Criterion
from vbm_quiz.bank.title_criteria import AnswerCriterion
from vbm_quiz.errors import Fault
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

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        """The limits of its criteria, as placeholders."""
        return {name: limit for criterion in self.when for name, limit in criterion.limits.items()}

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> tuple[str, ...] | None:
        """The questions on whose answers it holds, in bank order; None when it does not."""
        return _evidence_of_all(bank, evaluation, self.when)

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        """The faults of its criteria, and none that names an answer."""
        yield from _criteria_faults(bank, "when", self.when)
        yield from _silence(self.when)


class Rule(BankStruct, frozen=True):
    """It holds when every criterion in `when` does, one in `any` where that is given, and none in `unless`."""

    when: tuple[Criterion, ...] = ()
    any: tuple[Criterion, ...] = ()
    unless: tuple[Criterion, ...] = ()

    @property
    def is_for_everyone(self) -> bool:
        """Whether it has no criteria, and so holds whatever the answers are."""
        return not (self.when or self.any or self.unless)

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

    def criteria_faults(self, bank: "Bank") -> Iterator[Fault]:
        """The faults of each of its criteria by itself."""
        yield from _criteria_faults(bank, "when", self.when)
        yield from _criteria_faults(bank, "any", self.any)
        yield from _criteria_faults(bank, "unless", self.unless)

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        """The faults of its criteria, and none that names an answer; a rule without criteria holds for everyone."""
        yield from self.criteria_faults(bank)
        if reasons := (*self.when, *self.any):
            yield from _silence(reasons)


class TalkingPoint(Rule, frozen=True, kw_only=True):
    """Something to say to a client, where its rule holds."""

    id: Id


class Conversation(Rule, frozen=True, kw_only=True):
    """The talk with a client about role and rate: reported where its rule holds."""

    points: tuple[TalkingPoint, ...] = ()

    def points_for(self, bank: "Bank", evaluation: Evaluation) -> tuple[str, ...]:
        """The points that are reported; none where the talk is not."""
        if self.evidence(bank, evaluation) is None:
            return ()
        return tuple(point.id for point in self.points if point.evidence(bank, evaluation) is not None)

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        """The faults of its criteria and of its points, and points that stand twice."""
        yield from super().faults(bank)
        yield from repeated_ids("points", self.points)
        for point in self.points:
            yield from within(f"points.{point.id}", point.criteria_faults(bank))


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


def _criteria_faults(bank: "Bank", path: str, criteria: Iterable[Criterion]) -> Iterator[Fault]:
    for index, criterion in enumerate(criteria):
        yield from within(f"{path}[{index}]", criterion.faults(bank))


def _silence(criteria: Iterable[Criterion]) -> Iterator[Fault]:
    if not any(criterion.names_answers for criterion in criteria):
        yield Fault("when", "no_answer_named")
