"""What every frontend can do with a question: the prompt that goes in, and the answers that come out."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from vbm_quiz.model.answers import Value

MOST_DIGITS = 9
"""The choices that have a digit of their own."""


class Option(Struct, frozen=True):
    """One line of a prompt's list: a choice, or a line that is shown and cannot be chosen.

    Consecutive options with the same `group` stand under it as a heading.
    """

    value: str
    label: str
    group: str = ""
    disabled: bool = False


class Refused(Struct, frozen=True):
    """A typed answer that cannot be taken, with a sentence that says which can."""

    reason: str


class Prompt(Struct, frozen=True):
    """A question to ask.

    With `options` it is a choice between them, and `answer` is the value that is selected at first; without one that is
    the first choice, or nothing where `nothing_selected`. Without options, the answer is typed: `initial_text` stands
    on the input line, `read` turns the line into a value, and `free_text` says that a letter is part of the answer and
    no command.

    `progress` stands above the question, `hint` below it, `help` is shown when asked for. `enter_help` tells in plain
    lines what Enter alone does, where it does more than keep the earlier answer. `may_be_empty` says that an earlier
    answer can be taken back, and `first` that no prompt comes before this one. `answered` tells the answers so far, a
    line each; a menu shows the last of them. `familiar` says that prompts like this one have been asked before, so that
    plain lines need not tell again how to answer. A `page` lays lines out for the width of the terminal: they
    have the screen to themselves but for the choices, which then stand side by side below them.
    """

    question: str
    help: str = ""
    progress: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    answer: Value | None = None
    enter_help: str = ""
    initial_text: str = ""
    read: Callable[[str], Value | Refused] = lambda text: text
    may_be_empty: bool = False
    free_text: bool = False
    first: bool = False
    familiar: bool = False
    nothing_selected: bool = False
    answered: tuple[str, ...] = ()
    page: Callable[[], str] | None = None

    @property
    def choices(self) -> tuple[Option, ...]:
        """The options that can be chosen."""
        return tuple(option for option in self.options if not option.disabled)

    @property
    def is_numbered(self) -> bool:
        """Whether a menu numbers the choices: those that one digit can name."""
        return len(self.choices) <= MOST_DIGITS


class Intro(Struct, frozen=True):
    """What is read before the prompts that follow: paragraphs, each below its title."""

    paragraphs: tuple[tuple[str, str], ...]
    first: bool = False


class Back(Struct, frozen=True):
    """The answer of a user who wants the previous prompt."""


class Frontend(Protocol):
    """Shows text and asks questions on a terminal."""

    def say(self, text: str) -> None:
        """Show a paragraph that stays on screen."""

    def title(self, text: str) -> None:
        """Show the heading of a section, below a blank line."""

    def show(self, intro: Intro) -> Back | None:
        """Show an introduction until the user has read it; in plain lines it is said and stays."""

    def ask(self, prompt: Prompt) -> Value | Back:
        """Ask a question until it has an answer.

        Raises:
            KeyboardInterrupt: for Ctrl-C.
            StoppedByUser: for the command that stops.
            EOFError: when the input has ended.
        """
