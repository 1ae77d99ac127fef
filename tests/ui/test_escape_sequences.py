"""Escape sequences within this process: what is no key is swallowed whole, however it is cut, and keys pass."""

import pytest

from tests.ui.foreign_sequences import FOREIGN
from vbm_quiz.ui.escape_sequences import LONGEST, PATIENCE, EscapeSequenceFilter

KEYS = ("\x1b[A", "\x1bOB", "\x1b[H", "\x1b[5~", "\x1b[3~", "\x1b[1;5C", "é", "1\r", "\x1b[200~a\nb\x1b[31m\x1b[201~")


class Time:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The seconds."""
        return self.now


@pytest.mark.parametrize("sequence", FOREIGN.values(), ids=FOREIGN.keys())
def test_what_nobody_pressed_is_swallowed_whole_and_the_keys_around_it_pass(sequence: str) -> None:
    keys = EscapeSequenceFilter(Time())
    assert "12" == keys.feed(f"1{sequence}2") + keys.flush()


@pytest.mark.parametrize("sequence", FOREIGN.values(), ids=FOREIGN.keys())
def test_it_may_arrive_character_by_character(sequence: str) -> None:
    keys = EscapeSequenceFilter(Time())
    assert "12" == "".join(map(keys.feed, f"1{sequence}2")) + keys.flush()


@pytest.mark.parametrize("key", KEYS, ids=repr)
def test_a_key_passes_whole_or_cut(key: str) -> None:
    keys = EscapeSequenceFilter(Time())
    assert key + key == keys.feed(key) + "".join(map(keys.feed, key))


def test_an_escape_passes_when_nothing_followed_it_in_time() -> None:
    keys = EscapeSequenceFilter(Time())
    assert "" == keys.feed("\x1b")
    assert "\x1b" == keys.flush()
    assert "" == keys.flush()


@pytest.mark.parametrize("late", ["[B", "[5~", "[24;80R"])
def test_the_late_rest_of_an_escape_is_swallowed(late: str) -> None:
    keys = EscapeSequenceFilter(Time())
    keys.feed("\x1b")
    keys.flush()
    assert "1" == "".join(map(keys.feed, late)) + keys.feed("1")


@pytest.mark.parametrize("begun", ["\x1b[", "\x1b[12;", "\x1bO", "\x1b]11;rgb:", "\x1bP", "\x1b[M ", "\x1b[200~ab"])
def test_what_never_ends_is_over_after_a_silence(begun: str) -> None:
    clock = Time()
    keys = EscapeSequenceFilter(clock)
    assert "" == keys.feed(begun) + keys.flush()
    clock.now += PATIENCE + 0.1
    assert "1\r" == keys.feed("1\r")


@pytest.mark.parametrize("begun", ["\x1b", "\x1b[12", "\x1bO", "\x1b]11;rgb:", "\x1b[M "])
def test_an_interrupt_is_never_swallowed(begun: str) -> None:
    assert "\x03" == EscapeSequenceFilter(Time()).feed(f"{begun}\x03")


@pytest.mark.parametrize(
    ("begun", "end"),
    [("\x1b]52;c;", "\x1b\\"), ("\x1b[", "m"), ("\x1b[200~", "\x1b[201~")],
    ids=["OSC", "CSI", "paste"],
)
def test_what_is_endless_is_not_kept(begun: str, end: str) -> None:
    keys = EscapeSequenceFilter(Time())
    passed = keys.feed(begun) + "".join(keys.feed("1" * 1000) for _ in range(100)) + keys.feed(end)
    assert len(passed) <= LONGEST
    assert passed.startswith(begun) == (end == "\x1b[201~")
    assert "1" == keys.feed("1")
