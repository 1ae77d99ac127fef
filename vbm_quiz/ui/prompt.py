"""One question as a person meets it, free of any screen, and what a face can do with it."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from vbm_quiz.model.answers import Value


class Option(Struct, frozen=True):
    """One of the choices, in words.

    `group` is the heading it stands under. One that is `fixed` is told and cannot be chosen.
    """

    value: str
    label: str
    group: str = ""
    fixed: bool = False


class Refused(Struct, frozen=True):
    """A typed answer that cannot be taken, and what can."""

    why: str


class Prompt(Struct, frozen=True):
    """A question to put.

    `options` are the choices; a card without them takes a typed answer, which `read` turns into a value, and of which
    `typed` is the one of before. `answer` is the choice of before, selected when the card comes up again.
    `enter` tells what a line without an answer does, where that is not to keep the one of before.
    `free_text` takes any sign, so that a key that is a sign can be a command only while nothing is typed.
    """

    question: str
    help: str = ""
    heading: tuple[str, ...] = ()
    progress: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    read: Callable[[str], Value | Refused] = lambda text: text
    answer: Value | None = None
    typed: str = ""
    enter: str = ""
    may_be_empty: bool = False
    free_text: bool = False
    first: bool = False

    @property
    def enter_decides(self) -> bool:
        """Whether Enter alone does more than keep an earlier answer."""
        return bool(self.enter) or (self.answer is None and not self.typed)

    @property
    def choices(self) -> tuple[Option, ...]:
        """The options that can be chosen."""
        return tuple(option for option in self.options if not option.fixed)


class Back(Struct, frozen=True):
    """The person wants the question before this one."""


class Frontend(Protocol):
    """A way to put cards to a person."""

    def say(self, text: str) -> None:
        """Show a paragraph that stays on screen."""

    def title(self, text: str) -> None:
        """Show the name of a part that begins."""

    def ask(self, card: Prompt) -> Value | Back:
        """Put a card and wait for the answer.

        Raises:
            KeyboardInterrupt: for Ctrl-C.
            StoppedByUser: when the person asks to stop.
            EOFError: when nobody is there.
        """
