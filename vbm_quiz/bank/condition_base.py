"""What every kind of condition answers: the sums that it requires, the answers it reads, how its rule is worded."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import msgspec

from vbm_quiz.bank.base import BankStruct, Id
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import Change, TaskResult, TaskState

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank

Sums: TypeAlias = tuple[int, ...]


class TextList(NamedTuple):
    """Keys of texts to be named together, joined by `and` or `or`; answers stand in quotation marks."""

    keys: tuple[str, ...]
    join: str
    quoted: bool = False


class Answer(NamedTuple):
    """The answer to a question, in words and with its unit."""

    question: str


class SharePart(NamedTuple):
    """A part of a whole as answered, with its percentage on the same side of a limit."""

    part: str
    whole: str
    limit: Fraction


RuleValue: TypeAlias = int | Fraction | TextList | Answer | SharePart | str
"""What a placeholder stands for: a number, names to list, an answer, a part of a whole, or the key of one text."""


class Standing(NamedTuple):
    """How a condition stands: whether there is anything to count, and the placeholders of the text that tells it."""

    any: bool
    values: Mapping[str, RuleValue]


class Shortfall(NamedTuple):
    """One thing that is lacking: the text `interface.shortfall.<key>` and its placeholders."""

    key: str
    values: Mapping[str, RuleValue]


class ConditionKind(BankStruct, frozen=True):
    """What all kinds answer; a kind overrides what it reads."""

    id: Id

    @property
    def counted_level(self) -> str | None:
        """The level at or above which the activities of a task are counted, if this condition counts them."""
        return None

    def counted_choices(self, bank: "Bank") -> Mapping[str, tuple[str, ...]]:
        """The questions with a list of choices that it reads, facts among them, each with the choices that count."""
        return {}

    @property
    def numbers(self) -> tuple[str, ...]:
        """The number questions that it reads together."""
        return ()

    @property
    def plan_numbers(self) -> tuple[tuple[str, ...], ...]:
        """The number questions that a plan may change, each with the placeholders of its texts."""
        return ()

    def reads(self, bank: "Bank") -> tuple[str, ...]:
        """The questions that it reads, in bank order."""
        return (*self.counted_choices(bank), *self.numbers)

    def amounts(self, bank: "Bank") -> Sums:
        """The amount that each of its sums must reach: 1 for a condition that holds or not."""
        return (1,)

    def from_task(self, task: str, state: TaskState, at_level: int) -> Sums | None:
        """What a task in this state adds, `at_level` of its activities at the counted level or above; None: nothing."""
        return None

    def from_choice(self, bank: "Bank", question: str) -> Sums:
        """What a question adds when it is answered with a choice that counts."""
        return (1,)

    def open_questions(self, bank: "Bank", answers: Answers) -> tuple[str, ...]:
        """The questions it reads whose answers would tell more."""
        return tuple(question for question in self.reads(bank) if answers.unknown(question))

    @property
    def decided_by(self) -> tuple[str, ...]:
        """The questions whose answers alone tell whether it holds; none where it counts what several add up to."""
        return self.numbers

    def holds(self, answers: Answers) -> bool | None:
        """Whether it holds by the answers that decide it; None when they do not tell."""
        return None

    def share_of(self, answers: Answers) -> Fraction | None:
        """The share that it limits, as answered; None when it is not known, or the condition is on no share."""
        return None

    def sufficient_numbers(self, answers: Answers, question: str) -> Iterator[Decimal]:
        """The number nearest to today's that would meet it, where it is not met."""
        yield from ()

    def single_steps(self, answers: Answers) -> Iterator[Change]:
        """The numbers it reads changed by one step down and up; a number by itself has no step."""
        yield from ()

    def planned_questions(self, bank: "Bank") -> tuple[str, ...]:
        """The facts, choices and numbers that a plan may change to meet it."""
        return (*self.counted_choices(bank), *(question for question, *_ in self.plan_numbers))

    def rule_data(self, bank: "Bank") -> dict[str, object]:
        """Its rule as data: its kind, and all that is said of it but its id."""
        fields = (field for field in msgspec.structs.fields(self) if field.name != "id")
        return {"kind": self.__struct_config__.tag, **{each.encode_name: getattr(self, each.name) for each in fields}}

    def value(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> int | str | None:
        """What is counted with the known answers alone, as the report tells it; None when nothing is known."""
        raise NotImplementedError

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        """The placeholders of the text `conditions.<id>.rule` and what they stand for."""
        raise NotImplementedError

    @property
    def standing_placeholders(self) -> tuple[str, ...]:
        """The placeholders of the texts `conditions.<id>.some` and `none`."""
        raise NotImplementedError

    def standing(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Standing | None:
        """How it stands with the known answers; None when nothing is known."""
        raise NotImplementedError

    def shortfalls(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Iterator[Shortfall]:
        """What keeps it from being met."""
        raise NotImplementedError

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        """What it names that is not there, and what can never or always hold."""
        raise NotImplementedError
