"""The typed structure of the JSON report and of the JSON comparison; the JSON Schema of the report is made from it."""

from typing import Annotated, Generic, Literal, TypeAlias, TypeVar

from msgspec import Meta, Struct

from vbm_quiz.model.results import ConditionState, ItemState, TaskState, TitleFit, TitleStatus

JsonValue: TypeAlias = str | int | float
"""A choice id (`unknown` among them) or a number."""

Digits: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9]+(\.[0-9]+)?$")]
Money: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9]+\.[0-9]{2}$", description="Euro, to the cent.")]
Percent: TypeAlias = Annotated[int, Meta(ge=0, le=100)]


T = TypeVar("T", bound=Struct)


class JsonObject(Struct, frozen=True, forbid_unknown_fields=True):
    """A JSON object; its keys come in the order of the fields."""


class ToolData(JsonObject, frozen=True):
    """The program that made the report."""

    name: str
    version: str


class BankData(JsonObject, frozen=True):
    """The question bank; `sha256` is of its structure and rules, not of its texts."""

    id: str
    version: str
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class TitleData(JsonObject, frozen=True):
    """The title that fits; `id` is null for not_enough_shown."""

    id: str | None
    status: TitleStatus
    between: tuple[str, ...]
    direction: str | None
    current: str | None
    current_fit: TitleFit | None


class ActivityData(JsonObject, frozen=True):
    """The level answered, and the level it counts as; null when unknown."""

    id: str
    level: str
    counted: str | None


class TaskData(JsonObject, frozen=True):
    """A task's share of the highest mean level, and its state; `percent` is null when nothing is known."""

    id: str
    percent: Percent | None
    state: TaskState
    example: str | None
    activities: tuple[ActivityData, ...]


class ConditionData(JsonObject, frozen=True):
    """Whether a condition of a title holds, what was counted, and the rule in words."""

    id: str
    title: str
    state: ConditionState
    value: int | str | None
    rule: str


class ChangeData(JsonObject, frozen=True, rename={"before": "from", "after": "to"}):
    """One answer changed."""

    question: str
    before: JsonValue
    after: JsonValue


class SingleChangeData(ChangeData, frozen=True, rename={"before": "from", "after": "to"}):
    """One answer changed by one step, and the title that fits then; null when none is shown."""

    title: str | None


class SensitivityData(JsonObject, frozen=True):
    """How many changes by one step keep the title, and those that do not."""

    changes: int
    keeps: int
    raises: tuple[SingleChangeData, ...]
    lowers: tuple[SingleChangeData, ...]
    unsettles: tuple[SingleChangeData, ...]


class PlanData(JsonObject, frozen=True):
    """The smallest set of changed answers that leads to a title."""

    target: str
    size: int
    provisional: bool
    steps: tuple[ChangeData, ...]


class FindOutData(JsonObject, frozen=True):
    """A question answered with unknown, and the conditions that its answer can settle."""

    question: str
    would_settle: tuple[str, ...]


class TransitionItemData(JsonObject, frozen=True):
    """One item of the transition."""

    id: str
    state: ItemState
    answer: str


class ClientData(JsonObject, frozen=True):
    """The verdict on a client, and the answers behind it."""

    name: str
    verdict: str
    reasons: tuple[str, ...]


class CalculationData(JsonObject, frozen=True):
    """The hourly rate that keeps the weekly income in fewer hours."""

    hourly_now: Money
    hours_now: Digits
    hours_goal: Digits
    weekly_income: Money
    hourly_needed: Money


class InconsistencyData(JsonObject, frozen=True):
    """Questions whose answers disagree."""

    id: str
    questions: tuple[str, ...]


class NextStepData(JsonObject, frozen=True):
    """A next step, and the questions whose answers led to it."""

    id: str
    because: tuple[str, ...]


class SourceData(JsonObject, frozen=True):
    """A publication that the bank rests on."""

    id: str
    author: str
    work: str
    date: str
    url: str


class ReportData(JsonObject, frozen=True):
    """A report of vbm-quiz as JSON."""

    format: Literal[1]
    tool: ToolData
    bank: BankData
    language: str
    respondent: str | None
    date: str | None
    title: TitleData
    tasks: tuple[TaskData, ...]
    conditions: tuple[ConditionData, ...]
    firmness: SensitivityData | None
    plans: tuple[PlanData, ...]
    find_out: tuple[FindOutData, ...]
    transition: dict[str, tuple[TransitionItemData, ...]] | None
    clients: tuple[ClientData, ...]
    calculation: CalculationData | None
    second_looks: tuple[InconsistencyData, ...]
    next_steps: tuple[NextStepData, ...]
    sources: tuple[SourceData, ...]


class ComparedResult(JsonObject, frozen=True):
    """One of the two results: the day of its answers and the bank that first scored it."""

    date: str | None
    bank_version: str
    same_rules: bool


class ComparedTitle(JsonObject, frozen=True):
    """The title that fits by today's rules."""

    id: str | None
    status: TitleStatus
    between: tuple[str, ...]
    direction: str | None


class ComparedTask(JsonObject, frozen=True):
    """A task."""

    percent: Percent | None
    state: TaskState


class ComparedCondition(JsonObject, frozen=True):
    """A condition of a title."""

    state: ConditionState
    value: int | str | None


class ComparedItem(JsonObject, frozen=True):
    """An item of the transition."""

    state: ItemState
    answer: str


class DifferenceData(JsonObject, Generic[T], frozen=True, rename={"before": "from", "after": "to"}):
    """One thing in the old result and in the new one."""

    id: str
    before: T
    after: T


class ComparisonData(JsonObject, frozen=True):
    """All that differs between two results by today's rules; `title` is null where it is the same or incomparable."""

    format: Literal[1]
    bank: BankData
    old: ComparedResult
    new: ComparedResult
    title: DifferenceData[ComparedTitle] | None
    tasks: tuple[DifferenceData[ComparedTask], ...]
    conditions: tuple[DifferenceData[ComparedCondition], ...]
    transition: tuple[DifferenceData[ComparedItem], ...]
    answers: tuple[ChangeData, ...]
