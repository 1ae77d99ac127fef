"""Each way in which a run can end: its exit code, and what it says on which stream."""

import os
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, TextIO
from unittest.mock import patch

import pytest

from tests.helpers.answers import ALL_UNKNOWN, ASSISTANT, MANAGER, PROFESSIONAL, with_
from tests.helpers.command import environment, exit_code, run, shell
from tests.helpers.reference_scorer import Values
from tests.helpers.shipped import TESTS, shipped_texts, written

CASE = str(TESTS / "cases" / "r22.json")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["nonsense"],
        ["--format", "docx"],
        ["--answers", CASE, "--output", "report.docx"],
        ["--answers", CASE, "--lang", "xx"],
        ["--answers", CASE, "--require", "boss"],
        ["--answers", CASE, "--set", "plan.actions"],
        ["--answers", CASE, "--save-answers", "-"],
        ["--answers"],
        ["questions", "--lang", "xx"],
        ["explain", "plan.acton"],
        ["schema", "else"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_names_what_was_wrong(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert arguments[-1] in done.stderr


def test_a_mistyped_question_gets_the_nearest() -> None:
    assert "plan.actions" in run("explain", "plan.acton").stderr


def test_missing_answers_without_a_terminal_are_3(tmp_path: Path) -> None:
    some = {question: value for question, value in MANAGER.items() if question != "plan.schedule"}
    path = written(tmp_path, {"answers": some})
    for extra in ([], ["--no-input"]):
        done = run("--answers", path, *extra)
        assert (done.returncode, done.stdout) == (3, "")
        assert 'answers["plan.schedule"]' in done.stderr
    assert run("--answers", path, "--set", "plan.schedule=2").returncode == 0


def test_all_answers_may_come_from_settings() -> None:
    settings = [f"--set={question}={value}" for question, value in ASSISTANT.items()]
    assert run(*settings, "--format", "json").returncode == 0


def test_no_input_asks_nothing_and_names_what_is_missing() -> None:
    done = run("--no-input")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("--no-input ")
    assert 'answers["forecast.goals"]' in done.stderr
    assert run("--no-input", "--set", "plan.actions=1").stderr.startswith("--set ")


PROVISIONAL = with_(MANAGER, letting_go__people="unknown")
REQUIRE: list[tuple[Values, str, int]] = [
    (MANAGER, "virtual_business_manager", 0),
    (MANAGER, "online_business_manager", 0),
    (MANAGER, "virtual_professional", 0),
    (MANAGER, "virtual_assistant", 0),
    (PROFESSIONAL, "virtual_business_manager", 5),
    (PROFESSIONAL, "virtual_professional", 0),
    (ASSISTANT, "virtual_professional", 5),
    (ASSISTANT, "virtual_assistant", 0),
    (PROVISIONAL, "virtual_business_manager", 5),
    (PROVISIONAL, "virtual_assistant", 5),
    (ALL_UNKNOWN, "virtual_assistant", 5),
]


@pytest.mark.parametrize(("answers", "title", "code"), REQUIRE)
def test_a_title_that_is_required_and_not_reached_is_5_after_the_report(
    answers: dict[str, Any], title: str, code: int, tmp_path: Path
) -> None:
    done = run("--answers", written(tmp_path, {"answers": answers}), "--require", title, "--format", "json")
    assert done.returncode == code
    assert done.stdout.startswith('{\n  "format": 2')
    assert bool(done.stderr) == (code == 5)


# ---------------------------------------------------------------- what cannot be read or written


def reader_gone() -> TextIO:
    """A pipe whose reader has gone."""
    reading, writing = os.pipe()
    os.close(reading)
    return os.fdopen(writing, "w")


def full_disk() -> TextIO:
    return Path("/dev/full").open("w", encoding="utf-8")


PRINTS = (
    ["--help"],
    ["--version"],
    ["--show-completion", "bash"],
    ["content"],
    ["content", "new", "--help"],
    ["questions"],
    ["explain", "plan.actions"],
    ["template"],
    ["schema", "report"],
    ["history"],
    ["compare", CASE, CASE],
    ["forget"],
    ["--answers", CASE],
    ["--answers", CASE, "--format", "json"],
)
OUTPUTS: dict[str, tuple[Callable[[], TextIO | None], int]] = {
    "a reader that has gone": (reader_gone, 0),
    "a full disk": (full_disk, 6),
    "no standard output": (lambda: None, 6),
}


def ended_with(arguments: list[str], stdout: TextIO | None, home: Path) -> tuple[int, str]:
    """The exit code and what was said on standard error."""
    stderr = TextIOWrapper(said := BytesIO(), encoding="utf-8", write_through=True)
    folders = {"XDG_STATE_HOME": str(home), "XDG_DATA_HOME": str(home)}
    with (
        patch.dict(os.environ, environment(**folders), clear=True),
        patch.multiple(
            sys, argv=["vbm-quiz", *arguments], stdin=TextIOWrapper(BytesIO()), stdout=stdout, stderr=stderr
        ),
    ):
        code = exit_code()
        sys.stdout.close()
    return code, said.getvalue().decode()


@pytest.mark.parametrize("arguments", PRINTS, ids=" ".join)
@pytest.mark.parametrize("output", OUTPUTS)
def test_what_cannot_be_printed_is_6_and_a_reader_that_goes_away_0(
    output: str, arguments: list[str], tmp_path: Path
) -> None:
    make, code = OUTPUTS[output]
    ended, said = ended_with(arguments, make(), tmp_path)
    assert code == ended, said
    assert (code != 0) == bool("Traceback" not in said and ("full" in said or "closed" in said))


@pytest.mark.parametrize("name", ["none.json", "folder", "file.json/below.json", "circle.json"])
def test_answers_that_cannot_be_read_are_6(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.json").touch()
    (tmp_path / "circle.json").symlink_to("circle.json")
    assert (6, "") == run("--answers", tmp_path / name)[:2]


def test_answers_from_a_closed_standard_input_are_6() -> None:
    done = shell("vbm-quiz --lang en --answers - <&-")
    assert (6, "") == (done.returncode, done.stdout)
    assert shipped_texts("en")("errors.closed") in done.stderr


def test_a_folder_for_content_that_cannot_be_made_is_6(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert 6 == run("content", "new", tmp_path / "file" / "below").returncode
