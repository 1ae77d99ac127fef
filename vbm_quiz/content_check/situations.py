"""A bank in, every title, wish and state of the conditions that answers may lead to out.

There may be more than answers can really lead to, never fewer: what holds in none of them holds for no answers.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import product
from typing import NamedTuple, get_args

from msgspec import structs

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import ConditionResult, ConditionState, Evaluation, Result, TitleResult
from vbm_quiz.scoring.score import direction_of, title_fit
from vbm_quiz.scoring.title import decide
from vbm_quiz.scoring.wish import tells_role, wish_of

MOST_STATES = 20_000
"""With more states of all conditions together, nothing is said of what depends on them."""

States = Mapping[str, ConditionState]


class Situation(NamedTuple):
    """What the rules about the role may ask, and whether the transition and the clients are told.

    The answers of the evaluation are those on the title in use and on the wish.
    """

    evaluation: Evaluation
    told: bool
    states: States


def all_states(bank: Bank) -> list[States]:
    """Every state of all conditions together; none where these are too many to look at."""
    conditions = [condition.id for condition in bank.conditions]
    states: tuple[ConditionState, ...] = get_args(ConditionState)
    if len(states) ** len(conditions) > MOST_STATES:
        return []
    return [dict(zip(conditions, each, strict=True)) for each in product(states, repeat=len(conditions))]


def situations(bank: Bank, states: Collection[States], conditions: Collection[str]) -> list[Situation]:
    """Every situation, each once, in which the states of these conditions are told apart."""
    roles = {(role, tuple(each[id_] for id_ in conditions)) for each in states for role in _roles(bank, each)}
    wishes = list(product(_answers(bank, bank.start.current_title), _answers(bank, bank.start.goal)))
    return [
        _situation(bank, role, dict(zip(conditions, kept, strict=True)), current, goal)
        for role, kept in roles
        for current, goal in wishes
    ]


def _roles(bank: Bank, states: States) -> Iterator[TitleResult]:
    """The title that these states lead to, with each direction that the work may have."""
    title, status, between = decide(bank, states)
    for held in (0, len(bank.tasks)):
        direction = direction_of(bank, title or between[0], states, held=held)
        yield TitleResult(
            title, status, firm=False, between=between, direction=direction, goal=None, current=None, current_fit=None
        )


def _answers(bank: Bank, question: str) -> tuple[str | None, ...]:
    """What may be answered; None where nothing is."""
    return (*bank.questions[question].readable, None)


def _situation(bank: Bank, role: TitleResult, states: States, current: str | None, goal: str | None) -> Situation:
    given = {bank.start.current_title: current, bank.start.goal: goal}
    answers = Answers({question: choice for question, choice in given.items() if choice is not None})
    used = bank.title_of(current or "")
    title = structs.replace(role, goal=goal, current=used, current_fit=title_fit(bank, used, role.id))
    wish = wish_of(bank, answers, title)
    conditions = tuple(ConditionResult(id_, "", state, None) for id_, state in states.items())
    result = Result(tasks=(), conditions=conditions, title=title, sensitivity=None, find_out=())
    return Situation(Evaluation(answers, result, wish), tells_role(bank, title, wish), states)
