"""The moment of the result at a terminal of 80 by 24: what stands on the screen, and what the menu below it does."""

import sys
from itertools import islice
from pathlib import Path

import pytest

from tests.helpers.answers import answers_sequence
from tests.helpers.command import COMMAND
from tests.helpers.profiles import LARGE, by_turns, several
from tests.helpers.report_facts import squeezed
from tests.helpers.shipped import (
    CASES,
    LANGUAGES,
    Document,
    completed,
    report_of,
    shipped_bank,
    shipped_texts,
    written,
)
from tests.helpers.terminal import Terminal
from vbm_quiz.answers_file.write import to_document
from vbm_quiz.model.answers import YES
from vbm_quiz.report.sections.summary import summary

FACES = [(language, face) for language in LANGUAGES for face in ((), ("--plain",))]
Face = tuple[str, tuple[str, ...]]
LAST = "specialism.repeatable"
"""The last question that has to be answered with a choice."""


def shown_at_the_end(
    folder: Path, document: Document, face: Face, command: tuple[str, ...] = (str(COMMAND),)
) -> Terminal:
    """Answer the last question, for which a file has all other answers, and wait for the result."""
    language, arguments = face
    texts = shipped_texts(language)
    document = completed(document, **{LAST: YES})
    answers = {key: value for key, value in document["answers"].items() if key != LAST}
    path = written(folder, {**document, "answers": answers})
    terminal = Terminal(folder, *arguments, "--lang", language, "--answers", path, command=command)
    terminal.until(texts("interface.welcome.start"))
    terminal.press("enter")
    terminal.until(texts(f"questions.{LAST}.text"))
    terminal.press("1", "enter")
    for look in report_of(document, language).advice.inconsistencies:
        if LAST in look.questions:
            terminal.until(texts(f"second_looks.{look.id}.text"))
            terminal.press("enter")
    terminal.until(texts("interface.review.enter" if terminal.plain else "interface.review.show"))
    terminal.press("enter")
    terminal.until(texts("interface.result.done"))
    return terminal


def last_screen(terminal: Terminal) -> str:
    """The last 24 lines, as a terminal shows them."""
    lines = terminal.heard.decode().splitlines() if terminal.plain else terminal.lines()
    return squeezed("".join(lines[-24:]))


def check_result(folder: Path, document: Document, face: Face) -> None:
    """Title, why, this week's step and the menu stand on the screen."""
    language, _ = face
    texts = shipped_texts(language)
    block = summary(report_of(completed(document, **{LAST: YES}), language))
    with shown_at_the_end(folder, document, face) as terminal:
        screen = last_screen(terminal)
        for told in (block.title, block.wish, *block.steps[0].details, texts("interface.result.done")):
            assert squeezed(told) in screen, told


@pytest.mark.parametrize(("case", "face"), several(by_turns(CASES, FACES), 4))
def test_a_case_ends_with_its_result_on_the_screen(case: str, face: Face, tmp_path: Path) -> None:
    check_result(tmp_path, CASES[case], face)


@pytest.mark.parametrize("seed", range(200 if LARGE else 3))
def test_random_answers_end_with_their_result_on_the_screen(seed: int, tmp_path: Path) -> None:
    answers = next(islice(answers_sequence(shipped_bank()), seed, None))
    check_result(tmp_path, to_document(answers), FACES[seed % len(FACES)])


# ---------------------------------------------------------------- the menu


def choose(terminal: Terminal, label: str) -> None:
    """Choose from the menu below the result."""
    number = terminal.text().split(label)[0].split()[-1]
    terminal.press(number, "enter")


@pytest.mark.parametrize(("leave", "face"), by_turns(["enter", "back"], FACES))
def test_her_answers_lead_to_the_summary_again(leave: str, face: Face, tmp_path: Path) -> None:
    texts = shipped_texts(face[0])
    with shown_at_the_end(tmp_path, CASES["r22"], face) as terminal:
        choose(terminal, texts("interface.result.change"))
        terminal.until(texts("interface.review.question"))
        back = ("b", "enter") if terminal.plain else ("escape",)
        terminal.press(*(("enter",) if leave == "enter" else back))
        terminal.until(texts("interface.summary.this_week"))


@pytest.mark.parametrize(("kept", "face"), by_turns(["1", "2"], FACES))
def test_the_last_screen_has_the_title_and_this_week(face: Face, kept: str, tmp_path: Path) -> None:
    language, _ = face
    texts = shipped_texts(language)
    block = summary(report_of(completed(CASES["r25"], **{LAST: YES}), language))
    with shown_at_the_end(tmp_path, CASES["r25"], face) as terminal:
        choose(terminal, texts("interface.result.done"))
        terminal.until(texts("interface.kept.ask"))
        terminal.press(kept, "enter")
        if kept == "1":
            terminal.until(texts("interface.kept.label"))
            terminal.press("enter")
            terminal.until(texts("interface.promise.which"))
            terminal.press("1", "enter")
            terminal.until(texts("interface.promise.when"))
            terminal.press("enter")
        assert terminal.until_over() == 0
        screen = last_screen(terminal)
        for told in (block.title, *block.steps[0].details):
            assert squeezed(told) in screen, told


@pytest.mark.parametrize("arguments", [("--full",), ("--part", "about")])
def test_all_of_it_or_a_part_is_told_at_the_end_where_that_was_asked(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    texts = shipped_texts("en")
    with shown_at_the_end(tmp_path, CASES["r22"], ("en", ("--no-pager", *arguments))) as terminal:
        choose(terminal, texts("interface.result.done"))
        terminal.until(texts("interface.kept.ask"))
        terminal.press("2", "enter")
        assert terminal.until_over() == 0
    told = terminal.heard.decode().split(texts("interface.kept.not"))[1]
    assert texts("interface.parts.about") in told
    assert (texts("interface.parts.steps") in told) == (arguments == ("--full",))


HOMELESS = """
import os, pwd

def nobody(_):
    raise KeyError

pwd.getpwuid = nobody
os.environ.pop("HOME", None)
os.rmdir(os.getcwd())
from vbm_quiz.cli import main

main()
"""


def test_without_a_folder_to_save_the_page_in_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No home, and the folder that she is in has been removed."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    texts = shipped_texts("en")
    command = (sys.executable, "-P", "-c", HOMELESS)
    with shown_at_the_end(tmp_path, {**CASES["r22"], "clients": []}, ("en", ()), command) as terminal:
        choose(terminal, texts("interface.result.page"))
        terminal.until(texts("interface.result.nowhere"))
        terminal.press("enter")
        terminal.until(texts("interface.summary.this_week"))
    assert b"Traceback" not in terminal.heard


def test_the_page_is_saved_beside_her_and_told_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "here"
    place.mkdir()
    monkeypatch.chdir(place)
    texts = shipped_texts("en")
    with shown_at_the_end(tmp_path, CASES["r22"], ("en", ())) as terminal:
        choose(terminal, texts("interface.result.page"))
        terminal.until(str(next(iter(place.iterdir()), "vbm-quiz-"))[-20:])
    (page,) = place.iterdir()
    assert page.suffix == ".html"
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert page.stat().st_mode & 0o777 == 0o600
