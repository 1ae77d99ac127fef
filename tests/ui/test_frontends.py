"""Both frontends in a real terminal: the whole quiz, back, help, the review, and how it ends."""

import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.helpers.command import COMMAND
from tests.helpers.person import STEPS, resumed, started, steps
from tests.helpers.profiles import by_turns
from tests.helpers.shipped import shipped_texts
from tests.helpers.terminal import Terminal
from vbm_quiz.ui.streams import wrap

TEXTS = shipped_texts("en")
QUESTION = {step.prompt_id: step.question for step in STEPS}
FRONTENDS = pytest.mark.parametrize("frontend", [(), ("--plain",)], ids=["menu", "plain"])

Frontend = tuple[str, ...]


def go_back(terminal: Terminal) -> None:
    terminal.press(*(("b", "enter") if terminal.plain else ("escape",)))


def until_selected(terminal: Terminal, number: int, label: str) -> None:
    """Wait until this choice is the one that Enter takes."""
    if terminal.plain:
        terminal.until(TEXTS("interface.plain.keep", answer=label))
    else:
        terminal.until(lambda: terminal.pointed_at().startswith(f"{number}. {label[:20]}"))


def review_of(terminal: Terminal, language: str = "en") -> str:
    """What stands on screen when the review does."""
    return shipped_texts(language)("interface.review.enter" if terminal.plain else "interface.review.show")


# ---------------------------------------------------------------- the whole quiz


SIZES = [(80, 24), (40, 15), (120, 40)]
FACES = by_turns([(), ("--plain",)], [(size, language) for size in SIZES for language in ("nl", "en")])


@pytest.mark.parametrize(("frontend", "face"), FACES, ids=str)
def test_the_whole_quiz_from_the_first_question_to_the_report(
    frontend: Frontend, face: tuple[tuple[int, int], str], tmp_path: Path
) -> None:
    (columns, rows), language = face
    all_steps = steps(language)
    with started(tmp_path, *frontend, language=language, columns=columns, rows=rows) as terminal:
        for step, following in pairwise(all_steps):
            terminal.press(*step.keys)
            terminal.until(following.question)
        terminal.press(*all_steps[-1].keys)
        terminal.until(review_of(terminal, language))
        terminal.press("enter")
        terminal.until(shipped_texts(language)("interface.summary.this_week"))
        assert terminal.until_reported(shipped_texts(language)) == 0
    if frontend:
        assert b"\x1b" not in terminal.heard


def test_the_language_can_be_changed_at_the_first_screen(tmp_path: Path) -> None:
    with Terminal(tmp_path, rows=60) as terminal:
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.press("2", "enter")
        terminal.until(shipped_texts("nl")("interface.welcome.start"))
        terminal.press("enter")
        terminal.until(steps("nl")[0].question)


# ---------------------------------------------------------------- back, help, refusal


@FRONTENDS
def test_back_leads_over_the_border_of_a_section_to_the_earlier_answer(frontend: Frontend, tmp_path: Path) -> None:
    with resumed(tmp_path, "forecast.goals", *frontend, columns=40, rows=15) as terminal:
        go_back(terminal)
        terminal.until(STEPS[0].question)
        until_selected(terminal, 5, TEXTS("questions.start.current_title.choices.other"))


@FRONTENDS
def test_a_question_is_explained_without_leaving_it(frontend: Frontend, tmp_path: Path) -> None:
    with resumed(tmp_path, "forecast.goals", *frontend) as terminal:
        terminal.press("?", *(["enter"] if terminal.plain else []))
        terminal.until(TEXTS("questions.forecast.goals.help"))
        terminal.press("1", "enter")
        terminal.until(QUESTION["plan.actions"])


@FRONTENDS
def test_a_number_that_cannot_be_is_refused_with_what_can(frontend: Frontend, tmp_path: Path) -> None:
    with resumed(tmp_path, "letting_go.hours_executing", *frontend) as terminal:
        terminal.press("41", "enter")
        other = TEXTS("questions.letting_go.hours_client.short")
        terminal.until(TEXTS("interface.refused.more", limit=40, other=other))


# ---------------------------------------------------------------- how it ends


