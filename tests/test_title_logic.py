"""The title logic of every bank, tried out whole: each state of the conditions, and of what each of them reads."""

from functools import cache
from itertools import product
from typing import get_args

import pytest

from tests.banks import CHANGED, ODD, SMALL, bank
from vbm_quiz.ladder import decide
from vbm_quiz.model import Shown

every_bank = pytest.mark.parametrize("name", [*CHANGED, *SMALL, *ODD])


# ---------------------------------------------------------------- from the conditions to the title


@cache
def possible(name: str, states: tuple[Shown, ...]) -> frozenset[str]:
    """The titles that there could be, once every condition not shown turns out to be met or not met."""
    if "not_shown" in states:
        place = states.index("not_shown")
        turned_out: tuple[Shown, ...] = ("met", "not_met")
        return frozenset().union(*(possible(name, (*states[:place], to, *states[place + 1 :])) for to in turned_out))
    quiz = bank(name)
    met = {condition.id for condition, state in zip(quiz.conditions, states, strict=True) if state == "met"}
    return frozenset([[title.id for title in quiz.titles if met.issuperset(title.requires)][-1]])


@every_bank
def test_the_title_is_the_highest_that_the_conditions_give(name: str) -> None:
    quiz = bank(name)
    for every in product(get_args(Shown), repeat=len(quiz.conditions)):
        states = dict(zip([condition.id for condition in quiz.conditions], every, strict=True))
        titles = sorted(possible(name, every), key=quiz.rank)
        highest = quiz.titles[quiz.rank(titles[-1])]
        open_ = [condition for condition in highest.requires if states[condition] == "not_shown"]
        if len(titles) == 1:
            assert decide(quiz, states) == (highest.id, "fits", ()), states
        elif len(open_) == 1 and open_[0] in highest.may_be_open:
            assert decide(quiz, states) == (highest.id, "provisional", tuple(titles)), states
        else:
            assert decide(quiz, states) == (None, "not_enough_shown", tuple(titles)), states
