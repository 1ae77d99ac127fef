"""Menus in a real terminal: what each key does, what is typed on an input line, and a window that changes."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.helpers.person import ANSWERS, STEPS, keys_of, resumed, started, steps
from tests.helpers.profiles import several
from tests.helpers.shipped import shipped_bank, shipped_texts
from tests.helpers.terminal import Terminal
from vbm_quiz.interview.review import review_prompt
from vbm_quiz.interview.state import InterviewState
from vbm_quiz.model.answers import Answers

TEXTS = shipped_texts("en")
QUESTION = {step.prompt_id: step.question for step in STEPS}
REVIEW = review_prompt(
    InterviewState(shipped_bank(), Answers({}), {step.prompt_id: step.value for step in STEPS}), TEXTS
)


def in_review(state: Path, columns: int, rows: int = 40) -> Terminal:
    """A quiz whose last question has been answered."""
    terminal = resumed(state, STEPS[-1].prompt_id, columns=columns, rows=rows)
    terminal.press(*STEPS[-1].keys)
    terminal.until(TEXTS("interface.review.show"))
    return terminal


def until_pointed_at(terminal: Terminal, label: str) -> None:
    terminal.until(lambda: terminal.pointed_at().startswith(label))


def answered(prompt_id: str, answer: str) -> str:
    """A line of the review."""
    return TEXTS("interface.review.answer", question=TEXTS(f"questions.{prompt_id}.short"), answer=TEXTS(answer))


# ---------------------------------------------------------------- choosing


def test_arrows_move_the_pointer_and_enter_takes_the_choice(tmp_path: Path) -> None:
    with started(tmp_path) as terminal:
        terminal.press("down", "down", "down", "up", "enter")
        terminal.until(STEPS[1].question)
        terminal.press("escape")
        until_pointed_at(terminal, f"2. {TEXTS('questions.start.current_title.choices.virtual_professional')}")


def test_a_digit_moves_the_pointer_and_enter_takes_the_choice(tmp_path: Path) -> None:
    with started(tmp_path) as terminal:
        for digit in ("3", "1", "2"):
            terminal.press(digit)
            until_pointed_at(terminal, f"{digit}. ")
        terminal.press("9")
        terminal.until_quiet()
        assert STEPS[0].question in terminal.text()
        assert terminal.pointed_at().startswith("2. ")
        terminal.press("enter")
        terminal.until(STEPS[1].question)
        terminal.press("escape")
        until_pointed_at(terminal, f"2. {TEXTS('questions.start.current_title.choices.virtual_professional')}")


def test_pages_and_ends_of_a_long_list_have_their_keys(tmp_path: Path) -> None:
    choices = [option.label for option in REVIEW.choices]
    with in_review(tmp_path, columns=120) as terminal:
        for keys, index in (
            (["down"] * 10, 10),
            (["home"], 0),
            (["page-down"], 10),
            (["5"], 10),
            (["end"], -1),
            (["page-down"], -1),
            (["page-up"], -11),
            (["page-up"] * 9, 0),
            (["up"], -1),
            (["down"], 0),
        ):
            terminal.press(*keys)
            until_pointed_at(terminal, choices[index][:50])


# ---------------------------------------------------------------- typing


def test_a_name_may_hold_the_letters_of_commands(tmp_path: Path) -> None:
    with resumed(tmp_path, "clients[0].name") as terminal:
        terminal.press("?")
        terminal.until(TEXTS("clients.name_help"))
        terminal.press("q?x", "left", "y", "enter")
        terminal.until(TEXTS("clients.fields.growth.text", client="q?yx"))


def test_the_arrow_up_and_escape_leave_a_field_and_the_arrow_left_moves_in_it(tmp_path: Path) -> None:
    with resumed(tmp_path, "letting_go.hours_executing") as terminal:
        terminal.press("2", "left", "1", "up")
        terminal.until(QUESTION["letting_go.hours_client"])
        until_pointed_at(terminal, "40")
        terminal.press("escape")
        terminal.until(QUESTION["specialism.repeatable"])


def test_what_is_pasted_is_one_answer(tmp_path: Path) -> None:
    with resumed(tmp_path, "clients[0].name") as terminal:
        terminal.paste("Bakkerij\nJansen")
        terminal.press("enter")
        terminal.until(TEXTS("clients.fields.growth.text", client="Bakkerij Jansen"))


def test_wide_characters_of_a_name_are_all_shown(tmp_path: Path) -> None:
    name = "株式会社東京デザイン事務所グループ本社" * 4
    all_steps = steps("en", {**ANSWERS, "clients[0].name": name})
    with resumed(tmp_path, "clients[0].name", columns=40, rows=24, all_steps=all_steps) as terminal:
        terminal.press(name, "enter")
        asked = TEXTS("clients.fields.growth.text", client=name).replace(" ", "")
        terminal.until(lambda: asked in terminal.text().replace(" ", ""))
        following = [step.prompt_id for step in all_steps].index("clients[0].growth")
        terminal.press(*keys_of(all_steps[following:]), "end", "up", "up", "up")
        terminal.until(lambda: name in terminal.text().replace(" ", ""))


# ---------------------------------------------------------------- the review


@pytest.mark.parametrize(("columns", "rows"), several([(40, 15), (80, 24), (120, 40)], 1), ids=str)
def test_a_change_that_opens_an_example_asks_it_and_comes_back(columns: int, rows: int, tmp_path: Path) -> None:
    index = [option.value for option in REVIEW.choices].index("forecast.goals")
    with in_review(tmp_path, columns=columns, rows=rows) as terminal:
        terminal.press(*["down"] * index)
        until_pointed_at(terminal, answered("forecast.goals", "level_names.not_done")[:30])
        terminal.press("enter")
        terminal.until(QUESTION["forecast.goals"])
        terminal.press("4", "enter")
        terminal.until(TEXTS("tasks.forecast.example"))
        terminal.press("2", "enter")
        terminal.until(TEXTS("interface.review.question"))
        terminal.until(answered("forecast.goals", "level_names.responsible"))


def test_answers_that_disagree_are_asked_before_the_result(tmp_path: Path) -> None:
    disagreeing = steps("en", {**ANSWERS, "delegate.hand_over": "own_part", "letting_go.people": Decimal(0)})
    with resumed(tmp_path, STEPS[-1].prompt_id, all_steps=disagreeing) as terminal:
        terminal.press(*STEPS[-1].keys)
        terminal.until(TEXTS("second_looks.hand_over_without_people.text"))
        until_pointed_at(terminal, f"1. {TEXTS('interface.review.both_hold')[:30]}")
        terminal.press("3", "enter")
        terminal.until(QUESTION["letting_go.people"])
        terminal.press("escape")
        terminal.until(TEXTS("second_looks.hand_over_without_people.text"))
        terminal.press("enter")
        terminal.until(TEXTS("interface.review.question"))


def test_the_pointer_passes_over_what_was_given(tmp_path: Path) -> None:
    with resumed(tmp_path, STEPS[-1].prompt_id, "--set", "forecast.goals=help", rows=120) as terminal:
        terminal.press(*STEPS[-1].keys)
        terminal.until(answered("forecast.goals", "level_names.help"))
        terminal.press("down", "down")
        until_pointed_at(terminal, TEXTS("questions.plan.actions.short"))


# ---------------------------------------------------------------- the window


def test_a_window_that_changes_shows_the_whole_question(tmp_path: Path) -> None:
    with resumed(tmp_path, "plan.actions", columns=100, rows=30) as terminal:
        for columns, rows in ((40, 15), (60, 24), (120, 40)):
            terminal.resize(columns, rows)
            terminal.until(lambda: all(len(line) <= terminal.columns for line in terminal.lines()))
            terminal.until(QUESTION["plan.actions"])
        terminal.press("4", "enter")
        terminal.until(QUESTION["plan.structure"])


@pytest.mark.parametrize("columns", [40, 60], ids=str)
def test_dragging_the_edge_of_the_window_leaves_one_copy(columns: int, tmp_path: Path) -> None:
    with started(tmp_path, columns=100, rows=30) as terminal:
        for width in range(98, columns, -7):
            terminal.resize(width, 30)
        terminal.resize(columns, 30)
        terminal.until(lambda: all(len(line) < columns for line in terminal.lines()))
        terminal.until_quiet()
        assert 1 == terminal.text().count(STEPS[0].question)


# ---------------------------------------------------------------- what stays visible


def test_what_was_answered_stays_visible_and_back_takes_it_away(tmp_path: Path) -> None:
    line = f"✓ {answered('forecast.goals', 'level_names.not_done')}"
    with resumed(tmp_path, "plan.actions") as terminal:
        assert line in terminal.lines()
        terminal.press("left")
        terminal.until(QUESTION["forecast.goals"])
        terminal.until(lambda: line not in terminal.lines())


def test_an_introduction_is_a_screen_of_its_own(tmp_path: Path) -> None:
    with Terminal(tmp_path, rows=24) as terminal:
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.press("enter")
        terminal.until(lambda: TEXTS("interface.keys.read") in terminal.text())
        assert TEXTS("sections.today.intro") in terminal.text()
        terminal.rush("x")
        terminal.until(STEPS[0].question)
        assert TEXTS("sections.today.intro") not in terminal.text()


def more(terminal: Terminal) -> str:
    """The signs for more above and below, from the top."""
    return "".join(line[-1] for line in terminal.lines() if line[-1] in "↑↓")


def test_a_list_that_scrolls_shows_that_there_is_more(tmp_path: Path) -> None:
    with resumed(tmp_path, "plan.actions", columns=80, rows=10) as terminal:
        terminal.until(lambda: more(terminal) == "↓")
        for number in range(1, 6):
            terminal.press("down")
            terminal.until(lambda number=number: terminal.pointed_at().startswith(f"{number}. "))  # type: ignore[misc]
            assert QUESTION["plan.actions"] in terminal.text()
        terminal.until(lambda: more(terminal) == "↑")
