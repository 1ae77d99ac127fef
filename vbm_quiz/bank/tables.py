"""The small tables of a bank: sources, versions, the title in use and the wish, the direction, the calculation."""

from collections.abc import Mapping

import msgspec

from vbm_quiz.bank.base import BankStruct, Count, Id


class Source(BankStruct, frozen=True):
    """A page that the bank rests on."""

    id: Id
    author: str
    work: str
    date: str = ""
    url: str = ""


class Version(BankStruct, frozen=True):
    """A version of the bank; `changes` names the text that tells what is different since the one before."""

    version: str
    changes: Id


class Start(BankStruct, frozen=True):
    """Which questions tell today's title and the wish, and which choices stand for a title under another id."""

    current_title: Id
    goal: Id
    stay: Id
    aliases: Mapping[str, Id] = msgspec.field(default_factory=dict)


class Direction(BankStruct, frozen=True):
    """The title the work points to, from this condition or this many tasks held on."""

    title: Id
    condition: Id
    tasks_held: Count


class Calculation(BankStruct, frozen=True):
    """The three questions of the calculation."""

    hourly_now: Id
    hours_now: Id
    hours_goal: Id

    @property
    def questions(self) -> tuple[str, ...]:
        """The three questions in the order of the calculation."""
        return self.hourly_now, self.hours_now, self.hours_goal
