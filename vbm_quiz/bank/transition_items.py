"""The kinds of item in the transition."""

from fractions import Fraction
from typing import TypeAlias

from vbm_quiz.bank.base import BankStruct, Count, Id, Ids


class ShareItem(BankStruct, frozen=True, tag="share", tag_field="kind"):
    """A transition item read from a share."""

    id: Id
    section: Id
    part: Id
    whole: Id
    done_below: Fraction
    under_way_below: Fraction


class NumberItem(BankStruct, frozen=True, tag="number", tag_field="kind"):
    """A transition item read from a number."""

    id: Id
    section: Id
    question: Id
    done_from: Count


class ChoiceItem(BankStruct, frozen=True, tag="choice", tag_field="kind"):
    """A transition item read from a choice; a choice in none of the lists leaves it out."""

    id: Id
    section: Id
    question: Id
    done: Ids
    under_way: Ids
    open: Ids
    left_out_when_done: Id | None = None


TransitionItem: TypeAlias = ShareItem | NumberItem | ChoiceItem
