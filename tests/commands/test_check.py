"""`check`: which answers files cannot be used, with all their faults, and nothing else."""

import json
from pathlib import Path

import pytest

from tests.helpers.answers import HOSTILE_NAMES
from tests.helpers.command import run
from tests.helpers.faulty_answers import FAULTS
from tests.helpers.profiles import several
from tests.helpers.shipped import CASES, TESTS, written
from tests.helpers.terminal import Terminal

GOOD = [TESTS / "cases" / f"{case}.json" for case in CASES]


def test_what_can_be_used_is_counted() -> None:
    said = f"Answers files checked: {len(GOOD)}. All can be used.\n"
    assert (0, said, "") == run("check", *GOOD, "--lang", "en")


@pytest.mark.parametrize("kind", several(FAULTS, 12))
def test_each_fault_is_told_as_a_run_would_tell_it(kind: str, tmp_path: Path) -> None:
    document, named = FAULTS[kind]
    path = written(tmp_path, document)
    done = run("check", path, "--lang", "en")
    assert (3, "") == (done.returncode, done.stderr)
    *faults, empty, last = done.stdout.splitlines()
    assert run("--answers", path, "--lang", "en").stderr.splitlines()[:-1] == faults
    assert ["", "Answers files checked: 1. Cannot be used like this: 1."] == [empty, last]
    assert [word for word in named if word not in done.stdout] == []


def test_folders_and_lines_are_checked_and_each_fault_told_at_its_place(tmp_path: Path) -> None:
    written(tmp_path, json.dumps(CASES["r22"]).encode() + b"\n[]\n", "many.jsonl")
    told = run("check", tmp_path, "-", "--lang", "nl", stdin=b"{}\n")
    assert f"{tmp_path / 'many.jsonl'}, regel 2 is zo niet te gebruiken. Er is één fout:" in told.stdout.splitlines()
    assert "Standaardinvoer, regel 1 is zo niet" in told.stdout
    data = json.loads(run("check", tmp_path, "-", "--format", "json", stdin=b"{}\n").stdout)
    places = [(each["input"], each["line"]) for each in data["answers"]]
    assert [(str(tmp_path / "many.jsonl"), 2), ("-", 1)] == places
    assert (3, 2) == (data["checked"], data["faulty"])


def test_no_control_character_comes_through_and_lines_fit_the_terminal(tmp_path: Path) -> None:
    wrong = {"answers": {name: name for name in HOSTILE_NAMES}}
    path = written(tmp_path, wrong, "\x1b[31mred.json")
    assert "\x1b" not in run("check", path).stdout
    with Terminal(tmp_path, "check", path, columns=40) as terminal:
        assert 3 == terminal.until_over()
    words = [line for line in terminal.heard.decode().split("\r\n") if len(line) >= 40 and " " in line.strip(" •")]
    assert [] == words
