"""Answers in, what each activity of a task counts as and how far the task is hers out."""

from fractions import Fraction
from functools import lru_cache
from operator import mul
from typing import TypeAlias

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.scale import Scale, Task
from vbm_quiz.model.answers import NO, UNKNOWN, Answers
from vbm_quiz.model.results import ActivityResult, TaskResult, TaskState
from vbm_quiz.scoring.combinations import REMEMBERED
from vbm_quiz.scoring.percentages import percentage

Levels: TypeAlias = tuple[int | None, ...]
"""The worth of each activity of a task, in its order; None when unknown."""


_activity_result = lru_cache(REMEMBERED)(ActivityResult)
"""One for all combinations of answers that it stands in, so that it takes room once."""


def example_missing(scale: Scale, answers: Answers, task: Task) -> bool:
    """Whether an example of the task is asked for and there is none."""
    return answers.values.get(task.example) == NO and task.asks_example(scale, answers)


def answered_levels(scale: Scale, answers: Answers, task: Task) -> Levels:
    """What each activity of a task is worth as answered."""
    worth = {level: index for index, level in enumerate(scale.levels)}
    return tuple(worth.get(answers.choice(question) or UNKNOWN) for question in task.questions)


def level_cap(scale: Scale, *, missing: bool) -> int:
    """The worth that no activity of a task counts above: lower where an example is asked for and missing."""
    return scale.worth(scale.without_example) if missing else scale.top


def counted_level(scale: Scale, level: int, cap: int) -> int:
    """What a level counts as under a cap: a level that asks for an example counts as the cap where that is lower."""
    return min(level, cap) if level >= scale.worth(scale.example_from) else level


def counted_levels(scale: Scale, answers: Answers, task: Task) -> Levels:
    """What each activity of a task counts as."""
    cap = level_cap(scale, missing=example_missing(scale, answers, task))
    return as_counted(scale, answered_levels(scale, answers, task), cap)


def as_counted(scale: Scale, levels: Levels, cap: int) -> Levels:
    """What levels count as under a cap."""
    return tuple([None if level is None else counted_level(scale, level, cap) for level in levels])


def filled(levels: Levels, unknown: int) -> tuple[int, ...]:
    """The levels with every unknown one at this worth."""
    return tuple(unknown if level is None else level for level in levels)


def weights(scale: Scale, task: Task) -> tuple[int, ...]:
    """How much each activity of a task weighs."""
    return tuple(scale.weight(activity) for activity in task.activities)


def held_total(scale: Scale, task: Task) -> int:
    """The weighted total of levels from which on a task is held."""
    needed = scale.held_from * sum(weights(scale, task))
    return -(-needed.numerator // needed.denominator)


def state_of_total(total: int, held_from: int) -> TaskState:
    """The state of a task by its weighted total of levels."""
    return "held" if total >= held_from else "present" if total else "absent"


def task_state(scale: Scale, task: Task, levels: Levels) -> TaskState:
    """The state of a task; unknown where the answers not yet known could change it."""
    own, held_from = weights(scale, task), held_total(scale, task)
    lowest, highest = (
        state_of_total(sum(map(mul, own, filled(levels, unknown))), held_from) for unknown in (0, scale.top)
    )
    return lowest if lowest == highest else "unknown"


def task_result(bank: Bank, task: Task, answers: Answers) -> TaskResult:
    """What the report holds of a task."""
    scale = bank.scale
    levels = counted_levels(scale, answers, task)
    mean = _mean(scale, task, levels)
    return TaskResult(
        id=task.id,
        percent=None if mean is None else percentage(mean / scale.top, scale.held_from / scale.top),
        state=task_state(scale, task, levels),
        example=answers.choice(task.example) if task.asks_example(scale, answers) else None,
        activities=tuple(
            _activity_result(
                id=question,
                level=answers.choice(question) or UNKNOWN,
                counted=None if level is None else scale.levels[level],
            )
            for question, level in zip(task.questions, levels, strict=True)
        ),
    )


def _mean(scale: Scale, task: Task, levels: Levels) -> Fraction | None:
    """The weighted mean of the levels known; None when none is."""
    known = [(weight, level) for weight, level in zip(weights(scale, task), levels, strict=True) if level is not None]
    total_weight = sum(weight for weight, _ in known)
    return Fraction(sum(weight * level for weight, level in known), total_weight) if known else None