@FRONTENDS
def test_a_quiz_that_is_suspended_comes_back_with_its_question(frontend: Frontend, tmp_path: Path) -> None:
    shell = ("bash", "--norc", "--noprofile", "-i")
    with Terminal(tmp_path, command=shell, rows=60, environment={"PS1": "$ "}) as terminal:
        terminal.until("$ ")
        terminal.press(f"{COMMAND} {' '.join(frontend)}", "enter")
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.press("enter")
        terminal.until(STEPS[0].question)
        terminal.press("ctrl-z")
        terminal.until("Stopped")
        terminal.press("fg", "enter")
        again = f"{COMMAND} --plain" if frontend else STEPS[0].question
        terminal.until(lambda: terminal.text().rfind(again) > terminal.text().rfind("$ fg"))
        terminal.until_quiet()  # bash names the command before it gives the terminal back
        terminal.press("1", "enter")
        terminal.until(STEPS[1].question)


@FRONTENDS
def test_the_farewell_is_wrapped_in_menus_and_one_line_in_plain_lines(frontend: Frontend, tmp_path: Path) -> None:
    with resumed(tmp_path, "forecast.goals", *frontend, columns=40) as terminal:
        terminal.press("q", *(["enter"] if frontend else []))
        assert terminal.until_over() == 1
        farewell = f"{TEXTS('interface.farewell')} {TEXTS('interface.session.kept')}"
        if terminal.plain:
            assert farewell in terminal.lines()
        else:
            assert "\n".join(wrap(farewell, 39)) in "\n".join(terminal.lines())


@pytest.mark.parametrize("environment", [{"ACCESSIBLE": "yes"}, {"TERM": "dumb"}], ids=["ACCESSIBLE", "dumb"])
def test_plain_lines_come_by_themselves_and_load_no_menus(environment: dict[str, str | None], tmp_path: Path) -> None:
    watch = "import atexit, sys; atexit.register(lambda: print('loaded:', 'prompt_toolkit' in sys.modules)); "
    command = (sys.executable, "-c", f"{watch}from vbm_quiz.cli import main; main()")
    with Terminal(tmp_path, command=command, environment=environment, rows=60) as terminal:
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.until(lambda: terminal.text().endswith(">"))
        terminal.press("enter")
        terminal.until(STEPS[0].question)
        terminal.press("q", "enter")
        terminal.until("loaded: False")
    assert b"\x1b" not in terminal.heard


def test_an_end_of_input_stops_plain_lines(tmp_path: Path) -> None:
    with started(tmp_path, "--plain") as terminal:
        terminal.press("ctrl-d")
        assert terminal.until_over() == 1


def test_a_name_that_fits_a_line_is_shown_as_it_is(tmp_path: Path) -> None:
    with Terminal(tmp_path, "--output", "/nowhere/a  b.txt") as terminal:
        assert terminal.until_over() == 6
        assert "/nowhere/a  b.txt" in "\n".join(terminal.lines())


# ---------------------------------------------------------------- plain lines alone


def test_an_arrow_moves_within_a_typed_line(tmp_path: Path) -> None:
    with resumed(tmp_path, "clients[0].name", "--plain") as terminal:
        terminal.press("Bakkerj", "left", "i", "enter")
        terminal.until(TEXTS("clients.fields.growth.text", client="Bakkerij"))
    assert b"\x1b" not in terminal.heard


def test_after_a_change_the_review_reads_the_part_that_was_changed_until_all_is_asked_for(tmp_path: Path) -> None:
    changed, other = TEXTS("questions.plan.structure.short"), TEXTS("questions.specialism.field.short")
    with resumed(tmp_path, STEPS[-1].prompt_id, "--plain") as terminal:
        terminal.press(*STEPS[-1].keys)
        terminal.until(TEXTS("interface.review.enter"))
        assert other in terminal.text()
        terminal.press(terminal.text().split(changed)[0].split()[-1].removesuffix("."), "enter")
        terminal.until(QUESTION["plan.structure"])
        terminal.press("2", "enter")
        terminal.until(TEXTS("interface.review.enter"))
        assert changed in terminal.text()
        assert other not in terminal.text()
        read_all = terminal.text().split(TEXTS("interface.review.read"))[0].split()[-1].removesuffix(".")
        terminal.press(read_all, "enter")
        terminal.until(TEXTS("interface.review.enter"))
        assert other in terminal.text()


def test_a_paragraph_is_one_line(tmp_path: Path) -> None:
    with started(tmp_path, "--plain", columns=40) as terminal:
        assert TEXTS("interface.welcome.private") in terminal.heard.decode().splitlines()
        assert TEXTS("sections.today.intro") in terminal.heard.decode().splitlines()
