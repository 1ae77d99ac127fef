"""Answers in, the role today out: the title that the bank's rules give, and what it rests on."""

from collections.abc import Iterator, Mapping

from vbm_quiz.bank import Quiz, Title
from vbm_quiz.conditions import condition_state, counted, open_questions
from vbm_quiz.model import Answers, ConditionResult, FindOut, Fit, Result, Shown, Status, TitleResult
from vbm_quiz.tasks import Levels, counted_levels, task_result, task_states


def score(quiz: Quiz, answers: Answers) -> Result:
    """Score a complete set of answers.

    Args:
        quiz: the bank with its rules and thresholds.
        answers: a value for every required question; an example that is asked for and not answered counts as yes.

    Returns:
        The tasks, the conditions and the title, with the questions that would settle what is not shown.
    """
    levels = counted_levels(quiz, answers)
    states = {condition.id: condition_state(quiz, condition, answers, levels) for condition in quiz.conditions}
    title = _title_result(quiz, answers, levels, states)
    return Result(
        tasks=tuple(task_result(quiz, task, answers, levels) for task in quiz.tasks),
        conditions=tuple(_condition_results(quiz, answers, levels, states)),
        title=title,
        find_out=tuple(_find_out(quiz, answers, levels, states, title.between)),
    )


def titles_possible(quiz: Quiz, states: Mapping[str, Shown]) -> tuple[Title, ...]:
    """The titles that the states of the conditions leave open, highest first.

    A title with a condition not met is passed over; the first with all its conditions met is the last one possible.
    """
    possible = []
    for title in reversed(quiz.titles):
        needed = {states[condition] for condition in title.requires}
        if "not_met" in needed:
            continue
        possible.append(title)
        if needed <= {"met"}:
            break
    return tuple(possible)


def decide(quiz: Quiz, states: Mapping[str, Shown]) -> tuple[str | None, Status, tuple[str, ...]]:
    """The title or None, its status, and the titles still possible, lowest first (none beside a title that fits)."""
    possible = titles_possible(quiz, states)
    highest = possible[0]
    open_ = [condition for condition in highest.requires if states[condition] == "not_shown"]
    if not open_:
        return highest.id, "fits", ()
    between = tuple(title.id for title in reversed(possible))
    if len(open_) == 1 and open_[0] in highest.may_be_open:
        return highest.id, "provisional", between
    return None, "not_enough_shown", between


def _title_result(quiz: Quiz, answers: Answers, levels: Levels, states: Mapping[str, Shown]) -> TitleResult:
    title, status, between = decide(quiz, states)
    current = quiz.title_of(answers.choice(quiz.start.current_title) or "")
    return TitleResult(
        id=title,
        status=status,
        between=between,
        direction=_direction(quiz, levels, states, title),
        current=current,
        current_fit=_fit(quiz, current, title),
    )


def _direction(quiz: Quiz, levels: Levels, states: Mapping[str, Shown], title: str | None) -> str | None:
    if title is not None and quiz.rank(title) >= quiz.rank(quiz.direction.title):
        return None
    held = sum(state == "held" for state in task_states(quiz, levels).values())
    points = states[quiz.direction.condition] == "met" or held >= quiz.direction.tasks_held
    return quiz.direction.title if points else None


def _fit(quiz: Quiz, current: str | None, title: str | None) -> Fit | None:
    if current is None or title is None:
        return None
    used, fitting = quiz.rank(current), quiz.rank(title)
    if used == fitting:
        return "matches"
    return "does_more" if used < fitting else "promises_more"


def _condition_results(
    quiz: Quiz, answers: Answers, levels: Levels, states: Mapping[str, Shown]
) -> Iterator[ConditionResult]:
    by_id = {condition.id: condition for condition in quiz.conditions}
    for title in quiz.titles:
        for id_ in title.requires:
            value = counted(quiz, by_id[id_], answers, levels)
            yield ConditionResult(id=id_, title=title.id, state=states[id_], value=value)


def _find_out(
    quiz: Quiz, answers: Answers, levels: Levels, states: Mapping[str, Shown], between: tuple[str, ...]
) -> Iterator[FindOut]:
    settles: dict[str, list[str]] = {}
    asked = {condition for title in quiz.titles if title.id in between for condition in title.requires}
    for condition in quiz.conditions:
        if condition.id in asked and states[condition.id] == "not_shown":
            for question in open_questions(quiz, condition, answers, levels):
                settles.setdefault(question, []).append(condition.id)
    for question in sorted(settles, key=list(quiz.questions).index):
        yield FindOut(question=question, would_settle=tuple(settles[question]))
