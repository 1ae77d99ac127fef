"""What a class tells of nobody: no hidden number can be worked out from all that is printed, in any format together."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import html5lib
import pytest
from hypothesis import example, given

from tests.helpers.banks import CHANGED, ODD, SMALL, named_bank
from tests.helpers.class_attacker import Page, found_out, read_page, with_rules
from tests.helpers.classes import class_of, class_of_bank, classes
from tests.helpers.profiles import several
from tests.helpers.shipped import LANGUAGES
from vbm_quiz.report.blocks import StackedBars
from vbm_quiz.report.class_report.build import class_blocks
from vbm_quiz.report.class_report.class_report import ClassReport
from vbm_quiz.report.formats import CLASS_FORMATS

MIXED = [*range(6), *range(12, 30), *[14] * 6, *[17] * 7, *[21] * 5]
"""A class in which some numbers are told and some are not."""


def data_of(report: ClassReport) -> Any:
    return json.loads(CLASS_FORMATS["json"](report))


# ---------------------------------------------------------------- the attacker


def page_of(numbers: dict[str, int | None], people: int) -> Page:
    page = Page(people, {("tasks", "plan", name): number for name, number in numbers.items()})
    page.table(page.numbers)
    return page


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ({"held": 12, "present": None, "absent": 5, "unknown": 0}, ["present"]),
        ({"held": 18, "present": None, "absent": None, "unknown": 0}, ["present", "absent"]),
        ({"held": 17, "present": None, "absent": None, "unknown": None}, ["present", "absent", "unknown"]),
        ({"held": 17, "present": None, "absent": None, "unknown": 0}, []),
        ({"held": None, "present": None, "absent": None, "unknown": None}, []),
    ],
)
def test_the_attacker_finds_out_what_subtracting_gives(numbers: dict[str, int | None], found: list[str]) -> None:
    assert found == [name[-1] for name in found_out(page_of(numbers, 20))]


def test_the_attacker_finds_out_what_the_rules_give() -> None:
    page = page_of({"held": 12, "present": None, "absent": None, "unknown": 0}, 20)
    page.numbers |= {("questions", "of four"): 4}
    assert {} == found_out(page)
    page.same(("tasks", "plan", "present"), ("questions", "of four"))
    assert ["present", "absent"] == [name[-1] for name in found_out(page)]


# ---------------------------------------------------------------- what is hidden


@given(classes())
@example(([34, 0, 2], 3))
def test_no_hidden_number_can_be_found_out(drawn: tuple[list[int], int]) -> None:
    assert {} == found_out(read_page(CLASS_FORMATS["json"](class_of(*drawn))))


@given(classes())
@example(([34, 0, 2], 3))
def test_the_rules_of_the_quiz_give_away_no_more_than_that_nobody_is_there(drawn: tuple[list[int], int]) -> None:
    """That somebody holds a title is never known where it is not told; that nobody does may be, as a 0 may be told."""
    found = found_out(with_rules(read_page(CLASS_FORMATS["json"](class_of(*drawn)))))
    assert {} == {name: number for name, number in found.items() if number}


@pytest.mark.parametrize("name", several([*CHANGED, *SMALL, *ODD], 6))
def test_no_hidden_number_of_another_bank_can_be_found_out(name: str) -> None:
    assert {} == found_out(read_page(CLASS_FORMATS["json"](class_of_bank(named_bank(name), 25, 5))))


def rows_of(data: Any) -> Iterator[tuple[list[int | None], int | None]]:
    """Each row of numbers and its total."""
    people = data["people"]
    yield [*(each["people"] for each in data["titles"]), data["not_enough_shown"]], people
    yield [each["people"] for each in data["wishes"]], people
    yield from (
        ([*each["states"].values()], people)
        for kind in ("tasks", "conditions")
        for each in data[kind]
        if each["states"]
    )
    yield from (([*each["standing"].values()], each["people"]) for each in data["titles"] if each["standing"])
    yield from (([*each["titles"].values()], each["people"]) for each in data["wishes"] if each["titles"])
    yield from (
        ([*column], total) for column, total in zip(_columns(data), _title_totals(data), strict=True) if any(column)
    )


def _columns(data: Any) -> Iterable[list[int | None]]:
    rows = [[*each["titles"].values()] for each in data["wishes"] if each["titles"]]
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in _title_totals(data)]


def _title_totals(data: Any) -> list[int | None]:
    return [*(each["people"] for each in data["titles"]), data["not_enough_shown"]]


@given(classes())
def test_a_small_number_is_never_told_and_never_alone(drawn: tuple[list[int], int]) -> None:
    persons, smallest = drawn
    data = data_of(class_of(persons, smallest))
    assert len(persons) == data["people"]
    for numbers, total in rows_of(data):
        told = [number for number in numbers if number is not None]
        assert [number for number in told if 0 < number < smallest] == []
        if total is not None and None in numbers:
            assert total - sum(told) >= smallest
    for kind, key in (("next_steps", "people"), ("questions", "unknown"), ("ready", "people")):
        for number in filter(None, (each[key] for each in data[kind])):
            assert smallest <= number <= len(persons) - smallest or number == len(persons)


def test_what_is_hidden_depends_on_the_people_alone_not_on_their_order() -> None:
    assert data_of(class_of(MIXED, 5)) == data_of(class_of(sorted(MIXED, reverse=True), 5))


# ---------------------------------------------------------------- the same in every format


def numbers_of(data: Any) -> Iterator[tuple[tuple[str, str, str], int | None]]:
    """Every number of the JSON under the names that a line of the CSV has for it."""
    for column in ("smallest", "people", "not_enough_shown"):
        yield ("class", "", column), data[column]
    yield from ((("inputs", "", column), number) for column, number in data["inputs"].items())
    for kind in ("titles", "tasks", "conditions", "wishes", "ready", "next_steps", "questions"):
        for row in data[kind]:
            name, *_ = row.values()
            for column, value in [*row.items()][1:]:
                within = (
                    value
                    if isinstance(value, dict)
                    else {}
                    if column in {"standing", "states", "titles"}
                    else {column: value}
                )
                yield from (((kind, name, each), number) for each, number in within.items())


@given(classes())
def test_the_csv_has_the_numbers_of_the_json(drawn: tuple[list[int], int]) -> None:
    report = class_of(*drawn)
    header, *lines = csv.reader(io.StringIO(CLASS_FORMATS["csv"](report)))
    assert ["table", "row", "column", "people"] == header
    written = {(table, row, column): int(people) if people else None for table, row, column, people in lines}
    assert dict(numbers_of(data_of(report))) == written


def test_the_json_and_the_csv_are_the_same_in_every_language() -> None:
    dutch, english = (class_of(MIXED, 5, language) for language in ("nl", "en"))
    for format_ in ("json", "csv"):
        assert CLASS_FORMATS[format_](dutch) == CLASS_FORMATS[format_](english)


def tables_of(page: str) -> list[list[list[str]]]:
    """The tables of a page, each as rows of text."""
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    return [[["".join(cell.itertext()) for cell in row] for row in table.iter("tr")] for table in tree.iter("table")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_of_the_page_have_the_numbers_of_the_json(language: str) -> None:
    report = class_of(MIXED, 5, language)
    data, not_told = data_of(report), report.texts("interface.class.not_told")

    def texts(numbers: Iterable[int | None]) -> list[str]:
        return [not_told if number is None else str(number) for number in numbers]

    titles, tasks, conditions, wishes, *_ = (table[1:] for table in tables_of(CLASS_FORMATS["html"](report)))
    assert [texts([each["people"], *each["standing"].values()]) for each in data["titles"]] == [
        row[1:] for row in titles
    ]
    for kind, rows in (("tasks", tasks), ("conditions", conditions)):
        assert [texts(each["states"].values()) for each in data[kind]] == [row[1:] for row in rows]
    asked = [each for each in data["wishes"] if each["people"] != 0]
    assert [texts([each["people"], *each["titles"].values()]) for each in asked] == [row[1:] for row in wishes]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", ["text", "plain", "html"])
def test_no_number_in_words_is_more_than_the_json_tells(format_: str, language: str) -> None:
    """Every figure is a number that is told, what is left of a total, or how many names are not told."""
    report = class_of(MIXED, 5, language)
    numbers = [number for _, number in numbers_of(data_of(report)) if number is not None]
    rests = [row.rest for block in class_blocks(report) if isinstance(block, StackedBars) for row in block.rows]
    untold = [
        sum(number is None for name, number in numbers_of(data_of(report)) if name[0] == kind)
        for kind in ("next_steps", "questions")
    ]
    known = {str(number) for number in (*numbers, *filter(None, rests), *untold, 1, 4, 5)}
    about = report.texts("interface.class.about")
    page = CLASS_FORMATS[format_](report)
    body = page[page.index("<main>") :] if format_ == "html" else page
    visible = re.sub(r"<svg.*?</svg>|<style.*?</style>|<[^>]*>", " ", body, flags=re.DOTALL)
    told = set(re.findall(r"(?<![\w.])\d+(?![\w.]*\d|%)", visible[: visible.rindex(about)]))
    assert told - known == set()
