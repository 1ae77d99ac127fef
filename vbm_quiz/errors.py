"""Everything that ends a run other than with a result, each with its exit code."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from msgspec import Struct


class QuizError(Exception):
    """Ends the run; its text is printed for the user as it stands."""

    exit_code: ClassVar[int] = 1


class StoppedByUser(QuizError):
    """The user chose to leave."""


class UsageError(QuizError):
    """The command line asks for something that cannot be."""

    exit_code = 2


class InvalidInput(QuizError):
    """An answers file or a bank has faults.

    Args:
        headline: one line that names the file and the number of faults.
        faults: one line each: where, what was found, what is allowed.
        advice: what to do now.
    """

    exit_code = 3

    def __init__(self, headline: str, faults: Sequence[str], advice: str = "") -> None:
        super().__init__("\n".join([headline, *(f"  • {fault}" for fault in faults), *([advice] if advice else [])]))
        self.faults = tuple(faults)


class NoTerminal(QuizError):
    """A question would have to be asked, and there is nobody to answer."""

    exit_code = 4


class TitleNotReached(QuizError):
    """The title named by `--require` was not reached; the report has been printed."""

    exit_code = 5


class Interrupted(QuizError):
    """Ctrl-C."""

    exit_code = 130


class TerminalGone(QuizError):
    """The window was closed: as the signal for that says, 128 and its number."""

    exit_code = 129


class Fault(Struct, frozen=True):
    """Something wrong: where, and the key and the placeholders of the sentence that says it."""

    path: str
    key: str
    values: Mapping[str, object] = {}


def nearest(found: str, known: Iterable[str]) -> str | None:
    """The known name most like the one found; None when none is like it."""
    from difflib import get_close_matches  # only who mistypes waits for it

    return next(iter(get_close_matches(found, list(known), n=1)), None)
