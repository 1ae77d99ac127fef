"""The typed structure of the JSON report and of the JSON comparison; the JSON Schema of the report is made from it."""

from typing import Annotated, Generic, Literal, TypeAlias, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType

from vbm_quiz.model.results import (
    ClientResult,
    ConditionState,
    FindOut,
    InconsistencyResult,
    ItemState,
    Percent,
    ResultStruct,
    TaskResult,
    TaskState,
    TitleResult,
    TitleStatus,
)
from vbm_quiz.report.formats.json_text_types import TextsData

JsonValue: TypeAlias = str | int | float
"""A choice id (`unknown` among them) or a number."""

Digits: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9]+(\.[0-9]+)?$")]
Money: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9]+\.[0-9]{2}$", description="Euro, to the cent.")]


RuleData: TypeAlias = str | int | tuple[str, ...] | None
"""A value of a rule: an id, a count, a share such as `1/2`, or a list of ids."""

T = TypeVar("T", bound=Struct)


class ToolData(ResultStruct, frozen=True):
    """The program that made the report."""

    name: str
    version: str


class BankData(ResultStruct, frozen=True):
    """The question bank; `sha256` is of its structure and rules, not of its texts."""

    id: str
    version: str
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class ConditionData(ResultStruct, frozen=True):
    """Whether a condition of a title holds, what was counted, and its rule as the bank has it."""

    id: str
    title: str
    state: ConditionState
    value: int | str | None
    rule: dict[str, RuleData]


class ChangeData(ResultStruct, frozen=True, rename={"before": "from", "after": "to"}):
    """One answer changed."""

    question: str
    before: JsonValue
    after: JsonValue


class SingleChangeData(ChangeData, frozen=True, rename={"before": "from", "after": "to"}):
    """One answer changed by one step, and the title that fits then; null when none is shown."""

    title: str | None


class SensitivityData(ResultStruct, frozen=True):
    """How many changes by one step keep the title, and those that do not."""

    changes: int
    keeps: int
    raises: tuple[SingleChangeData, ...]
    lowers: tuple[SingleChangeData, ...]
    unsettles: tuple[SingleChangeData, ...]


class PlanData(ResultStruct, frozen=True):
    """The smallest set of changed answers that leads to a title."""

    target: str
    size: int
    provisional: bool
    steps: tuple[ChangeData, ...]


class NextStepData(ResultStruct, frozen=True):
    """A step, the questions on whose answers it is told, and the answers that it changes.

    `meets` are the conditions of the title wished for that hold once this step and those before it are done; `client`
    is the label of the client that it is about.
    """

    id: str
    because: tuple[str, ...]
    changes: tuple[ChangeData, ...]
    meets: tuple[str, ...]
    client: str | None


class TransitionItemData(ResultStruct, frozen=True):
    """One item of the transition."""

    id: str
    state: ItemState
    answer: str


class CalculationData(ResultStruct, frozen=True):
    """The hourly rate that keeps the weekly income in fewer hours."""

    hourly_now: Money
    hours_now: Digits
    hours_goal: Digits
    weekly_income: Money
    hourly_needed: Money


class SourceData(ResultStruct, frozen=True):
    """A publication that the bank rests on."""

    id: str
    author: str
    work: str
    date: str
    url: str


class ReportData(ResultStruct, frozen=True):
    """A report of vbm-quiz as JSON."""

    format: Literal[2]
    tool: ToolData
    bank: BankData
    language: str
    respondent: str | None
    date: str | None
    title: TitleResult
    tasks: tuple[TaskResult, ...]
    conditions: tuple[ConditionData, ...]
    firmness: SensitivityData | None
    plans: tuple[PlanData, ...]
    find_out: tuple[FindOut, ...]
    transition: dict[str, tuple[TransitionItemData, ...]] | None
    clients: tuple[ClientResult, ...]
    calculation: CalculationData | None
    second_looks: tuple[InconsistencyResult, ...]
    next_steps: tuple[NextStepData, ...]
    sources: tuple[SourceData, ...]
    texts: TextsData | UnsetType = UNSET


class ComparedResult(ResultStruct, frozen=True):
    """One of the two results: the day of its answers and the bank that first scored it."""

    date: str | None
    bank_version: str
    same_rules: bool


class ComparedTitle(ResultStruct, frozen=True):
    """The title that fits by today's rules."""

    id: str | None
    status: TitleStatus
    between: tuple[str, ...]
    direction: str | None


class ComparedTask(ResultStruct, frozen=True):
    """A task."""

    percent: Percent | None
    state: TaskState


class ComparedCondition(ResultStruct, frozen=True):
    """A condition of a title."""

    state: ConditionState
    value: int | str | None


class ComparedItem(ResultStruct, frozen=True):
    """An item of the transition."""

    state: ItemState
    answer: str


class DifferenceData(ResultStruct, Generic[T], frozen=True, rename={"before": "from", "after": "to"}):
    """One thing in the old result and in the new one."""

    id: str
    before: T
    after: T


class ComparisonData(ResultStruct, frozen=True):
    """All that differs between two results by today's rules; `title` is null where it is the same or incomparable."""

    format: Literal[2]
    bank: BankData
    old: ComparedResult
    new: ComparedResult
    title: DifferenceData[ComparedTitle] | None
    tasks: tuple[DifferenceData[ComparedTask], ...]
    conditions: tuple[DifferenceData[ComparedCondition], ...]
    transition: tuple[DifferenceData[ComparedItem], ...]
    answers: tuple[ChangeData, ...]
