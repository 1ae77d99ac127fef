"""The exceptions that end a run, each with its exit code, and the faults that an answers file or a quiz can have."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, NamedTuple


class QuizError(Exception):
    """Ends the run with `exit_code`; its text is the message on stderr, none when it is empty."""

    exit_code: ClassVar[int] = 1


class StoppedByUser(QuizError):
    """The user chose to leave."""


class UsageError(QuizError):
    """The options contradict one another, or name what there is not."""

    exit_code = 2


class InvalidInput(QuizError):
    """An answers file has faults: the message in the user's language.

    Args:
        headline: one line that names the file and the number of faults.
        faults: one line each: the path, what was found, what is allowed.
        advice: what to do now.
    """

    exit_code = 3

    def __init__(self, headline: str, faults: Sequence[str], advice: str = "") -> None:
        super().__init__("\n".join([headline, *(f"  • {fault}" for fault in faults), *([advice] if advice else [])]))
        self.faults = tuple(faults)


class FaultsFound(QuizError):
    """A check found faults and has told them."""

    exit_code = 3


class NoTerminal(QuizError):
    """Answers are missing, and there is no terminal to ask for them on."""

    exit_code = 4


class TitleNotReached(QuizError):
    """The title named by `--require` was not reached; the report has been printed."""

    exit_code = 5


class FileError(QuizError):
    """A file or a stream could not be read or written."""

    exit_code = 6


class UnreadableInput(InvalidInput):
    """An answers file could not be read; its fault says why."""

    exit_code = FileError.exit_code


class Interrupted(QuizError):
    """Ctrl-C."""

    exit_code = 130


class TerminalGone(QuizError):
    """The terminal was closed; 128 and the number of SIGHUP."""

    exit_code = 129


class Fault(NamedTuple):  # msgspec is not loaded for --help
    """One fault of a file: its path in the file, and the key of the text that tells it, with its placeholders.

    The text is `errors.<key>` for an answers file, and `content_faults.<key>` for a file of a content folder.
    """

    path: str
    key: str
    values: Mapping[str, object] = {}


class ContentFault(NamedTuple):
    """A fault of a content folder and where it stands: a file such as `nl/report.toml`, and its line where known."""

    file: str
    line: int | None
    fault: Fault


class InvalidContent(QuizError):
    """A content folder has faults, in the order of its files; `content_fault_text` makes the message of them."""

    exit_code = 3

    def __init__(self, folder: str, faults: Iterable[ContentFault]) -> None:
        self.folder = folder
        self.faults = tuple(faults)
        super().__init__(folder, self.faults)

    def __str__(self) -> str:
        return "\n".join(f"{file}:{line or ''}: {fault.path}: {fault.key}" for file, line, fault in self.faults)


class InvalidAnswers(Exception):
    """An answers file has `faults`; `InvalidInput` is the message made of them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)


def nearest(found: str, known: Iterable[str]) -> str | None:
    """The known name most similar to the one found; None when none is similar."""
    from difflib import get_close_matches  # loaded for a mistyped name alone

    return next(iter(get_close_matches(found, list(known), n=1)), None)
