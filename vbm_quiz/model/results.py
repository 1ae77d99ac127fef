"""The results that pass from the scoring to the report, and the states that they can have."""

from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from vbm_quiz.model.answers import Answers, Value

TaskState: TypeAlias = Literal["held", "present", "absent", "unknown"]
ConditionState: TypeAlias = Literal["met", "not_met", "not_shown"]
ItemState: TypeAlias = Literal["done", "under_way", "open", "unknown"]
TitleStatus: TypeAlias = Literal["fits", "provisional", "between", "not_enough_shown"]
TitleFit: TypeAlias = Literal["matches", "does_more", "promises_more"]


Percent: TypeAlias = Annotated[int, Meta(ge=0, le=100)]


class ResultStruct(Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen struct; where it stands in JSON, its keys come in the order of the fields."""


class ActivityResult(ResultStruct, frozen=True):
    """The level answered, and the level it counts as after the example rule (None when unknown)."""

    id: str
    level: str
    counted: str | None


class TaskResult(ResultStruct, frozen=True):
    """How far a task is hers: `percent` of the highest mean, rounded down; None when nothing is known."""

    id: str
    percent: Percent | None
    state: TaskState
    example: str | None
    activities: tuple[ActivityResult, ...]


class ConditionResult(ResultStruct, frozen=True):
    """Whether a condition of a title holds; `value` is what was counted, None when nothing is known."""

    id: str
    title: str
    state: ConditionState
    value: int | str | None


class TitleResult(ResultStruct, frozen=True):
    """The verdict: `id` is None for not_enough_shown; `between` are the titles still possible."""

    id: str | None
    status: TitleStatus
    between: tuple[str, ...]
    direction: str | None
    current: str | None
    current_fit: TitleFit | None


class FindOut(ResultStruct, frozen=True):
    """A question not yet answered, and the conditions that its answer can settle."""

    question: str
    would_settle: tuple[str, ...]


class Change(ResultStruct, frozen=True):
    """One answer changed; `before` is `unknown` where it was not known."""

    question: str
    before: Value
    after: Value


class SingleChange(ResultStruct, frozen=True):
    """A change by one step, and the title that fits then; None when it is no longer shown."""

    change: Change
    title: str | None


class Sensitivity(ResultStruct, frozen=True):
    """What every change by one step does to the title: `changes` of them, `keeps` of which leave it as it is."""

    changes: int
    keeps: int
    raises: tuple[SingleChange, ...]
    lowers: tuple[SingleChange, ...]
    unsettles: tuple[SingleChange, ...]


class Result(ResultStruct, frozen=True):
    """The role today."""

    tasks: tuple[TaskResult, ...]
    conditions: tuple[ConditionResult, ...]
    title: TitleResult
    sensitivity: Sensitivity | None
    find_out: tuple[FindOut, ...]


class ItemResult(ResultStruct, frozen=True):
    """One item of the transition, with the answer and the questions it was read from."""

    id: str
    section: str
    state: ItemState
    answer: str
    questions: tuple[str, ...]


class ClientResult(ResultStruct, frozen=True):
    """What a client is for the role, and the answers that say so (`team.none`, …)."""

    name: str
    verdict: str
    reasons: tuple[str, ...]


class CalculationResult(ResultStruct, frozen=True):
    """The same weekly income in fewer hours; money to the cent, in euro."""

    hourly_now: Decimal
    hours_now: Decimal
    hours_goal: Decimal
    weekly_income: Decimal
    hourly_needed: Decimal


class InconsistencyResult(ResultStruct, frozen=True):
    """Answers that disagree."""

    id: str
    questions: tuple[str, ...]


class NextStep(ResultStruct, frozen=True):
    """A step and the answers that fired it, as question ids (`clients[0].team` for a client's)."""

    id: str
    because: tuple[str, ...]


class Plan(ResultStruct, frozen=True):
    """The least changes that lead to a title or a higher one; `opens` are the examples that they ask for.

    `size` counts levels, facts, examples and numbers; `provisional` is whether the title would be.
    """

    target: str
    size: int
    provisional: bool
    steps: tuple[Change, ...]
    opens: tuple[str, ...]


class Evaluation(ResultStruct, frozen=True):
    """All that the criteria of a rule may ask about; what is not there yet is empty.

    `toward` are the titles ahead: aimed at, or pointed to by the work.
    """

    answers: Answers
    result: Result
    toward: tuple[str, ...] = ()
    plans: tuple[Plan, ...] = ()
    items: tuple[ItemResult, ...] = ()
    clients: tuple[ClientResult, ...] = ()
    calculation: CalculationResult | None = None
    inconsistencies: tuple[InconsistencyResult, ...] = ()


class Advice(ResultStruct, frozen=True):
    """What follows from the role today.

    `transition` is None where it does not apply; `conversation` says whether the talk with a client is to come.
    """

    plans: tuple[Plan, ...]
    transition: tuple[ItemResult, ...] | None
    clients: tuple[ClientResult, ...]
    calculation: CalculationResult | None
    inconsistencies: tuple[InconsistencyResult, ...]
    next_steps: tuple[NextStep, ...]
    conversation: bool


Promised: TypeAlias = Literal["open", "done", "under_way", "dropped"]


class Promise(Struct, frozen=True):
    """The step, the day it should be done by, and what came of it."""

    step: str
    date: str
    state: Promised = "open"


class BankReference(Struct, frozen=True):
    """The bank that the answers were given to; `sha256` is of its structure and rules, not of its texts."""

    id: str
    version: str
    sha256: str
