"""What is asked about each client, and the verdicts on a client that the answers lead to."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

from vbm_quiz.bank.base import BankStruct, Count, Id, Ids, PlainId, PositiveCount
from vbm_quiz.bank.faults import repeated, repeated_ids, unknown_id, unknown_ids, within
from vbm_quiz.bank.question_base import ChoiceKind
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import UNKNOWN

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank

ASKED_OF_EACH = ("name", "add")
"""What is asked of each client beside the fields of a bank: the name, and whether there is another one."""
Side: TypeAlias = Literal["for", "against"]
"""All choices of a field that speak for the title of the direction, or all that speak against it."""


class ClientField(ChoiceKind, frozen=True, rename={"favour": "for"}):
    """One question about each client; the choices in `favour` speak for the title of the direction, others against."""

    id: PlainId
    choices: Ids
    favour: Ids
    article: str = ""

    def among(self, choices: Ids | Side) -> Ids:
        """The choices themselves, or those of one side."""
        if choices == "for":
            return self.favour
        if choices == "against":
            return tuple(choice for choice in self.choices if choice not in self.favour)
        return choices

    def text_key(self, part: str) -> str:
        return f"clients.fields.{self.id}.{part}"

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from super().faults(bank)
        yield from unknown_ids("for", "choice", self.favour, self.choices)
        if self.id in ASKED_OF_EACH:
            yield Fault("id", "reserved_id", {"found": self.id})

    def choice_key(self, choice: str) -> str:
        return "unknown" if choice == UNKNOWN else f"clients.fields.{self.id}.choices.{choice}"


class Verdict(BankStruct, frozen=True):
    """What a client is for the title of the direction: the first verdict with a line that holds.

    A line maps fields to the choices that are right, or to all that speak for the title or against it. While the
    answers that are unknown could still give the verdict `unless_possible`, this one is not given.
    """

    id: Id
    when: tuple[dict[str, Ids | Side], ...]
    unless_possible: Id | None = None

    def faults(self, choices: Mapping[str, Ids], earlier: Ids) -> Iterator[Fault]:
        """Fields and choices that are not there, and no earlier verdict to wait for.

        Args:
            choices: those of each field.
            earlier: the verdicts before this one.
        """
        for index, line in enumerate(self.when):
            for field, named in line.items():
                yield from unknown_id(f"when[{index}].{field}", "field", field, choices)
                if field in choices and not isinstance(named, str):
                    yield from unknown_ids(f"when[{index}].{field}", "choice", named, choices[field])
        if self.unless_possible is not None:
            yield from unknown_id("unless_possible", "earlier_verdict", self.unless_possible, earlier)


class Clients(BankStruct, frozen=True):
    """How many clients may be named, what is asked about each, and the verdicts in order; `otherwise` comes last.

    They are asked where a section of the bank holds the clients, and nowhere else.
    """

    maximum: Count
    name_length: PositiveCount
    fields: tuple[ClientField, ...]
    verdicts: tuple[Verdict, ...]
    otherwise: Id

    @property
    def verdict_ids(self) -> tuple[str, ...]:
        """Every verdict that a client can get."""
        return (*(verdict.id for verdict in self.verdicts), self.otherwise)

    def field(self, id_: str) -> ClientField | None:
        """The field with this id; None when there is none."""
        return next((field for field in self.fields if field.id == id_), None)

    def lines(self, verdict: Verdict) -> Iterator[dict[str, Ids]]:
        """The lines of a verdict, with the choices of a side in place of its name."""
        fields = {field.id: field for field in self.fields}
        for line in verdict.when:
            yield {field: fields[field].among(choices) for field, choices in line.items()}

    def holds(self, verdict: Verdict, answers: Mapping[str, str]) -> bool:
        """Whether every field of a line is answered with one of its choices."""
        return any(all(answers[field] in choices for field, choices in line.items()) for line in self.lines(verdict))

    def may_hold(self, verdict: Verdict, answers: Mapping[str, str]) -> bool:
        """Whether it holds, or could with other answers in place of the unknown ones."""
        lines = self.lines(verdict)
        return any(all(answers[field] in (*choices, UNKNOWN) for field, choices in line.items()) for line in lines)

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        """Fields, choices and verdicts that are not there, and ids that stand twice."""
        yield from repeated_ids("fields", self.fields)
        places = [(f"verdicts[{index}].id", verdict.id) for index, verdict in enumerate(self.verdicts)]
        yield from repeated([*places, ("otherwise", self.otherwise)])
        for asked in self.fields:
            yield from within(f"fields.{asked.id}", asked.faults(bank))
        choices = {field.id: field.choices for field in self.fields}
        for index, verdict in enumerate(self.verdicts):
            yield from within(f"verdicts.{verdict.id}", verdict.faults(choices, self.verdict_ids[:index]))
