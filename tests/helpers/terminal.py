"""A user at a terminal: starts the installed command, presses keys by name, and reads the screen."""

import os
import signal
import time
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

from tests.helpers.command import COMMAND, LANGUAGE_VARIABLES, PATH
from tests.helpers.shipped import LANGUAGES, shipped_texts
from vbm_quiz.texts.texts import Texts

KEYS = {
    "enter": "\r",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "left": "\x1b[D",
    "escape": "\x1b",
    "page-up": "\x1b[5~",
    "page-down": "\x1b[6~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "backspace": "\x7f",
    "ctrl-c": "\x03",
    "ctrl-d": "\x04",
    "ctrl-z": "\x1a",
}
INTRODUCTIONS = tuple(
    shipped_texts(language)(f"interface.keys.{key}") for language in LANGUAGES for key in ("read", "read_on")
)
"""What stands below what is read and takes no answer: she reads it, and presses Enter."""
LEGENDS = tuple(
    shipped_texts(language)(f"interface.keys.{key}")
    for language in LANGUAGES
    for key in ("choose", "choose_long", "confirm", "choose_ascii", "choose_long_ascii")
)
"""What stands below a prompt, in the last line that is drawn."""
PATIENCE = 10.0
"""Seconds to wait for what must come."""
SETTLING = 0.15
"""Seconds after which a prompt that was just drawn takes an answer: she has to see it first."""
DRAWING = 0.03
"""Seconds without output after which a prompt has been drawn."""
QUIET = 0.2
"""Seconds without output after which nothing more is expected."""


