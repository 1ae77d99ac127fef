"""Quizzes side by side, each killed at a random moment: what was saved is there, and the next start leaves no rest."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.helpers.command import run_at_terminal
from tests.helpers.profiles import LARGE
from tests.helpers.shipped import PROJECT, shipped_bank
from vbm_quiz.storage.drafts import DraftFolder
from vbm_quiz.storage.kept_results import list_results

SIDE_BY_SIDE = [2, 8] * (20 if LARGE else 1)
LONGEST = 0.5
"""Seconds within which each is killed; by then it has taken several quizzes."""


class Folders(NamedTuple):
    """Where the quizzes write: what is left of them, what is kept, and what they tell of it."""

    drafts: Path
    results: Path
    told: Path
    environment: Mapping[str, str]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    told = tmp_path / "told"
    told.mkdir()
    environment = {"XDG_STATE_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    return Folders(tmp_path / "vbm-quiz", tmp_path / "data" / "vbm-quiz" / "results", told, environment)


def kill_at_random(folders: Folders, count: int) -> None:
    """Let so many quizzes run, and kill each at a moment of its own."""
    files = [str(folders.told / str(name)) for name in range(count)]
    command = [sys.executable, "-m", "tests.helpers.endless_quizzes", str(folders.results), *files]
    with subprocess.Popen(
        command, cwd=PROJECT, env={**os.environ, **folders.environment}, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        quizzes = [int(parent.stdout.readline()) for _ in range(count)]
        begun = time.monotonic()
        for moment, quiz in sorted((random.uniform(0, LONGEST), quiz) for quiz in quizzes):
            time.sleep(max(begun + moment - time.monotonic(), 0))
            os.kill(quiz, signal.SIGKILL)
        assert parent.wait() == 0


def last_told(file: Path) -> dict[str, int]:
    """The last number that a quiz told of each kind."""
    lines = (line.split() for line in file.read_text("utf-8").splitlines())
    return {"answered": 0, "kept": 0, **{what: int(number) for what, number in lines}}


def answers_in(drafts: Path) -> list[int]:
    """How many answers each draft holds, the most first."""
    acquired = DraftFolder(drafts).acquire(shipped_bank().id)
    for draft in acquired:
        draft.release()
    return sorted((len(draft.record.answers) for draft in acquired if draft.record is not None), reverse=True)


@pytest.mark.parametrize("count", SIDE_BY_SIDE)
def test_nothing_is_lost_and_nothing_left_over(count: int, folders: Folders) -> None:
    kill_at_random(folders, count)
    started = run_at_terminal(lines=("q",), env=folders.environment)
    assert (1, False) == (started.returncode, ".damaged" in started.stderr), started.stderr
    told = {file.name: last_told(file) for file in folders.told.iterdir()}

    promised = sorted((each["answered"] for each in told.values() if each["answered"]), reverse=True)
    found = answers_in(folders.drafts)
    assert len(promised) <= len(found) <= len(told)
    assert all(has >= least for least, has in zip(promised, found, strict=False)), (promised, found)

    labels = [None if entry.result is None else entry.result.label for entry in list_results(folders.results)]
    kept = {f"{name} {place}" for name, each in told.items() for place in range(1, each["kept"] + 1)}
    assert (kept - set(labels), len(labels)) == (set(), len(set(labels)))

    drafts = {path.name for path in folders.drafts.glob("*.json")}
    locks = {Path(name).with_suffix(".lock").name for name in drafts}
    results = {f"result-{number}.json" for number in range(1, len(labels) + 1)} | {"numbers"}
    assert set(os.listdir(folders.drafts)) <= drafts | locks  # noqa: PTH208 - the names
    assert not labels or set(os.listdir(folders.results)) <= results  # noqa: PTH208 - the same
