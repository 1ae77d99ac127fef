"""A menu that is stopped from outside and continued: its keys and its screen are right afterwards."""

import signal
import time
from pathlib import Path

import pytest

from tests.helpers.person import STEPS, started


@pytest.mark.parametrize("stop", [signal.SIGTSTP, signal.SIGSTOP], ids=lambda number: number.name)
def test_a_menu_that_was_stopped_goes_on(stop: signal.Signals, tmp_path: Path) -> None:
    with started(tmp_path) as terminal:
        terminal.press("down")
        terminal.until_quiet()
        terminal.kill(stop)
        terminal.until_quiet()
        # What a shell does with the terminal of a job that has stopped: `stty sane`.
        _make_sane(terminal.process.fileno())
        terminal.kill(signal.SIGCONT)
        terminal.until(lambda: STEPS[0].question in terminal.text())
        terminal.until_quiet()
        time.sleep(0.2)
        assert 1 == terminal.text().count(STEPS[0].question)
        terminal.press("down")
        terminal.until(lambda: terminal.pointed_at().startswith("2. "))
        terminal.press("enter")
        terminal.until(STEPS[1].question)


def _make_sane(terminal: int) -> None:
    import termios

    modes = termios.tcgetattr(terminal)
    modes[0] |= termios.ICRNL
    modes[3] |= termios.ICANON | termios.ECHO | termios.ISIG
    termios.tcsetattr(terminal, termios.TCSANOW, modes)
