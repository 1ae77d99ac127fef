"""What the bank's second looks and next steps are made of: tests such as `{ test = "number", question = …, … }`."""

from fractions import Fraction
from typing import Literal, TypeAlias

from vbm_quiz.noun import Count, Id, Ids, Noun


class LevelTest(Noun, frozen=True, tag="level", tag_field="test"):
    """An activity is answered with this level or a higher one."""

    question: Id
    at_least: Id


class ChoiceTest(Noun, frozen=True, tag="choice", tag_field="test", rename={"answer": "is"}):
    """A question is answered with one of these; `unknown` goes for numbers too."""

    question: Id
    answer: Ids


class NumberTest(Noun, frozen=True, tag="number", tag_field="test"):
    """A number is at most this."""

    question: Id
    at_most: Fraction


class ShareTest(Noun, frozen=True, tag="share", tag_field="test"):
    """A known share of a whole above 0 lies within these bounds."""

    part: Id
    whole: Id
    above: Fraction | None = None
    at_least: Fraction | None = None
    below: Fraction | None = None


class TasksTest(Noun, frozen=True, tag="tasks", tag_field="test"):
    """So many tasks have this state."""

    state: Literal["held", "present", "absent", "unknown"]
    at_least: Count


class ActivitiesTest(Noun, frozen=True, tag="activities", tag_field="test", rename={"answer": "is"}):
    """So many activities are answered with one of these."""

    answer: Ids
    at_least: Count


class AlikeTest(Noun, frozen=True, tag="alike", tag_field="test", rename={"answer": "is"}):
    """All activities are answered with the same one of these."""

    answer: Ids


class ExamplesTest(Noun, frozen=True, tag="examples", tag_field="test", rename={"answer": "is"}):
    """So many examples that were asked for are answered like this."""

    answer: Literal["yes", "no"]
    at_least: Count


class ItemTest(Noun, frozen=True, tag="item", tag_field="test", rename={"answer": "is"}):
    """A transition item, where the transition is told, is in one of these states."""

    item: Id
    answer: tuple[Literal["done", "under_way", "open", "unknown"], ...]


class ClientTest(Noun, frozen=True, tag="client", tag_field="test", rename={"answer": "is"}):
    """A client got one of these verdicts."""

    answer: Ids


class ConditionTest(Noun, frozen=True, tag="condition", tag_field="test", rename={"answer": "is"}):
    """A condition is in one of these states."""

    condition: Id
    answer: tuple[Literal["met", "not_met", "not_shown"], ...]


class TitleTest(Noun, frozen=True, tag="title", tag_field="test"):
    """The title is one of these."""

    title: Ids


class TowardTest(Noun, frozen=True, tag="toward", tag_field="test"):
    """One of these titles is ahead: it is aimed at, or the work points to it."""

    title: Ids


class PlanTest(Noun, frozen=True, tag="plan", tag_field="test"):
    """A plan to a title ahead begins with one of these questions."""

    questions: Ids


class CalculationTest(Noun, frozen=True, tag="calculation", tag_field="test"):
    """The calculation is shown."""


class SecondLookTest(Noun, frozen=True, tag="second_look", tag_field="test"):
    """There is a second look."""


AnswersTest: TypeAlias = (
    LevelTest
    | ChoiceTest
    | NumberTest
    | ShareTest
    | TasksTest
    | ActivitiesTest
    | AlikeTest
    | ExamplesTest
    | ConditionTest
    | TitleTest
)
"""What can be tested while answers are still being given: all that a second look may ask."""

Test: TypeAlias = AnswersTest | ItemTest | ClientTest | TowardTest | PlanTest | CalculationTest | SecondLookTest
