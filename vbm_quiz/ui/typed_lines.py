"""Lines that are typed in, those that were typed for the prompt on screen out."""

import select
import sys
import time
from typing import TextIO

from vbm_quiz.ui.debounce import REPEATING, shared_debouncer
from vbm_quiz.ui.streams import is_terminal

POINTER = "> "


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

    def begin(self) -> None:
        """A prompt has been drawn."""
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


def _discard(source: TextIO) -> None:
    """Drop what was typed and not read."""
    if sys.platform != "win32":
        import termios

        termios.tcflush(source.fileno(), termios.TCIFLUSH)
