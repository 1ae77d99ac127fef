"""Both faces in a real terminal: the whole quiz, back, explain, review, and whatever a terminal does meanwhile."""

import re
import sys
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from tests.helpers.person import SAID, Step, answer_up_to, steps
from tests.helpers.support import COMMAND, every_text, shipped_bank, shipped_texts
from tests.helpers.terminal import Terminal
from vbm_quiz import __version__
from vbm_quiz.characters import wrap

WORDS = shipped_texts("en")
WAY = steps()
STEP = {step.card: step for step in WAY}
FACES = pytest.mark.parametrize("frontend", [(), ("--plain",)], ids=["menu", "plain"])
SIZES = pytest.mark.parametrize(("columns", "rows"), [(40, 15), (80, 24), (120, 40)], ids=["40", "80", "120"])

Frontend = tuple[str, ...]


def begun(state: Path, frontend: Frontend = (), *, columns: int = 80, rows: int = 40, language: str = "en") -> Terminal:
    """A quiz at its first question."""
    terminal = Terminal(state, "--lang", language, *frontend, columns=columns, rows=rows)
    terminal.until("> ")
    terminal.press("enter")
    terminal.until(steps(language)[0].question)
    return terminal


def go_back(terminal: Terminal) -> None:
    terminal.press(*(("b", "enter") if terminal.plain else ("escape",)))


def choose(terminal: Terminal, digit: str) -> None:
    terminal.press(*((digit, "enter") if terminal.plain else (digit,)))


def selected(terminal: Terminal, label: str) -> None:
    """Wait until this answer is the one that Enter gives."""
    if terminal.plain:
        terminal.until(WORDS("interface.plain.keep", answer=label))
    else:
        terminal.until(
            lambda: any(re.match(rf" ❯ (\d\. )?{re.escape(label)}", line) for line in terminal.screen.display)
        )


def in_review(terminal: Terminal, way: list[Step] = WAY) -> None:
    terminal.press(*(key for step in way for key in step.keys(terminal)))
    terminal.until(WORDS("interface.review.enter" if terminal.plain else "interface.review.show"))


def pick(terminal: Terminal, told: str) -> None:
    """Choose an answer of the review."""
    if terminal.plain:
        number = re.search(rf"(\d+)\. {re.escape(told)}", terminal.text())
        assert number is not None, terminal.text()
        terminal.press(number[1], "enter")
        return
    for _ in range(60):
        if any(line.startswith(f" ❯ {told}") for line in terminal.settled()):
            terminal.press("enter")
            return
        terminal.press("down")
    raise AssertionError(terminal.text())


def told(question: str, answer: str) -> str:
    return WORDS("interface.review.answer", question=question, answer=answer)


# ---------------------------------------------------------------- the whole quiz


@SIZES
@FACES
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_whole_quiz_from_the_first_question_to_the_report(
    language: str, frontend: Frontend, columns: int, rows: int, tmp_path: Path
) -> None:
    way = steps(language)
    with begun(tmp_path, frontend, columns=columns, rows=rows, language=language) as terminal:
        for step, following in pairwise(way):
            terminal.press(*step.keys(terminal))
            terminal.until(following.question)
        terminal.press(*way[-1].keys(terminal))
        texts = shipped_texts(language)
        terminal.until(texts("interface.review.enter" if terminal.plain else "interface.review.show"))
        terminal.enter()
        terminal.until(f"vbm-quiz {__version__}")
        assert terminal.until_told(texts) == 0
    if frontend:
        assert b"\x1b" not in terminal.heard


@FACES
def test_all_that_is_typed_ahead_is_answered_in_order(frontend: Frontend, tmp_path: Path) -> None:
    with Terminal(tmp_path, *frontend, rows=60) as terminal:
        terminal.press("enter", *(key for step in WAY for key in step.keys(terminal)))
        terminal.until(WORDS("interface.review.enter" if terminal.plain else "interface.review.show"))
        assert WORDS("questions.start.current_title.choices.other") in terminal.text()


def test_an_enter_that_is_typed_ahead_chooses(tmp_path: Path) -> None:
    with Terminal(tmp_path, rows=60) as terminal:
        terminal.press("enter", "enter", "enter")
        terminal.until(STEP["plan.actions"].question)


