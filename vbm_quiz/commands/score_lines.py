"""Answers files in, a line for each out: of JSON or of CSV, on its report or on its faults."""

import csv
from collections.abc import Sequence
from io import StringIO
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from vbm_quiz.answers_file.parse import bank_of
from vbm_quiz.answers_file.write import to_json_line
from vbm_quiz.api import QuestionBank, Report, evaluate_document, read_record
from vbm_quiz.characters import as_utf8, escape_controls
from vbm_quiz.commands.printed_json import faulty_answers
from vbm_quiz.errors import Fault, InvalidAnswers
from vbm_quiz.report.formats.json import render_line
from vbm_quiz.storage.answers_records import AnswersRecord

FORMULA = ("=", "+", "-", "@")
"""How a text begins that a spreadsheet would calculate."""


class JsonLines(Struct, frozen=True, tag=True):
    """JSON Lines with these fields of the report."""

    fields: tuple[str, ...]

    @property
    def header(self) -> bytes:
        """What stands before the first line."""
        return b""

    def report(self, report: Report) -> bytes:
        """The line of a report."""
        return render_line(report.contents, self.fields) + b"\n"

    def faults(self, record: AnswersRecord, faults: tuple[Fault, ...]) -> bytes:
        """The line of answers that cannot be used."""
        return to_json_line(faulty_answers(record, faults)) + b"\n"


class CsvLines(Struct, frozen=True, tag=True):
    """CSV with the title, and the percentage and the state of each of these tasks."""

    tasks: tuple[str, ...]

    @property
    def header(self) -> bytes:
        """The names of the columns."""
        of_tasks = (f"{task}_{part}" for task in self.tasks for part in ("percent", "state"))
        return _csv("respondent", "title", "status", "firm", "goal", *of_tasks, "faults")

    def report(self, report: Report) -> bytes:
        """The line of a report."""
        title = report.title
        of_tasks = (part for task in report.tasks for part in (task.percent, task.state))
        firm = "true" if title.firm else "false"
        return _csv(report.respondent, title.id, title.status, firm, title.goal, *of_tasks, None)

    def faults(self, record: AnswersRecord, faults: tuple[Fault, ...]) -> bytes:
        """The line of answers that cannot be used, with nothing but the place and the faults."""
        place = as_utf8(record.path) if record.line is None else f"{as_utf8(record.path)}:{record.line}"
        told = "; ".join(fault.line for fault in faults)
        return _csv(*[None] * (5 + 2 * len(self.tasks)), f"{place}: {told}")


Lines: TypeAlias = JsonLines | CsvLines
"""The formats of the lines."""


class Scored(NamedTuple):
    """The lines of some answers files, their size in bytes, and how many: all, with faults, of another bank."""

    lines: bytes = b""
    size: int = 0
    answers: int = 0
    faulty: int = 0
    other_bank: int = 0


class _Read(NamedTuple):
    """An answers file that was read: its report or its faults, and whether it was given to another bank."""

    report: Report | None
    faults: tuple[Fault, ...] = ()
    other_bank: bool = False


class Scorer(Struct, frozen=True):
    """Scores answers files by a bank; it can be pickled, so that another process can do the same."""

    bank: QuestionBank
    lines: Lines

    def score(self, records: Sequence[AnswersRecord]) -> Scored:
        """Score these answers files, in their order: all are read first, and scored then, which is quicker."""
        read = [self._read(record) for record in records]
        lines = [
            self.lines.faults(record, each.faults) if each.report is None else self.lines.report(each.report)
            for record, each in zip(records, read, strict=True)
        ]
        return Scored(
            lines=b"".join(lines),
            size=sum(len(record.data) for record in records),
            answers=len(read),
            faulty=sum(each.report is None for each in read),
            other_bank=sum(each.other_bank for each in read),
        )

    def _read(self, record: AnswersRecord) -> _Read:
        try:
            document = read_record(self.bank, record)
            report = evaluate_document(self.bank, document)
        except InvalidAnswers as error:
            return _Read(None, error.faults)
        given = bank_of(document)
        return _Read(report, other_bank=given is not None and not self.bank.rules.is_same(given))


def _csv(*cells: object) -> bytes:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(map(_cell, cells))
    return line.getvalue().encode()


def _cell(value: object) -> object:
    """A text without control characters; one that a spreadsheet would calculate begins with an apostrophe."""
    if not isinstance(value, str):
        return value
    text = escape_controls(value)
    return f"'{text}" if text.startswith(FORMULA) else text
