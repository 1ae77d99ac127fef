"""The kinds of next step: what fires it, on which answers, and what its texts are filled with.

A new kind is a class here that joins `GroupedStep`, with the texts `next_steps.<id>.…`.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, ClassVar, TypeAlias

import msgspec

from vbm_quiz.bank.base import Id, Ids
from vbm_quiz.bank.condition_base import TextList
from vbm_quiz.bank.criterion_base import Wording
from vbm_quiz.bank.faults import unknown_id, unknown_ids
from vbm_quiz.bank.rules import Rule
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import client_field_id
from vbm_quiz.model.results import Evaluation, NextStep

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank

TITLE, CURRENT_TITLE, AIM, HELD_TASKS, BECAUSE = FILLS = ("title", "current_title", "aim", "held_tasks", "because")
"""What a placeholder of a step's texts may stand for, beside a number question and a condition on a share."""
CLIENT, IN_FAVOUR, AGAINST, UNKNOWN_FIELDS = CLIENT_FILLS = ("client", "in_favour", "against", "unknown")
"""The placeholders of the texts of a step about a client: her label, and what is known of her on either side."""


class Step(Rule, frozen=True, kw_only=True):
    """What the kinds share. `fills` maps a placeholder of its texts to one of `FILLS`, a number or a share."""

    names_questions: ClassVar[bool] = False
    """Whether the report names the questions that it is told for beside its title."""

    id: Id
    fills: Mapping[str, Id] = msgspec.field(default_factory=dict)

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The placeholders that its texts may use."""
        return tuple(self.fills)

    def wordings(self, bank: "Bank") -> Iterator[Wording]:
        """What its kind asks beside its rule, in sentences."""
        yield from ()

    def fired(self, bank: "Bank", evaluation: Evaluation) -> NextStep | None:
        """The step, where its rule holds and there is something that it is about; else None."""
        because = self.evidence(bank, evaluation)
        return None if because is None else self._about(bank, evaluation, because)

    def _about(self, bank: "Bank", evaluation: Evaluation, because: tuple[str, ...]) -> NextStep | None:
        raise NotImplementedError

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        """The faults of its criteria, and fills of which nothing is known."""
        yield from super().faults(bank)
        known = (*FILLS, *bank.numbers, *(share.id for share in bank.shares))
        for placeholder, value in self.fills.items():
            yield from unknown_id(f"fills.{placeholder}", "fill", value, known)


class RuleStep(Step, frozen=True, kw_only=True, tag="rule", tag_field="kind"):
    """A step by its rule alone; it also names the first client with one of these verdicts, where there is one."""

    client: Ids = ()

    def wordings(self, bank: "Bank") -> Iterator[Wording]:
        if self.client:
            yield Wording("step_begins_with_client", {"verdicts": _verdicts(self.client)})

    def _about(self, bank: "Bank", evaluation: Evaluation, because: tuple[str, ...]) -> NextStep:
        found = _client_with(evaluation, self.client)
        return NextStep(id=self.id, because=because, client=found)

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from super().faults(bank)
        yield from unknown_ids("client", "verdict", self.client, bank.clients.verdict_ids)


class ClientStep(Step, frozen=True, kw_only=True, tag="client", tag_field="kind"):
    """A step about the first client with one of these verdicts."""

    verdict: Ids

    @property
    def placeholders(self) -> tuple[str, ...]:
        return (*self.fills, *CLIENT_FILLS)

    def reads(self, bank: "Bank") -> set[str]:
        return {*super().reads(bank), *(f"clients.{field.id}" for field in bank.clients.fields)}

    def wordings(self, bank: "Bank") -> Iterator[Wording]:
        yield Wording("step_about_client", {"verdicts": _verdicts(self.verdict)})

    def _about(self, bank: "Bank", evaluation: Evaluation, because: tuple[str, ...]) -> NextStep | None:
        found = _client_with(evaluation, self.verdict)
        if found is None:
            return None
        fields = tuple(client_field_id(found, field.id) for field in bank.clients.fields)
        return NextStep(id=self.id, because=(*because, *fields), client=found)

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from super().faults(bank)
        yield from unknown_ids("verdict", "verdict", self.verdict, bank.clients.verdict_ids)


def _verdicts(verdicts: Ids) -> TextList:
    return TextList(tuple(f"client_verdicts.{verdict}.name" for verdict in verdicts), "or")


def _client_with(evaluation: Evaluation, verdicts: Ids) -> int | None:
    """The index of the first client with the first of these verdicts that a client has."""
    given = [client.verdict for client in evaluation.clients]
    return next((given.index(verdict) for verdict in verdicts if verdict in given), None)


class FindOutStep(Step, frozen=True, kw_only=True, tag="find_out", tag_field="kind"):
    """A step about one unknown answer that these conditions need: one that most of them read, a core one before others.

    Such an answer is there only while the title is provisional or not shown.
    """

    names_questions: ClassVar[bool] = True

    conditions: Ids

    def reads(self, bank: "Bank") -> set[str]:
        return {*super().reads(bank), *chain(*(bank.condition(id_).reads(bank) for id_ in self.conditions))}

    def wordings(self, bank: "Bank") -> Iterator[Wording]:
        conditions = TextList(tuple(f"conditions.{id_}.name" for id_ in self.conditions), "or")
        yield Wording("step_find_out", {"conditions": conditions})

    def _about(self, bank: "Bank", evaluation: Evaluation, because: tuple[str, ...]) -> NextStep | None:
        wanted = set(self.conditions)
        unknown = [each for each in evaluation.result.find_out if not wanted.isdisjoint(each.conditions)]
        if not unknown:
            return None
        most = max(unknown, key=lambda each: (len(each.conditions), bank.is_core(each.question)))
        return NextStep(id=self.id, because=bank.in_order((*because, most.question)))

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from super().faults(bank)
        yield from unknown_ids("conditions", "condition", self.conditions, (each.id for each in bank.conditions))


class InconsistencyStep(Step, frozen=True, kw_only=True, tag="second_look", tag_field="kind"):
    """A step about the first answers that disagree; about the title's answers only while the transition is not told."""

    names_questions: ClassVar[bool] = True

    def reads(self, bank: "Bank") -> set[str]:
        return {*super().reads(bank), *chain(*(look.reads(bank) for look in bank.second_looks))}

    def wordings(self, bank: "Bank") -> Iterator[Wording]:
        yield Wording("step_second_look", {})

    def _about(self, bank: "Bank", evaluation: Evaluation, because: tuple[str, ...]) -> NextStep | None:
        for found in evaluation.inconsistencies:
            if evaluation.items or bank.title_questions.issuperset(found.questions):
                return NextStep(id=self.id, because=bank.in_order((*because, *found.questions)))
        return None


class SecureStep(Step, frozen=True, kw_only=True, tag="secure", tag_field="kind"):
    """A step about the first answer of which one level less takes the title away."""

    names_questions: ClassVar[bool] = True

    def reads(self, bank: "Bank") -> set[str]:
        return {*super().reads(bank), *bank.title_questions}

    def wordings(self, bank: "Bank") -> Iterator[Wording]:
        yield Wording("step_secure", {})

    def _about(self, bank: "Bank", evaluation: Evaluation, because: tuple[str, ...]) -> NextStep | None:
        found = evaluation.result.sensitivity
        if found is None or not (found.lowers or found.unsettles):
            return None
        rests_on = (*found.lowers, *found.unsettles)[0].change.question
        return NextStep(id=self.id, because=bank.in_order((*because, rests_on)))


GroupedStep: TypeAlias = RuleStep | ClientStep | FindOutStep | InconsistencyStep | SecureStep
"""The kinds of step in a group."""
