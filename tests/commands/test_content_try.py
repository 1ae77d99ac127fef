"""`content try`: whom a change moves from one title to another, and which rule does that, before it is handed out."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command import run
from tests.helpers.profiles import several
from tests.helpers.report_facts import squeezed
from tests.helpers.shipped import (
    CASES,
    CONTENT,
    LANGUAGES,
    TESTS,
    changed,
    command_line_texts,
    shipped_bank,
    shipped_texts,
    written,
)
from vbm_quiz.commands.content_new import copy_folder

ENOUGH, FEW = 400, 20
"""How many made-up answers are tried: enough for a limit of the tasks, and in a test that is not about them."""
ALMOST = changed(
    CASES["r22"],
    forecast__goals="not_done",
    organise__divide="help",
    organise__responsibilities="not_done",
    delegate__hand_over="help",
    delegate__follow_up="help",
    letting_go__hours_client=40,
    letting_go__hours_executing=10,
)
"""A manager's answers, of whose tasks only three are held: planning, coordinating and controlling."""
BAKERY = {"name": "Bakery Van Dam", "growth": "steady", "team": "one", "willing": "yes", "lets_go": "yes"}


def quiz(folder: Path, *edits: tuple[str, str]) -> Path:
    """A copy of the shipped quiz in which each text of its rules, which stands there once, is replaced by another."""
    copy_folder(CONTENT, folder)
    rules = (folder / "quiz.toml").read_text("utf-8")
    for old, new in edits:
        assert rules.count(old) == 1, old
        rules = rules.replace(old, new)
    (folder / "quiz.toml").write_text(rules, "utf-8")
    return folder


CASE_FILE = TESTS / "cases" / "r22.json"
THREE_TASKS = ("at_least = 4\nall_of", "at_least = 3\nall_of")


@pytest.fixture
def enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbm_quiz.commands.content_try.MOST_MADE_UP", ENOUGH)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbm_quiz.commands.content_try.MOST_MADE_UP", FEW)


