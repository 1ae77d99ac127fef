"""Answers in, conditions out: met, not met, or not shown.

Unknown answers never decide. A condition is tried twice, with each unknown at its lowest and at its highest. The rules
only ever count upwards, so no answer in between can do otherwise.
"""

from collections.abc import Callable, Mapping

from vbm_quiz.bank import (
    YES,
    Condition,
    FactsCondition,
    LevelCondition,
    NumberCondition,
    Quiz,
    ShareCondition,
    TasksCondition,
)
from vbm_quiz.model import Answers, Shown, State
from vbm_quiz.tasks import Levels, filled, known_states, task_states


def condition_state(quiz: Quiz, condition: Condition, answers: Answers, levels: Levels) -> Shown:
    """Met if it holds with every unknown at its lowest, not met if it fails with every unknown at its highest."""
    match condition:
        case TasksCondition():
            return _shown(
                lambda unknown: _tasks_hold(condition, known_states(quiz, filled(levels, unknown))), quiz.scale.top
            )
        case LevelCondition():
            return _shown(
                lambda unknown: len(_at_level(quiz, condition, filled(levels, unknown))) >= condition.at_least,
                quiz.scale.top,
            )
        case NumberCondition():
            number = answers.number(condition.question)
            return "not_shown" if number is None else _known(holds=number >= condition.at_least)
        case ShareCondition():
            share = answers.share(condition.part, condition.whole)
            return "not_shown" if share is None else _known(holds=share < condition.below)
        case FactsCondition():
            return _shown(lambda unknown: _facts_hold(condition, answers, unknown), 1)


def _shown(holds: Callable[[int], bool], highest: int) -> Shown:
    if holds(0):
        return "met"
    return "not_shown" if holds(highest) else "not_met"


def _known(*, holds: bool) -> Shown:
    return "met" if holds else "not_met"


def _tasks_hold(condition: TasksCondition, states: Mapping[str, State]) -> bool:
    held = {task for task, state in states.items() if state == "held"}
    absent = sum(state == "absent" for state in states.values())
    return (
        len(held) >= condition.at_least
        and held.issuperset(condition.all_of)
        and (not condition.one_of or not held.isdisjoint(condition.one_of))
        and (condition.absent_at_most is None or absent <= condition.absent_at_most)
    )


def _at_level(quiz: Quiz, condition: LevelCondition, levels: Mapping[str, int]) -> list[str]:
    states = known_states(quiz, levels)
    enough = quiz.scale.worth(condition.level)
    return [
        question
        for question, (task, _) in quiz.activities.items()
        if levels[question] >= enough and states[task.id] == "held"
    ]


def _facts_hold(condition: FactsCondition, answers: Answers, unknown: int) -> bool:
    true = {
        question
        for question in condition.questions
        if answers.values.get(question) == YES or (unknown and answers.unknown(question))
    }
    return len(true) >= condition.at_least and (not condition.one_of or not true.isdisjoint(condition.one_of))


def counted(quiz: Quiz, condition: Condition, answers: Answers, levels: Levels) -> int | str | None:
    """What is counted with the known answers alone."""
    match condition:
        case TasksCondition():
            return sum(state == "held" for state in task_states(quiz, levels).values())
        case LevelCondition():
            return len(_at_level(quiz, condition, filled(levels, 0)))
        case NumberCondition():
            number = answers.number(condition.question)
            return None if number is None else int(number)
        case ShareCondition():
            part, whole = answers.number(condition.part), answers.number(condition.whole)
            return None if part is None or whole is None else f"{part}/{whole}"
        case FactsCondition():
            return sum(answers.values.get(question) == YES for question in condition.questions)


def open_questions(quiz: Quiz, condition: Condition, answers: Answers, levels: Levels) -> tuple[str, ...]:
    """The questions whose answers can settle a condition that is not shown, in bank order."""
    match condition:
        case TasksCondition():
            states = task_states(quiz, levels)
            return _unknown_activities(quiz, levels, {task for task, state in states.items() if state == "unknown"})
        case LevelCondition():
            highest = known_states(quiz, filled(levels, quiz.scale.top))
            return _unknown_activities(quiz, levels, {task for task, state in highest.items() if state == "held"})
        case NumberCondition():
            return (condition.question,)
        case ShareCondition():
            asked = (condition.whole, condition.part)
            return tuple(question for question in asked if answers.unknown(question)) or (condition.whole,)
        case FactsCondition():
            return tuple(question for question in condition.questions if answers.unknown(question))


def _unknown_activities(quiz: Quiz, levels: Levels, tasks: set[str]) -> tuple[str, ...]:
    return tuple(
        question for question, (task, _) in quiz.activities.items() if levels[question] is None and task.id in tasks
    )


def questions_read(quiz: Quiz, condition: Condition) -> tuple[str, ...]:
    """The questions that a condition is read from, in bank order."""
    match condition:
        case TasksCondition() | LevelCondition():
            return tuple(quiz.activities)
        case NumberCondition():
            return (condition.question,)
        case ShareCondition():
            return (condition.whole, condition.part)
        case FactsCondition():
            return condition.questions
