"""Answers files: what is read, and how every fault is reported: all at once, each with its path."""

import errno
import json
import re
from pathlib import Path
from unittest.mock import Mock

import pytest

from tests.helpers.command import run
from tests.helpers.faulty_answers import FAULTS
from tests.helpers.shipped import CASES, changed, read, report_data, report_of, shipped_bank, written
from vbm_quiz import evaluate, load_bank
from vbm_quiz.commands.answers_input import read_document
from vbm_quiz.errors import InvalidAnswers
from vbm_quiz.scoring.comparison import compare, score_answers

MANAGER = CASES["r22"]

UNREADABLE = {
    "an empty file": (b"", "There is nothing in here"),
    "only spaces": (b"  \n", "There is nothing in here"),
    "no JSON": (b'{"answers": {', "line 1"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00", "UTF-8"),
    "latin 1": ('{"respondent": "Zoë"}'.encode("latin-1"), "UTF-8"),
    "a mebibyte of brackets": (b"[" * 1024 * 1024, "too many layers"),
    "nested too deep": (b'{"answers":' * 60 + b"{}" + b"}" * 60, "too many layers"),
    "ten megabytes": (b" " * 10_000_000, "1 MiB"),
    "a list": (b"[]", "[]"),
    "a number": (b"7", "7"),
    "null": (b"null", "null"),
    "a lone surrogate": (b'{"answers": {}, "respondent": "\\ud800"}', "\\ud800"),
    "a lone surrogate as a key": (b'{"answers": {"\\udfff": 1}}', "\\udfff"),
    "a key that stands twice": (b'{"answers": {"plan.actions": 1, "plan.actions": 2}}', "plan.actions"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_an_unreadable_file_is_refused_in_words(kind: str, tmp_path: Path) -> None:
    content, named = UNREADABLE[kind]
    done = run("--answers", written(tmp_path, content))
    assert (done.returncode, done.stdout) == (3, "")
    assert named in done.stderr
    assert sorted(tmp_path.iterdir()) == [tmp_path / "answers.json"]


def test_a_folder_and_a_missing_file_are_refused_in_words(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.json", tmp_path / "answers.json" / "deeper"):
        done = run("--answers", path)
        assert (done.returncode, done.stdout) == (6, ""), path
        assert str(path) in done.stderr


def test_a_file_that_may_not_be_read_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", Mock(side_effect=PermissionError(errno.EACCES, "Permission denied")))
    with pytest.raises(InvalidAnswers) as error:
        read_document(str(tmp_path / "answers.json"))
    assert [fault.key for fault in error.value.faults] == ["no_permission"]


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_names_its_path_and_what_is_allowed(kind: str, tmp_path: Path) -> None:
    document, named = FAULTS[kind]
    done = run("--answers", written(tmp_path, document))
    assert (done.returncode, done.stdout) == (3, "")
    assert [text for text in named if text not in done.stderr] == []


def test_all_faults_are_reported_at_once(tmp_path: Path) -> None:
    document = changed(MANAGER, plan__actions="x", control__measure=9, letting_go__people=-1, plan__acton=1)
    done = run("--answers", written(tmp_path, {**document, "format": 3, "clients": [{}], "date": "soon"}))
    lines = [line for line in done.stderr.splitlines() if line.startswith("  • ")]
    assert len(lines) == 4 + 2 + 5
    assert done.returncode == 3


def test_what_is_missing_is_told_beside_what_is_wrong_in_every_way_to_read_answers(tmp_path: Path) -> None:
    document = changed(MANAGER, plan__actions=None, forecast__gaols="not_done", control__measure=9)
    path, names = str(written(tmp_path, document)), ["control.measure", "forecast.gaols", "plan.actions"]
    expected = [f'answers["{name}"]' for name in names]
    scored = json.loads(run("score", path).stdout)["faults"]
    (checked,) = json.loads(run("check", path, "--format", "json").stdout)["answers"]
    for faults in (scored, checked["faults"]):
        assert expected == [fault["path"] for fault in faults]
    with pytest.raises(InvalidAnswers) as error:
        evaluate(load_bank(), document)
    assert expected == [fault.path for fault in error.value.faults]
    for command in (["--answers", path], ["compare", path, path]):
        assert [f"  • {each}" for each in expected] == re.findall(r"^  • \S+(?=: )", run(*command).stderr, re.MULTILINE)


def test_what_a_setting_answers_or_asks_for_is_not_missing(tmp_path: Path) -> None:
    """An example that a setting asks for is taken as yes."""
    path = written(tmp_path, changed(MANAGER, forecast__goals=None, forecast__example=None, plan__risk="help"))
    done = run("--answers", path, "--set", f"forecast.goals={shipped_bank().scale.levels[-1]}")
    assert (3, True) == (done.returncode, "plan.risk" in done.stderr)
    assert "forecast" not in done.stderr


# ---------------------------------------------------------------- what is no fault


def test_a_level_as_a_number_is_its_id() -> None:
    assert read(changed(MANAGER, plan__actions=2)) == read(changed(MANAGER, plan__actions="own_part"))


def test_nothing_below_zero_is_nothing() -> None:
    below, zero = (changed(MANAGER, letting_go__hours_client=40, letting_go__hours_executing=n) for n in (-0.0, 0))
    assert read(below) == read(zero)


def test_a_stored_example_that_nothing_asks_for_is_no_fault_and_changes_nothing() -> None:
    assert report_of(changed(MANAGER, forecast__example="no")).result == report_of(MANAGER).result


@pytest.mark.parametrize("goal", ["virtual_business_manager", "unsure", "stay"])
def test_a_stored_answer_that_nothing_asks_for_is_no_fault_and_changes_nothing(goal: str) -> None:
    """Who has no new role has nothing to tell clients, whatever the file still says of it."""
    role = changed(MANAGER, start__goal=goal, rates__last_change="for_new_role", rates__conversation="no_new_role")
    told = [changed(role, rates__clients_told=each) for each in (None, "none", "some", "all", "unknown", "no_new_role")]
    assert [report_data(each) for each in told] == [report_data(told[0])] * len(told)
    compared = [score_answers(shipped_bank(), read(each)) for each in (told[0], told[1])]
    assert compare(shipped_bank(), *compared).answers == ()


def test_a_choice_of_an_earlier_version_is_read_and_not_offered() -> None:
    document = changed(MANAGER, rates__conversation="held", rates__clients_told="no_new_role")
    assert read(document).values["rates.clients_told"] == "no_new_role"
    items = {each["id"] for each in report_data(document)["transition"]["rates"]}
    assert items == {"basis", "last_change", "conversation"}
    listed = json.loads(run("questions", "--format", "json").stdout)["sections"]
    (asked,) = (each for section in listed for each in section["questions"] if each["id"] == "rates.clients_told")
    assert [*asked["choices"]] == ["none", "some", "all", "unknown"]
    assert asked["asked_beside"] == {"rates.conversation": ["not_yet", "prepared", "held", "unknown"]}
    assert "\n  asked_when rates.conversation = not_yet, prepared, held, unknown\n" in run("questions").stdout


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    assert run("--answers", written(tmp_path, b"\xef\xbb\xbf" + json.dumps(MANAGER).encode())).returncode == 0


def test_standard_input_is_read(tmp_path: Path) -> None:
    from_file = run("--answers", written(tmp_path, MANAGER), "--format", "json")
    assert from_file.returncode == 0
    assert run("--answers", "-", "--format", "json", stdin=json.dumps(MANAGER).encode()) == from_file


def test_the_template_can_be_read_back_as_it_stands(tmp_path: Path) -> None:
    template = run("template")
    assert template.returncode == 0
    done = run("--answers", written(tmp_path, template.stdout.encode()), "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["title"]["status"] == "not_enough_shown"
