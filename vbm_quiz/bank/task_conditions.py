"""The kinds of condition on the manager's tasks: how many are held, and how many of their activities reach a level."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from vbm_quiz.bank.base import Count, Id, Ids
from vbm_quiz.bank.condition_base import ConditionKind, RuleValue, Shortfall, Standing, Sums, TextList
from vbm_quiz.bank.faults import repeated_texts, unknown_id, unknown_ids, unreachable_count
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import TaskResult, TaskState

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class TasksCondition(ConditionKind, frozen=True, tag="tasks", tag_field="kind"):
    """Enough tasks held, among them all of these and one of those, with few absent."""

    at_least: Count
    all_of: Ids = ()
    one_of: Ids = ()
    absent_at_most: Count | None = None

    def reads(self, bank: "Bank") -> tuple[str, ...]:
        return tuple(bank.activities)

    def amounts(self, bank: "Bank") -> Sums:
        among = (len(set(self.all_of)), min(len(self.one_of), 1))
        return (self.at_least, *among, max(len(bank.tasks) - self._absent(bank), 0))

    def _absent(self, bank: "Bank") -> int:
        return len(bank.tasks) if self.absent_at_most is None else self.absent_at_most

    def from_task(self, task: str, state: TaskState, at_level: int) -> Sums:
        held = state == "held"
        return int(held), int(held and task in self.all_of), int(held and task in self.one_of), int(state != "absent")

    def value(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> int:
        """How many tasks are held whatever the unknown answers are."""
        return sum(task.state == "held" for task in tasks)

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {
            "at_least": self.at_least,
            "total": len(bank.tasks),
            "all_of": _task_names(self.all_of, "and"),
            "one_of": _task_names(self.one_of, "or"),
            "absent_at_most": self._absent(bank),
        }

    @property
    def standing_placeholders(self) -> tuple[str, ...]:
        return ("held", "total")

    def standing(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Standing:
        held = self.value(bank, answers, tasks)
        return Standing(bool(held), {"held": held, "total": len(tasks)})

    def shortfalls(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Iterator[Shortfall]:
        """Too few held; or else those of all that are not held, none of one kind held, and too many absent."""
        states = {task.id: task.state for task in tasks}
        if self.value(bank, answers, tasks) < self.at_least:
            yield Shortfall("tasks_at_least", {"at_least": self.at_least, "tasks": _task_names(self.all_of, "and")})
            return
        if missing := [task for task in self.all_of if states[task] != "held"]:
            yield Shortfall("tasks_missing", {"tasks": _task_names(missing, "and")})
        if self.one_of and "held" not in {states[task] for task in self.one_of}:
            yield Shortfall("tasks_one_of", {"tasks": _task_names(self.one_of, "or")})
        absent = [task for task, state in states.items() if state == "absent"]
        if len(absent) > self._absent(bank):
            yield Shortfall("tasks_absent", {"tasks": _task_names(absent, "and"), "at_most": self._absent(bank)})

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        tasks = [task.id for task in bank.tasks]
        yield from unknown_ids("all_of", "task", self.all_of, tasks)
        yield from unknown_ids("one_of", "task", self.one_of, tasks)
        yield from repeated_texts("all_of", self.all_of)
        yield from repeated_texts("one_of", self.one_of)
        yield from unreachable_count("at_least", self.at_least, len(tasks), "tasks")


def _task_names(tasks: Iterable[str], join: str) -> TextList:
    return TextList(tuple(f"tasks.{task}.name" for task in tasks), join)


class LevelCondition(ConditionKind, frozen=True, tag="level", tag_field="kind"):
    """Enough activities of held tasks count as this level or a higher one."""

    level: Id
    at_least: Count = 1

    @property
    def counted_level(self) -> str:
        return self.level

    def reads(self, bank: "Bank") -> tuple[str, ...]:
        return tuple(bank.activities)

    def amounts(self, bank: "Bank") -> Sums:
        return (self.at_least,)

    def from_task(self, task: str, state: TaskState, at_level: int) -> Sums:
        return (min(at_level, self.at_least) if state == "held" else 0,)

    def value(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> int:
        """How many activities of held tasks count as the level or a higher one."""
        enough = bank.scale.from_level(self.level)
        held = [task for task in tasks if task.state == "held"]
        return sum(activity.counted in enough for task in held for activity in task.activities)

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"at_least": self.at_least, "level": f"level_names.{self.level}"}

    @property
    def standing_placeholders(self) -> tuple[str, ...]:
        return ("count", "level")

    def standing(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Standing:
        count = self.value(bank, answers, tasks)
        return Standing(bool(count), {"count": count, "level": f"level_names.{self.level}"})

    def shortfalls(self, bank: "Bank", answers: Answers, tasks: tuple[TaskResult, ...]) -> Iterator[Shortfall]:
        """Too few at the level."""
        if self.value(bank, answers, tasks) < self.at_least:
            yield Shortfall("at_least", {"at_least": self.at_least})

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unknown_id("level", "level", self.level, bank.scale.levels)
        yield from unreachable_count("at_least", self.at_least, len(bank.activities), "activities")
