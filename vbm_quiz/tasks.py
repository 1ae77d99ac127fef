"""Answers in, levels out: what each activity counts as, and how far each task is hers."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from vbm_quiz.bank import NO, UNKNOWN, Quiz, Task
from vbm_quiz.model import ActivityResult, Answers, State, TaskResult

Levels: TypeAlias = Mapping[str, int | None]
"""The worth of each activity by question id; None when unknown."""


def example_asked(quiz: Quiz, answers: Answers, task: Task) -> bool:
    """Whether an activity of the task is answered with a level that asks for an example."""
    asking = quiz.scale.levels[quiz.scale.worth(quiz.scale.example_from) :]
    return any(answers.values.get(question) in asking for question in task.questions)


def counted_levels(quiz: Quiz, answers: Answers) -> dict[str, int | None]:
    """What each activity is worth after the example rule; None when unknown."""
    scale = quiz.scale
    return {
        question: _counted(quiz, choice, without_example=answers.values.get(task.example) == NO)
        if (choice := answers.choice(question)) in scale.levels
        else None
        for question, (task, _) in quiz.activities.items()
    }


def _counted(quiz: Quiz, level: str, *, without_example: bool) -> int:
    worth = quiz.scale.worth(level)
    if without_example and worth >= quiz.scale.worth(quiz.scale.example_from):
        return quiz.scale.worth(quiz.scale.without_example)
    return worth


def filled(levels: Levels, unknown: int) -> dict[str, int]:
    """The levels with every unknown one at this worth."""
    return {question: unknown if level is None else level for question, level in levels.items()}


def _mean(quiz: Quiz, task: Task, levels: Levels) -> Fraction | None:
    total = weights = 0
    for activity, question in zip(task.activities, task.questions, strict=True):
        level = levels[question]
        if level is not None:
            weight = quiz.scale.core_weight if activity.core else quiz.scale.other_weight
            total += weight * level
            weights += weight
    return Fraction(total, weights) if weights else None


def _state_of_mean(quiz: Quiz, mean: Fraction) -> State:
    if mean >= quiz.scale.held_from:
        return "held"
    return "present" if mean else "absent"


def known_states(quiz: Quiz, levels: Mapping[str, int]) -> dict[str, State]:
    """The state of each task when every level is known."""
    return {task.id: _state_of_mean(quiz, _mean(quiz, task, levels) or Fraction(0)) for task in quiz.tasks}


def task_states(quiz: Quiz, levels: Levels) -> dict[str, State]:
    """The state of each task; unknown where the answers not yet known could change it."""
    lowest, highest = (known_states(quiz, filled(levels, level)) for level in (0, quiz.scale.top))
    return {task: state if state == highest[task] else "unknown" for task, state in lowest.items()}


def task_result(quiz: Quiz, task: Task, answers: Answers, levels: Levels) -> TaskResult:
    """What the report tells of a task."""
    mean = _mean(quiz, task, levels)
    return TaskResult(
        id=task.id,
        percent=None if mean is None else int(mean * 100 / quiz.scale.top),
        state=task_states(quiz, levels)[task.id],
        example=answers.choice(task.example) if example_asked(quiz, answers, task) else None,
        activities=tuple(_activity_result(quiz, answers, question, levels[question]) for question in task.questions),
    )


def _activity_result(quiz: Quiz, answers: Answers, question: str, level: int | None) -> ActivityResult:
    answer = answers.choice(question) or UNKNOWN
    return ActivityResult(id=question, level=answer, counted=None if level is None else quiz.scale.levels[level])
