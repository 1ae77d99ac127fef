"""The kinds of condition that a title may require."""

from fractions import Fraction
from typing import TypeAlias

from vbm_quiz.bank.base import BankStruct, Count, Id, Ids


class TasksCondition(BankStruct, frozen=True, tag="tasks", tag_field="kind"):
    """Enough tasks held, among them all of these and one of those, with few absent."""

    id: Id
    at_least: Count
    all_of: Ids = ()
    one_of: Ids = ()
    absent_at_most: Count | None = None


class LevelCondition(BankStruct, frozen=True, tag="level", tag_field="kind"):
    """Enough activities of held tasks count as this level or a higher one."""

    id: Id
    level: Id
    at_least: Count = 1


class NumberCondition(BankStruct, frozen=True, tag="number", tag_field="kind"):
    """A number that is high enough."""

    id: Id
    question: Id
    at_least: Count


class ShareCondition(BankStruct, frozen=True, tag="share", tag_field="kind"):
    """A part of a whole that is small enough; `step` is the share of the whole that counts as one small change."""

    id: Id
    part: Id
    whole: Id
    below: Fraction
    step: Fraction


class FactsCondition(BankStruct, frozen=True, tag="facts", tag_field="kind"):
    """Enough facts are true, among them one of these."""

    id: Id
    questions: Ids
    at_least: Count
    one_of: Ids = ()


Condition: TypeAlias = TasksCondition | LevelCondition | NumberCondition | ShareCondition | FactsCondition
