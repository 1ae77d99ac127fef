"""What every kind of criterion answers: the questions it reads, by which answers it holds, and its own faults."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from vbm_quiz.bank.base import BankStruct
from vbm_quiz.bank.condition_base import RuleValue, TextList
from vbm_quiz.errors import Fault
from vbm_quiz.model.results import Evaluation

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class Wording(NamedTuple):
    """A sentence of a rule: the text `interface.criteria.<key>` and its placeholders."""

    key: str
    values: Mapping[str, RuleValue]


class CriterionKind(BankStruct, frozen=True):
    """What all kinds answer."""

    names_answers: ClassVar[bool] = True
    """Whether it can say on which answers it holds."""
    asks_about: ClassVar[Literal["answers", "tasks", "role"]] = "answers"
    """Answers and what is read from them alone; what the tasks come to; or the title, its conditions and the wish."""

    def reads(self, bank: "Bank") -> Iterable[str]:
        """The questions whose answers can make it hold."""
        return ()

    def holds(self, bank: "Bank", evaluation: Evaluation) -> bool:
        """Whether it holds, for a kind that does so by all that it reads or by none."""
        raise NotImplementedError

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> Sequence[str] | None:
        """The questions on whose answers it holds; None when it does not hold."""
        return tuple(self.reads(bank)) if self.holds(bank, evaluation) else None

    @property
    def limits(self) -> Mapping[str, int | Fraction]:
        """The limits that it has of its own, and not by the name of a rule: counts and shares."""
        return {}

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        """The placeholders of the text `interface.criteria.<kind>` and what they stand for."""
        raise NotImplementedError

    def wordings(self, bank: "Bank") -> Iterator[Wording]:
        """What it asks, in sentences: one, for most kinds."""
        yield Wording(str(self.__struct_config__.tag), self.rule_values(bank))

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        """What it names that is not there, and what can never or always hold."""
        yield from ()


def words(prefix: str, names: Iterable[str]) -> TextList:
    """The texts of these names, of which one is enough."""
    return TextList(tuple(f"{prefix}.{name}" for name in names), "or")


def titles(ids: Iterable[str]) -> TextList:
    """The names of titles, of which one is enough."""
    return TextList(tuple(f"titles.{id_}.name" for id_ in ids), "or")
