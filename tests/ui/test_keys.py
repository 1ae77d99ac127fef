"""Keys at a menu in a real terminal that answer nothing: typed too early, held down, or never pressed at all."""

import json
import time
from pathlib import Path

import pytest

from tests.helpers.person import STEPS, resumed, started
from tests.helpers.profiles import by_turns, several
from tests.helpers.shipped import shipped_texts
from tests.helpers.terminal import Terminal
from tests.ui.foreign_sequences import FOREIGN

TEXTS = shipped_texts("en")
QUESTION = {step.prompt_id: step.question for step in STEPS}
ORDER = [step.prompt_id for step in STEPS]
CHOICE, NUMBER, NAME = "plan.actions", "letting_go.people", "clients[0].name"


def answers(state: Path) -> dict[str, object]:
    """What is kept of the quiz in progress."""
    (draft,) = (state / "vbm-quiz").glob("*.json")
    return json.loads(draft.read_text("utf-8"))["answers"]  # type: ignore[no-any-return]


def hold(terminal: Terminal, key: str, seconds: float = 1.0, first: float = 0.0) -> None:
    """Hold a key down: it comes once, and after `first` seconds thirty times a second."""
    terminal.rush(key)
    terminal.until_quiet(first)
    for _ in range(int(seconds * 30)):
        terminal.rush(key)
        time.sleep(1 / 30)
    terminal.until_quiet()


# ---------------------------------------------------------------- held down, typed ahead


@pytest.mark.parametrize(
    ("prompt_id", "first"),
    by_turns(["forecast.goals", NUMBER, "rates.hours_week_now", "clients[0].add"], [0.0, 0.5]),
)
def test_a_held_enter_answers_at_most_its_question(prompt_id: str, first: float, tmp_path: Path) -> None:
    with resumed(tmp_path, prompt_id) as terminal:
        if prompt_id == "forecast.goals":
            terminal.press("1")
        terminal.until_quiet()
        hold(terminal, "enter", first=first)
        assert ORDER.index(prompt_id) <= len(answers(tmp_path)) <= ORDER.index(prompt_id) + 1


@pytest.mark.parametrize("first", [0.0, 0.5], ids=["at once", "after half a second"])
def test_a_held_enter_in_plain_lines_answers_at_most_its_question(first: float, tmp_path: Path) -> None:
    with resumed(tmp_path, NUMBER, "--plain") as terminal:
        terminal.until_quiet()
        hold(terminal, "enter", first=first)
        assert ORDER.index(NUMBER) <= len(answers(tmp_path)) <= ORDER.index(NUMBER) + 1


def test_a_held_arrow_leads_back_one_question(tmp_path: Path) -> None:
    with resumed(tmp_path, "plan.structure") as terminal:
        terminal.until_quiet()
        hold(terminal, "left", first=0.4)
        assert QUESTION[ORDER[ORDER.index("plan.structure") - 1]] in terminal.text()


def test_what_is_typed_before_a_question_is_drawn_answers_nothing(tmp_path: Path) -> None:
    before = ORDER[ORDER.index("letting_go.hours_client") - 1]
    with resumed(tmp_path, before) as terminal:
        terminal.until_quiet()
        terminal.rush("2", "enter", "5", "enter", "5", "enter")
        terminal.until(QUESTION["letting_go.hours_client"])
        terminal.until_quiet()
        assert "letting_go.hours_client" not in answers(tmp_path)
        terminal.press("5", "enter")
        terminal.until(QUESTION["letting_go.hours_executing"])
        assert "5" == str(answers(tmp_path)["letting_go.hours_client"])


# ---------------------------------------------------------------- never pressed


@pytest.mark.parametrize("prompt_id", several([CHOICE, NUMBER, NAME], 2))
def test_not_one_answer_changes_by_what_nobody_pressed(prompt_id: str, tmp_path: Path) -> None:
    following = ORDER[ORDER.index(prompt_id) + 1]
    typed, expected = {CHOICE: ("3", "own_part"), NUMBER: ("2", 2), NAME: ("Bakkerij", "Bakkerij")}[prompt_id]
    with resumed(tmp_path, prompt_id) as terminal:
        terminal.press(typed)
        terminal.until_quiet()
        kept, shown = answers(tmp_path), terminal.pointed_at()
        for sequence in FOREIGN.values():
            terminal.rush(sequence)
            terminal.until_quiet(0.02)
        terminal.until_quiet()
        assert QUESTION[prompt_id] in terminal.text()
        assert (kept, shown) == (answers(tmp_path), terminal.pointed_at())
        terminal.press("enter")
        terminal.until(QUESTION[following])
        assert {**kept, prompt_id: expected} == answers(tmp_path)


def test_an_arrow_whose_rest_comes_late_goes_back_and_changes_nothing(tmp_path: Path) -> None:
    with resumed(tmp_path, "plan.structure") as terminal:
        kept = answers(tmp_path)
        terminal.press("escape")
        terminal.until(QUESTION[ORDER[len(kept) - 1]])
        terminal.press("[5~")
        terminal.until_quiet()
        assert kept == answers(tmp_path)


# ---------------------------------------------------------------- nothing is selected


def test_nothing_is_selected_before_she_moves(tmp_path: Path) -> None:
    with started(tmp_path) as terminal:
        assert "" == terminal.pointed_at()
        for key in ("enter", " ", "x"):
            terminal.press(key)
            terminal.until(TEXTS("interface.refused.key"))
            assert "" == terminal.pointed_at()
        for key, number in (("down", 1), ("j", 2), ("\x0e", 3), ("k", 2), ("\x10", 1), ("up", 6), ("4", 4)):
            terminal.press(key)
            terminal.until(lambda number=number: terminal.pointed_at().startswith(f"{number}. "))  # type: ignore[misc]
        terminal.press(" ")
        terminal.until(STEPS[1].question)
        assert {"start.current_title": "online_business_manager"} == answers(tmp_path)


def test_the_cursor_position_is_never_asked_of_the_terminal(tmp_path: Path) -> None:
    with resumed(tmp_path, CHOICE) as terminal:
        assert b"\x1b[6n" not in terminal.heard
