"""A yes-or-no question in plain lines: what is a yes, and that all else is a no."""

import pytest

from tests.helpers.person import type_lines
from tests.helpers.shipped import shipped_texts
from vbm_quiz.ui.terminal_frontend import confirm

TEXTS = shipped_texts("en")


@pytest.mark.parametrize(
    ("lines", "agreed", "asked"),
    [
        (["1"], True, 1),
        (["2"], False, 1),
        ([""], False, 1),
        (["q"], False, 1),
        ([], False, 1),
        (["what?", "1"], True, 2),
        (["what?"], False, 2),
    ],
)
def test_only_a_yes_agrees(lines: list[str], asked: int, *, agreed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = type_lines(monkeypatch, *lines)
    assert agreed == confirm(TEXTS, "Really \x1b[2J?", plain=True)
    assert "Really \\x1b[2J?" in screen.getvalue()
    assert asked == screen.getvalue().count("> ")
