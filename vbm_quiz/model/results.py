"""The results that pass from the scoring to the report, and the states that they can have."""

from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from vbm_quiz.model.answers import Answers, Value

TaskState: TypeAlias = Literal["held", "present", "absent", "unknown"]
ConditionState: TypeAlias = Literal["met", "not_met", "not_shown"]
ItemState: TypeAlias = Literal["done", "under_way", "open", "unknown"]
TitleStatus: TypeAlias = Literal["fits", "provisional", "not_enough_shown"]
TitleFit: TypeAlias = Literal["matches", "does_more", "promises_more"]
WishKind: TypeAlias = Literal["stay", "toward", "open"]

Percent: TypeAlias = Annotated[int, Meta(ge=0, le=100)]


class ResultStruct(Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen struct; where it stands in JSON, its keys come in the order of the fields."""


class ActivityResult(ResultStruct, frozen=True):
    """The level answered, and the level it counts as after the example rule (None when unknown)."""

    id: str
    level: str
    counted: str | None


class TaskResult(ResultStruct, frozen=True):
    """How far a task is hers: `percent` of the highest mean, None when nothing is known.

    The percentage is the nearest whole one on the same side of the limit of held, of 0 and of 100 as the mean itself.
    """

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
    """The verdict: `id` is None for not_enough_shown; `goal` is the choice of the wish, `current` the title in use.

    `firm` is whether it fits and no single change leads to another title or to none. `between` are the titles still
    possible, and for a title that fits and is not firm those that single changes lead to.
    """

    id: str | None
    status: TitleStatus
    firm: bool
    between: tuple[str, ...]
    direction: str | None
    goal: str | None
    current: str | None
    current_fit: TitleFit | None


class FindOut(ResultStruct, frozen=True):
    """A question whose answer is unknown, and the undecided conditions that read it."""

    question: str
    conditions: tuple[str, ...]


class Change(ResultStruct, frozen=True):
    """One answer changed; `before` is `unknown` where it was not known."""

    question: str
    before: Value
    after: Value


class SingleChange(ResultStruct, frozen=True):
    """A change by one step and the title that fits then; None when none is shown, with the titles then possible."""

    change: Change
    title: str | None
    possible: tuple[str, ...]


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


class ClientReasons(ResultStruct, frozen=True, rename={"favour": "for"}):
    """The answers about a client that speak for the role and against it (`team.none`, …), and those unknown."""

    favour: tuple[str, ...]
    against: tuple[str, ...]
    unknown: tuple[str, ...]


class ClientResult(ResultStruct, frozen=True):
    """What a client is for the role, and the answers that say so."""

    name: str
    verdict: str
    reasons: ClientReasons


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


class Wish(ResultStruct, frozen=True):
    """What she wants: to stay, a title above today's, or not known (`open`).

    `aim` is the title that the advice is about: the title wished for, else today's; None while that is not shown.
    """

    kind: WishKind
    aim: str | None


class NextStep(ResultStruct, frozen=True):
    """A step and the answers that fired it, as question ids (`clients[0].team` for a client's).

    `changes` are the answers that it changes on the way to the title `toward`, and `meets` the conditions of that title
    that hold once this step and those before it are done. `client` is the index of the client that it is about.
    """

    id: str
    because: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    toward: str | None = None
    meets: tuple[str, ...] = ()
    client: int | None = None


class Plan(ResultStruct, frozen=True):
    """The least changes that lead to a title or a higher one; `opens` are the examples that they ask for.

    `size` counts levels, facts, choices, examples and numbers; `provisional` is whether the title would be.
    """

    target: str
    size: int
    provisional: bool
    steps: tuple[Change, ...]
    opens: tuple[str, ...]


class Evaluation(ResultStruct, frozen=True):
    """All that the rules may ask about; what is not there yet, or not told, is empty."""

    answers: Answers
    result: Result
    wish: Wish = Wish(kind="open", aim=None)
    items: tuple[ItemResult, ...] = ()
    clients: tuple[ClientResult, ...] = ()
    inconsistencies: tuple[InconsistencyResult, ...] = ()


class Advice(ResultStruct, frozen=True):
    """What follows from the role today.

    `transition` is None where it is not told; `later` are the changes of a plan that no next step names yet, by title,
    and `conversation` the talking points for the talk with a client, none where it is not to come.
    """

    wish: Wish
    plans: tuple[Plan, ...]
    transition: tuple[ItemResult, ...] | None
    clients: tuple[ClientResult, ...]
    calculation: CalculationResult | None
    inconsistencies: tuple[InconsistencyResult, ...]
    next_steps: tuple[NextStep, ...]
    later: tuple[Change, ...]
    conversation: tuple[str, ...]


Promised: TypeAlias = Literal["open", "done", "under_way", "dropped"]


class Promise(Struct, frozen=True):
    """The step, the day it should be done by (None: no day), what came of it, and the step's title as it was told."""

    step: str
    date: str | None = None
    state: Promised = "open"
    title: str | None = None


class BankReference(Struct, frozen=True):
    """The bank that the answers were given to; `sha256` is of its structure and rules, not of its texts."""

    id: str
    version: str
    sha256: str
