"""A tally in, all that may be told of a class out: the one source of every format and every sentence."""

from collections.abc import Mapping

from msgspec import Struct

from vbm_quiz.bank.bank import Bank
from vbm_quiz.report.class_report.suppression import told_numbers
from vbm_quiz.report.class_report.tables import Cell
from vbm_quiz.report.class_report.tally import Tally
from vbm_quiz.texts.texts import Texts
from vbm_quiz.version import __version__


class Inputs(Struct, frozen=True):
    """What was read beside the people who count.

    Args:
        faulty: answers that cannot be used.
        repeated: answers of someone who counts already, and files that were named before.
    """

    faulty: int = 0
    repeated: int = 0


class ClassReport(Struct, frozen=True):
    """A class as a whole, with the texts of its language.

    Args:
        people: how many people there are in it.
        smallest: the smallest number that is told, apart from 0.
        numbers: how many people stand in each cell; None where that is not told, and no cell of a table that is left
            out.
    """

    bank: Bank
    texts: Texts
    people: int
    smallest: int
    inputs: Inputs
    numbers: Mapping[Cell, int | None]
    version: str = __version__

    def number(self, table: str, name: str) -> int | None:
        """How many people stand in this cell; None where that is not told."""
        return self.numbers.get(Cell(table, name))

    def text(self, key: str, **values: object) -> str:
        """A text of the page, with its numbers as the language writes them."""
        return self.texts(f"interface.class.{key}", **self._written(values))

    def counted(self, key: str, count: int) -> str:
        """The form of a text of the page that goes with a number."""
        return self.texts.counted(f"interface.class.{key}", count, **self._written({"count": count}))

    def _written(self, values: Mapping[str, object]) -> Mapping[str, object]:
        return {name: self.texts.number(value) if isinstance(value, int) else value for name, value in values.items()}

    def people_text(self, number: int | None) -> str:
        """A number of people in a sentence."""
        if number is None:
            return self.text("not_told")
        return self.texts.number(number) if number else self.text("nobody")

    def leaves_out(self, table: str) -> bool:
        """Whether nothing is told of a table."""
        return not any(cell.table == table for cell in self.numbers)


def class_report(bank: Bank, texts: Texts, tally: Tally, inputs: Inputs, smallest: int) -> ClassReport:
    """The report on a class of at least `smallest` people."""
    numbers = told_numbers(tally, smallest)
    return ClassReport(bank=bank, texts=texts, people=tally.people, smallest=smallest, inputs=inputs, numbers=numbers)
