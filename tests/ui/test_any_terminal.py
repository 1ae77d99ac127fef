"""Terminals of any size and any sort: the quiz asks there and keeps the answer, in menus and in plain lines."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.helpers.person import STEPS, resumed
from tests.helpers.profiles import LARGE, by_turns, several
from tests.helpers.shipped import shipped_texts
from tests.helpers.terminal import Terminal
from vbm_quiz.ui.progress_bar import progress_bar

Variables = Mapping[str, str | None]

CASES: dict[str, tuple[tuple[int, int], Variables]] = {
    "a terminal that tells no size": ((0, 0), {}),
    "one character": ((1, 1), {}),
    "two characters, on which readline divides by zero": ((2, 1), {}),
    "a few characters": ((5, 3), {}),
    "one row": ((80, 1), {}),
    "one column": ((1, 80), {}),
    "a thousand columns and rows": ((1000, 1000), {}),
    "no TERM": ((80, 24), {"TERM": None}),
    "an empty TERM": ((80, 24), {"TERM": ""}),
    "a dumb TERM": ((80, 24), {"TERM": "dumb"}),
    "a TERM that nobody knows": ((80, 24), {"TERM": "unknown-xyz"}),
    "an old TERM": ((80, 24), {"TERM": "vt52"}),
    "a TERM without colour": ((80, 24), {"TERM": "xterm-mono"}),
    "a TERM that is no name": ((80, 24), {"TERM": "\x1b[31m/../"}),
    "COLUMNS and LINES that are no numbers": ((80, 24), {"COLUMNS": "wide", "LINES": "²"}),
    "COLUMNS and LINES of 0": ((80, 24), {"COLUMNS": "0", "LINES": "0"}),
    "COLUMNS and LINES below 0": ((80, 24), {"COLUMNS": "-5", "LINES": "-5"}),
    "COLUMNS and LINES beyond all numbers": ((80, 24), {"COLUMNS": "9" * 30, "LINES": "9" * 30}),
    "NO_COLOR and FORCE_COLOR": ((80, 24), {"NO_COLOR": "1", "FORCE_COLOR": "1"}),
    "a number of colours that is none": ((80, 24), {"PROMPT_TOOLKIT_COLOR_DEPTH": "many"}),
    "ASCII": ((80, 24), {"PYTHONIOENCODING": "ascii"}),
    "UTF-16, which no terminal speaks": ((80, 24), {"PYTHONIOENCODING": "utf-16"}),
    "an encoding that replaces nothing": ((80, 24), {"PYTHONIOENCODING": "idna"}),
    "a locale that the system does not know": ((80, 24), {"LC_ALL": "xx_YY.klingon", "PYTHONUTF8": "0"}),
}
HAVE_FAILED = (
    "two characters, on which readline divides by zero",
    "one character",
    "one column",
    "UTF-16, which no terminal speaks",
    "an encoding that replaces nothing",
)
"""The cases that are tried outside the large profile too."""
FACES: list[tuple[str, ...]] = [("--plain",), ()]
SIZES = [(1, 1), (0, 0), (5, 3), (1000, 1000), (80, 1), (1, 80)]


def draft_of(state: Path) -> dict[str, object]:
    """The answers that were kept of an unfinished quiz."""
    (file,) = (state / "vbm-quiz").glob("*.json")
    answers: dict[str, object] = json.loads(file.read_text("utf-8"))["answers"]
    return answers


def answer_blindly(terminal: Terminal, state: Path) -> None:
    """Press 1 and Enter until an answer has been kept: what such a terminal shows, nobody can read."""
    for _ in range(60):
        terminal.until_quiet()
        terminal.rush("1", "enter") if terminal.plain else terminal.rush("1")
        terminal.until_quiet()
        terminal.rush(*([] if terminal.plain else ["enter"]))
        if any((state / "vbm-quiz").glob("*.json")):
            return


@pytest.mark.parametrize(("name", "face"), by_turns(CASES if LARGE else HAVE_FAILED, FACES), ids=str)
def test_any_terminal_asks_and_the_answer_is_kept(name: str, face: tuple[str, ...], tmp_path: Path) -> None:
    (columns, rows), variables = CASES[name]
    with Terminal(tmp_path, *face, columns=columns, rows=rows, environment=variables) as terminal:
        if variables.get("TERM") == "dumb":
            terminal.plain = True
        answer_blindly(terminal, tmp_path)
        terminal.until_quiet()
        terminal.rush("q", *(["enter"] if terminal.plain else []))
        code = terminal.until_over()
    assert (1, "virtual_assistant") == (code, draft_of(tmp_path)["start.current_title"])
    assert b"Traceback" not in terminal.heard


@pytest.mark.parametrize("face", several(FACES, 1), ids=str)
def test_a_window_of_every_size_in_turn_comes_back_with_what_it_showed(face: tuple[str, ...], tmp_path: Path) -> None:
    texts = shipped_texts("en")

    def through_every_size(seen: str) -> None:
        for columns, rows in [*SIZES, (80, 40)]:
            terminal.resize(columns, rows)
            terminal.until_quiet()
        terminal.until(seen)

    with resumed(tmp_path, STEPS[-1].prompt_id, *face) as terminal:
        through_every_size(STEPS[-1].question)
        terminal.press(*STEPS[-1].keys)
        terminal.until(review := texts("interface.review.enter" if terminal.plain else "interface.review.show"))
        through_every_size(review)
        terminal.press("enter")
        terminal.until(texts("interface.summary.this_week"))
        through_every_size(texts("interface.summary.this_week"))
        assert terminal.until_reported(texts) == 0


@pytest.mark.parametrize("columns", ["²", "9" * 5000])
def test_a_progress_bar_needs_no_number_in_columns(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("COLUMNS", "LINES"):
        monkeypatch.setenv(variable, columns)
    monkeypatch.setattr("vbm_quiz.ui.progress_bar.is_terminal", lambda stream: stream is sys.stderr)
    with progress_bar(2, plain=False) as advance:
        advance(1, "half")