def data(*arguments: str | Path, stdin: bytes | None = None, code: int = 0) -> dict[str, Any]:
    """What the command tells as JSON, where it ends with this exit code."""
    done = run("content", "try", *arguments, "--format", "json", stdin=stdin)
    assert (code, "") == (done.returncode, done.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


# ---------------------------------------------------------------- three tasks instead of four


@pytest.mark.usefixtures("enough")
def test_it_shows_who_moves_and_why_where_the_reference_cases_show_nothing(tmp_path: Path) -> None:
    found = data(quiz(tmp_path / "mine", THREE_TASKS), "--answers", TESTS / "cases", code=3)
    assert [{"path": "conditions.cycle.at_least", "from": 4, "to": 3}] == found["changes"]
    assert (12, 0) == (found["people"], sum(each["people"] for each in found["titles"]))
    first = found["titles"][0]
    assert {"titles": ["virtual_assistant"], "status": "fits"} == first["from"]
    assert {"titles": ["virtual_business_manager"], "status": "fits"} == first["to"]
    assert [{"id": "cycle", "from": "not_met", "to": "met"}] == first["example"]["conditions"]
    assert ["index.json"] == [Path(each["input"]).name for each in found["unreadable"]]
    assert {"comes", "goes"} == {each["moves"] for each in found["next_steps"]}

    example = written(tmp_path, first["example"]["document"], "example.json")
    titles = [
        json.loads(run("--answers", example, "--format", "json", *options).stdout)["title"]["id"]
        for options in ((), ("--content", tmp_path / "mine"))
    ]
    assert ["virtual_assistant", "virtual_business_manager"] == titles


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("language", several(LANGUAGES, 1))
def test_it_tells_a_person_who_moves_by_her_file(language: str, tmp_path: Path) -> None:
    mine, texts = quiz(tmp_path / "mine", THREE_TASKS), shipped_texts(language)
    almost = written(tmp_path, ALMOST, "almost.json")
    said = command_line_texts(language)
    done = run("content", "try", mine, "--answers", almost, "--lang", language)
    assert (0, "") == (done.returncode, done.stderr)
    names = [texts(f"titles.{title}.name") for title in ("virtual_assistant", "virtual_business_manager")]
    moved = said("content.try.moved", before=names[0], after=names[1])
    rule = said("content.try.rule", name=texts("conditions.cycle.name"), changes="at_least: 4 → 3")
    held = [texts(f"tasks.{task}.name") for task in ("plan", "coordinate", "control")]
    for told in (
        f"{moved}: {said('content.try.counted_real', count=1)}",
        rule,
        texts("conditions.cycle.some", held=3, total=6),
        texts("interface.shortfall.at_least", at_least=4),
        f"{almost} – {texts('task_states.held')}: {texts.listed(held)}",
    ):
        assert squeezed(told) in squeezed(done.stdout), told


@pytest.mark.usefixtures("few")
def test_it_never_names_a_client(tmp_path: Path) -> None:
    """Nor does it where something else stands in the place of the clients."""
    mine = quiz(tmp_path / "mine", THREE_TASKS)
    for number, clients in enumerate(([BAKERY], BAKERY, [BAKERY["name"]])):
        written(tmp_path / "mine", {**ALMOST, "clients": clients}, f"{number}.json")
    for options in ((), ("--plain",), ("--format", "json")):
        done = run("content", "try", mine, "--answers", mine, *options)
        assert (3, False) == (done.returncode, "Bakery" in done.stdout)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_no_line_is_wider_than_the_screen(columns: str, tmp_path: Path) -> None:
    almost = written(tmp_path, ALMOST)
    done = run("content", "try", quiz(tmp_path / "mine", THREE_TASKS), "--answers", almost, COLUMNS=columns)
    assert max(map(len, done.stdout.splitlines())) <= int(columns)


# ---------------------------------------------------------------- what a step comes or goes by


FIND_OUT = ("most = 2 # of two kinds", "most = 1 # of two kinds")


@pytest.mark.usefixtures("enough")
@pytest.mark.parametrize("language", several(LANGUAGES, 1))
def test_a_step_tells_what_it_comes_or_goes_by(language: str, tmp_path: Path) -> None:
    """The `most` of its group, or the room that another one leaves."""
    said, texts = command_line_texts(language), shipped_texts(language)
    mine = quiz(tmp_path / "mine", FIND_OUT)
    gone = next(each["id"] for each in data(mine)["next_steps"] if each["moves"] == "goes")
    page = squeezed(run("content", "try", mine, "--lang", language).stdout)
    name = texts(f"next_steps.{gone}.title")
    assert squeezed(said("content.try.step_goes", step=name)) in page
    assert squeezed(said("content.try.by_rules", rules="next_steps.groups.find_out.most: 2 → 1")) in page
    assert squeezed(said("content.try.in_place_of", steps=name)) in page


@pytest.mark.usefixtures("enough")
@pytest.mark.parametrize("language", several(LANGUAGES, 1))
def test_steps_that_only_follow_from_another_title_come_last(language: str, tmp_path: Path) -> None:
    said, texts = command_line_texts(language), shipped_texts(language)
    page = squeezed(run("content", "try", quiz(tmp_path / "mine", THREE_TASKS), "--lang", language).stdout)
    own = squeezed(said("content.try.by_conditions", conditions=texts("conditions.cycle.name")))
    follows = squeezed(said("content.try.with_title", before="@", after="@").partition("@")[0])
    assert -1 < page.rfind(own) < page.find(follows)


# ---------------------------------------------------------------- what does not move


@pytest.mark.parametrize("language", several(LANGUAGES, 1))
def test_other_texts_move_nothing_and_it_says_so(language: str, tmp_path: Path) -> None:
    done = run("content", "try", quiz(tmp_path / "mine"), "--answers", TESTS / "cases", "--lang", language)
    assert squeezed(command_line_texts(language)("content.try.same_rules")) in squeezed(done.stdout)


@pytest.mark.usefixtures("few")
def test_where_nothing_moves_it_says_on_how_many_answers(tmp_path: Path) -> None:
    said = command_line_texts("en")
    mine = quiz(tmp_path / "mine", ('id = "vbm"\nversion = "', 'id = "vbm"\nversion = "9'))
    done = run("content", "try", mine, "--answers", CASE_FILE)
    tried = [said("content.try.person", count=1), said("content.try.made_up", count=FEW)]
    told = f"{said('content.try.tried', answers=' and '.join(tried))} {said('content.try.nothing')}"
    assert squeezed(told) in squeezed(done.stdout)


# ---------------------------------------------------------------- answers as they are


def test_what_the_files_lack_or_have_too_much_is_counted(tmp_path: Path) -> None:
    """A line each; a kept result is an answers file as well."""
    lines = [
        changed(ALMOST, control__budget="help"),
        changed(ALMOST, control__measure=None, rates__basis="barter"),
        {**ALMOST, "kept": {"number": 1, "title": {"id": None, "status": "not_enough_shown"}}},
    ]
    stdin = "\n".join([*map(json.dumps, lines), "{"]).encode()
    found = data(quiz(tmp_path / "mine"), "--answers", "-", stdin=stdin, code=3)
    expected = {
        "passed_over": {"control.budget": 1},
        "not_possible": {"rates.basis": 1},
        "missing": {"control.measure": 1},
    }
    assert (3, expected, expected) == (found["people"], found["questions"]["before"], found["questions"]["after"])
    assert [("-", 4)] == [(each["input"], each["line"]) for each in found["unreadable"]]


@pytest.mark.usefixtures("few")
def test_questions_that_are_new_or_gone_are_named(tmp_path: Path) -> None:
    mine = quiz(tmp_path / "mine")
    for file in mine.rglob("*.toml"):
        file.write_text(file.read_text("utf-8").replace("letting_go.recruit", "letting_go.hiring"), "utf-8")
    questions = data(mine, "--answers", CASE_FILE)["questions"]
    assert (["letting_go.hiring"], ["letting_go.recruit"]) == (questions["new"], questions["gone"])
    after = {"passed_over": {"letting_go.recruit": 1}, "not_possible": {}, "missing": {"letting_go.hiring": 1}}
    assert after == questions["after"]
    text = run("content", "try", mine, "--against", CONTENT, "--answers", CASE_FILE).stdout
    assert squeezed(shipped_texts("en")("questions.letting_go.recruit.short")) in squeezed(text)
    assert squeezed(command_line_texts("en")("content.try.missing_after")) in squeezed(text)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("language", several(LANGUAGES, 1))
def test_what_cannot_be_used_is_said_first_and_by_the_exit_code(language: str, tmp_path: Path) -> None:
    """Faulty answers end with 3, and a file that is not there with 6; what could be used is tried all the same."""
    said, faulty = command_line_texts(language), written(tmp_path, b"{", "faulty.json")
    mine = quiz(tmp_path / "mine", THREE_TASKS)
    for code, named in ((3, [faulty, CASE_FILE]), (6, [faulty, tmp_path / "class"])):
        options = [word for each in named for word in ("--answers", each)]
        done = run("content", "try", mine, *options, "--lang", language)
        not_used = said("content.try.not_used", count=len(named) - (code == 3), total=2)
        in_order = (not_used, said("content.try.unreadable"), str(named[code == 6]), said("content.try.changes"))
        places = [squeezed(done.stdout).find(squeezed(told)) for told in in_order]
        assert (code, "", sorted(places)) == (done.returncode, done.stderr, places)
        assert -1 not in places


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("language", several(LANGUAGES, 1))
def test_other_rules_under_the_same_version_are_told(language: str, tmp_path: Path) -> None:
    told = squeezed(command_line_texts(language)("content.try.same_version", version=shipped_bank().version))
    raised = ('id = "vbm"\nversion = "', 'id = "vbm"\nversion = "9')
    for name, edits in (("same", [THREE_TASKS]), ("raised", [THREE_TASKS, raised]), ("unchanged", [])):
        page = run("content", "try", quiz(tmp_path / name, *edits), "--lang", language).stdout
        assert (name == "same") == (told in squeezed(page)), name


@pytest.mark.parametrize("language", several(LANGUAGES, 1))
def test_without_a_quiz_of_ones_own_there_is_nothing_to_try(language: str) -> None:
    said = command_line_texts(language)("content.try.no_folder")
    assert (2, "", f"{said}\n") == run("content", "try", "--lang", language)


# ---------------------------------------------------------------- quizzes that are wrong, or speak another language


def test_a_quiz_with_faults_is_not_tried(tmp_path: Path) -> None:
    mine = quiz(tmp_path / "mine", ('one_of = ["organise", "delegate", "coordinate"]', 'one_of = ["organize"]'))
    done = run("content", "try", mine)
    assert (3, "") == (done.returncode, done.stdout)
    assert "organize" in done.stderr


@pytest.mark.usefixtures("few")
def test_a_quiz_in_one_language_is_told_of_in_the_language_of_the_run(tmp_path: Path) -> None:
    mine = quiz(tmp_path / "mine", THREE_TASKS)
    shutil.rmtree(mine / "nl")
    done = run("content", "try", mine, "--answers", written(tmp_path, ALMOST), "--lang", "nl")
    assert (0, "") == (done.returncode, done.stderr)
    assert command_line_texts("nl")("content.try.titles") in done.stdout
    assert f"Virtueel Assistent → {shipped_texts('en')('titles.virtual_business_manager.name')}" in done.stdout


@pytest.mark.usefixtures("few")
def test_a_name_that_is_no_utf_8_is_shown(tmp_path: Path) -> None:
    mine = quiz(tmp_path / "mine", THREE_TASKS)
    named = tmp_path / os.fsdecode(b"almost-\xff.json")
    written(tmp_path, ALMOST, "almost.json").rename(named)
    assert "almost-�.json" in data(mine, "--answers", named)["titles"][0]["example"]["input"]
    assert 0 == run("content", "try", mine, "--answers", named).returncode
