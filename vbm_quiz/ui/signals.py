"""The signals that ask the process to end in, an orderly exit out that sets the terminal back on its way.

SIGINT, which the terminal sends for Ctrl-C, raises `KeyboardInterrupt`; the others raise `SystemExit` with 128 and
their number.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Windows lacks the third, and it alone has the last, for Ctrl-Break."""

Handler = Callable[[int, FrameType | None], None]


@contextmanager
def exit_on_signals() -> Iterator[None]:
    """Let a signal raise what ends the process, so that every `finally` runs."""
    with _handled_by(_exit):
        yield


@contextmanager
def exit_delayed(stop: Callable[[], None]) -> Iterator[list[int]]:
    """Raise that only when the block has ended; a signal calls `stop`, which is to end it.

    An event loop needs this: an exception out of a signal handler can strike between the moment that the loop takes
    a task from its queue and the moment that it runs it, and then the loop waits for that task for ever.

    Yields:
        The signals received so far.
    """
    received: list[int] = []

    def receive(number: int, _: FrameType | None) -> None:
        received.append(number)
        stop()

    try:
        with _handled_by(receive):
            yield received
    finally:
        if received:
            _exit(received[0], None)


@contextmanager
def interrupt_delayed() -> Iterator[None]:
    """Let Ctrl-C strike only when the block has ended; a second one strikes at once."""
    before = signal.getsignal(signal.SIGINT)
    received: list[int] = []

    def receive(number: int, frame: FrameType | None) -> None:
        received.append(number)
        if len(received) > 1 and callable(before):
            before(number, frame)

    if callable(before):
        signal.signal(signal.SIGINT, receive)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if len(received) == 1 and callable(before):
            before(received[0], None)


def _exit(number: int, _: FrameType | None) -> None:
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(128 + number)


@contextmanager
def _handled_by(handler: Handler) -> Iterator[None]:
    """Handle the signals within the block, save those that the process was started to ignore.

    SIGINT is handled all the same: whoever is asked at a terminal ends it with Ctrl-C.
    """
    numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    for number, current in before.items():
        if current is not signal.SIG_IGN or number == signal.SIGINT:
            signal.signal(number, handler)
    try:
        yield
    finally:
        for number, current in before.items():
            signal.signal(number, current)
