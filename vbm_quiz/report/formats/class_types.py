"""The typed structure of the JSON report on a class; its JSON Schema is made from it."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from vbm_quiz.model.results import ResultStruct
from vbm_quiz.report.formats.json_types import BankData, ToolData

Count: TypeAlias = Annotated[int, Meta(ge=0)]
People: TypeAlias = Count | None
"""How many people; null where that is not told."""


class InputsData(ResultStruct, frozen=True):
    """What was read beside the people who count."""

    faulty: Count
    repeated: Count
    other_bank: People


class FindingData(ResultStruct, frozen=True):
    """What a rule picks from the numbers that are told."""

    ids: tuple[str, ...]
    people: People
    not_told: tuple[str, ...]


class FindingsData(ResultStruct, frozen=True):
    """What a trainer does with the numbers."""

    teach_first: FindingData
    practise: FindingData
    not_understood: FindingData


class StandingData(ResultStruct, frozen=True):
    """How firm a title is for the people whom it fits."""

    firm: People
    not_firm: People
    provisional: People


class ClassTitleData(ResultStruct, frozen=True):
    """A title and the people whom it fits."""

    id: str
    people: People
    standing: StandingData | None


class TaskStatesData(ResultStruct, frozen=True):
    """The people in each state of a task."""

    held: People
    present: People
    absent: People
    unknown: People


class ClassTaskData(ResultStruct, frozen=True):
    """A task."""

    id: str
    states: TaskStatesData | None


class ConditionStatesData(ResultStruct, frozen=True):
    """The people in each state of a condition."""

    met: People
    not_met: People
    not_shown: People


class ClassConditionData(ResultStruct, frozen=True):
    """A condition of a title."""

    id: str
    states: ConditionStatesData | None


class ClassWishData(ResultStruct, frozen=True):
    """A wish, and which title fits those who have it."""

    goal: str
    people: People
    titles: dict[str, People] | None


class ReadyData(ResultStruct, frozen=True):
    """The people who are ready for the course of a title."""

    title: str
    people: People


class ClassStepData(ResultStruct, frozen=True):
    """A next step and the people for whom it comes up."""

    id: str
    people: People


class ClassQuestionData(ResultStruct, frozen=True):
    """A question and the people who did not know the answer."""

    id: str
    unknown: People


class ClassData(ResultStruct, frozen=True):
    """A class of people as JSON: numbers, null where one is not told."""

    format: Literal[1]
    tool: ToolData
    bank: BankData
    smallest: Annotated[int, Meta(ge=3)]
    people: Count
    inputs: InputsData
    findings: FindingsData
    titles: tuple[ClassTitleData, ...]
    not_enough_shown: People
    tasks: tuple[ClassTaskData, ...]
    conditions: tuple[ClassConditionData, ...]
    wishes: tuple[ClassWishData, ...]
    ready: tuple[ReadyData, ...]
    next_steps: tuple[ClassStepData, ...]
    questions: tuple[ClassQuestionData, ...]
