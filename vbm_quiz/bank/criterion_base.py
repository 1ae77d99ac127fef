"""What every kind of criterion answers: the questions it reads, by which answers it holds, and its own faults."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from vbm_quiz.bank.base import BankStruct
from vbm_quiz.errors import Fault
from vbm_quiz.model.results import Evaluation

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


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

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        """What it names that is not there, and what can never or always hold."""
        yield from ()
