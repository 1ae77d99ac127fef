"""What a report says of a condition besides its state: what was counted, and from which answers."""

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.conditions import (
    Condition,
    FactsCondition,
    LevelCondition,
    NumberCondition,
    ShareCondition,
    TasksCondition,
)
from vbm_quiz.model.answers import YES, Answers
from vbm_quiz.scoring.tasks import filled, known_state, task_levels, task_state, weights


def counted(bank: Bank, condition: Condition, answers: Answers) -> int | str | None:
    """What is counted with the known answers alone."""
    match condition:
        case TasksCondition():
            return tasks_held(bank, answers)
        case LevelCondition():
            return _at_level(bank, condition, answers)
        case NumberCondition():
            number = answers.number(condition.question)
            return None if number is None else int(number)
        case ShareCondition():
            part, whole = answers.number(condition.part), answers.number(condition.whole)
            return None if part is None or whole is None else f"{part}/{whole}"
        case FactsCondition():
            return sum(answers.values.get(question) == YES for question in condition.questions)


def tasks_held(bank: Bank, answers: Answers) -> int:
    """How many tasks are held whatever the unknown answers are."""
    return sum(task_state(bank, task, task_levels(bank, answers, task)) == "held" for task in bank.tasks)


def _at_level(bank: Bank, condition: LevelCondition, answers: Answers) -> int:
    enough, found = bank.scale.worth(condition.level), 0
    for task in bank.tasks:
        levels = filled(task_levels(bank, answers, task), 0)
        if known_state(bank, weights(bank, task), levels) == "held":
            found += sum(level >= enough for level in levels)
    return found


def questions_read(bank: Bank, condition: Condition) -> tuple[str, ...]:
    """The questions that a condition is read from, in bank order."""
    match condition:
        case TasksCondition() | LevelCondition():
            return tuple(bank.activities)
        case NumberCondition():
            return (condition.question,)
        case ShareCondition():
            return (condition.whole, condition.part)
        case FactsCondition():
            return condition.questions