def test_arrows_and_enter_choose(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:
        terminal.press("down", "down", "up", "enter")
        terminal.until(WAY[1].question)
        go_back(terminal)
        selected(terminal, WORDS("questions.start.current_title.choices.virtual_professional"))


def test_a_digit_answers_and_the_enter_right_behind_it_answers_nothing_else(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:
        terminal.press("2", "enter")
        terminal.until(WAY[1].question)
        terminal.settled()
        assert WAY[1].question in terminal.text()
        terminal.press("enter")
        terminal.until(WAY[2].question)
        go_back(terminal)
        terminal.until(WAY[1].question)
        go_back(terminal)
        selected(terminal, WORDS("questions.start.current_title.choices.virtual_professional"))


def test_the_enter_behind_the_last_digit_does_not_pass_the_review(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:
        answer_up_to(terminal, WAY, "start.goal")
        terminal.press("1", "enter")
        terminal.until(WORDS("interface.review.show"))
        terminal.settled()
        assert WORDS("interface.review.show") in terminal.text()


# ---------------------------------------------------------------- back


@SIZES
@FACES
def test_back_leads_over_the_border_of_a_section_to_the_earlier_answer(
    frontend: Frontend, columns: int, rows: int, tmp_path: Path
) -> None:
    with begun(tmp_path, frontend, columns=columns, rows=rows) as terminal:
        answer_up_to(terminal, WAY, "forecast.goals")
        go_back(terminal)
        terminal.until(WAY[0].question)
        selected(terminal, WORDS("questions.start.current_title.choices.other"))


@FACES
def test_a_part_is_introduced_once_also_after_going_back(frontend: Frontend, tmp_path: Path) -> None:
    intro = WORDS("sections.tasks.intro")[:40]
    with begun(tmp_path, frontend, rows=60) as terminal:
        answer_up_to(terminal, WAY, "forecast.goals")
        go_back(terminal)
        terminal.until(WAY[0].question)
        choose(terminal, "1")
        terminal.until(WAY[1].question)
        terminal.settled()
        assert 1 == terminal.heard.decode().count(intro)


@FACES
def test_back_and_another_answer_drop_the_example(frontend: Frontend, tmp_path: Path) -> None:
    with begun(tmp_path, frontend) as terminal:
        answer_up_to(terminal, WAY, "organise.divide")
        go_back(terminal)
        terminal.until(STEP["plan.example"].question)
        selected(terminal, WORDS("example_choices.yes"))
        for card in ("plan.schedule", "plan.resources", "plan.structure", "plan.actions"):
            go_back(terminal)
            terminal.until(STEP[card].question)
        choose(terminal, "1")
        for card in ("plan.structure", "plan.resources", "plan.schedule", "organise.divide"):
            terminal.until(STEP[card].question)
            terminal.press("enter")


@FACES
def test_back_leads_into_the_questions_about_a_client(frontend: Frontend, tmp_path: Path) -> None:
    with begun(tmp_path, frontend) as terminal:
        answer_up_to(terminal, WAY, "start.goal")
        go_back(terminal)
        terminal.until(WORDS("clients.add_next"))
        go_back(terminal)
        terminal.until(STEP["clients[0].lets_go"].question)
        selected(terminal, WORDS("unknown"))


# ---------------------------------------------------------------- explain


@FACES
def test_a_question_is_explained_without_leaving_it(frontend: Frontend, tmp_path: Path) -> None:
    with begun(tmp_path, frontend) as terminal:
        answer_up_to(terminal, WAY, "forecast.goals")
        terminal.press("?", *(["enter"] if terminal.plain else []))
        terminal.until(WORDS("questions.forecast.goals.help"))
        choose(terminal, "1")
        terminal.until(STEP["plan.actions"].question)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_explanation_fits_the_smallest_screen(language: str) -> None:
    texts = shipped_texts(language)
    for key in every_text(language):
        if key.endswith(("help", "_help")) and key.startswith(("questions.", "tasks.", "clients.")):
            assert len(wrap(texts(key), 39, "   ", "   ")) <= 11, key


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_the_keys_stand_on_screen(columns: int, tmp_path: Path) -> None:
    with begun(tmp_path, columns=columns, rows=20) as terminal:
        answer_up_to(terminal, WAY, "forecast.goals")
        for key in ("back", "help", "stop"):
            terminal.until(WORDS(f"interface.keys.{key}"))


# ---------------------------------------------------------------- typed answers


def test_a_name_may_hold_the_signs_that_are_commands(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:
        answer_up_to(terminal, WAY, "clients[0].name")
        terminal.press("?")
        terminal.until(WORDS("clients.name_help"))
        terminal.press("q?x", "left", "y", "enter")
        terminal.until(WORDS("clients.fields.growth.text", client="q?yx"))


def test_escape_leaves_a_typed_answer_and_the_arrow_does_while_it_is_empty(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:
        answer_up_to(terminal, WAY, "letting_go.hours_executing")
        terminal.press("left")
        terminal.until(STEP["letting_go.hours_client"].question)
        terminal.until(lambda: any(line.strip() == "❯ 40" for line in terminal.screen.display))
        terminal.press("escape")
        terminal.until(STEP["specialism.repeatable"].question)


@FACES
def test_a_number_that_cannot_be_is_refused_with_what_can(frontend: Frontend, tmp_path: Path) -> None:
    with begun(tmp_path, frontend) as terminal:
        answer_up_to(terminal, WAY, "letting_go.hours_executing")
        terminal.press("41", "enter")
        other = WORDS("questions.letting_go.hours_client.short")
        terminal.until(WORDS("interface.refused.more", limit=40, other=other))


@FACES
@pytest.mark.parametrize("typed", ["1,000", "1.000", "1_0", "١٢", "+4", "4e1", "4 0"])
def test_only_a_plain_number_is_taken(typed: str, frontend: Frontend, tmp_path: Path) -> None:
    with begun(tmp_path, frontend, rows=60) as terminal:
        answer_up_to(terminal, WAY, "letting_go.hours_client")
        terminal.press(typed, "enter")
        terminal.until(WORDS("interface.refused.number", found=typed, low=0, high=336, decimals=2))


@pytest.mark.parametrize("typed", ["37.5", "37,5", "037,50"])
def test_decimals_stand_behind_a_comma_or_a_point(typed: str, tmp_path: Path) -> None:
    with begun(tmp_path, ("--plain",)) as terminal:
        answer_up_to(terminal, WAY, "letting_go.hours_client")
        terminal.press(typed, "enter")
        terminal.until(STEP["letting_go.hours_executing"].question)
        go_back(terminal)
        terminal.until(WORDS("interface.plain.keep", answer="37.5"))


@pytest.mark.parametrize("typed", ["2,0", "2.5", "501"])
def test_people_are_counted_in_whole_numbers(typed: str, tmp_path: Path) -> None:
    with begun(tmp_path, ("--plain",)) as terminal:
        answer_up_to(terminal, WAY, "letting_go.people")
        terminal.press(typed, "enter")
        terminal.until(WORDS("interface.refused.whole_number", found=typed, low=0, high=500))


def test_a_rate_is_above_nothing(tmp_path: Path) -> None:
    with begun(tmp_path, ("--plain",)) as terminal:
        answer_up_to(terminal, WAY, "rates.hourly_now")
        terminal.press("0", "enter")
        terminal.until(WORDS("interface.refused.number_above", found=0, low=0, high=10000, decimals=2))


def test_in_plain_lines_the_question_stands_behind_its_explanation(tmp_path: Path) -> None:
    with begun(tmp_path, ("--plain",)) as terminal:
        answer_up_to(terminal, WAY, "forecast.goals")
        terminal.press("?", "enter")
        terminal.until(WORDS("questions.forecast.goals.help"))
        terminal.until(WORDS("interface.plain.choose", total=5))
        said = terminal.text()
        assert said.index(WORDS("questions.forecast.goals.help")) < said.index(STEP["forecast.goals"].question)


def test_in_plain_lines_a_dash_empties_an_earlier_number(tmp_path: Path) -> None:
    with begun(tmp_path, ("--plain",)) as terminal:
        answer_up_to(terminal, WAY, "letting_go.hours_executing")
        go_back(terminal)
        terminal.until(WORDS("interface.plain.nothing", sign="-"))
        terminal.press("-", "enter")
        terminal.until(STEP["letting_go.hours_executing"].question)
        go_back(terminal)
        terminal.until(STEP["letting_go.hours_client"].question)
        terminal.until(WORDS("interface.plain.type"))
        assert WORDS("interface.plain.nothing", sign="-") not in terminal.text()


@pytest.mark.parametrize("columns", [40, 80])
def test_wide_signs_in_a_name_take_the_room_they_need(columns: int, tmp_path: Path) -> None:
    name = "株式会社東京デザイン事務所グループ本社"
    with begun(tmp_path, columns=columns) as terminal:
        answer_up_to(terminal, WAY, "clients[0].name")
        terminal.press(name, "enter")
        asked = WORDS("clients.fields.growth.text", client=name).replace(" ", "")
        terminal.until(lambda: asked in "".join(terminal.screen.display).replace(" ", ""))


def test_what_is_pasted_is_one_answer(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:
        answer_up_to(terminal, WAY, "clients[0].name")
        terminal.paste("Bakkerij\nJansen")
        terminal.press("enter")
        terminal.until(WORDS("clients.fields.growth.text", client="Bakkerij Jansen"))


# ---------------------------------------------------------------- the review


@SIZES
@FACES
def test_a_change_that_opens_an_example_asks_it_and_comes_back(
    frontend: Frontend, columns: int, rows: int, tmp_path: Path
) -> None:
    with begun(tmp_path, frontend, columns=columns, rows=rows) as terminal:
        in_review(terminal)
        short = WORDS("questions.forecast.goals.short")
        pick(terminal, told(short, WORDS("level_names.not_done"))[:30])
        terminal.until(STEP["forecast.goals"].question)
        choose(terminal, "4")
        terminal.until(WORDS("tasks.forecast.example"))
        choose(terminal, "2")
        terminal.until(WORDS("interface.review.question"))
        terminal.until(told(short, WORDS("level_names.responsible")))


@FACES
def test_back_from_a_change_leaves_the_answers_as_they_were(frontend: Frontend, tmp_path: Path) -> None:
    with begun(tmp_path, frontend, rows=120) as terminal:
        in_review(terminal)
        kept = told(WORDS("questions.forecast.goals.short"), WORDS("level_names.not_done"))
        pick(terminal, kept)
        terminal.until(STEP["forecast.goals"].question)
        choose(terminal, "4")
        terminal.until(WORDS("tasks.forecast.example"))
        go_back(terminal)
        terminal.until(STEP["forecast.goals"].question)
        go_back(terminal)
        terminal.until(WORDS("interface.review.question"))
        terminal.until(kept)


@FACES
def test_answers_that_disagree_are_asked_before_the_result(frontend: Frontend, tmp_path: Path) -> None:
    way = steps("en", {**SAID, "delegate.hand_over": "own_part", "letting_go.people": Decimal(0)})
    with begun(tmp_path, frontend, rows=120) as terminal:
        terminal.press(*(key for step in way for key in step.keys(terminal)))
        terminal.until(WORDS("second_looks.hand_over_without_people.text"))
        terminal.until(WORDS("interface.review.both_hold"))
        choose(terminal, "3")
        terminal.until(STEP["letting_go.people"].question)
        go_back(terminal)
        terminal.until(WORDS("second_looks.hand_over_without_people.text"))
        choose(terminal, "1")
        terminal.until(WORDS("interface.review.question"))


def test_in_plain_lines_enter_alone_lets_what_disagrees_stand(tmp_path: Path) -> None:
    way = steps("en", {**SAID, "delegate.hand_over": "own_part", "letting_go.people": Decimal(0)})
    with begun(tmp_path, ("--plain",)) as terminal:
        terminal.press(*(key for step in way for key in step.keys(terminal)))
        terminal.until(WORDS("interface.review.hold"))
        terminal.press("enter")
        terminal.until(WORDS("interface.review.question"))


@FACES
@pytest.mark.parametrize("digit", ["1", "2"])
def test_sixteen_answers_alike_are_looked_at_together(digit: str, frontend: Frontend, tmp_path: Path) -> None:
    way = steps("en", {**SAID, **dict.fromkeys(shipped_bank().activities, "help")})
    with begun(tmp_path, frontend, rows=120) as terminal:
        terminal.press(*(key for step in way for key in step.keys(terminal)))
        terminal.until(WORDS("second_looks.all_alike.text"))
        terminal.until(f"2. {WORDS('interface.review.read')}")
        assert WORDS("questions.plan.actions.short") not in terminal.text().split(WORDS("interface.review.look"))[-1]
        choose(terminal, digit)
        terminal.until(WORDS("interface.review.question"))


def test_pages_and_ends_of_a_long_list_have_their_keys(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:

        def pointed_at_after(*pressed: str) -> str:
            terminal.press(*pressed)
            return next(line for line in terminal.settled() if line.startswith(" ❯"))

        in_review(terminal)
        first = pointed_at_after()
        tenth = pointed_at_after(*["down"] * 10)
        assert first == pointed_at_after("home")
        assert tenth == pointed_at_after("page-down")
        last = pointed_at_after("end")
        assert WORDS("questions.start.goal.short") in last
        assert last == pointed_at_after("page-down")
        tenth_from_last = pointed_at_after(*["up"] * 10)
        assert tenth_from_last == pointed_at_after("end", "page-up")
        assert first == pointed_at_after(*["page-up"] * 5)


@FACES
def test_what_was_given_is_told_and_cannot_be_chosen(frontend: Frontend, tmp_path: Path) -> None:
    given = "forecast.goals=help"
    way = [step for step in WAY if step.card != "forecast.goals"]
    with Terminal(tmp_path, "--set", given, *frontend, rows=120) as terminal:
        terminal.until("> ")
        terminal.press("enter")
        in_review(terminal, way)
        line = told(WORDS("questions.forecast.goals.short"), WORDS("level_names.help"))
        terminal.until(line)
        assert not re.search(rf"\d\. {re.escape(line)}", terminal.text())


# ---------------------------------------------------------------- the terminal


def test_the_language_can_be_changed_at_the_first_screen(tmp_path: Path) -> None:
    with Terminal(tmp_path, rows=60) as terminal:
        terminal.until(WORDS("interface.welcome.start"))
        terminal.press("nl", "enter")
        terminal.until(shipped_texts("nl")("interface.welcome.start"))
        terminal.press("enter")
        terminal.until(steps("nl")[0].question)


def test_a_window_that_changes_shows_the_whole_question(tmp_path: Path) -> None:
    with begun(tmp_path, columns=100, rows=30) as terminal:
        answer_up_to(terminal, WAY, "plan.actions")
        for columns, rows in ((40, 15), (60, 24), (120, 40)):
            terminal.resize(columns, rows)
            terminal.until(
                lambda: all(len(line.rstrip()) < terminal.screen.columns for line in terminal.screen.display)
            )
            terminal.until(STEP["plan.actions"].question)
        choose(terminal, "4")
        terminal.until(STEP["plan.structure"].question)


@FACES
def test_a_quiz_that_is_suspended_comes_back_with_its_question(frontend: Frontend, tmp_path: Path) -> None:
    shell = ("bash", "--norc", "--noprofile", "-i")
    with Terminal(tmp_path, command=shell, rows=60, environment={"PS1": "$ "}) as terminal:
        terminal.until("$ ")
        terminal.press(f"{COMMAND} {' '.join(frontend)}", "enter")
        terminal.until(WORDS("interface.welcome.start"))
        terminal.press("enter")
        terminal.until(WAY[0].question)
        terminal.press("ctrl-z")
        terminal.until("Stopped")
        terminal.press("fg", "enter")
        again = WAY[0].question if not frontend else f"{COMMAND} --plain"
        terminal.until(lambda: terminal.text().rfind(again) > terminal.text().rfind("$ fg"))
        terminal.press("1", *(["enter"] if frontend else []))
        terminal.until(WAY[1].question)


def test_a_name_that_fits_a_line_is_told_as_it_is(tmp_path: Path) -> None:
    with Terminal(tmp_path, "--output", "/nowhere/a  b.txt") as terminal:
        assert terminal.until_over() == 2
        assert "/nowhere/a  b.txt" in "\n".join(terminal.lines())


@pytest.mark.parametrize("columns", [40, 80])
@FACES
def test_the_farewell_breaks_between_its_words(frontend: Frontend, columns: int, tmp_path: Path) -> None:
    with begun(tmp_path, frontend, columns=columns) as terminal:
        answer_up_to(terminal, WAY, "forecast.goals")
        terminal.press("q", *(["enter"] if frontend else []))
        assert terminal.until_over() == 1
        farewell = f"{WORDS('interface.farewell')} {WORDS('interface.session.kept')}"
        assert "\n".join(wrap(farewell, columns - 1 if columns < 79 else 78)) in "\n".join(terminal.lines())


@pytest.mark.parametrize("environment", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}], ids=["ACCESSIBLE", "dumb"])
def test_plain_mode_comes_by_itself_and_loads_no_menus(environment: dict[str, str | None], tmp_path: Path) -> None:
    watch = "import atexit, sys; atexit.register(lambda: print('loaded:', 'prompt_toolkit' in sys.modules)); "
    command = (sys.executable, "-c", f"{watch}from vbm_quiz.cli import main; main()")
    with Terminal(tmp_path, command=command, environment=environment, rows=60) as terminal:
        terminal.until("> ")
        terminal.press("enter")
        terminal.until(WAY[0].question)
        terminal.press("q", "enter")
        terminal.until("loaded: False")
    assert b"\x1b" not in terminal.heard


def test_an_end_of_input_stops_the_plain_face(tmp_path: Path) -> None:
    with begun(tmp_path, ("--plain",)) as terminal:
        terminal.press("\x04")
        assert terminal.until_over() == 1
