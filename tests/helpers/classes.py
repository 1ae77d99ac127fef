"""Classes of people: drawn at random from a pool, with what the command makes of them."""

from collections.abc import Iterable
from functools import cache
from itertools import islice

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.helpers.answers import answers_sequence
from tests.helpers.shipped import CASES, Document, answers_of, shipped_bank, shipped_texts
from vbm_quiz.answers_file.write import to_document
from vbm_quiz.bank.bank import Bank
from vbm_quiz.report.build import build_report
from vbm_quiz.report.class_report.class_report import ClassReport, Inputs, class_report
from vbm_quiz.report.class_report.tables import Cell, cells_of, tables
from vbm_quiz.report.class_report.tally import Tally

POOL = 60
"""How many people there are to draw from, beside the reference cases."""


@cache
def people() -> tuple[Document, ...]:
    """The answers files of the pool."""
    return (*CASES.values(), *(to_document(answers) for answers in islice(answers_sequence(shipped_bank()), POOL)))


@cache
def _cells(person: int) -> tuple[Cell, ...]:
    report = build_report(shipped_bank(), shipped_texts("en"), answers_of(people()[person]))
    return tuple(cells_of(report, other_bank=False))


def class_of(persons: Iterable[int], smallest: int, language: str = "en") -> ClassReport:
    """The report on the class of these people of the pool; who stands there twice is two people."""
    tally = Tally(tables(shipped_bank()))
    for person in persons:
        tally.add(_cells(person))
    return class_report(shipped_bank(), shipped_texts(language), tally, Inputs(), smallest)


def class_of_bank(bank: Bank, count: int, smallest: int) -> ClassReport:
    """The report on a class of so many people who answered this bank."""
    tally = Tally(tables(bank))
    for answers in islice(answers_sequence(bank), count):
        tally.add(cells_of(build_report(bank, shipped_texts("en"), answers), other_bank=False))
    return class_report(bank, shipped_texts("en"), tally, Inputs(), smallest)


@st.composite
def classes(draw: DrawFn) -> tuple[list[int], int]:
    """The people of a class and its smallest number: often many who answer alike, and few who do not."""
    smallest = draw(st.sampled_from([3, 5]))
    person = st.integers(0, len(people()) - 1)
    alike = draw(st.lists(st.tuples(person, st.integers(1, 12)), min_size=1, max_size=4))
    others = draw(st.lists(person, max_size=12))
    persons = [*(each for each, times in alike for _ in range(times)), *others]
    while len(persons) < smallest:
        persons.append(draw(person))
    return persons, smallest
