"""Plain lines within this process: what is written, and what a typed line does."""

import io

import pytest

from tests.helpers.shipped import shipped_texts
from vbm_quiz.ui.frontend import Option, Prompt
from vbm_quiz.ui.plain import PlainFrontend
from vbm_quiz.ui.streams import wants_plain

TEXTS = shipped_texts("en")
PROMPT = Prompt(
    question="Which?",
    help="Because.",
    options=(Option("a", "One."), Option("b", "Two.", disabled=True), Option("c", "Three.")),
)


def ask(prompt: Prompt, *lines: str) -> tuple[object, str]:
    """The answer that these lines give, and what is written."""
    screen = io.StringIO()
    answer = PlainFrontend(TEXTS, io.StringIO("".join(f"{line}\n" for line in lines)), screen).ask(prompt)
    return answer, " ".join(screen.getvalue().split())


def test_the_question_stands_behind_its_explanation() -> None:
    answer, shown = ask(PROMPT, "?", "1")
    assert "a" == answer
    assert shown.index("Which?") < shown.index("Because.") < shown.rindex("Which?")


def test_a_number_is_that_of_a_choice_that_can_be_chosen() -> None:
    answer, shown = ask(PROMPT, "3", "0", "²", "", "2")
    assert "c" == answer
    assert "1. One. Two. 2. Three." in shown
    assert 1 + 4 == shown.count(TEXTS("interface.refused.choice", total=2))


def test_an_earlier_answer_is_shown_harmlessly_when_it_comes_up_again() -> None:
    _, shown = ask(Prompt(question="Who?", initial_text="\x1b]0;mine\x07A"), "")
    assert "\x1b" not in shown
    assert "\\x1b]0;mine" in shown


@pytest.mark.parametrize(
    ("value", "plain"), [("1", True), ("yes", True), ("", False), ("0", False), ("False", False), ("no", False)]
)
def test_accessible_is_on_for_any_value_but_those_that_say_off(value: str, *, plain: bool) -> None:
    assert wants_plain({"ACCESSIBLE": value}) == plain
