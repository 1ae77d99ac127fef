"""Run the command: within this process, which is fast, or as it is installed, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from vbm_quiz.cli import main

COMMAND = Path(sys.executable).with_name("vbm-quiz")
PATH = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
"""Where a shell finds the installed command by its name."""
LANGUAGE_VARIABLES = {
    *("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "VBM_QUIZ_CONTENT"),
    *("NO_COLOR", "FORCE_COLOR", "ACCESSIBLE", "COLUMNS"),
}
"""The variables of the environment that decide on the content, its language, and the look of the output."""


class Finished(NamedTuple):
    """The exit code of a run, and all that it wrote."""

    returncode: int
    stdout: str
    stderr: str


def environment(**variables: str) -> dict[str, str]:
    """The environment of this process with these variables in place of those for language and look."""
    kept = {key: value for key, value in os.environ.items() if key not in LANGUAGE_VARIABLES}
    return {**kept, "PATH": PATH, "LANG": "en_GB.UTF-8", "COLUMNS": "80", **variables}


def run(
    *arguments: str | Path,
    stdin: bytes | None = None,
    env: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
    **variables: str,
) -> Finished:
    """Run the command line within this process, without a terminal; `encoding` is that of its streams."""
    inputs = TextIOWrapper(BytesIO(stdin or b""), encoding=encoding)
    outputs = [BytesIO(), BytesIO()]
    stdout, stderr = (TextIOWrapper(output, encoding=encoding, write_through=True) for output in outputs)
    with (
        patch.dict(os.environ, environment(**variables, **(env or {})), clear=True),
        patch.multiple(sys, argv=["vbm-quiz", *map(str, arguments)], stdin=inputs, stdout=stdout, stderr=stderr),
    ):
        code = exit_code()
        written = zip(outputs, (stdout, stderr), strict=True)
        return Finished(code, *(output.getvalue().decode(stream.encoding) for output, stream in written))


def run_at_terminal(
    *arguments: str | Path, lines: Sequence[str] = (), env: Mapping[str, str] | None = None, **variables: str
) -> Finished:
    """Run the quiz within this process in plain lines, as if these lines were typed at a terminal."""
    typed = "".join(f"{line}\n" for line in lines).encode()
    with patch("vbm_quiz.commands.quiz.is_terminal", return_value=True):
        return run("--plain", "--lang", "en", *arguments, stdin=typed, env=env, **variables)


def exit_code() -> int:
    """Run the command line as `sys.argv` and the streams of this process have it."""
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def run_installed(
    *arguments: str | Path, stdin: bytes | None = None, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Finished:
    """Run the installed command in a process of its own, without a terminal."""
    return finished(
        subprocess.run(
            [COMMAND, *arguments],
            input=stdin or b"",
            capture_output=True,
            check=False,
            cwd=cwd,
            env=environment(**(env or {})),
        )
    )


def shell(line: str, cwd: Path | None = None, **variables: str) -> Finished:
    """Run a line of Bash that finds the installed command in its path."""
    path = f"{COMMAND.parent}:{os.environ['PATH']}"
    return finished(
        subprocess.run(
            ["bash", "-c", line],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            cwd=cwd,
            env=environment(PATH=path, **variables),
        )
    )


def finished(process: subprocess.CompletedProcess[bytes]) -> Finished:
    return Finished(process.returncode, process.stdout.decode(), process.stderr.decode())
