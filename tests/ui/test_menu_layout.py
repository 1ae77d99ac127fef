"""The lines of a menu: nothing is cut off, and on the smallest screen that counts the question and the keys fit."""

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.utils import get_cwidth

from tests.helpers.person import steps
from tests.helpers.shipped import every_text, shipped_bank, shipped_texts
from vbm_quiz.interview.prompts import prompt_for
from vbm_quiz.interview.state import answer, begin
from vbm_quiz.model.answers import Answers
from vbm_quiz.ui.frontend import Option, Prompt
from vbm_quiz.ui.menu_layout import fitting, legend, lines_around, rows, rows_around, width_within, wrap

WIDE = "株式会社 東京デザイン事務所グループ本社a株式会社東京デザイン事務所グループ本社 and Bakkerij"
PARTS = ("help", "refusal", "question", "legend", "progress")


@pytest.mark.parametrize("columns", range(21, 90))
def test_every_character_is_on_a_line_that_fits(columns: int) -> None:
    width = width_within(Size(rows=24, columns=columns))
    prompt = Prompt(question="?", options=(Option("a", WIDE), Option("b", "x" * 200), Option("c", WIDE, disabled=True)))
    for text, indent in [(WIDE, "   "), *((row.label(width), "") for row in rows(prompt.options, numbered=True))]:
        lines = wrap(text, width, indent, indent) if indent else f"   {text}".split("\n")
        assert max(map(get_cwidth, lines)) <= columns
    labels = ["".join(row.label(width).split()) for row in rows(prompt.options, numbered=True)]
    assert [f"1.{WIDE.replace(' ', '')}", f"2.{'x' * 200}", WIDE.replace(" ", "")] == labels
    assert WIDE.replace(" ", "") == "".join(wrap(WIDE, width)).replace(" ", "")


def test_a_choice_hangs_below_its_first_word() -> None:
    (row,) = rows([Option("a", "one two three four")], numbered=True)
    assert "1. one two\n      three four" == row.label(16)


def test_a_group_stands_below_its_heading() -> None:
    options = [Option("a", "one", group="First"), Option("b", "two", group="First"), Option("c", "three", group="Next")]
    labels = [row.label(30) for row in rows(options, numbered=False)]
    assert ["\nFirst", "one", "two", "\nNext", "three"] == labels


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("columns", "height"), [(40, 15), (80, 24), (120, 40)], ids=["40", "80", "120"])
def test_the_question_and_the_keys_fit_every_screen_and_so_does_each_help(
    columns: int, height: int, language: str
) -> None:
    size, texts = Size(rows=height, columns=columns), shipped_texts(language)
    state = begin(shipped_bank(), Answers({}))
    for step in steps(language):
        prompt = prompt_for(state, texts, step.prompt_id)
        lines = lines_around(prompt, legend(prompt, texts, utf8=True), "", size)
        shown = fitting(lines, PARTS[1:], rows_around(prompt, size))
        assert {"question", "legend"} <= shown.keys(), step.prompt_id
        for key in ("help", "stop") if not prompt.free_text else ("help",):
            assert texts(f"interface.keys.{key}") in " ".join(shown["legend"]), step.prompt_id
        assert "help" in fitting(lines, PARTS, rows_around(prompt, size)), step.prompt_id
        state = answer(state, step.value)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_explanation_fits_the_smallest_screen(language: str) -> None:
    texts = shipped_texts(language)
    for key in every_text(language):
        if key.endswith(("help", "_help")) and key.startswith(("questions.", "tasks.", "clients.")):
            assert len(wrap(texts(key), 39, "   ", "   ")) <= 11, key
