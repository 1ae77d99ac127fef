"""What comes from a user is data: in a report, in a message about a fault, in the name of a file."""

import json
import re
from pathlib import Path

from tests.helpers.answers import CLIENT, MANAGER
from tests.helpers.command import run
from tests.helpers.shipped import written

HOSTILE = "[bold red]X[/] \x1b[31m \x07 \u202e {0} {name} %s <script>alert(1)</script> \\"
CONTROLS = {"\x1b", "\x07", "\u202e"}


def test_no_markup_and_no_escape_gets_through(tmp_path: Path) -> None:
    clients = [{**CLIENT, "name": HOSTILE}]
    path = written(tmp_path, {"answers": MANAGER, "clients": clients, "respondent": HOSTILE})
    for arguments in ([], ["--plain"]):
        for colour in ({}, {"FORCE_COLOR": "1"}):
            done = run("--answers", path, *arguments, env=colour, COLUMNS="200")
            assert done.returncode == 0
            assert [character for character in ("\x1b[31m ", "\x07", "\u202e") if character in done.stdout] == []
            without_colour = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
            assert "[bold red]X[/]" in without_colour
            assert "{0} {name} %s <script>" in " ".join(without_colour.split())
    report = json.loads(run("--answers", path, "--format", "json").stdout)
    assert (report["respondent"], report["clients"][0]["name"]) == (HOSTILE, HOSTILE)


def test_a_hostile_fault_is_shown_harmlessly(tmp_path: Path) -> None:
    path = written(tmp_path, {"answers": {**MANAGER, HOSTILE: HOSTILE, "plan.actions": HOSTILE}, HOSTILE: 1})
    for extra in ([], ["--set", f"{HOSTILE}={HOSTILE}"]):
        done = run("--answers", path, *extra)
        assert (done.returncode, done.stdout) == (3, "")
        assert not CONTROLS & set(done.stderr)


def test_a_hostile_file_name_is_shown_harmlessly(tmp_path: Path) -> None:
    done = run("--answers", written(tmp_path, b"{", "a\x1b[31m\u202e.json"))
    assert done.returncode == 3
    assert not CONTROLS & set(done.stderr)
