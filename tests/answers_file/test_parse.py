"""Answers files: what is read, and how every fault is told: all at once, with its place, and never as a traceback."""

import json
import os
import stat
from pathlib import Path

import pytest

from tests.helpers.support import CASES, Document, run

MANAGER = CASES["r22"]


def written(folder: Path, content: bytes | Document) -> Path:
    path = folder / "answers.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def changed(**changes: object) -> Document:
    """The manager's answers with some changed; `__` stands for a dot, None takes an answer away."""
    answers = dict(MANAGER["answers"])
    for name, value in changes.items():
        answers[name.replace("__", ".")] = value
    return {**MANAGER, "answers": {key: value for key, value in answers.items() if value is not None}}


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
    assert "Traceback" not in done.stderr
    assert sorted(tmp_path.iterdir()) == [tmp_path / "answers.json"]


def test_a_folder_and_a_missing_file_are_refused_in_words(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.json", tmp_path / "answers.json" / "deeper"):
        done = run("--answers", path)
        assert (done.returncode, done.stdout) == (3, ""), path
        assert str(path) in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_closed_file_is_refused_in_words(tmp_path: Path) -> None:
    path = written(tmp_path, MANAGER)
    path.chmod(0)
    done = run("--answers", path)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


FAULTS: dict[str, tuple[Document, list[str]]] = {
    "an unknown id": (changed(plan__acton=1), ['answers["plan.acton"]', "plan.actions"]),
    "a far id": (changed(qqqq=1), ['answers["qqqq"]']),
    "a wrong choice": (changed(plan__actions="responsable"), ["responsable", "responsible", "own_part"]),
    "a level too high": (changed(plan__actions=4), ['answers["plan.actions"]', "4", "0 – 3"]),
    "half a level": (changed(plan__actions=1.5), ['answers["plan.actions"]', "1.5"]),
    "a level as true": (changed(plan__actions=True), ['answers["plan.actions"]', "true"]),
    "a missing answer": (changed(plan__actions=None), ['answers["plan.actions"]', "not_done"]),
    "a missing example": (changed(plan__example=None), ['answers["plan.example"]', "yes"]),
    "a number as text": (changed(letting_go__people="two"), ['answers["letting_go.people"]', "two"]),
    "half a person": (changed(letting_go__people=1.5), ['answers["letting_go.people"]', "1.5"]),
    "too many people": (changed(letting_go__people=501), ["501", "500"]),
    "a negative number": (changed(letting_go__people=-1), ["-1"]),
    "too many hours": (changed(letting_go__hours_client=337), ["337", "336"]),
    "three decimals": (changed(letting_go__hours_client=1.125), ["1.125"]),
    "more executing than client hours": (
        changed(letting_go__hours_client=10, letting_go__hours_executing=10.5),
        ['answers["letting_go.hours_executing"]', "10.5", "10", "letting_go.hours_client"],
    ),
    "a rate of nothing": (changed(rates__hourly_now=0), ['answers["rates.hourly_now"]', "> 0"]),
    "a list as an answer": (changed(plan__actions=[1]), ['answers["plan.actions"]', "[1]"]),
    "an unknown top-level key": ({**MANAGER, "anwsers": {}}, ["anwsers"]),
    "another format": ({**MANAGER, "format": 2}, ["format", "2"]),
    "a format as true": ({**MANAGER, "format": True}, ["format", "true"]),
    "no answers": ({"format": 1}, ["answers"]),
    "answers as a list": ({"answers": []}, ["answers", "[]"]),
    "a date that is none": ({**MANAGER, "date": "2026-02-30"}, ["date", "2026-02-30"]),
    "a date in another form": ({**MANAGER, "date": "20260101"}, ["date", "20260101"]),
    "an unknown language": ({**MANAGER, "language": "xx"}, ["language", "xx", "nl"]),
    "a respondent as a number": ({**MANAGER, "respondent": 7}, ["respondent", "7"]),
    "clients as an object": ({**MANAGER, "clients": {}}, ["clients"]),
    "a client as a text": ({**MANAGER, "clients": ["x"]}, ["clients[0]"]),
    "a client without a name": ({**MANAGER, "clients": [{"growth": "steady"}]}, ["clients[0].name", "clients[0].team"]),
    "a client's name too long": (
        {
            **MANAGER,
            "clients": [{"name": "x" * 81, "growth": "steady", "team": "one", "willing": "yes", "lets_go": "yes"}],
        },
        ["clients[0].name", "81", "80"],
    ),
    "a client's unknown field": ({**MANAGER, "clients": [{"name": "A", "grwth": "steady"}]}, ["grwth", "growth"]),
    "too many clients": (
        {
            **MANAGER,
            "clients": [{"name": "A", "growth": "steady", "team": "one", "willing": "yes", "lets_go": "yes"}] * 51,
        },
        ["51", "50"],
    ),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_names_its_place_and_what_is_allowed(kind: str, tmp_path: Path) -> None:
    document, named = FAULTS[kind]
    done = run("--answers", written(tmp_path, document))
    assert (done.returncode, done.stdout) == (3, "")
    for text in named:
        assert text in done.stderr
    assert "Traceback" not in done.stderr


def test_the_counterexample_has_no_fault(tmp_path: Path) -> None:
    """All of the faults above are made from these answers, so they must be without any."""
    assert run("--answers", written(tmp_path, MANAGER)).returncode == 0


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999999999", b"1e-999999999", b"7" * 400])
def test_a_number_beyond_all_bounds_is_refused(number: bytes, tmp_path: Path) -> None:
    content = json.dumps(changed(letting_go__hours_client="HERE")).encode().replace(b'"HERE"', number)
    done = run("--answers", written(tmp_path, content))
    assert (done.returncode, done.stdout) == (3, "")
    assert 'answers["letting_go.hours_client"]' in done.stderr
    assert "Traceback" not in done.stderr


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    document = changed(plan__actions="x", control__measure=9, letting_go__people=-1, plan__acton=1)
    done = run("--answers", written(tmp_path, {**document, "format": 3, "clients": [{}], "date": "soon"}))
    lines = [line for line in done.stderr.splitlines() if line.startswith("  • ")]
    assert len(lines) == 4 + 2 + 5
    assert done.returncode == 3


def test_a_level_as_a_number_gives_the_same_bytes_as_its_id(tmp_path: Path) -> None:
    number = run("--answers", written(tmp_path, changed(plan__actions=2)), "--format", "json")
    id_ = run("--answers", written(tmp_path, changed(plan__actions="own_part")), "--format", "json")
    assert number.returncode == 0
    assert number.stdout == id_.stdout


def test_a_stored_example_that_nothing_asks_for_is_no_fault_and_changes_nothing(tmp_path: Path) -> None:
    without = run("--answers", written(tmp_path, changed()), "--format", "json")
    with_ = run("--answers", written(tmp_path, changed(forecast__example="no")), "--format", "json")
    assert with_.returncode == 0
    assert with_.stdout == without.stdout


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    assert run("--answers", written(tmp_path, b"\xef\xbb\xbf" + json.dumps(MANAGER).encode())).returncode == 0


def test_standard_input_is_read(tmp_path: Path) -> None:
    from_file = run("--answers", written(tmp_path, MANAGER), "--format", "json")
    from_stdin = run("--answers", "-", "--format", "json", stdin=json.dumps(MANAGER).encode())
    assert from_stdin.returncode == 0
    assert from_stdin.stdout == from_file.stdout


def test_a_setting_goes_over_the_file_and_says_which_example_it_takes_for_granted(tmp_path: Path) -> None:
    path = written(tmp_path, MANAGER)
    done = run("--answers", path, "--set", "forecast.goals=responsible", "--format", "json")
    forecast = json.loads(done.stdout)["tasks"][0]
    assert (forecast["activities"][0]["counted"], forecast["example"]) == ("responsible", "yes")
    assert "--set forecast.example=no" in done.stderr
    done = run("--answers", path, "--set", "forecast.goals=3", "--set", "forecast.example=no", "--format", "json")
    assert json.loads(done.stdout)["tasks"][0]["activities"][0]["counted"] == "own_part"
    assert done.stderr == ""


@pytest.mark.parametrize("setting", ["plan.actions", "=1", "plan.actions=9", "plan.acton=1", "letting_go.people=two"])
def test_a_wrong_setting_is_refused_in_words(setting: str, tmp_path: Path) -> None:
    done = run("--answers", written(tmp_path, MANAGER), "--set", setting)
    assert done.returncode in (2, 3)
    assert "--set" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_answers_are_saved_privately_and_read_back_to_the_same_report(tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    client = {"name": "Café [red]", "growth": "steady", "team": "one", "willing": "yes", "lets_go": "unknown"}
    document = {**changed(letting_go__hours_client=37.25, letting_go__hours_executing=12), "clients": [client]}
    first = run("--answers", written(tmp_path, document), "--save-answers", saved, "--format", "json")
    again = run("--answers", saved, "--format", "json")
    assert (first.returncode, again.returncode) == (0, 0)
    assert first.stdout == again.stdout
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert json.loads(saved.read_text("utf-8"))["answers"]["letting_go.hours_client"] == 37.25


def test_a_file_that_exists_is_not_replaced_without_force(tmp_path: Path) -> None:
    answers, target = written(tmp_path, MANAGER), tmp_path / "kept.json"
    target.write_text("mine")
    refused = run("--answers", answers, "--save-answers", target)
    assert (refused.returncode, refused.stdout, target.read_text()) == (2, "", "mine")
    assert "--force" in refused.stderr
    assert run("--answers", answers, "--save-answers", target, "--force").returncode == 0
    assert json.loads(target.read_text("utf-8"))["respondent"] == "r22"


def test_a_place_that_cannot_be_written_is_refused_before_anything_is_told(tmp_path: Path) -> None:
    done = run("--answers", written(tmp_path, MANAGER), "--save-answers", tmp_path / "no" / "where.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "where.json" in done.stderr


def test_the_template_can_be_read_back_as_it_stands(tmp_path: Path) -> None:
    template = run("template")
    assert template.returncode == 0
    done = run("--answers", written(tmp_path, template.stdout.encode()), "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["title"]["status"] == "not_enough_shown"
