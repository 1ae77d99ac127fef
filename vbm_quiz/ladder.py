"""The states of the conditions in, the title out: the ladder from its last rung down."""

from collections.abc import Mapping

from vbm_quiz.bank import Quiz, Title
from vbm_quiz.model import Shown, Status


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
