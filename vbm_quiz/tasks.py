"""Answers in, levels out: what each activity counts as, and how far each task is hers."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from vbm_quiz.bank import NO, UNKNOWN, Quiz, Task
from vbm_quiz.model import ActivityResult, Answers, State, TaskResult

Levels: TypeAlias = tuple[int | None, ...]
"""The worth of each activity of a task, in its order; None when unknown."""


def example_asked(quiz: Quiz, answers: Answers, task: Task) -> bool:
    """Whether an activity of the task is answered with a level that asks for an example."""
    asking = quiz.scale.levels[quiz.scale.worth(quiz.scale.example_from) :]
    return any(answers.values.get(question) in asking for question in task.questions)


def example_missing(quiz: Quiz, answers: Answers, task: Task) -> bool:
    """Whether an example of the task is asked for and there is none."""
    return answers.values.get(task.example) == NO and example_asked(quiz, answers, task)


def answered_levels(quiz: Quiz, answers: Answers, task: Task) -> Levels:
    """What each activity of a task is worth as answered."""
    worth = {level: place for place, level in enumerate(quiz.scale.levels)}
    return tuple(worth.get(answers.choice(question) or UNKNOWN) for question in task.questions)


def counted_levels(quiz: Quiz, levels: Levels, *, without_example: bool) -> Levels:
    """What the levels of a task count as: those that ask for an example count as less where there is none."""
    if not without_example:
        return levels
    asking, instead = quiz.scale.worth(quiz.scale.example_from), quiz.scale.worth(quiz.scale.without_example)
    return tuple(instead if level is not None and level >= asking else level for level in levels)


def task_levels(quiz: Quiz, answers: Answers, task: Task) -> Levels:
    """What each activity of a task counts as."""
    without = example_missing(quiz, answers, task)
    return counted_levels(quiz, answered_levels(quiz, answers, task), without_example=without)


def filled(levels: Levels, unknown: int) -> tuple[int, ...]:
    """The levels with every unknown one at this worth."""
    return tuple(unknown if level is None else level for level in levels)


def weights(quiz: Quiz, task: Task) -> tuple[int, ...]:
    """How much each activity of a task weighs."""
    return tuple(quiz.scale.core_weight if activity.core else quiz.scale.other_weight for activity in task.activities)


def known_state(quiz: Quiz, weighing: Sequence[int], levels: Sequence[int]) -> State:
    """The state of a task of which every level is known."""
    total = sum(weight * level for weight, level in zip(weighing, levels, strict=True))
    if total * quiz.scale.held_from.denominator >= quiz.scale.held_from.numerator * sum(weighing):
        return "held"
    return "present" if total else "absent"


def task_state(quiz: Quiz, task: Task, levels: Levels) -> State:
    """The state of a task; unknown where the answers not yet known could change it."""
    lowest, highest = (known_state(quiz, weights(quiz, task), filled(levels, level)) for level in (0, quiz.scale.top))
    return lowest if lowest == highest else "unknown"


def task_result(quiz: Quiz, task: Task, answers: Answers) -> TaskResult:
    """What the report tells of a task."""
    levels = task_levels(quiz, answers, task)
    mean = _mean(quiz, task, levels)
    return TaskResult(
        id=task.id,
        percent=None if mean is None else int(mean * 100 / quiz.scale.top),
        state=task_state(quiz, task, levels),
        example=answers.choice(task.example) if example_asked(quiz, answers, task) else None,
        activities=tuple(
            _activity_result(quiz, answers, question, level)
            for question, level in zip(task.questions, levels, strict=True)
        ),
    )


def _mean(quiz: Quiz, task: Task, levels: Levels) -> Fraction | None:
    """The weighted mean of the levels known; None when none is."""
    known = [(weight, level) for weight, level in zip(weights(quiz, task), levels, strict=True) if level is not None]
    if not known:
        return None
    return Fraction(sum(weight * level for weight, level in known), sum(weight for weight, _ in known))


def _activity_result(quiz: Quiz, answers: Answers, question: str, level: int | None) -> ActivityResult:
    answer = answers.choice(question) or UNKNOWN
    return ActivityResult(id=question, level=answer, counted=None if level is None else quiz.scale.levels[level])
