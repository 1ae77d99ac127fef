"""The typed structure of the JSON that commands print beside the report; their JSON Schemas are made from it."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from vbm_quiz.characters import as_utf8
from vbm_quiz.errors import Fault
from vbm_quiz.model.results import BankReference, Promised, ResultStruct
from vbm_quiz.report.formats.json_types import BankData
from vbm_quiz.storage.answers_records import AnswersRecord
from vbm_quiz.storage.kept_document import KeptTitle

FORMAT: Literal[1] = 1
ALWAYS_TRUE = Meta(extra_json_schema={"const": True})
"""Literal[True] would take msgspec 0.22."""


class FaultData(ResultStruct, frozen=True):
    """A fault of an answers file."""

    path: str
    key: str
    message: str


class FaultyAnswersData(ResultStruct, frozen=True):
    """An answers file that cannot be used, with all its faults."""

    input: str
    line: Annotated[int, Meta(ge=1)] | None
    faults: tuple[FaultData, ...]


class CheckData(ResultStruct, frozen=True):
    """Which of some answers files cannot be used."""

    format: Literal[1]
    checked: Annotated[int, Meta(ge=0)]
    faulty: Annotated[int, Meta(ge=0)]
    answers: tuple[FaultyAnswersData, ...]


class PlacedFaultData(ResultStruct, frozen=True):
    """A fault that ended a run: of an answers file, or of a file of a content folder."""

    file: str | None
    line: Annotated[int, Meta(ge=1)] | None
    path: str
    key: str
    message: str


class ErrorData(ResultStruct, frozen=True):
    """What ended a run, in one line on standard error, where the run was to print JSON."""

    format: Literal[1]
    exit_code: int
    message: str
    faults: tuple[PlacedFaultData, ...]


class PromiseData(ResultStruct, frozen=True):
    """A step that was promised with a kept result, and what came of it."""

    step: str
    date: str | None
    state: Promised
    title: str | None


class KeptResultData(ResultStruct, frozen=True):
    """A kept result; all but its number and its path are null where its file cannot be read."""

    number: Annotated[int, Meta(ge=1)]
    date: str | None
    label: str | None
    title: KeptTitle | None
    promise: PromiseData | None
    bank: BankReference | None
    path: str


class HistoryData(ResultStruct, frozen=True):
    """The results kept on this computer, in the order in which they were kept."""

    format: Literal[1]
    results: tuple[KeptResultData, ...]


class QuestionData(Struct, frozen=True, forbid_unknown_fields=True):
    """A question: with choices, or with what numbers are allowed."""

    id: str
    text: str
    help: str
    asked_when: str | UnsetType = UNSET
    asked_beside: dict[str, tuple[str, ...]] | UnsetType = UNSET
    allowed: str | UnsetType = UNSET
    choices: dict[str, str] | UnsetType = UNSET
    optional: Annotated[bool, ALWAYS_TRUE] | UnsetType = UNSET
    core: bool | UnsetType = UNSET
    article: str | UnsetType = UNSET


class SectionData(ResultStruct, frozen=True):
    """A part of the quiz with its questions."""

    id: str
    title: str
    intro: str
    questions: tuple[QuestionData, ...]


class QuestionsData(ResultStruct, frozen=True):
    """All questions of the quiz; those of `clients` are asked about each client."""

    bank: BankData
    language: str
    sections: tuple[SectionData, ...]
    clients: tuple[QuestionData, ...]


def faulty_answers(record: AnswersRecord, faults: tuple[Fault, ...]) -> FaultyAnswersData:
    """Answers that cannot be used, as JSON tells them."""
    told = tuple(FaultData(fault.path, fault.key, fault.message) for fault in faults)
    return FaultyAnswersData(as_utf8(record.path), record.line, told)
