"""The made-up answers: at the limits of every rule, so that no threshold can change without one of them telling it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from fractions import Fraction
from typing import Any

import msgspec
import pytest

from tests.helpers.banks import CHANGED, SHIPPED, SMALL, named_bank, shipped, states
from tests.helpers.profiles import several
from tests.helpers.shipped import shipped_bank
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.taken_over import taken_over
from vbm_quiz.commands.content_try import MOST_MADE_UP
from vbm_quiz.loading.decode import bank_from
from vbm_quiz.loading.validate import bank_faults
from vbm_quiz.model.answers import Answers
from vbm_quiz.scoring.answer_grid import answer_grid
from vbm_quiz.scoring.bank_comparison import made_up_answers
from vbm_quiz.scoring.bank_moves import Scored, StepMove, TitleMove, moves, scored

NAMES = (SHIPPED, *CHANGED, *SMALL)
"""Banks that a trainer may make."""


@pytest.mark.parametrize("name", NAMES)
def test_the_made_up_answers_answer_all_that_a_bank_asks_and_are_never_too_many(name: str) -> None:
    bank = named_bank(name)
    made = list(answer_grid(bank))
    assert 0 < len(made) <= MOST_MADE_UP
    left_behind = {left for answers in made for left in taken_over(bank, answers.values).left_behind}
    assert left_behind <= {("missing", example) for example in bank.examples}


def test_the_made_up_answers_are_the_same_every_time() -> None:
    assert list(answer_grid(shipped_bank())) == list(answer_grid(shipped_bank()))


@pytest.mark.parametrize("name", NAMES)
def test_every_condition_is_met_not_met_and_not_shown_by_some(name: str) -> None:
    found = defaultdict(set)
    for answers in answer_grid(named_bank(name)):
        for condition, state in states(name, answers).items():
            found[condition].add(state)
    expected = {"met", "not_met", "not_shown"}
    assert dict.fromkeys(found, expected) == found
    assert len(named_bank(name).conditions) == len(found)


# ---------------------------------------------------------------- the smallest step of a threshold

DECIDING = ("direction", "scale", "conditions", "second_looks", "next_steps")
"""The parts of `quiz.toml` with thresholds that decide a title or a next step."""


def thresholds() -> Iterator[tuple[str, tuple[Any, ...], tuple[Any, ...]]]:
    """Each threshold: its name, the path to it, and the values a step beside it, the lower one first."""
    raw = shipped()
    for path, value in _leaves(raw, ()):
        if path[0] in DECIDING and (beside := _beside(raw["scale"]["levels"], path[-1], value)):
            yield _name(raw, path), path, beside


def _leaves(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(each, (*path, key))
    else:
        yield path, value


def _beside(levels: list[str], key: str, value: Any) -> tuple[Any, ...]:
    """A whole number one lower and higher, a share a hundredth, a mean a tenth, a level the one below and above."""
    if isinstance(value, bool):
        return ()
    if isinstance(value, int):
        return value - 1, value + 1
    if re.fullmatch(r"\d+/\d+", str(value)):
        step = Fraction(1, 10 if key == "held_from" else 100)
        return str(Fraction(value) - step), str(Fraction(value) + step)
    if key in ("level", "at_least", "without_example") and value in levels:
        at = levels.index(value)
        return (*levels[max(at - 1, 0) : at], *levels[at + 1 : at + 2])
    return ()


def _name(raw: Any, path: tuple[Any, ...]) -> str:
    names = []
    for key in path:
        raw = raw[key]
        names.append(raw.get("id", str(key)) if isinstance(raw, dict) else str(key))
    return ".".join(names)


def _changed(path: tuple[Any, ...], value: Any) -> Bank | None:
    """The shipped bank with another value there; None where that is no bank."""
    raw = deepcopy(shipped())
    table = raw
    for key in path[:-1]:
        table = table[key]
    table[path[-1]] = value
    try:
        bank = bank_from(raw)
    except msgspec.ValidationError:
        return None
    return None if list(bank_faults(bank)) else bank


SCORED_AS_SHIPPED: dict[object, Scored] = {}


def _as_shipped(answers: Answers) -> Scored:
    """What the shipped bank makes of answers; most are made up for many changed banks."""
    clients = tuple(tuple(client.answers.values()) for client in answers.clients or ())
    key = frozenset(answers.values.items()), clients
    if key not in SCORED_AS_SHIPPED:
        SCORED_AS_SHIPPED[key] = scored(shipped_bank(), answers)
    return SCORED_AS_SHIPPED[key]


IDLE = "next_steps.groups.everyone.most"
"""With one less the steps for everyone are too few, which is a fault; and there are no more of them than it allows."""
THRESHOLDS = {name: (path, beside) for name, path, beside in thresholds() if name != IDLE}


@pytest.mark.parametrize("threshold", several(THRESHOLDS, 12))
def test_every_threshold_changed_by_its_smallest_step_moves_a_title_or_a_next_step(threshold: str) -> None:
    path, beside = THRESHOLDS[threshold]
    changed = next(bank for value in beside if (bank := _changed(path, value)) is not None)
    found = (
        move
        for each in made_up_answers(shipped_bank(), changed)
        for move in moves(_as_shipped(each.before.answers), scored(changed, each.after.answers))
    )
    assert any(isinstance(move, TitleMove | StepMove) for move in found)
