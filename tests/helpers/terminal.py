"""A terminal with a person at it: starts the installed command, presses named keys, and reads the screen."""

import os
import signal
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

from tests.helpers.support import COMMAND, LANGUAGE_VARIABLES
from vbm_quiz.texts.texts import Texts

KEYS = {
    "enter": "\r",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "left": "\x1b[D",
    "ctrl-e": "\x05",
    "escape": "\x1b",
    "page-up": "\x1b[5~",
    "page-down": "\x1b[6~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "backspace": "\x7f",
    "ctrl-c": "\x03",
    "ctrl-z": "\x1a",
}
PATIENCE = 20.0
SCROLLED = 400
QUIET = 0.2


class Terminal:
    """The quiz in a pseudo-terminal.

    Args:
        state: where it keeps what is unfinished.
        arguments: what stands behind `vbm-quiz`.
        columns: of the screen.
        rows: of the screen.
        command: what to start instead of the quiz.
        environment: added to the process's own; None takes a variable away.
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
        own = {"TERM": "xterm", "LANG": "en_GB.UTF-8", "PROMPT_TOOLKIT_NO_CPR": "1"}
        own |= {"XDG_STATE_HOME": str(state), "XDG_DATA_HOME": str(state / "data")}
        clean = {key: value for key, value in os.environ.items() if key not in LANGUAGE_VARIABLES}
        self.plain = "--plain" in arguments
        # What plain lines have scrolled away, the person has read: nothing moves the cursor back to it.
        self.screen = pyte.Screen(columns, SCROLLED if self.plain else rows)
        self._stream = pyte.ByteStream(self.screen)
        self.heard = b""
        self._closed = False
        self.process = pexpect.spawn(
            command[0],
            [*command[1:], *map(str, arguments)],
            env={
                key: value
                for key, value in {**clean, **own, **(environment or {})}.items()
                if value is not None and key not in {"COLUMNS", "LINES"}
            },
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self.process.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._closed:
            self.process.close(force=True)

    # ------------------------------------------------------------ what the person does

    def press(self, *keys: str) -> None:
        """Press keys by name; any other text is typed as it stands. Aside that were told before are out of sight."""
        if self.plain and keys:
            self.screen.reset()
        self.process.send("".join(KEYS.get(key, key) for key in keys))

    def enter(self) -> None:
        """Press Enter as it is, and not as the end of a digit that was pressed just before."""
        self.press(*(["enter"] if self.plain else ["ctrl-e", "enter"]))

    def paste(self, text: str) -> None:
        """Paste as terminals do it that know how."""
        self.process.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Drag the window to another size."""
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    # ------------------------------------------------------------ what the person sees

    def text(self) -> str:
        """The screen, with its lines joined and its white space made one, so that a wrapped sentence is found."""
        return " ".join(" ".join(self.screen.display).split())

    def lines(self) -> list[str]:
        """The lines of the screen that hold something."""
        return [line.rstrip() for line in self.screen.display if line.strip()]

    def settled(self) -> list[str]:
        """The lines of the screen once nothing more is drawn."""
        while self._read(within=QUIET):
            pass
        return list(self.screen.display)

    def until(self, seen: str | Callable[[], bool]) -> str:
        """Wait for a text on the screen, or for something else to hold."""
        holds = seen if callable(seen) else lambda: " ".join(seen.split()) in self.text()
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"never seen: {seen!r}, but\n" + "\n".join(self.lines())
            self._read()
        return self.text()

    def until_told(self, texts: Texts) -> int:
        """Decline to keep the result once it has been told, and wait for the end; the exit code."""
        self.until(texts("interface.kept.ask"))
        self.press("n", "enter")
        return self.until_over()

    def until_over(self) -> int:
        """Wait for the end of the process; its exit code, negative for a signal that ended it."""
        end = time.monotonic() + PATIENCE
        while self.process.isalive() or self._read():
            assert time.monotonic() < end, "never ends:\n" + "\n".join(self.lines())
            self._read()
        self.process.close()
        return int(self.process.exitstatus if self.process.signalstatus is None else -self.process.signalstatus)

    def close_window(self) -> int:
        """Take the terminal away; the exit code."""
        os.close(self.process.fileno())
        _, status = os.waitpid(self.process.pid, 0)
        self._closed = True
        return os.waitstatus_to_exitcode(status)

    def kill(self, number: signal.Signals) -> None:
        """Send the process a signal."""
        self.process.kill(number)

    def _read(self, within: float = 0.05) -> bool:
        try:
            piece = self.process.read_nonblocking(65536, timeout=within)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.heard += piece
        self._stream.feed(piece)
        return True
