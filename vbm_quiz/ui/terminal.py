"""What a sitting asks of the terminal, and gives back: a quiet end when it is told to go, no echo between two cards."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

SIGNALS = ("SIGTERM", "SIGHUP")


@contextmanager
def ending_on_signals() -> Iterator[None]:
    """Let the signals that ask a process to go unwind it, so that the terminal is put right on the way out."""
    numbers = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _: FrameType | None) -> NoReturn:
    # Nothing else gets out of an event loop: any other exception ends in its log.
    raise SystemExit(128 + number)


@contextmanager
def without_echo() -> Iterator[None]:
    """Keep what is typed between two cards off the screen, and as it was typed, for the next card to read."""
    if sys.platform == "win32":
        yield
        return
    import termios

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    silent = termios.tcgetattr(terminal)
    silent[0] &= ~termios.ICRNL
    silent[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(terminal, termios.TCSANOW, silent)
    try:
        yield
    finally:
        with suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(terminal, termios.TCSANOW, before)
