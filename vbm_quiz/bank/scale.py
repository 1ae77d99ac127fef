"""The scale of an activity, and the tasks that are made of activities."""

from fractions import Fraction
from functools import cached_property

from vbm_quiz.bank.base import BankStruct, Id, Ids, Weight


class Scale(BankStruct, frozen=True):
    """The levels of an activity, worth 0, 1, 2, …, and how they count."""

    levels: Ids
    core_weight: Weight
    other_weight: Weight
    held_from: Fraction
    example_from: Id
    without_example: Id

    @property
    def top(self) -> int:
        """The worth of the highest level."""
        return len(self.levels) - 1

    def worth(self, level: str) -> int:
        """The worth of a level; `ValueError` for any other text."""
        return self.levels.index(level)


class Activity(BankStruct, frozen=True):
    """One bullet of the article, asked on the scale; `article` is its place there."""

    id: Id
    article: str
    core: bool = False


class Task(BankStruct, frozen=True, dict=True):
    """One of the manager's tasks."""

    id: Id
    activities: tuple[Activity, ...]

    @property
    def example(self) -> str:
        """The id of the question for an example."""
        return f"{self.id}.example"

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """The ids of the activities' questions."""
        return tuple(f"{self.id}.{activity.id}" for activity in self.activities)
