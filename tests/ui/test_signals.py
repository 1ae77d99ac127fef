"""Signals that ask the process to end: at once outside of an event loop, and after it within one."""

import os
import signal

import pytest

from vbm_quiz.ui.signals import Handler, exit_delayed, exit_on_signals


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_exits_with_its_code(number: signal.Signals, code: int) -> None:
    before = signal.getsignal(number)
    with pytest.raises(SystemExit) as end, exit_on_signals():
        os.kill(os.getpid(), number)
    assert code == end.value.code
    assert before == signal.getsignal(number)


def test_a_delayed_exit_lets_the_block_end_first() -> None:
    steps: list[object] = []

    def block() -> None:
        with exit_on_signals(), exit_delayed(lambda: steps.append("stop")) as received:
            os.kill(os.getpid(), signal.SIGTERM)
            steps.append(received)

    with pytest.raises(SystemExit) as end:
        block()
    assert (143, ["stop", [signal.SIGTERM]]) == (end.value.code, steps)


def test_a_delayed_exit_wins_over_what_the_block_raises() -> None:
    """A terminal that has gone sends its signal and fails to be written to."""

    def block() -> None:
        with exit_delayed(lambda: None):
            os.kill(os.getpid(), signal.SIGHUP)
            raise OSError

    with pytest.raises(SystemExit) as end:
        block()
    assert 129 == end.value.code


@pytest.mark.parametrize("before", [signal.SIG_IGN, signal.default_int_handler])
def test_sigint_is_ctrl_c_also_where_it_is_ignored(before: Handler) -> None:
    own = signal.signal(signal.SIGINT, before)
    try:
        with pytest.raises(KeyboardInterrupt), exit_on_signals():
            os.kill(os.getpid(), signal.SIGINT)
        assert before == signal.getsignal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt), exit_delayed(lambda: None):
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, own)


def test_a_signal_that_was_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with exit_on_signals(), exit_delayed(lambda: None):
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
