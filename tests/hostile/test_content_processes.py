"""What a content with anything in it takes of the machine: less than two seconds and 300 MB in a process."""

import sys
from pathlib import Path

import pytest

from tests.helpers.hostile_content import CASES, content_with
from tests.helpers.measured import measured
from tests.helpers.profiles import LARGE
from tests.helpers.shipped import TESTS

SECONDS, MEGABYTES = 2, 300
COMMANDS = {
    "a check": ("content", "check"),
    "a check in JSON": ("content", "check", "--format", "json"),
    "a report": ("--answers", str(TESTS / "cases" / "r22.json"), "--full", "--content"),
}
HEAVIEST = (
    *("a file of 500 MB in a language", "a file without end", "a pipe", "a zip bomb of one file"),
    *(
        "a key of 3,000 parts",
        "15,000 unknown keys",
        "every key of a language misspelt",
        "20,000 lines that are no TOML",
    ),
)
EVERY = [(name, command) for name in (CASES if LARGE else HEAVIEST) for command in (COMMANDS if LARGE else ["a check"])]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no process what another one took")
@pytest.mark.parametrize(("name", "command"), EVERY)
def test_anything_in_a_content_takes_little(name: str, command: str, tmp_path: Path) -> None:
    case = CASES[name]
    done = measured(tmp_path / "told", *COMMANDS[command], content_with(case, tmp_path / "content"))
    assert (0 if case.fault is None else 3, False) == (done.returncode, "Traceback" in done.written), done.written
    assert done.seconds < SECONDS
    assert done.megabytes < MEGABYTES
