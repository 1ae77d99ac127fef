"""The criteria of rules on the tasks, their activities and examples, such as `{ test = "tasks", … }`.

They can be evaluated while answers are still being given. A new kind is a class here that joins `AnswerCriterion` in
`title_criteria`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from vbm_quiz.bank.base import Count, Id, Ids
from vbm_quiz.bank.condition_base import RuleValue
from vbm_quiz.bank.criterion_base import CriterionKind, words
from vbm_quiz.bank.faults import unknown_id, unknown_ids, unreachable_count
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import UNKNOWN
from vbm_quiz.model.results import Evaluation, TaskResult, TaskState

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class TasksCriterion(CriterionKind, frozen=True, tag="tasks", tag_field="test"):
    """So many tasks have this state, or as many as a condition needs."""

    asks_about = "tasks"

    state: TaskState
    at_least: Count | None = None
    condition: Id | None = None

    def reads(self, bank: "Bank") -> Iterable[str]:
        return bank.activities

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> Sequence[str] | None:
        tasks = [task for task in evaluation.result.tasks if task.state == self.state]
        if len(tasks) < self._least(bank):
            return None
        return [question for task in tasks for question in _decisive(task, bank.scale.levels[0])]

    def _least(self, bank: "Bank") -> int:
        if self.at_least is not None:
            return self.at_least
        return next(condition.at_least for condition in bank.task_conditions if condition.id == self.condition)

    @property
    def limits(self) -> Mapping[str, int | Fraction]:
        return {} if self.at_least is None else {"at_least": self.at_least}

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"at_least": self._least(bank), "state": f"task_states.{self.state}"}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        if (self.at_least is None) == (self.condition is None):
            yield Fault("", "one_of_two", {"one": "at_least", "other": "condition"})
        elif self.condition is not None:
            known = (condition.id for condition in bank.task_conditions)
            yield from unknown_id("condition", "task_condition", self.condition, known)
        else:
            yield from unreachable_count("at_least", self._least(bank), len(bank.tasks), "tasks")


def _decisive(task: TaskResult, lowest: str) -> list[str]:
    """The activities of a task that count above the lowest level, or else all."""
    above = [activity.id for activity in task.activities if activity.counted not in (None, lowest)]
    return above or [activity.id for activity in task.activities]


class ActivitiesCriterion(CriterionKind, frozen=True, tag="activities", tag_field="test", rename={"answer": "is"}):
    """So many activities are answered with one of these."""

    answer: Ids
    at_least: Count

    def reads(self, bank: "Bank") -> Iterable[str]:
        return bank.activities

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> Sequence[str] | None:
        found = [question for question in bank.activities if evaluation.answers.values.get(question) in self.answer]
        return found if len(found) >= self.at_least else None

    @property
    def limits(self) -> Mapping[str, int | Fraction]:
        return {"at_least": self.at_least}

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {**self.limits, "answers": words("level_names", self.answer)}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unknown_ids("is", "level", self.answer, (*bank.scale.levels, UNKNOWN))
        yield from unreachable_count("at_least", self.at_least, len(bank.activities), "activities")


class AlikeCriterion(CriterionKind, frozen=True, tag="alike", tag_field="test", rename={"answer": "is"}):
    """All activities are answered with the same one of these."""

    answer: Ids

    def reads(self, bank: "Bank") -> Iterable[str]:
        return bank.activities

    def holds(self, bank: "Bank", evaluation: Evaluation) -> bool:
        levels = {evaluation.answers.values.get(question) for question in bank.activities}
        return len(levels) == 1 and levels <= set(self.answer)

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"answers": words("level_names", self.answer)}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unknown_ids("is", "level", self.answer, (*bank.scale.levels, UNKNOWN))


class ExamplesCriterion(CriterionKind, frozen=True, tag="examples", tag_field="test", rename={"answer": "is"}):
    """So many examples that were asked for are answered like this."""

    asks_about = "tasks"

    answer: Literal["yes", "no"]
    at_least: Count

    def reads(self, bank: "Bank") -> Iterable[str]:
        return bank.examples

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> Sequence[str] | None:
        tasks = {task.id: task.example for task in evaluation.result.tasks}
        found = [example for example, task in bank.examples.items() if tasks[task.id] == self.answer]
        return found if len(found) >= self.at_least else None

    @property
    def limits(self) -> Mapping[str, int | Fraction]:
        return {"at_least": self.at_least}

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {**self.limits, "answer": f"example_choices.{self.answer}"}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unreachable_count("at_least", self.at_least, len(bank.tasks), "tasks")
