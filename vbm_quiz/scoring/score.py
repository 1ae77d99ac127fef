"""Answers in, the role today out: the title that the bank's rules give, what it rests on, and how firm it is."""

from collections.abc import Iterator, Mapping

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import ConditionResult, Fit, Result, Sensitivity, Shown, TitleResult
from vbm_quiz.scoring.conditions import counted, tasks_held
from vbm_quiz.scoring.find_out import find_out
from vbm_quiz.scoring.requirements import Requirements, requirements_of
from vbm_quiz.scoring.sensitivity import firmness
from vbm_quiz.scoring.tasks import task_result
from vbm_quiz.scoring.title import decide


def score(bank: Bank, answers: Answers, requirements: Requirements | None = None) -> Result:
    """Score a complete set of answers.

    Args:
        bank: the bank with its rules and thresholds.
        answers: a value for every required question; an example that is asked for and not answered counts as yes.
        requirements: what the bank's conditions need, where that was worked out before.

    Returns:
        The tasks, the conditions and the title with its firmness, and the questions that would settle what is not
        shown.
    """
    requirements = requirements or requirements_of(bank)
    states = requirements.states(requirements.total(part.adds(answers) for part in requirements.parts))
    title, status, between = decide(bank, states)
    firm = None if title is None else firmness(bank, requirements, answers, title)
    if title is not None and firm is not None and status == "fits" and (firm.raises or firm.lowers):
        status, between = "between", _neighbours(bank, title, firm)
    current = bank.title_of(answers.choice(bank.start.current_title) or "")
    return Result(
        tasks=tuple(task_result(bank, task, answers) for task in bank.tasks),
        conditions=tuple(_condition_results(bank, answers, states)),
        title=TitleResult(
            id=title,
            status=status,
            between=between,
            direction=_direction(bank, answers, states, title),
            current=current,
            current_fit=_fit(bank, current, title),
        ),
        firmness=firm,
        find_out=() if status == "between" else find_out(bank, requirements, answers, states, between),
    )


def _neighbours(bank: Bank, title: str, firm: Sensitivity) -> tuple[str, ...]:
    """The title and those that a single change leads to, lowest first."""
    led_to = {title, *(each.title for each in (*firm.raises, *firm.lowers))}
    return tuple(each for each in bank.title_ids if each in led_to)


def _direction(bank: Bank, answers: Answers, states: Mapping[str, Shown], title: str | None) -> str | None:
    if title is not None and bank.rank(title) >= bank.rank(bank.direction.title):
        return None
    points = states[bank.direction.condition] == "met" or tasks_held(bank, answers) >= bank.direction.tasks_held
    return bank.direction.title if points else None


def _fit(bank: Bank, current: str | None, title: str | None) -> Fit | None:
    if current is None or title is None:
        return None
    used, fitting = bank.rank(current), bank.rank(title)
    if used == fitting:
        return "matches"
    return "does_more" if used < fitting else "promises_more"


def _condition_results(bank: Bank, answers: Answers, states: Mapping[str, Shown]) -> Iterator[ConditionResult]:
    for title in bank.titles:
        for id_ in title.requires:
            value = counted(bank, bank.condition(id_), answers)
            yield ConditionResult(id=id_, title=title.id, state=states[id_], value=value)
