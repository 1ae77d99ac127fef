"""A command line in, its exit code, the seconds of the processor and the megabytes that it took at most out.

What a process takes is told by the system to the one that started it, and begins with what that one had. So a small
program starts the command and tells it.
"""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.helpers.command import COMMAND, environment

STARTER = """
import os, sys
pid = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(pid, 0)
with open(sys.argv[1], "w") as file:
    print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, file=file)
"""
LONGEST = 60
"""The seconds after which a command that waits for something is ended."""


class Measured(NamedTuple):
    """The exit code of a command, what it wrote, and what it took."""

    returncode: int
    written: str
    seconds: float
    megabytes: float


def measured(told: Path, *arguments: str | Path) -> Measured:
    """Run the installed command in a process of its own.

    Args:
        told: where the small program writes what the command took.
        arguments: the command line.
    """
    line = [sys.executable, "-I", "-S", "-c", STARTER, told, COMMAND, *arguments]
    done = subprocess.run(
        line,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
        timeout=LONGEST,
        env=environment(),
    )
    code, seconds, megabytes = told.read_text().split()
    return Measured(int(code), done.stdout.decode(), float(seconds), float(megabytes))
