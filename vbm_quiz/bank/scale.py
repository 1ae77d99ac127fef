"""The scale of levels on which activities are answered, and the tasks that the activities make up."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

from vbm_quiz.bank.base import BankStruct, Id, Ids, PlainId, Weight
from vbm_quiz.bank.faults import outside, repeated_texts, unknown_id
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import Answers


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

    def from_level(self, level: str) -> tuple[str, ...]:
        """This level and those above it."""
        return self.levels[self.worth(level) :]

    @property
    def asking_example(self) -> tuple[str, ...]:
        """The levels that ask for an example of their task."""
        return self.from_level(self.example_from)

    def weight(self, activity: "Activity") -> int:
        """How much an activity counts in the mean of its task."""
        return self.core_weight if activity.core else self.other_weight

    def faults(self) -> Iterator[Fault]:
        """Levels that are not there or stand twice, and limits that no level meets."""
        yield from repeated_texts("levels", self.levels)
        faults = [
            *unknown_id("example_from", "level", self.example_from, self.levels),
            *unknown_id("without_example", "level", self.without_example, self.levels),
        ]
        yield from faults
        if not faults and self.worth(self.without_example) >= self.worth(self.example_from):
            yield Fault("without_example", "without_example_not_lower", {"limit": self.example_from})
        yield from outside("held_from", self.held_from, self.top)


class Activity(BankStruct, frozen=True):
    """One thing that a manager does, asked on the scale; `article` is its place there, empty for one of ours."""

    id: PlainId
    article: str = ""
    core: bool = False


class Task(BankStruct, frozen=True, dict=True):
    """One of the manager's tasks."""

    id: PlainId
    activities: tuple[Activity, ...]

    @property
    def example(self) -> str:
        """The id of the question for an example."""
        return f"{self.id}.example"

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """The ids of the activities' questions."""
        return tuple(f"{self.id}.{activity.id}" for activity in self.activities)

    @property
    def all_questions(self) -> tuple[str, ...]:
        """The ids of the activities' questions, and of the one for an example."""
        return (*self.questions, self.example)

    def asks_example(self, scale: Scale, answers: Answers) -> bool:
        """Whether an activity is answered with a level that asks for an example."""
        return any(answers.values.get(question) in scale.asking_example for question in self.questions)
