"""The kinds of question."""

from fractions import Fraction
from typing import TypeAlias

from vbm_quiz.bank.base import BankStruct, Count, Id, Ids
from vbm_quiz.model.answers import NO, YES


class ChoiceQuestion(BankStruct, frozen=True, tag="choice", tag_field="kind"):
    """One of a list of choices; `article` is the place in the article that it comes from, empty for one of ours."""

    id: Id
    choices: Ids
    article: str = ""
    unknown: bool = True
    optional: bool = False


class FactQuestion(BankStruct, frozen=True, tag="fact", tag_field="kind"):
    """Yes, no or unknown."""

    id: Id
    article: str = ""
    optional: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be answered, apart from unknown."""
        return (YES, NO)

    @property
    def unknown(self) -> bool:
        """Unknown is always allowed."""
        return True


class NumberQuestion(BankStruct, frozen=True, tag="number", tag_field="kind"):
    """A number within bounds; `no_more_than` names a question whose answer it may not exceed."""

    id: Id
    unit: Id
    maximum: Fraction
    minimum: Fraction | None = None
    above: Fraction | None = None
    decimals: Count = 0
    no_more_than: Id | None = None
    article: str = ""
    unknown: bool = True
    optional: bool = False


Question: TypeAlias = ChoiceQuestion | FactQuestion | NumberQuestion
