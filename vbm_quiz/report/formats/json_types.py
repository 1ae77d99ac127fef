"""The shape of the JSON report: its keys in their order, typed, so that the schema is made of the same nouns."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from vbm_quiz.model.results import Fit, Progress, Shown, State, Status

JsonValue: TypeAlias = str | int | float
"""A choice id (`unknown` among them) or a number."""

Digits: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9]+(\.[0-9]+)?$")]
Money: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9]+\.[0-9]{2}$", description="Euro, to the cent.")]
Percent: TypeAlias = Annotated[int, Meta(ge=0, le=100)]


class Shape(Struct, frozen=True, forbid_unknown_fields=True):
    """An object of the report; its fields come in this order."""


class ToolShape(Shape, frozen=True):
    """The program that made it."""

    name: str
    version: str


class BankShape(Shape, frozen=True):
    """The question bank; `sha256` is of its structure and rules, not of its texts."""

    id: str
    version: str
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class TitleShape(Shape, frozen=True):
    """The verdict; `id` is null for not_enough_shown."""

    id: str | None
    status: Status
    between: tuple[str, ...]
    direction: str | None
    current: str | None
    current_fit: Fit | None


class ActivityShape(Shape, frozen=True):
    """The level answered and the level it counts as; null when unknown."""

    id: str
    level: str
    counted: str | None


class TaskShape(Shape, frozen=True):
    """How far a task is hers; `percent` is null when nothing is known."""

    id: str
    percent: Percent | None
    state: State
    example: str | None
    activities: tuple[ActivityShape, ...]


class ConditionShape(Shape, frozen=True):
    """Whether a condition of a title holds, what was counted, and the rule in words."""

    id: str
    title: str
    state: Shown
    value: int | str | None
    rule: str


class SingleChangeShape(Shape, frozen=True, rename={"before": "from", "after": "to"}):
    """One answer changed by one step, and the title that fits then; null when it is no longer shown."""

    question: str
    before: JsonValue
    after: JsonValue
    title: str | None


class FirmnessShape(Shape, frozen=True):
    """What every change by one step does to the title."""

    changes: int
    keeps: int
    raises: tuple[SingleChangeShape, ...]
    lowers: tuple[SingleChangeShape, ...]
    unsettles: tuple[SingleChangeShape, ...]


class ChangeShape(Shape, frozen=True, rename={"before": "from", "after": "to"}):
    """One answer changed."""

    question: str
    before: JsonValue
    after: JsonValue


class PlanShape(Shape, frozen=True):
    """The least changes that lead to a title."""

    target: str
    size: int
    provisional: bool
    steps: tuple[ChangeShape, ...]


class FindOutShape(Shape, frozen=True):
    """A question not yet answered, and the conditions that its answer can settle."""

    question: str
    would_settle: tuple[str, ...]


class ItemShape(Shape, frozen=True):
    """One item of the transition."""

    id: str
    state: Progress
    answer: str


class ClientShape(Shape, frozen=True):
    """What a client is for the role."""

    name: str
    verdict: str
    reasons: tuple[str, ...]


class CalculationShape(Shape, frozen=True):
    """The same weekly income in fewer hours."""

    hourly_now: Money
    hours_now: Digits
    hours_goal: Digits
    weekly_income: Money
    hourly_needed: Money


class SecondLookShape(Shape, frozen=True):
    """Answers that disagree."""

    id: str
    questions: tuple[str, ...]


class NextStepShape(Shape, frozen=True):
    """A step and the answers that fired it."""

    id: str
    because: tuple[str, ...]


class SourceShape(Shape, frozen=True):
    """A page that the bank rests on."""

    id: str
    author: str
    work: str
    date: str
    url: str


class ReportShape(Shape, frozen=True):
    """A report of vbm-quiz as JSON."""

    format: Literal[1]
    tool: ToolShape
    bank: BankShape
    language: str
    respondent: str | None
    date: str | None
    title: TitleShape
    tasks: tuple[TaskShape, ...]
    conditions: tuple[ConditionShape, ...]
    firmness: FirmnessShape | None
    plans: tuple[PlanShape, ...]
    find_out: tuple[FindOutShape, ...]
    transition: dict[str, tuple[ItemShape, ...]] | None
    clients: tuple[ClientShape, ...]
    calculation: CalculationShape | None
    second_looks: tuple[SecondLookShape, ...]
    next_steps: tuple[NextStepShape, ...]
    sources: tuple[SourceShape, ...]
