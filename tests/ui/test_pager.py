"""A long report in a terminal goes through the user's pager, and nothing else does."""

from pathlib import Path

import pytest

from tests.helpers.command import run
from tests.helpers.shipped import CASES, shipped_texts, written
from tests.helpers.terminal import Terminal

TEXTS = shipped_texts("en")
CALLED = "the pager was called"


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """A pager that passes on what it reads, and says how it was told to behave."""
    script = tmp_path / "pager"
    script.write_text(f'#!/bin/sh\ncat\necho "{CALLED}: $LESS"\n')
    script.chmod(0o755)
    return str(script)


def shown(folder: Path, pager: str, *arguments: str) -> str:
    path = written(folder, CASES["r22"])
    with Terminal(folder, "--lang", "en", "--answers", path, *arguments, environment={"PAGER": pager}) as terminal:
        assert terminal.until_over() == 0
    return terminal.heard.decode()


def test_a_long_report_goes_through_it_and_is_told_its_keys(pager: str, tmp_path: Path) -> None:
    seen = shown(tmp_path, pager, "--full")
    assert TEXTS("interface.parts.about") in seen
    assert TEXTS("interface.summary.pager") in seen.split(CALLED)[1]


@pytest.mark.parametrize("arguments", [("--full", "--no-pager"), ("--full", "--plain"), ("--part", "clients")])
def test_what_is_short_or_plain_or_asked_at_once_does_not(
    arguments: tuple[str, ...], pager: str, tmp_path: Path
) -> None:
    assert CALLED not in shown(tmp_path, pager, *arguments)


def test_a_pipe_does_not(pager: str, tmp_path: Path) -> None:
    done = run("--answers", written(tmp_path, CASES["r22"]), "--full", env={"PAGER": pager})
    assert (done.returncode, CALLED in done.stdout) == (0, False)


def test_without_a_pager_it_is_printed(tmp_path: Path) -> None:
    assert TEXTS("interface.parts.about") in shown(tmp_path, str(tmp_path / "none"), "--full")
