"""Answers in, levels out: what each activity counts as, and how far each task is hers."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.scale import Task
from vbm_quiz.model.answers import NO, UNKNOWN, Answers
from vbm_quiz.model.results import ActivityResult, State, TaskResult

Levels: TypeAlias = tuple[int | None, ...]
"""The worth of each activity of a task, in its order; None when unknown."""


def example_asked(bank: Bank, answers: Answers, task: Task) -> bool:
    """Whether an activity of the task is answered with a level that asks for an example."""
    asking = bank.scale.levels[bank.scale.worth(bank.scale.example_from) :]
    return any(answers.values.get(question) in asking for question in task.questions)


def example_missing(bank: Bank, answers: Answers, task: Task) -> bool:
    """Whether an example of the task is asked for and there is none."""
    return answers.values.get(task.example) == NO and example_asked(bank, answers, task)


def answered_levels(bank: Bank, answers: Answers, task: Task) -> Levels:
    """What each activity of a task is worth as answered."""
    worth = {level: place for place, level in enumerate(bank.scale.levels)}
    return tuple(worth.get(answers.choice(question) or UNKNOWN) for question in task.questions)


def counted_levels(bank: Bank, levels: Levels, *, without_example: bool) -> Levels:
    """What the levels of a task count as: those that ask for an example count as less where there is none."""
    if not without_example:
        return levels
    asking, instead = bank.scale.worth(bank.scale.example_from), bank.scale.worth(bank.scale.without_example)
    return tuple(instead if level is not None and level >= asking else level for level in levels)


def task_levels(bank: Bank, answers: Answers, task: Task) -> Levels:
    """What each activity of a task counts as."""
    without = example_missing(bank, answers, task)
    return counted_levels(bank, answered_levels(bank, answers, task), without_example=without)


def filled(levels: Levels, unknown: int) -> tuple[int, ...]:
    """The levels with every unknown one at this worth."""
    return tuple(unknown if level is None else level for level in levels)


def weights(bank: Bank, task: Task) -> tuple[int, ...]:
    """How much each activity of a task weighs."""
    return tuple(bank.scale.core_weight if activity.core else bank.scale.other_weight for activity in task.activities)


def known_state(bank: Bank, weighing: Sequence[int], levels: Sequence[int]) -> State:
    """The state of a task of which every level is known."""
    total = sum(weight * level for weight, level in zip(weighing, levels, strict=True))
    if total * bank.scale.held_from.denominator >= bank.scale.held_from.numerator * sum(weighing):
        return "held"
    return "present" if total else "absent"


def task_state(bank: Bank, task: Task, levels: Levels) -> State:
    """The state of a task; unknown where the answers not yet known could change it."""
    lowest, highest = (known_state(bank, weights(bank, task), filled(levels, level)) for level in (0, bank.scale.top))
    return lowest if lowest == highest else "unknown"


def task_result(bank: Bank, task: Task, answers: Answers) -> TaskResult:
    """What the report tells of a task."""
    levels = task_levels(bank, answers, task)
    mean = _mean(bank, task, levels)
    return TaskResult(
        id=task.id,
        percent=None if mean is None else int(mean * 100 / bank.scale.top),
        state=task_state(bank, task, levels),
        example=answers.choice(task.example) if example_asked(bank, answers, task) else None,
        activities=tuple(
            _activity_result(bank, answers, question, level)
            for question, level in zip(task.questions, levels, strict=True)
        ),
    )


def _mean(bank: Bank, task: Task, levels: Levels) -> Fraction | None:
    """The weighted mean of the levels known; None when none is."""
    known = [(weight, level) for weight, level in zip(weights(bank, task), levels, strict=True) if level is not None]
    if not known:
        return None
    return Fraction(sum(weight * level for weight, level in known), sum(weight for weight, _ in known))


def _activity_result(bank: Bank, answers: Answers, question: str, level: int | None) -> ActivityResult:
    answer = answers.choice(question) or UNKNOWN
    return ActivityResult(id=question, level=answer, counted=None if level is None else bank.scale.levels[level])
