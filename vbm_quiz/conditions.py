"""What a report says of a condition besides its state: what was counted, and from which answers."""

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
from vbm_quiz.model import Answers
from vbm_quiz.tasks import filled, known_state, task_levels, task_state, weights


def counted(quiz: Quiz, condition: Condition, answers: Answers) -> int | str | None:
    """What is counted with the known answers alone."""
    match condition:
        case TasksCondition():
            return tasks_held(quiz, answers)
        case LevelCondition():
            return _at_level(quiz, condition, answers)
        case NumberCondition():
            number = answers.number(condition.question)
            return None if number is None else int(number)
        case ShareCondition():
            part, whole = answers.number(condition.part), answers.number(condition.whole)
            return None if part is None or whole is None else f"{part}/{whole}"
        case FactsCondition():
            return sum(answers.values.get(question) == YES for question in condition.questions)


def tasks_held(quiz: Quiz, answers: Answers) -> int:
    """How many tasks are held whatever the unknown answers are."""
    return sum(task_state(quiz, task, task_levels(quiz, answers, task)) == "held" for task in quiz.tasks)


def _at_level(quiz: Quiz, condition: LevelCondition, answers: Answers) -> int:
    enough, found = quiz.scale.worth(condition.level), 0
    for task in quiz.tasks:
        levels = filled(task_levels(quiz, answers, task), 0)
        if known_state(quiz, weights(quiz, task), levels) == "held":
            found += sum(level >= enough for level in levels)
    return found


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