class Screen:
    """What stands on the screen of a terminal that interprets escape sequences."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._rendered: dict[int, str] = {}

    def feed(self, output: bytes) -> None:
        """Interpret what the program wrote."""
        self._stream.feed(output)

    def forget(self) -> None:
        """A screen is drawn over; nothing on it is old."""

    def resize(self, columns: int, rows: int) -> None:
        """Give the screen another size."""
        self._screen.resize(rows, columns)

    def lines(self) -> list[str]:
        """All lines; only those that changed are rendered again."""
        columns = range(self._screen.columns)
        for row in self._screen.dirty:
            line = self._screen.buffer[row]
            self._rendered[row] = "".join(line[column].data for column in columns)
        self._screen.dirty.clear()
        return [self._rendered[row] for row in range(self._screen.lines)]

    def is_bold(self, text: str) -> bool:
        """Whether this text is bold where it begins."""
        row, line = next((row, line) for row, line in enumerate(self.lines()) if text in line)
        return bool(self._screen.buffer[row][line.index(text)].bold)


class Paper:
    """What was written since the last key was pressed, by a program that only writes lines."""

    def __init__(self) -> None:
        self._output = b""

    def feed(self, output: bytes) -> None:
        """Add what the program wrote."""
        self._output += output

    def forget(self) -> None:
        """What came before has been read."""
        self._output = b""

    def resize(self, columns: int, rows: int) -> None:
        """Lines that are written stay as they are."""

    def lines(self) -> list[str]:
        """The lines."""
        return self._output.decode(errors="replace").splitlines()


class Terminal:
    """The quiz in a pseudo-terminal.

    Args:
        state: the folder for drafts; results go to `data` in it.
        arguments: what stands behind `vbm-quiz`; with `--plain` only what was written since the last key is seen.
        columns: of the screen.
        rows: of the screen.
        command: what to start instead of the quiz.
        environment: added to the process's own; None removes a variable.
    """

    def __init__(
        self,
        state: Path,
        *arguments: str | Path,
        columns: int = 80,
        rows: int = 24,
        command: tuple[str, ...] = (str(COMMAND),),
        environment: Mapping[str, str | None] | None = None,
    ) -> None:
        own = {"TERM": "xterm", "LANG": "en_GB.UTF-8", "PATH": PATH}
        own |= {"XDG_STATE_HOME": str(state), "XDG_DATA_HOME": str(state / "data")}
        clean = {key: value for key, value in os.environ.items() if key not in {*LANGUAGE_VARIABLES, "LINES"}}
        self.plain = "--plain" in arguments
        self.columns = columns
        self.heard = b""
        self._screen = Paper() if self.plain else Screen(columns, rows)
        self._closed = False
        self._drawn = 0.0
        self.process = pexpect.spawn(
            command[0],
            [*command[1:], *map(str, arguments)],
            env={key: value for key, value in {**clean, **own, **(environment or {})}.items() if value is not None},
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self.process.delaybeforesend = None
        self.process.delayafterread = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._closed:
            self.process.ptyproc.kill(signal.SIGKILL)
            self.process.close()

    # ------------------------------------------------------------ what the user does

    def press(self, *keys: str) -> None:
        """Press keys by name; any other text is typed as it stands.

        After an Enter she waits for what it brings before she presses the next key.
        """
        ends = [index + 1 for index, key in enumerate(keys) if key == "enter" and index + 1 < len(keys)]
        for begin, end in pairwise([0, *ends, len(keys)]):
            if begin:
                assert self._read(within=PATIENCE), "nothing comes of Enter:\n" + "\n".join(self.lines())
                self.until_quiet(DRAWING)
                self.until(self._at_prompt)
            self._screen.forget()
            self._look()
            self.process.send("".join(KEYS.get(key, key) for key in keys[begin:end]))

    def rush(self, *keys: str) -> None:
        """Press keys without looking at the screen."""
        self.process.send("".join(KEYS.get(key, key) for key in keys))

    def paste(self, text: str) -> None:
        """Paste as a terminal with bracketed paste does it."""
        self._look()
        self.process.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Drag the window to another size."""
        self.columns = columns
        self._screen.resize(columns, rows)
        self.process.setwinsize(rows, columns)

    def close_window(self) -> int:
        """Take the terminal away; the exit code."""
        os.close(self.process.fileno())
        _, status = os.waitpid(self.process.pid, 0)
        self._closed = True
        return os.waitstatus_to_exitcode(status)

    def kill(self, number: signal.Signals) -> None:
        """Send the process a signal."""
        self.process.kill(number)

    # ------------------------------------------------------------ what the user sees

    def lines(self) -> list[str]:
        """The lines that hold something."""
        return [line.rstrip() for line in self._screen.lines() if line.strip()]

    def text(self) -> str:
        """The lines joined, with single spaces, so that a wrapped sentence is found."""
        return " ".join(" ".join(self._screen.lines()).split())

    def is_bold(self, text: str) -> bool:
        """Whether the line that holds this text is bold where the text begins."""
        return isinstance(self._screen, Screen) and self._screen.is_bold(text)

    def pointed_at(self) -> str:
        """The line that the pointer of a menu stands at, from the label on; empty where there is none."""
        return next((line.removeprefix(" ❯ ") for line in self.lines() if line.startswith(" ❯ ")), "")

    def until(self, seen: str | Callable[[], bool]) -> str:
        """Wait for a text, or for something else to hold of what the user sees."""
        holds = seen if callable(seen) else lambda: " ".join(seen.split()) in self.text()
        end = time.monotonic() + PATIENCE
        while not holds():
            if self._read_introduction():
                continue
            read = self._read(within=max(end - time.monotonic(), 0))
            assert read or holds(), f"never seen: {seen!r}, but\n" + "\n".join(self.lines())
        return self.text()

    def until_prompted(self) -> bool:
        """Wait in plain lines for the line that a prompt ends with; False when the process ends without one."""
        while not self.text().endswith(">"):
            if not self._read(within=PATIENCE):
                return False
        return True

    def until_quiet(self, seconds: float = QUIET) -> None:
        """Wait until nothing more is written for so long."""
        while self._read(within=seconds):
            pass

    def finish(self, texts: Texts) -> None:
        """Be done with the result."""
        done = texts("interface.result.done")
        self.press(self.until(done).split(f" {done}")[0].split()[-1], "enter")

    def until_reported(self, texts: Texts) -> int:
        """Be done with the result, decline to keep it, and wait for the end; the exit code."""
        self.finish(texts)
        self.until(texts("interface.kept.enter" if self.plain else "interface.kept.ask"))
        self.press("2", "enter")
        return self.until_over()

    def until_over(self) -> int:
        """Wait for the end of the process; its exit code, negative for a signal that ended it."""
        end = time.monotonic() + PATIENCE
        while self._read(within=max(end - time.monotonic(), 0)):
            pass
        assert time.monotonic() < end, "never ends:\n" + "\n".join(self.lines())
        self.process.wait()
        self.process.close()
        return int(self.process.exitstatus if self.process.signalstatus is None else -self.process.signalstatus)

    def _at_prompt(self) -> bool:
        """Whether a prompt waits for an answer."""
        text = self.text()
        return text.endswith(">") if self.plain else any(legend in text for legend in LEGENDS)

    def _read_introduction(self) -> bool:
        """Go on from the introduction of a part; whether that was on the screen."""
        if not any(introduction in self.text() for introduction in INTRODUCTIONS):
            return False
        self._look()
        read = self.text()
        self.process.send(KEYS["enter"])
        while self.text() == read:
            assert self._read(within=PATIENCE), f"nothing comes behind an introduction: {read}"
        self.until_quiet(DRAWING)
        return True

    def _look(self) -> None:
        """Take the time to see all that was drawn."""
        self.until_quiet(DRAWING)
        time.sleep(max(self._drawn + SETTLING - time.monotonic(), 0))

    def _read(self, within: float) -> bool:
        """Whether the program wrote anything; False at its end and after so many seconds."""
        try:
            output = self.process.read_nonblocking(65536, timeout=within)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.heard += output
        self._drawn = time.monotonic()
        self._screen.feed(output)
        return True
