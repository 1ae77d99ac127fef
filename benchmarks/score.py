"""How long `score` takes for each of many answers, as a ratio to decoding the same lines with msgspec, and its memory.

Run it by hand: `python benchmarks/score.py`. It fails on nothing; the limits stand beside the figures to be read. Time
is the processor's, which other programs disturb less; what two processes gain is told by the clock as well.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.helpers.answers import answers_sequence
from tests.helpers.shipped import shipped_bank
from vbm_quiz.answers_file.write import to_document

QUIZ = Path(sys.executable).with_name("vbm-quiz")
MANY, FEW, TRIES = 100_000, 1_000, 101
SHORT = ("--fields", "title,tasks,conditions")


class Usage(NamedTuple):
    """What a process and those that it started used: seconds by the clock and of the processor, and its peak in MiB."""

    clock: float
    processor: float
    memory: float


MEASURE = """\
import os, sys, time
started = time.perf_counter()
nowhere = os.open(os.devnull, os.O_WRONLY)
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, nowhere, 1)])
_, status, used = os.wait4(child, 0)
print(time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Starts a command and tells what it used; a small program, since a child begins with the memory of its parent."""


def usage(*command: str | Path) -> Usage:
    """Run a command and tell what it used."""
    done = subprocess.run([sys.executable, "-S", "-c", MEASURE, *command], check=True, capture_output=True, text=True)
    return Usage(*map(float, done.stdout.split()))


def write_lines(path: Path, count: int) -> None:
    """Write so many answers, as JSON Lines: an endless sequence in which every rule of the bank holds before long."""
    with path.open("w", encoding="utf-8") as file:
        for answers in islice(answers_sequence(shipped_bank()), count):
            file.write(json.dumps(to_document(answers), separators=(",", ":")) + "\n")


def decoding(lines: Iterable[bytes]) -> float:
    """The processor's seconds for decoding these lines, the median of many tries."""
    tries = []
    for _ in range(TRIES):
        started = time.process_time()
        for line in lines:
            msgspec.json.decode(line)
        tries.append(time.process_time() - started)
    return statistics.median(tries)


def main() -> None:
    """Print the ratio of each kind of line, the memory for few and for many, and what two processes gain."""
    with tempfile.TemporaryDirectory() as name:
        many, few = Path(name) / "many.jsonl", Path(name) / "few.jsonl"
        write_lines(many, MANY)
        write_lines(few, FEW)
        base = decoding(few.read_bytes().splitlines()) / FEW
        print(f"decoding with msgspec: {base * 1e6:.2f} µs a line of {many.stat().st_size / MANY:.0f} bytes")
        for title, options, limit in (("title, tasks, conditions", SHORT, 60), ("the whole report", (), 400)):
            small = usage(QUIZ, "score", few, *options)
            large = usage(QUIZ, "score", many, *options)
            each = (large.processor - small.processor) / (MANY - FEW)
            more = large.memory / small.memory - 1
            print(f"{title}: {each * 1e6:.0f} µs, ratio {each / base:.0f} (at most {limit})")
            print(
                f"{title}: {small.memory:.1f} MiB for {FEW}, {large.memory:.1f} for {MANY}, {more:+.0%} (at most 10%)"
            )
        one, two = (usage(QUIZ, "score", many, "--jobs", jobs) for jobs in ("1", "2"))
        print(f"--jobs 2: {one.clock / two.clock:.2f} times as fast by the clock (at least 1.7)")
        print(f"--jobs 2: {two.processor / one.processor:.2f} times the processor's time in all")


if __name__ == "__main__":
    main()
