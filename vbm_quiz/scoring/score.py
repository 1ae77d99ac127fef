"""Answers in, the role today out: the title that the bank's rules give, what it rests on, and how firm it is."""

from collections.abc import Iterator, Mapping, Sequence

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import (
    ConditionResult,
    ConditionState,
    FindOut,
    Result,
    Sensitivity,
    TaskResult,
    TitleFit,
    TitleResult,
)
from vbm_quiz.scoring.requirements import requirements_of
from vbm_quiz.scoring.sensitivity import sensitivity


def score(bank: Bank, answers: Answers) -> Result:
    """Score a complete set of answers.

    Args:
        bank: the bank with its rules and thresholds.
        answers: a value for every required question; an example that is asked for and not answered counts as yes.

    Returns:
        The tasks, the conditions, the title and how firm it is, and the questions that would settle what is not shown.
    """
    requirements = requirements_of(bank)
    counted, tasks = requirements.counted(answers), requirements.tasks(answers)
    total = requirements.total(each.bounds for each in counted)
    states, (title, status, between) = requirements.states(total), requirements.decide(total)
    found = None if title is None else sensitivity(bank, requirements, total, counted, title)
    firm = found is not None and status == "fits" and found.keeps == found.changes
    if title is not None and found is not None and status == "fits" and not firm:
        between = _neighbours(bank, title, found)
    current = bank.title_of(answers.choice(bank.start.current_title) or "")
    return Result(
        tasks=tasks,
        conditions=tuple(_condition_results(bank, answers, states, tasks)),
        title=TitleResult(
            id=title,
            status=status,
            firm=firm,
            between=between,
            direction=direction_of(bank, title or between[0], states, held=sum(task.state == "held" for task in tasks)),
            goal=answers.choice(bank.start.goal),
            current=current,
            current_fit=title_fit(bank, current, title),
        ),
        sensitivity=found,
        find_out=() if status == "fits" else tuple(_find_out(bank, answers, states, between)),
    )


def _neighbours(bank: Bank, title: str, found: Sensitivity) -> tuple[str, ...]:
    """The title and those that a single change leads to, or that are possible after it, lowest first."""
    led_to = {title, *(each.title for each in (*found.raises, *found.lowers))}
    led_to.update(possible for each in found.unsettles for possible in each.possible)
    return tuple(each for each in bank.title_ids if each in led_to)


def direction_of(bank: Bank, title: str, states: Mapping[str, ConditionState], *, held: int) -> str | None:
    """The title that the work points to, above today's or the lowest that is possible, with so many tasks held."""
    if bank.rank(title) >= bank.rank(bank.direction.title):
        return None
    points = states[bank.direction.condition] == "met" or held >= bank.direction.tasks_held
    return bank.direction.title if points else None


def title_fit(bank: Bank, current: str | None, title: str | None) -> TitleFit | None:
    """How the title in use compares with the title that fits; None where either is not known."""
    if current is None or title is None:
        return None
    used, fitting = bank.rank(current), bank.rank(title)
    if used == fitting:
        return "matches"
    return "does_more" if used < fitting else "promises_more"


def _condition_results(
    bank: Bank, answers: Answers, states: Mapping[str, ConditionState], tasks: tuple[TaskResult, ...]
) -> Iterator[ConditionResult]:
    for title in bank.titles:
        for id_ in title.requires:
            value = bank.condition(id_).value(bank, answers, tasks)
            yield ConditionResult(id=id_, title=title.id, state=states[id_], value=value)


def _find_out(
    bank: Bank, answers: Answers, states: Mapping[str, ConditionState], between: Sequence[str]
) -> Iterator[FindOut]:
    """The questions that would tell more of the undecided conditions of the titles still possible, in bank order."""
    required = {condition for title in bank.titles if title.id in between for condition in title.requires}
    undecided = [each for each in bank.conditions if each.id in required and states[each.id] == "not_shown"]
    open_ = {condition.id: condition.open_questions(bank, answers) for condition in undecided}
    for question in bank.questions:
        settles = tuple(condition for condition, questions in open_.items() if question in questions)
        if settles:
            yield FindOut(question, settles)
