"""A content with anything in it: the fault is told in words, soon, and nothing in it reaches the terminal as it is."""

import json
import resource
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.command import Finished, run
from tests.helpers.hostile_content import CASES, TITLE, content_with
from tests.helpers.profiles import by_turns, several
from tests.helpers.shipped import CONTENT, TESTS
from vbm_quiz.characters import is_control

ANSWERS = TESTS / "cases" / "r22.json"
COMMANDS = {
    "a check": ("content", "check", "--format", "json"),
    "a report": ("--answers", str(ANSWERS), "--format", "json", "--texts", "--content"),
    "a check in words": ("content", "check", "--lang", "en"),
    "a report in words": ("--answers", str(ANSWERS), "--full", "--content"),
}
LONGEST = 30_000
"""The characters that a refusal in words may have."""
SECONDS = 5
"""The time of the processor that a command may take here, where others run beside it."""


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    yield
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < SECONDS


def keys_told(done: Finished) -> set[str]:
    """The keys of the faults in JSON, on standard output or standard error."""
    told = [json.loads(stream) for stream in (done.stdout, done.stderr) if stream.startswith("{")]
    return {fault["key"] for data in told for fault in data.get("faults", ())}


def steering(done: Finished) -> set[str]:
    """What would steer a terminal in what was written."""
    return {character for character in done.stdout + done.stderr if is_control(character)} - {"\n"}


@pytest.mark.parametrize(("name", "command"), several(by_turns(CASES, tuple(COMMANDS)), 26))
def test_anything_in_a_content_is_told_and_harms_nobody(name: str, command: str, tmp_path: Path) -> None:
    case = CASES[name]
    done = run(*COMMANDS[command], content_with(case, tmp_path / "content"))
    assert (0 if case.fault is None else 3) == done.returncode, done.stdout + done.stderr
    assert set() == steering(done)
    if command.endswith("words"):
        assert len(done.stdout + done.stderr) < LONGEST
    elif case.fault is not None:
        assert case.fault in keys_told(done)


NAMING = (
    *("content check", "content check --format json", "content print", "content translation en", "content try"),
    *("content translation zz", "content translation zz --format json", "questions --content", "history --content"),
    *(
        f"--answers {ANSWERS} --full --content",
        f"--answers {ANSWERS} --format html --content",
        "explain cycle --content",
    ),
    *(
        f"--answers {ANSWERS} --lang zz --format json --content",
        f"class {ANSWERS} --content",
        f"score {ANSWERS} --content",
    ),
    *(f"--answers {ANSWERS} --format markdown --content", f"score {ANSWERS} --content", "explain zz --content"),
    "content new --translate de",
)


@pytest.mark.parametrize("command", several(NAMING, 7))
def test_the_name_of_a_folder_steers_no_terminal(command: str, tmp_path: Path) -> None:
    folder = tmp_path / f"{TITLE}\u202e\u2028\udcff"
    shutil.copytree(CONTENT, folder, ignore=shutil.ignore_patterns("nl"))
    done = run(*command.split(), folder)
    assert "Traceback" not in done.stderr
    assert set() == steering(done)
