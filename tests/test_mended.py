"""What once went wrong between two rooms, kept from coming back: each test names the promise that was broken."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.any_answers import any_answers
from tests.helpers.banks import CHANGED, named_bank
from tests.helpers.support import CASES, PROJECT, Document, run, texts_of
from vbm_quiz.answers_file.json_document import parse
from vbm_quiz.answers_file.parse import answers_from_document
from vbm_quiz.bank.bank import Bank
from vbm_quiz.loading.required_texts import required_texts
from vbm_quiz.loading.toml_files import required_program_texts
from vbm_quiz.report.build import build_report
from vbm_quiz.report.formats import FORMATS
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.frontend import Prompt
from vbm_quiz.ui.plain import PlainFrontend

MANAGER = CASES["r22"]


def written(folder: Path, document: Document) -> Path:
    path = folder / "answers.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def changed(**answers: Any) -> Document:
    named = {name.replace("__", "."): value for name, value in answers.items()}
    return {**MANAGER, "answers": {**MANAGER["answers"], **named}}


def told(*arguments: str | Path) -> Document:
    done = run(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_a_setting_that_mends_a_fault_leaves_the_examples_of_the_file_as_they_are(tmp_path: Path) -> None:
    document = changed(plan__example="no", letting_go__hours_client=40, letting_go__hours_executing=50)
    report = told("--answers", written(tmp_path, document), "--set", "letting_go.hours_executing=10")
    assert {task["id"]: task["example"] for task in report["tasks"]}["plan"] == "no"


def test_a_setting_goes_over_an_answer_that_could_not_be_read(tmp_path: Path) -> None:
    document = changed(plan__actions="bogus")
    report = told("--answers", written(tmp_path, document), "--set", "plan.actions=responsible")
    assert report["tasks"][1]["activities"][0]["level"] == "responsible"


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_two_results_are_not_written_to_one_file(force: list[str], tmp_path: Path) -> None:
    target, answers = tmp_path / "both.json", written(tmp_path, MANAGER)
    elsewhere = tmp_path / "." / "both.json"
    done = run("--answers", answers, "--save-answers", target, "--output", elsewhere, *force)
    assert (done.returncode, done.stdout, target.exists()) == (2, "", False)
    assert "--save-answers" in done.stderr


def test_nothing_below_zero_is_nothing(tmp_path: Path) -> None:
    content = json.dumps(changed(letting_go__hours_client=40, letting_go__hours_executing="HERE")).replace(
        '"HERE"', "-0.0"
    )
    path = tmp_path / "minus.json"
    path.write_text(content, "utf-8")
    zero = written(tmp_path, changed(letting_go__hours_client=40, letting_go__hours_executing=0))
    assert told("--answers", path) == told("--answers", zero)


@pytest.mark.parametrize("text", ["date = 2022-03-22", "format = [" + "[" * 3000, "format = " + "1" * 5000])
def test_any_toml_of_a_bank_gets_words(text: str, tmp_path: Path) -> None:
    content = (PROJECT / "content" / "quiz.toml").read_text("utf-8")
    (tmp_path / "quiz.toml").write_text(
        content.replace('date = "2022-03-22"', text) if text.startswith("date") else text, "utf-8"
    )
    (tmp_path / "en").mkdir()
    done = run("questions", "--content", tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "quiz.toml" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_kept_file_without_a_bottom_is_told_as_unreadable(tmp_path: Path) -> None:
    folder = tmp_path / "vbm-quiz" / "results"
    folder.mkdir(parents=True)
    (folder / "2026-01-01-1.json").write_text('{"format":1,"answers_file":' + "[" * 5000, "utf-8")
    done = run("history", "--lang", "en", env={"XDG_DATA_HOME": str(tmp_path)})
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_compare_speaks_the_language_of_the_files(tmp_path: Path) -> None:
    path = written(tmp_path, {**MANAGER, "language": "nl"})
    assert "uitslagen" in run("compare", path, path).stdout


def test_a_name_that_steers_a_screen_is_told_harmlessly_when_it_comes_up_again() -> None:
    texts = {key: key for key in required_program_texts()}
    screen = StringIO()
    frontend = PlainFrontend(texts_of({**texts, "interface.plain.keep": "{answer}"}), StringIO(""), screen)
    with pytest.raises(EOFError):
        frontend.ask(Prompt(question="Who?", initial_text="\x1b]0;mine\x07A"))
    assert "\x1b" not in screen.getvalue()
    assert "\\x1b]0;mine" in screen.getvalue()


# ---------------------------------------------------------------- a report of any bank


def any_texts(bank: Bank) -> Texts:
    """A text for everything that the bank names: its key and its placeholders."""
    required = {**required_program_texts(), **required_texts(bank)}
    texts = {key: " ".join([key, *(f"{{{name}}}" for name in sorted(names))]) for key, names in required.items()}
    return texts_of({**texts, "decimal": ".", "thousands": ","})


@pytest.mark.parametrize("name", CHANGED)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_bank_is_told_in_every_format(name: str, data: st.DataObject) -> None:
    bank = named_bank(name)
    report = build_report(bank, any_texts(bank), data.draw(any_answers(bank)))
    for reporter in FORMATS.values():
        assert reporter(report)


def test_a_direction_without_an_open_condition_is_no_headline() -> None:
    """A fourth title that only the specialism leaves open: the manager's conditions are met, and the title is not."""
    answers = {**MANAGER["answers"], "letting_go.hours_client": 40, "letting_go.hours_executing": 10}
    parsed = parse(
        json.dumps({"answers": {**answers, "specialism.field": "unknown", "specialism.method": "yes"}}).encode()
    )
    bank = named_bank("a fourth title that asks for a specialism")
    report = build_report(bank, any_texts(bank), answers_from_document(bank, parsed, (), ("en",)))
    for reporter in FORMATS.values():
        assert reporter(report)
