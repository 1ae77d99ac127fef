"""What moved between two results as a page of its own: as blocks, and as JSON with stable keys."""

from collections.abc import Iterator
from typing import Generic, Literal, TypeVar

import msgspec
from msgspec import Struct

from vbm_quiz.answers_file.write import json_value, to_json
from vbm_quiz.model.results import Progress, Shown, State, Status
from vbm_quiz.report.blocks import Block, Headline
from vbm_quiz.report.build import Report
from vbm_quiz.report.formats.json_types import BankShape, ChangeShape, Percent, Shape
from vbm_quiz.report.sections.comparison import since
from vbm_quiz.scoring.comparison import Difference, EarlierResult, compare

N = TypeVar("N")
T = TypeVar("T", bound=Struct)


class Told(Shape, frozen=True):
    """One of the two results: the day of its answers and the bank that told it."""

    date: str | None
    bank_version: str
    same_rules: bool


class TitleThen(Shape, frozen=True):
    """A verdict by today's rules."""

    id: str | None
    status: Status
    between: tuple[str, ...]
    direction: str | None


class TaskThen(Shape, frozen=True):
    """A task."""

    percent: Percent | None
    state: State


class ConditionThen(Shape, frozen=True):
    """A condition."""

    state: Shown
    value: int | str | None


class ItemThen(Shape, frozen=True):
    """An item of the transition."""

    state: Progress
    answer: str


class MovedShape(Shape, Generic[T], frozen=True, rename={"before": "from", "after": "to"}):
    """One thing as it was and as it is."""

    id: str
    before: T
    after: T


class ComparisonShape(Shape, frozen=True):
    """All that moved, by today's rules; `title` is null where it is the same or cannot be compared."""

    format: Literal[1]
    bank: BankShape
    old: Told
    new: Told
    title: MovedShape[TitleThen] | None
    tasks: tuple[MovedShape[TaskThen], ...]
    conditions: tuple[MovedShape[ConditionThen], ...]
    transition: tuple[MovedShape[ItemThen], ...]
    answers: tuple[ChangeShape, ...]


def tell(report: Report, before: str, after: str) -> Iterator[Block]:
    """The page: which two results, and what moved."""
    texts = report.texts
    pair = texts("interface.compare.pair", before=before, after=after)
    yield Headline(overline=texts("interface.compare.title"), text=pair, lines=())
    yield from since(report)


def render(report: Report, before: EarlierResult, after: EarlierResult) -> str:
    """The same as JSON text."""
    bank = report.bank
    moved = compare(bank, before.scored, after.scored)
    shape = ComparisonShape(
        format=1,
        bank=BankShape(bank.id, bank.version, bank.sha256),
        old=Told(before.date, before.version, before.same_rules),
        new=Told(after.date, after.version, after.same_rules),
        title=None if moved.title is None else _moved(moved.title, TitleThen),
        tasks=tuple(_moved(each, TaskThen) for each in moved.tasks),
        conditions=tuple(_moved(each, ConditionThen) for each in moved.conditions),
        transition=tuple(_moved(each, ItemThen) for each in moved.items),
        answers=tuple(
            ChangeShape(each.question, json_value(each.before), json_value(each.after)) for each in moved.answers
        ),
    )
    return to_json(msgspec.to_builtins(shape))


def _moved(moved: Difference[N], then: type[T]) -> MovedShape[T]:
    both = [
        then(**{name: getattr(each, name) for name in then.__struct_fields__}) for each in (moved.before, moved.after)
    ]
    return MovedShape(moved.id, both[0], both[1])
