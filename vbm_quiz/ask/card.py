"""One question as a person meets it, free of any screen, and what a face can do with it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from msgspec import Struct

from vbm_quiz.model import Value


class Option(Struct, frozen=True):
    """One of the choices, in words."""

    value: str
    label: str


class Refused(Struct, frozen=True):
    """A typed answer that cannot be taken, and what can."""

    why: str


class Card(Struct, frozen=True):
    """A question to put.

    `options` are the choices; a card without them takes a typed answer, which `read` turns into a value.
    `answer` is the answer of before, selected when the card comes up again.
    """

    question: str
    help: str
    heading: tuple[str, ...] = ()
    progress: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    read: Callable[[str], Value | Refused] = lambda text: text
    answer: Value | None = None
    first: bool = False


class Back(Struct, frozen=True):
    """The person wants the question before this one."""


class Face(Protocol):
    """A way to put cards to a person."""

    def say(self, text: str) -> None:
        """Show a paragraph that stays on screen."""

    def title(self, text: str) -> None:
        """Show the name of a part that begins."""

    def ask(self, card: Card) -> Value | Back:
        """Put a card and wait for the answer; `KeyboardInterrupt` for Ctrl-C, `EOFError` when nobody is there."""


def typed(value: Value | None) -> str:
    """An earlier answer as it was typed."""
    return str(value) if isinstance(value, (str, Decimal)) else ""
