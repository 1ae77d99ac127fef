"""However many faults an answers file has: the first of them are told, the others counted, and soon."""

import json
import resource
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.command import run
from tests.helpers.profiles import several
from tests.helpers.shipped import CASES
from vbm_quiz.errors import MORE, Fault
from vbm_quiz.many_faults import MOST_ALIKE, Faults

SECONDS = 4
"""The time of the processor that all may take, where others run beside it."""
MOST_LINES = 60
PLACES = range(100_000)


def answers(pairs: str) -> str:
    return f'{{"answers": {{{pairs}}}}}'


def clients(one: str, count: int) -> str:
    return f'{{"answers": {{}}, "clients": [{",".join([one] * count)}]}}'


MANY: dict[str, Callable[[], str]] = {
    "half a million clients": lambda: clients("1", 500_000),
    "300,000 clients of whom nothing is told": lambda: clients("{}", 300_000),
    "90,000 unknown questions": lambda: answers(",".join(f'"a{place}":1' for place in PLACES[:90_000])),
    "90,000 unknown keys": lambda: "{" + ",".join(f'"a{place}":1' for place in PLACES[:90_000]) + "}",
    "the same key 150,000 times": lambda: answers(",".join(['"a":1'] * 150_000)),
    "100,000 halves of surrogate pairs": lambda: clients(r'"\ud800"', 100_000),
    "a name of a million characters": lambda: answers('"' + "k" * 1_000_000 + '": 1'),
    "a value of a million characters": lambda: answers('"plan.actions": "' + "k" * 1_000_000 + '"'),
}


@pytest.mark.parametrize("many", several(MANY, 3))
def test_many_faults_are_counted(many: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text(MANY[many](), "utf-8")
    assert path.stat().st_size <= 2**20
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    words, data = run("--answers", path), run("--answers", path, "--format", "json")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < SECONDS
    assert (3, 3) == (words.returncode, data.returncode)
    assert len(words.stderr.splitlines()) <= MOST_LINES
    assert max(map(len, words.stderr.splitlines())) < 1000
    assert len(data.stderr) < 200_000


def test_as_many_faults_are_counted_as_there_are(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    answers_ = {**CASES["r22"]["answers"], **{f"a{place}": 1 for place in range(70)}}
    path.write_text(json.dumps({**CASES["r22"], "answers": answers_}), "utf-8")
    lines = run("--answers", path).stderr.splitlines()
    assert "There are 70 errors" in lines[0]
    assert 50 == sum("is not known here" in line for line in lines)
    assert "  • And 20 more." in lines
    told = json.loads(run("--answers", path, "--format", "json").stderr)["faults"]
    assert ("more_alike", "And 20 more like these.") == (told[-1]["key"], told[-1]["message"])


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 80)), max_size=6))
def test_no_fault_is_lost_and_no_kind_hidden(rows: list[tuple[str, int]]) -> None:
    every = [Fault(str(place), key) for key, count in rows for place in range(count)]
    once = list(Faults(every))
    assert once == list(Faults(once))
    assert len(every) == sum(fault.amount for fault in once)
    for kind in {key for key, _ in rows}:
        alike = [fault for fault in every if fault.key == kind]
        assert alike[:MOST_ALIKE] == [fault for fault in once if fault.key == kind]
        counted = [fault.amount for fault in once if fault.key == MORE and fault.values["like"] == kind]
        assert [len(alike) - MOST_ALIKE] * (len(alike) > MOST_ALIKE) == counted
