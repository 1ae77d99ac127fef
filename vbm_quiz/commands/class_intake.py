"""The answers files of a class in, the tally of its people out: each person once, and nothing kept of anybody."""

from os.path import realpath
from typing import NamedTuple

from vbm_quiz.answers_file.parse import bank_of
from vbm_quiz.api import QuestionBank, evaluate_document
from vbm_quiz.errors import InvalidAnswers
from vbm_quiz.report.class_report.class_report import Inputs
from vbm_quiz.report.class_report.tables import cells_of, tables
from vbm_quiz.report.class_report.tally import Tally
from vbm_quiz.storage.answers_records import AnswersRecord
from vbm_quiz.storage.files import STDIN

MOST_NAMES = 10_000
"""So many respondents are remembered, so that nobody counts twice; memory does not grow beyond them."""


class Place(NamedTuple):
    """Where a record stands: its path as it was named, and its line."""

    path: str
    line: int


class Intake:
    """Counts the people of a class, one answers file after another."""

    def __init__(self, bank: QuestionBank) -> None:
        self._bank = bank
        self.tally = Tally(tables(bank.rules))
        self._faulty = self._repeated = 0
        self._files: set[str] = set()
        self._respondents: set[str] = set()
        self._last = Place("", 0)
        self._is_again = False

    @property
    def inputs(self) -> Inputs:
        """What was read beside the people who count."""
        return Inputs(faulty=self._faulty, repeated=self._repeated)

    def add(self, record: AnswersRecord) -> None:
        """Count the person behind a record, if it can be used and is the first of its respondent and its file."""
        if self._is_in_file_named_before(record):
            return
        try:
            document = record.document()
            report = evaluate_document(self._bank, document).contents
        except InvalidAnswers:
            self._faulty += 1
            return
        if self._counts_already(report.answers.respondent):
            self._repeated += 1
            return
        given = bank_of(document)
        other_bank = given is not None and not self._bank.rules.is_same(given)
        self.tally.add(cells_of(report, other_bank=other_bank))

    def _is_in_file_named_before(self, record: AnswersRecord) -> bool:
        """Whether a record stands in a file that was read before; each time that it is named again is counted once."""
        place = Place(record.path, record.line or 0)
        if place.path != self._last.path or place.line <= self._last.line:
            file = place.path if place.path == STDIN else realpath(place.path)
            self._is_again = file in self._files
            self._repeated += self._is_again
            self._files.add(file)
        self._last = place
        return self._is_again

    def _counts_already(self, respondent: str | None) -> bool:
        """Whether this respondent has been counted; who gives no name is somebody else each time."""
        name = (respondent or "").strip()
        if name in self._respondents:
            return True
        if name and len(self._respondents) < MOST_NAMES:
            self._respondents.add(name)
        return False
