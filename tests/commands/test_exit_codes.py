"""Each way in which a run can end: its exit code, and what it says on which stream."""

from pathlib import Path
from typing import Any

import pytest

from tests.helpers.answers import ALL_UNKNOWN, ASSISTANT, MANAGER, PROFESSIONAL, with_
from tests.helpers.command import run
from tests.helpers.reference_scorer import Values
from tests.helpers.shipped import TESTS, written

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
