"""What is written about the command is true: every option and exit code is there, and every command shown runs."""

import inspect
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from tests.helpers.command import run, shell
from tests.helpers.shipped import CASES, CONTENT, PROJECT, written
from vbm_quiz import errors
from vbm_quiz.cli import app
from vbm_quiz.errors import QuizError

README = (PROJECT / "README.md").read_text("utf-8")
GROUP = typer.main.get_command(app)
COMMANDS = dict(getattr(GROUP, "commands", {}))
CODES = {0, *(each.exit_code for _, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, QuizError))}
BLOCKS = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
LINES = [line.removeprefix("$ ") for block in BLOCKS for line in block.splitlines() if line.startswith("$ vbm-quiz")]


def options(command: object) -> Iterator[str]:
    for parameter in getattr(command, "params", ()):
        yield from (name for name in parameter.opts if name.startswith("--"))


def test_the_exit_codes_are_these() -> None:
    """Those of the contract, and 129 for who closes the terminal, whom no message reaches."""
    assert {0, 1, 2, 3, 4, 5, 6, 129, 130} == CODES


@pytest.mark.parametrize("command", [None, *sorted(COMMANDS)])
def test_the_help_of_a_command_names_each_of_its_options(command: str | None) -> None:
    text = run(*([command] if command else []), "--help").stdout
    asked = GROUP if command is None else COMMANDS[command]
    for option in {*options(asked), "--help"}:
        assert re.search(rf"{option}\b", text), option


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_help_shows_each_command_at_work(command: str) -> None:
    text = run("--help").stdout
    examples = text[text.index("Examples:") : text.index("Exit codes:")]
    assert f"vbm-quiz {command}" in examples


def test_the_readme_names_each_option_command_and_exit_code() -> None:
    every = {option for command in (GROUP, *COMMANDS.values()) for option in options(command)}
    missing = {
        option for option in every if not re.search(rf"`[^`]*{option}\b|^.*\$ .*{option}\b", README, re.MULTILINE)
    }
    assert missing == set()
    assert {command for command in COMMANDS if not re.search(rf"(vbm-quiz |`){command}\b", README)} == set()
    assert {code for code in CODES - {129} if not re.search(rf"(?<!\d)`?{code}`?\s*[|:·]", README)} == set()


def test_the_readme_shows_commands() -> None:
    assert len(LINES) >= 5


@pytest.mark.parametrize("line", LINES or ["the readme shows no command"])
def test_a_command_of_the_readme_runs(line: str, tmp_path: Path) -> None:
    """In a folder with the files it reads; one that would ask is refused for want of a terminal and nothing else."""
    made = re.findall(r"(?:--save-answers|--output|-o|>)[ =](\S+)", line)
    for name in set(re.findall(r"[\w./-]+\.json", line)) - set(made):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        written(tmp_path, {**CASES["r23"], "date": "2026-11-23"}, name)
    if "my-content" in line:
        shutil.copytree(CONTENT, tmp_path / "my-content")
    if "my-quiz" in line and not line.endswith("content new my-quiz"):
        begun = ["--translate", "de"] if " translation " in line else []
        run("content", "new", tmp_path / "my-quiz", *begun)
    done = shell(f"set -o pipefail; {line}", cwd=tmp_path, HOME=str(tmp_path))
    asks = "--answers" not in line and line.split()[1:2] != ["--version"] and not COMMANDS.keys() & set(line.split())
    assert done.returncode in ({0, 4} if asks else {0, 5}), done.stderr
    assert "Traceback" not in done.stderr
