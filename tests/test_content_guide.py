"""The guide for who changes or translates the quiz: its commands run in order, and what it adds to a quiz fits."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.command import run
from tests.helpers.shipped import CONTENT, LANGUAGES, PROJECT

GUIDE = (PROJECT / "docs" / "content.md").read_text("utf-8")
COMMANDS = [shlex.split(line) for line in re.findall(r"^\$ (.*)$", GUIDE, re.MULTILINE)]
SNIPPETS = re.findall(r"^```toml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
NO_TERMINAL = 4
"""How a run ends that would ask, where nobody can answer."""


def snippet(begin: str) -> str:
    """What the guide writes in a file, by its first line."""
    return str(next(each for each in SNIPPETS if each.startswith(begin)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content."""
    return Path(shutil.copytree(CONTENT, tmp_path / "my-quiz"))


def insert(file: Path, before: str, snippet: str) -> None:
    """Put a snippet before the only place where this stands."""
    text = file.read_text("utf-8")
    assert 1 == text.count(before)
    file.write_text(text.replace(before, f"{snippet}{before}"), "utf-8")


def append(folder: Path, file: str, snippet: str) -> None:
    """Put a snippet at the end of a file of each language."""
    for language in LANGUAGES:
        path = folder / language / file
        path.write_text(f"{path.read_text('utf-8')}\n{snippet}", "utf-8")


def faults(folder: Path) -> list[dict[str, str]]:
    return list(json.loads(run("content", "check", folder, "--format", "json").stdout)["faults"])


def test_its_commands_run_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert {"vbm-quiz", "export", "python3"} == {program for program, *_ in COMMANDS}
    for program, *arguments in COMMANDS:
        if program == "vbm-quiz":
            done = run(*arguments)
            asks = arguments[0].startswith("--")
            assert (NO_TERMINAL if asks else 0) == done.returncode, (arguments, done.stderr)
        elif program == "python3":
            subprocess.run([sys.executable, *arguments], check=True)


def test_its_threshold_is_that_of_the_quiz_but_one_lower() -> None:
    changed = snippet("[[conditions]]")
    assert 1 == changed.count("at_least = 3")
    assert changed.replace("at_least = 3", "at_least = 4") in (CONTENT / "quiz.toml").read_text("utf-8")


def test_its_activity_lacks_nothing_but_the_texts_that_the_check_names(folder: Path) -> None:
    line = re.findall(r"^  \{.*\n", snippet("activities"), re.MULTILINE)[0]
    insert(folder / "quiz.toml", '  { id = "resources"', line.lstrip("\n"))
    append(folder, "questions.toml", snippet("[questions."))
    found = faults(folder)
    assert {"missing_text"} == {fault["key"] for fault in found}
    assert [] == [fault["path"] for fault in found if ".risks" not in fault["path"]]
    assert not {"questions.plan.risks.text", "questions.plan.risks.help"} & {fault["path"] for fault in found}
    assert "questions.plan.risks.short" in {fault["path"] for fault in found}


def test_its_step_is_whole(folder: Path) -> None:
    quiz = (folder / "quiz.toml").read_text("utf-8")
    begin = quiz.index("[[next_steps.groups.steps]]", quiz.index('id = "keep"\n'))
    (folder / "quiz.toml").write_text(f"{quiz[:begin]}{snippet('[[next_steps')}\n{quiz[begin:]}", "utf-8")
    append(folder, "report.toml", snippet("[next_steps."))
    assert [] == faults(folder)


def test_its_step_is_whole_too_as_a_line_of_a_list(folder: Path) -> None:
    insert(folder / "quiz.toml", '  { kind = "find_out", id = "find_out_tasks"', snippet('  { kind = "rule"'))
    append(folder, "report.toml", snippet("[next_steps."))
    assert [] == faults(folder)
