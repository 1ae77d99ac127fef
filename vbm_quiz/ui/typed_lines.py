"""Lines that are typed in, those that were typed for the prompt on screen out."""

import os
import select
import sys
import time
from typing import TextIO

from vbm_quiz.ui.debounce import REPEATING, shared_debouncer
from vbm_quiz.ui.streams import is_terminal

POINTER = "> "
READLINE_FAILS = 2
"""The columns of a terminal on which readline divides by zero, where it has one row."""


class TypedLines:
    """Reads lines behind a pointer.

    Args:
        source: where they come from; from a terminal, what was typed too early or is held down does not count.
        screen: where the pointer goes.
    """

    def __init__(self, source: TextIO, screen: TextIO) -> None:
        self._source = source
        self._screen = screen
        self._is_watched = sys.platform != "win32" and is_terminal(source)
        self._has_begun = False
        self._is_edited = self._is_watched and source is sys.stdin and is_terminal(sys.stdout) and _may_edit()

    def begin(self) -> None:
        """A prompt is being drawn."""
        self._has_begun = True
        if self._is_watched:
            shared_debouncer().begin()
            _discard(self._source)
            shared_debouncer().drawn(time.monotonic())

    def read(self) -> str:
        """Read a line that counts, without the white space around it.

        Raises:
            EOFError: when the input has ended.
        """
        if not self._has_begun:
            self.begin()
        while True:
            line = self._read()
            if not self._is_watched or self._counts(line):
                return line

    def _read(self) -> str:
        if self._is_edited and _has_room():
            self._screen.flush()
            return input(POINTER).strip()
        self._screen.write(POINTER)
        self._screen.flush()
        line = self._source.readline()
        if not line:
            raise EOFError
        return line.strip()

    def _counts(self, line: str) -> bool:
        lines, debouncer = [line], shared_debouncer()
        if debouncer.may_repeat(lines, time.monotonic()) and select.select([self._source], [], [], REPEATING)[0]:
            lines.append(self._read())
        return debouncer.admitted(lines, time.monotonic())[0]


def _may_edit() -> bool:
    """Let the arrows move within a typed line, as far as this Python can, and keep no history of what was typed."""
    if sys.platform == "win32":
        return False
    try:
        import readline
    except ImportError:
        return False
    readline.set_auto_history(False)
    for setting in ("enable-bracketed-paste off", "enable-meta-key off"):  # each would write an escape sequence
        readline.parse_and_bind(f"set {setting}")
    return True


def _has_room() -> bool:
    """Whether a line can be edited on this terminal, to which readline writes by standard output."""
    return os.get_terminal_size(sys.stdout.fileno()).columns != READLINE_FAILS


def _discard(source: TextIO) -> None:
    """Drop what was typed and not read."""
    if sys.platform != "win32":
        import termios

        termios.tcflush(source.fileno(), termios.TCIFLUSH)
