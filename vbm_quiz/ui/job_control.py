"""A menu that is stopped and continued: the shell gets its terminal, and the menu gets its keys and its screen back.

A stop that can be caught gives the terminal back first. One that cannot leaves that to the shell, and then the menu is
drawn anew on an empty screen when it continues.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from prompt_toolkit.application import Application

from vbm_quiz.ui import keyboard

if sys.platform == "win32":

    def suspend(_: Application[Any]) -> None:
        """Windows stops no jobs."""

    @contextmanager
    def continuing(_: Application[Any]) -> Iterator[None]:
        """Windows stops no jobs."""
        yield

else:
    import termios

    SIGNALS = (signal.SIGTSTP, signal.SIGCONT)
    WHOLE_JOB = 0

    def suspend(app: Application[Any], process: int = WHOLE_JOB) -> None:
        """Give the terminal back and stop until the process is continued.

        Args:
            app: the application on the screen.
            process: what is stopped.
        """
        app.renderer.erase()
        handlers = {number: signal.signal(number, signal.SIG_DFL) for number in SIGNALS}
        with app.input.cooked_mode():
            os.kill(process, signal.SIGTSTP)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        app.renderer.reset()
        _draw_anew(app)

    @contextmanager
    def continuing(app: Application[Any]) -> Iterator[None]:
        """Within the block, stop as `suspend` does, and draw the application anew after a stop of any other kind."""
        control = _JobControl(app)
        app.after_render += control.remember_modes
        before = {number: signal.getsignal(number) for number in SIGNALS}
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:
                signal.signal(number, control.receive)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    class _JobControl:
        """The signals of a job, and the modes of the terminal that an application needs."""

        def __init__(self, app: Application[Any]) -> None:
            self._app = app
            self._modes: list[Any] | None = None

        def remember_modes(self, _: object) -> None:
            """Remember the modes at the first drawing."""
            if self._modes is None:
                with suppress(termios.error):  # the terminal may have been closed
                    self._modes = termios.tcgetattr(self._app.input.fileno())

        def receive(self, number: int, _: FrameType | None) -> None:
            """Handle a signal in the event loop, between two keys."""
            if self._app.loop is None or not self._app.is_running:
                return
            if number == signal.SIGTSTP:
                self._app.loop.call_soon_threadsafe(suspend, self._app, os.getpid())
            else:
                self._app.loop.call_soon_threadsafe(self._resume)

        def _resume(self) -> None:
            if self._modes is not None and self._app.is_running:
                termios.tcsetattr(self._app.input.fileno(), termios.TCSANOW, self._modes)
                self._app.renderer.clear()
                _draw_anew(self._app)

    def _draw_anew(app: Application[Any]) -> None:
        keyboard.begin(app.input)
        app.invalidate()
