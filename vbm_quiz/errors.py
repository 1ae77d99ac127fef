"""The exceptions that end a run, each with its exit code, and the faults that an answers file or a quiz can have."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import ClassVar, NamedTuple, Protocol

MORE, MORE_IN_ALL = "more_alike", "more_in_all"
"""The keys of what stands for faults that are counted and not told one by one."""
MOST_TOLD = 50
"""How many faults are told one by one in a text."""
LONGEST_NAME, MOST_NAMES = 200, 1000
"""Of longer names, or of more of them, nobody has mistyped one."""


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
        faults: what is wrong, each with its message.
        advice: what to do now, after a line that counts the faults that are not told.
        file: the name of the file, or of the option that stands for it.
    """

    exit_code = 3

    def __init__(self, headline: str, faults: Sequence["Fault"], advice: Sequence[str], file: str) -> None:
        lines = (f"  • {fault.line}" for fault in faults[:MOST_TOLD])
        super().__init__("\n".join([headline, *lines, *advice]))
        self.headline = headline
        self.file = file
        self.faults = tuple(faults)


class FaultsFound(QuizError):
    """A check found faults and has told them."""

    exit_code = 3


class ClassTooSmall(QuizError):
    """There are too few people whose answers can be used to tell of them as a class."""

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


class Tells(Protocol):
    """The texts of a language: a key and the values of its placeholders in, the text out."""

    def __call__(self, key: str, /, **values: object) -> str:
        """The text."""


class Fault(NamedTuple):  # msgspec is not loaded for --help
    """One fault of a file.

    Args:
        path: where it stands, such as `answers["plan.actions"]` or `clients[0].name`; empty for the file as a whole.
        key: what is wrong, in a word that does not change: the text `errors.<key>` of an answers file tells it, or
            `content_faults.<key>` of a file of a content folder.
        values: the placeholders of that text; what stands for `nearest` may be a `Guess`.
        message: that text in the reader's language; empty until it is told.
    """

    path: str
    key: str
    values: Mapping[str, object] = {}
    message: str = ""

    @property
    def amount(self) -> int:
        """How many faults it tells of."""
        return int(str(self.values["found"])) if self.key in (MORE, MORE_IN_ALL) else 1

    def guessed(self) -> "Fault":
        """The same fault with the name that was most likely meant; of many faults, this is asked of those told alone.

        Where its values name another key `without_nearest`, it has that when there is no such name.
        """
        values = dict(self.values)
        guess, key = values.get("nearest"), values.pop("without_nearest", self.key)
        if not isinstance(guess, Guess):
            return self
        values["nearest"] = guess.name()
        if values["nearest"] is not None or key == self.key:
            return self._replace(values=values)
        del values["nearest"]
        return self._replace(key=str(key), values=values)

    def told(self, texts: Tells) -> "Fault":
        """The same fault of an answers file with its message in the language of these texts."""
        fault = self.guessed()
        return fault._replace(message=texts(f"errors.{fault.key}", **fault.values))

    @property
    def line(self) -> str:
        """Its path and its message in one line."""
        return f"{self.path}: {self.message}" if self.path else self.message


class Guess(NamedTuple):
    """The name that was most likely meant, found out when it is told."""

    found: str
    known: Collection[str]

    def name(self) -> str | None:
        """The name; None when none is similar."""
        return nearest(self.found, self.known)


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
    """An answers file cannot be used: `faults` are all that is wrong with it; of many of one kind the last counts."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(fault.guessed() for fault in faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(fault.line or f"{fault.path}: {fault.key}" for fault in self.faults)

    def told(self, texts: Tells) -> "InvalidAnswers":
        """The same faults with their messages in the language of these texts."""
        return InvalidAnswers(fault.told(texts) for fault in self.faults)


def nearest(found: str, known: Iterable[str]) -> str | None:
    """The known name most similar to the one found, of the first thousand; None when none is similar, or it is long."""
    from difflib import get_close_matches  # loaded for a mistyped name alone

    if len(found) > LONGEST_NAME:
        return None
    return next(iter(get_close_matches(found, list(islice(known, MOST_NAMES)), n=1)), None)
