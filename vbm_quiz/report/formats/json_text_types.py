"""The typed structure of the words in the JSON report, which are there when they are asked for."""

from vbm_quiz.model.results import ResultStruct


class ConditionTexts(ResultStruct, frozen=True):
    """A condition in words."""

    name: str
    standing: str


class TaskTexts(ResultStruct, frozen=True):
    """A task in words."""

    name: str
    state: str


class SummaryTexts(ResultStruct, frozen=True):
    """What the report says on one screen."""

    title: str
    lines: tuple[str, ...]
    wish: str
    conditions_intro: str
    conditions: dict[str, ConditionTexts]
    tasks: dict[str, TaskTexts]
    sought_for: tuple[str, ...]
    this_week: str
    then: str | None
    note: str | None


class StepTexts(ResultStruct, frozen=True):
    """A step in words."""

    id: str
    title: str
    about: tuple[str, ...]
    week: str
    agree: str
    holds: str
    more: tuple[str, ...]


class TextsData(ResultStruct, frozen=True):
    """The words of the report, by the ids of its data."""

    summary: SummaryTexts
    next_steps: tuple[StepTexts, ...]
    talking_points: dict[str, str]
