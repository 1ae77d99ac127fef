"""`--set` goes over the answers of a file, and `--save-answers` writes what was reported on."""

import json
import stat
from pathlib import Path

import pytest

from tests.helpers.answers import CLIENT
from tests.helpers.command import run
from tests.helpers.shipped import CASES, Document, changed, report_of, shipped_texts, written

MANAGER, NEAR_MANAGER = CASES["r22"], CASES["r25"]


def report(*arguments: str | Path) -> Document:
    done = run(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


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


def test_a_setting_that_mends_a_fault_leaves_the_examples_of_the_file_as_they_are(tmp_path: Path) -> None:
    path = written(
        tmp_path, changed(MANAGER, plan__example="no", letting_go__hours_client=40, letting_go__hours_executing=50)
    )
    tasks = report("--answers", path, "--set", "letting_go.hours_executing=10")["tasks"]
    assert {task["id"]: task["example"] for task in tasks}["plan"] == "no"


def test_a_setting_goes_over_an_answer_that_could_not_be_read(tmp_path: Path) -> None:
    path = written(tmp_path, changed(MANAGER, plan__actions="bogus"))
    tasks = report("--answers", path, "--set", "plan.actions=responsible")["tasks"]
    assert tasks[1]["activities"][0]["level"] == "responsible"


def test_the_answers_are_saved_privately_and_read_back_to_the_same_report(tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    hours = changed(MANAGER, letting_go__hours_client=37.25, letting_go__hours_executing=12)
    document = {**hours, "clients": [{**CLIENT, "name": "Café [red]", "lets_go": "unknown"}]}
    assert report("--answers", written(tmp_path, document), "--save-answers", saved) == report("--answers", saved)
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert json.loads(saved.read_text("utf-8"))["answers"]["letting_go.hours_client"] == 37.25


# ---------------------------------------------------------------- what the report says of settings

TEXTS = shipped_texts("en")


def text_with(folder: Path, *settings: str) -> str:
    arguments = [part for setting in settings for part in ("--set", setting)]
    done = run("--answers", written(folder, NEAR_MANAGER), *arguments, "--plain", "--lang", "en")
    assert done.returncode == 0
    return " ".join(done.stdout.split())


def test_a_setting_shows_before_after_and_why(tmp_path: Path) -> None:
    text = text_with(tmp_path, "letting_go.hours_executing=10")
    assert "from ‘20 hours’ to ‘10 hours’" in text
    assert TEXTS("interface.what_if.title_same", title=TEXTS("titles.virtual_assistant.name")) in text
    moved = {"before": TEXTS("interface.report.not_met"), "after": TEXTS("interface.report.met")}
    name = TEXTS("conditions.execution_share.name")
    assert TEXTS("interface.what_if.condition", condition=name, **moved) in text


def test_a_plan_set_in_full_moves_the_title(tmp_path: Path) -> None:
    (plan,) = report_of(changed(NEAR_MANAGER, start__goal="virtual_business_manager")).advice.plans
    text = text_with(tmp_path, *(f"{step.question}={step.after}" for step in plan.steps))
    names = [TEXTS(f"titles.{title}.name") for title in ("virtual_assistant", "virtual_business_manager")]
    assert TEXTS("interface.what_if.title_moves", before=names[0], after=names[1]) in text


def test_a_setting_that_changes_nothing_says_so_and_none_says_nothing(tmp_path: Path) -> None:
    assert TEXTS("interface.what_if.nothing") in text_with(tmp_path, "letting_go.hours_executing=20")
    assert TEXTS("interface.what_if.heading") not in text_with(tmp_path)


@pytest.mark.parametrize(
    ("question", "typed", "number"),
    [
        ("letting_go.hours_client", "60 uur", 60),
        ("letting_go.hours_client", "60,5 uur", 60.5),
        ("rates.hourly_now", "€ 52,50", 52.5),
        ("letting_go.people", "2 mensen", 2),
    ],
)
def test_a_number_takes_the_unit_that_the_screen_shows(
    question: str, typed: str, number: float, tmp_path: Path
) -> None:
    saved = tmp_path / "saved.json"
    path = written(tmp_path, MANAGER)
    done = run("--answers", path, "--set", f"{question}={typed}", "--lang", "nl", "--save-answers", saved)
    assert done.returncode == 0, done.stderr
    assert json.loads(saved.read_text("utf-8"))["answers"][question] == number
