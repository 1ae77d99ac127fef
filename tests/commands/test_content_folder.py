"""`--content`: a bank and texts of one's own, and what is said of a folder that holds none."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.helpers.command import run
from tests.helpers.shipped import CASES, CONTENT, Document, changed, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_bank_with_a_fault_is_3_with_its_path(folder: Path, tmp_path: Path) -> None:
    replace(folder / "quiz.toml", 'held_from = "3/2"', 'held_from = "7/2"')
    for arguments in (["--answers", written(tmp_path, CASES["r22"])], ["questions"], ["template"]):
        done = run(*arguments, "--content", folder)
        assert (done.returncode, done.stdout) == (3, "")
        assert re.search(r"quiz\.toml,.* scale\.held_from", done.stderr)


def test_a_language_with_a_fault_is_3_with_the_file_and_the_key(folder: Path) -> None:
    replace(folder / "en" / "report.toml", "[limits]", "[limit]")
    done = run("questions", "--content", folder, "--lang", "en")
    assert (done.returncode, done.stdout) == (3, "")
    assert re.search(r"en/report\.toml.* limits\.legal", done.stderr)
    assert run("questions", "--content", folder, "--lang", "nl") == run("questions", "--lang", "nl")


def test_a_threshold_changed_in_a_folder_changes_the_verdict(folder: Path, tmp_path: Path) -> None:
    manager = changed(CASES["r22"], letting_go__hours_client=40, letting_go__hours_executing=10)
    path = written(tmp_path, manager)

    def report(*arguments: str | Path) -> Document:
        return dict(json.loads(run("--answers", path, "--format", "json", *arguments).stdout))

    people = 'question = "letting_go.people"\nat_least = '
    replace(folder / "quiz.toml", f"{people}1", f"{people}3")
    shipped, strict = report(), report("--content", folder)
    assert (shipped["title"]["id"], strict["title"]["id"]) == ("virtual_business_manager", "virtual_assistant")
    assert strict["bank"]["sha256"] != shipped["bank"]["sha256"]
    rules = {each["id"]: each["rule"] for each in strict["conditions"]}
    assert rules["through_others"] == {"kind": "number", "question": "letting_go.people", "at_least": 3}


@pytest.mark.parametrize(
    "kept", [None, [], ["quiz.toml"]], ids=["no folder", "an empty folder", "a bank without texts"]
)
def test_a_folder_that_is_no_bank_is_refused_in_words(kept: list[str] | None, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    if kept is not None:
        folder.mkdir()
        for name in kept:
            shutil.copy(CONTENT / name, folder)
    path = written(tmp_path, CASES["r22"])
    for content in (folder, path):
        done = run("--answers", path, "--content", content)
        assert (done.returncode, done.stdout) == (3, "")
        assert str(content) in done.stderr
