"""The states of the conditions in, the title out: the highest title of which no condition is missed."""

from collections.abc import Mapping
from typing import TypeAlias

from vbm_quiz.bank.bank import Bank, Title
from vbm_quiz.model.results import ConditionState, TitleStatus


def titles_possible(bank: Bank, states: Mapping[str, ConditionState]) -> tuple[Title, ...]:
    """The titles that the states of the conditions leave open, highest first.

    A title is possible where none of its conditions is not met, and each higher title misses, or may yet miss, a
    condition that this one does not ask for.
    """
    may_be_missed = {condition for condition, state in states.items() if state != "met"}
    possible: list[Title] = []
    higher: list[Title] = []
    for title in reversed(bank.titles):
        if "not_met" not in {states[condition] for condition in title.requires}:
            elsewhere = may_be_missed.difference(title.requires)
            if all(not elsewhere.isdisjoint(each.requires) for each in higher):
                possible.append(title)
        higher.append(title)
    return tuple(possible)


Decision: TypeAlias = tuple[str | None, TitleStatus, tuple[str, ...]]
"""The title or None, its status, and the titles still possible, lowest first (none where a title fits)."""


def decide(bank: Bank, states: Mapping[str, ConditionState]) -> Decision:
    """The title that these states of the conditions give."""
    possible = titles_possible(bank, states)
    highest = possible[0]
    open_ = [condition for condition in highest.requires if states[condition] == "not_shown"]
    if not open_:
        return highest.id, "fits", ()
    between = tuple(title.id for title in reversed(possible))
    if len(open_) == 1 and open_[0] in highest.may_be_open:
        return highest.id, "provisional", between
    return None, "not_enough_shown", between
