"""Answers in, the role today out: the title that the bank's rules give, what it rests on, and how firm it is."""

from collections.abc import Iterator, Mapping

from vbm_quiz.bank import Quiz
from vbm_quiz.conditions import counted, tasks_held
from vbm_quiz.find_out import find_out
from vbm_quiz.firmness import firmness
from vbm_quiz.ladder import decide
from vbm_quiz.model import Answers, ConditionResult, Firmness, Fit, Result, Shown, TitleResult
from vbm_quiz.needs import Needs, needs_of
from vbm_quiz.tasks import task_result


def score(quiz: Quiz, answers: Answers, needs: Needs | None = None) -> Result:
    """Score a complete set of answers.

    Args:
        quiz: the bank with its rules and thresholds.
        answers: a value for every required question; an example that is asked for and not answered counts as yes.
        needs: what the bank's conditions need, where that was worked out before.

    Returns:
        The tasks, the conditions and the title with its firmness, and the questions that would settle what is not
        shown.
    """
    needs = needs or needs_of(quiz)
    states = needs.states(needs.total(part.adds(answers) for part in needs.parts))
    title, status, between = decide(quiz, states)
    firm = None if title is None else firmness(quiz, needs, answers, title)
    if title is not None and firm is not None and status == "fits" and (firm.raises or firm.lowers):
        status, between = "between", _neighbours(quiz, title, firm)
    current = quiz.title_of(answers.choice(quiz.start.current_title) or "")
    return Result(
        tasks=tuple(task_result(quiz, task, answers) for task in quiz.tasks),
        conditions=tuple(_condition_results(quiz, answers, states)),
        title=TitleResult(
            id=title,
            status=status,
            between=between,
            direction=_direction(quiz, answers, states, title),
            current=current,
            current_fit=_fit(quiz, current, title),
        ),
        firmness=firm,
        find_out=() if status == "between" else find_out(quiz, needs, answers, states, between),
    )


def _neighbours(quiz: Quiz, title: str, firm: Firmness) -> tuple[str, ...]:
    """The title and those that a single change leads to, lowest first."""
    led_to = {title, *(each.title for each in (*firm.raises, *firm.lowers))}
    return tuple(each for each in quiz.title_ids if each in led_to)


def _direction(quiz: Quiz, answers: Answers, states: Mapping[str, Shown], title: str | None) -> str | None:
    if title is not None and quiz.rank(title) >= quiz.rank(quiz.direction.title):
        return None
    points = states[quiz.direction.condition] == "met" or tasks_held(quiz, answers) >= quiz.direction.tasks_held
    return quiz.direction.title if points else None


def _fit(quiz: Quiz, current: str | None, title: str | None) -> Fit | None:
    if current is None or title is None:
        return None
    used, fitting = quiz.rank(current), quiz.rank(title)
    if used == fitting:
        return "matches"
    return "does_more" if used < fitting else "promises_more"


def _condition_results(quiz: Quiz, answers: Answers, states: Mapping[str, Shown]) -> Iterator[ConditionResult]:
    for title in quiz.titles:
        for id_ in title.requires:
            value = counted(quiz, quiz.condition(id_), answers)
            yield ConditionResult(id=id_, title=title.id, state=states[id_], value=value)
