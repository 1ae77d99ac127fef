"""The report on a class in, CSV out: a line for each number of the JSON, empty where it is not told."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

import msgspec

from vbm_quiz.report.class_report.class_report import ClassReport
from vbm_quiz.report.formats.class_json import class_data

HEADER = ("table", "row", "column", "people")
NAMES = ("id", "goal", "title")
"""The keys of which one names a row."""
WITHIN = ("standing", "states", "titles")
"""The keys that hold more numbers of a row, or nothing."""
Line = tuple[str, str, str, int | None]


def render_class(report: ClassReport) -> str:
    """A whole class in this format."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([HEADER, *_lines(msgspec.to_builtins(class_data(report)))])
    return text.getvalue()


def _lines(data: Mapping[str, Any]) -> Iterator[Line]:
    yield from (("class", "", column, data[column]) for column in ("smallest", "people", "not_enough_shown"))
    yield from (("inputs", "", column, number) for column, number in data["inputs"].items())
    for table, rows in data.items():
        if isinstance(rows, tuple):
            for row in rows:
                (name,) = (row[key] for key in NAMES if key in row)
                yield from ((table, name, column, number) for column, number in _numbers(row).items())


def _numbers(row: Mapping[str, Any]) -> dict[str, int | None]:
    """The numbers of a row, and those within it."""
    numbers = {column: number for column, number in row.items() if column not in (*NAMES, *WITHIN)}
    for column in WITHIN:
        numbers |= row.get(column) or {}
    return numbers
