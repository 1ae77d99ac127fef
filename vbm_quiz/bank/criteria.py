"""What the bank's second looks and next steps are made of: tests such as `{ test = "number", question = …, … }`."""

from fractions import Fraction
from typing import Literal, TypeAlias

from vbm_quiz.bank.base import BankStruct, Count, Id, Ids


class LevelCriterion(BankStruct, frozen=True, tag="level", tag_field="test"):
    """An activity is answered with this level or a higher one."""

    question: Id
    at_least: Id


class ChoiceCriterion(BankStruct, frozen=True, tag="choice", tag_field="test", rename={"answer": "is"}):
    """A question is answered with one of these; `unknown` goes for numbers too."""

    question: Id
    answer: Ids


class NumberCriterion(BankStruct, frozen=True, tag="number", tag_field="test"):
    """A number is at most this."""

    question: Id
    at_most: Fraction


class ShareCriterion(BankStruct, frozen=True, tag="share", tag_field="test"):
    """A known share of a whole above 0 lies within these bounds."""

    part: Id
    whole: Id
    above: Fraction | None = None
    at_least: Fraction | None = None
    below: Fraction | None = None


class TasksCriterion(BankStruct, frozen=True, tag="tasks", tag_field="test"):
    """So many tasks have this state."""

    state: Literal["held", "present", "absent", "unknown"]
    at_least: Count


class ActivitiesCriterion(BankStruct, frozen=True, tag="activities", tag_field="test", rename={"answer": "is"}):
    """So many activities are answered with one of these."""

    answer: Ids
    at_least: Count


class AlikeCriterion(BankStruct, frozen=True, tag="alike", tag_field="test", rename={"answer": "is"}):
    """All activities are answered with the same one of these."""

    answer: Ids


class ExamplesCriterion(BankStruct, frozen=True, tag="examples", tag_field="test", rename={"answer": "is"}):
    """So many examples that were asked for are answered like this."""

    answer: Literal["yes", "no"]
    at_least: Count


class ItemCriterion(BankStruct, frozen=True, tag="item", tag_field="test", rename={"answer": "is"}):
    """A transition item, where the transition is told, is in one of these states."""

    item: Id
    answer: tuple[Literal["done", "under_way", "open", "unknown"], ...]


class ClientCriterion(BankStruct, frozen=True, tag="client", tag_field="test", rename={"answer": "is"}):
    """A client got one of these verdicts."""

    answer: Ids


class ConditionCriterion(BankStruct, frozen=True, tag="condition", tag_field="test", rename={"answer": "is"}):
    """A condition is in one of these states."""

    condition: Id
    answer: tuple[Literal["met", "not_met", "not_shown"], ...]


class TitleCriterion(BankStruct, frozen=True, tag="title", tag_field="test"):
    """The title is one of these."""

    title: Ids


class TowardCriterion(BankStruct, frozen=True, tag="toward", tag_field="test"):
    """One of these titles is ahead: it is aimed at, or the work points to it."""

    title: Ids


class PlanCriterion(BankStruct, frozen=True, tag="plan", tag_field="test"):
    """A plan to a title ahead begins with one of these questions."""

    questions: Ids


class CalculationCriterion(BankStruct, frozen=True, tag="calculation", tag_field="test"):
    """The calculation is shown."""


class InconsistencyCriterion(BankStruct, frozen=True, tag="second_look", tag_field="test"):
    """There is a second look."""


AnswersCriterion: TypeAlias = (
    LevelCriterion
    | ChoiceCriterion
    | NumberCriterion
    | ShareCriterion
    | TasksCriterion
    | ActivitiesCriterion
    | AlikeCriterion
    | ExamplesCriterion
    | ConditionCriterion
    | TitleCriterion
)
"""What can be tested while answers are still being given: all that a second look may ask."""

Criterion: TypeAlias = (
    AnswersCriterion
    | ItemCriterion
    | ClientCriterion
    | TowardCriterion
    | PlanCriterion
    | CalculationCriterion
    | InconsistencyCriterion
)
