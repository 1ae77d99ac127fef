"""A report in, an object for Python out, with an attribute for each key of its JSON."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from vbm_quiz.model.results import ClientResult, FindOut, InconsistencyResult, TaskResult, TitleResult
from vbm_quiz.report import build
from vbm_quiz.report.formats import FORMATS, json
from vbm_quiz.report.formats.json_text_types import TextsData
from vbm_quiz.report.formats.json_types import (
    CalculationData,
    ConditionData,
    NextStepData,
    PlanData,
    SensitivityData,
    TransitionItemData,
)

Format: TypeAlias = Literal["text", "plain", "json", "json_with_texts", "markdown", "html"]


class Report(Struct, frozen=True):
    """What the rules make of an answers file; each part is worked out when it is first asked for.

    The attributes hold what the JSON report holds under the same key, as `vbm-quiz schema report` describes it.
    """

    contents: build.Report

    @property
    def language(self) -> str:
        """The language of the report."""
        return self.contents.texts.language

    @property
    def respondent(self) -> str | None:
        """Who answered, as the document names her."""
        return self.contents.answers.respondent

    @property
    def date(self) -> str | None:
        """The day of the answers, such as 2026-11-23."""
        return self.contents.answers.date

    @property
    def title(self) -> TitleResult:
        """The title that fits, and how firm it is."""
        return self.contents.result.title

    @property
    def tasks(self) -> tuple[TaskResult, ...]:
        """How far each of a manager's tasks is hers."""
        return self.contents.result.tasks

    @property
    def conditions(self) -> tuple[ConditionData, ...]:
        """Whether each condition of a title is met."""
        return json.conditions(self.contents)

    @property
    def firmness(self) -> SensitivityData | None:
        """What single changes of answers do to the title; None where none is shown."""
        return json.firmness(self.contents)

    @property
    def plans(self) -> tuple[PlanData, ...]:
        """The smallest plan to each title aimed for."""
        return json.plans(self.contents)

    @property
    def find_out(self) -> tuple[FindOut, ...]:
        """The unknown answers that would tell more of the title."""
        return self.contents.result.find_out

    @property
    def transition(self) -> Mapping[str, tuple[TransitionItemData, ...]] | None:
        """Letting go and rates, item by item; None where that is not told."""
        return json.transition(self.contents)

    @property
    def clients(self) -> tuple[ClientResult, ...]:
        """What each client is for the role."""
        return self.contents.advice.clients

    @property
    def calculation(self) -> CalculationData | None:
        """The same income in fewer hours; None where there is nothing to calculate."""
        return json.calculation(self.contents)

    @property
    def second_looks(self) -> tuple[InconsistencyResult, ...]:
        """Answers that disagree."""
        return self.contents.advice.inconsistencies

    @property
    def next_steps(self) -> tuple[NextStepData, ...]:
        """The one list of things to do, the first one first."""
        return json.next_steps(self.contents)

    @property
    def texts(self) -> TextsData:
        """The words of the summary, the steps and the talking points, in the language of the report."""
        return json.texts(self.contents)

    def to_dict(self, fields: Iterable[str] | None = None) -> dict[str, Any]:
        """The JSON report as plain data: all of it but its `texts`, or these keys alone; nothing else is worked out."""
        return json.to_data(self.contents, fields)

    def render(self, format: Format = "text") -> str:  # noqa: A002 - what everyone calls it
        """The whole report in a format, as the command line prints it: with `--full`, `--plain` or `--texts` beside it.

        Raises:
            ValueError: for another format.
        """
        if format not in FORMATS:
            raise ValueError(f"there is no format {format!r}; there are {', '.join(FORMATS)}")
        return FORMATS[format](self.contents)
