"""What is written about the command is true: every option and exit code is there, and every command shown runs."""

import inspect
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from tests.helpers.support import CASES, COMMAND, LANGUAGE_VARIABLES, PROJECT, run
from vbm_quiz import errors
from vbm_quiz.cli import app
from vbm_quiz.errors import QuizError

README = (PROJECT / "README.md").read_text("utf-8")
GROUP = typer.main.get_command(app)
COMMANDS = dict(getattr(GROUP, "commands", {}))
CODES = {0, *(each.exit_code for _, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, QuizError))}
BLOCKS = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
LINES = [line.removeprefix("$ ") for block in BLOCKS for line in block.splitlines() if line.startswith("$ vbm-quiz")]
COMPLETION = {"--install-completion", "--show-completion"}


def options(command: object) -> Iterator[str]:
    for parameter in getattr(command, "params", ()):
        yield from (name for name in parameter.opts if name.startswith("--"))


def test_the_exit_codes_are_these() -> None:
    """Those of the contract, and 129 for who closes the terminal, whom nobody is left to tell."""
    assert {0, 1, 2, 3, 4, 5, 129, 130} == CODES


@pytest.mark.parametrize("command", [None, *sorted(COMMANDS)])
def test_the_help_of_a_command_tells_each_of_its_options(command: str | None) -> None:
    told = run(*([command] if command else []), "--help").stdout
    asked = GROUP if command is None else COMMANDS[command]
    for option in {*options(asked), "--help"}:
        assert re.search(rf"{option}\b", told), option


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_help_shows_each_command_at_work(command: str) -> None:
    told = run("--help").stdout
    examples = told[told.index("Examples:") : told.index("Exit codes:")]
    assert f"vbm-quiz {command}" in examples


def test_the_readme_tells_each_option_command_and_exit_code() -> None:
    every = {option for command in (GROUP, *COMMANDS.values()) for option in options(command)} - COMPLETION
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
    import json

    written = re.findall(r"(?:--save-answers|--output|-o|>)[ =](\S+)", line)
    for name in set(re.findall(r"[\w./-]+\.json", line)) - set(written):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps({**CASES["r23"], "date": "2026-11-23"}), "utf-8")
    if "my-content" in line:
        shutil.copytree(PROJECT / "content", tmp_path / "my-content")
    clean = {key: value for key, value in os.environ.items() if key not in LANGUAGE_VARIABLES}
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        env={**clean, "PATH": f"{COMMAND.parent}:{os.environ['PATH']}", "HOME": str(tmp_path)},
    )
    asks = "--answers" not in line and line.split()[1:2] != ["--version"] and not COMMANDS.keys() & set(line.split())
    assert done.returncode in ({0, 4} if asks else {0, 5}), done.stderr
    assert "Traceback" not in done.stderr
