"""What is asked about each client, and the verdicts on a client that the answers lead to."""

from collections.abc import Iterator, Mapping

from vbm_quiz.bank.base import BankStruct, Count, Id, Ids
from vbm_quiz.bank.faults import repeated_ids, unknown_ids
from vbm_quiz.bank.question_base import ChoiceKind
from vbm_quiz.model.answers import UNKNOWN


class ClientField(ChoiceKind, frozen=True, rename={"favour": "for"}):
    """One question about each client; the choices in `favour` speak for the title of the direction, others against."""

    choices: Ids
    favour: Ids
    article: str = ""

    def text_key(self, part: str) -> str:
        return f"clients.fields.{self.id}.{part}"

    def choice_key(self, choice: str) -> str:
        return "unknown" if choice == UNKNOWN else f"clients.fields.{self.id}.choices.{choice}"


class Verdict(BankStruct, frozen=True):
    """What a client is for the title of the direction: the first verdict with a line that holds.

    A line maps fields to the choices that are right. While the answers that are unknown could still give the verdict
    `unless_possible`, this one is not given.
    """

    id: Id
    when: tuple[dict[str, Ids], ...]
    unless_possible: Id | None = None

    def holds(self, answers: Mapping[str, str]) -> bool:
        """Whether every field of a line is answered with one of its choices."""
        return any(all(answers[field] in choices for field, choices in line.items()) for line in self.when)

    def may_hold(self, answers: Mapping[str, str]) -> bool:
        """Whether it holds, or could with other answers in place of the unknown ones."""
        return any(all(answers[field] in (*choices, UNKNOWN) for field, choices in line.items()) for line in self.when)


class Clients(BankStruct, frozen=True):
    """How many clients may be named, what is asked about each, and the verdicts in order; `otherwise` comes last."""

    maximum: Count
    name_length: Count
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

    def faults(self) -> Iterator[str]:
        """Fields, choices and verdicts that are not there, and ids that stand twice."""
        yield from repeated_ids("clients.fields", (field.id for field in self.fields))
        yield from repeated_ids("clients.verdicts", self.verdict_ids)
        for asked in self.fields:
            faults = unknown_ids("choice", asked.favour, asked.choices)
            yield from (f"clients.fields.{asked.id}.for: {fault}" for fault in faults)
        choices = {field.id: field.choices for field in self.fields}
        for index, verdict in enumerate(self.verdicts):
            where = f"clients.verdicts.{verdict.id}"
            for line in verdict.when:
                yield from (f"{where}: {fault}" for fault in unknown_ids("field", line, choices))
                for field in line.keys() & choices.keys():
                    faults = unknown_ids("choice", line[field], choices[field])
                    yield from (f"{where}.{field}: {fault}" for fault in faults)
            if verdict.unless_possible is not None:
                earlier = self.verdict_ids[:index]
                faults = unknown_ids("earlier verdict", [verdict.unless_possible], earlier)
                yield from (f"{where}: {fault}" for fault in faults)
