"""How long a whole run takes, as a ratio to a bare Typer program in the same environment, run in turn.

Run it by hand: `python benchmarks/start.py`. It fails on nothing; the limits stand beside the figures to be read.
"""

import os
import pty
import re
import select
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

ROUNDS = 25
PROJECT = Path(__file__).parent.parent
CASE = PROJECT / "tests" / "cases" / "r22.json"
BARE = """\
import typer

app = typer.Typer()


@app.command()
def main(name: str = "you") -> None:
    print(name)


app()
"""


def whole_process(*command: str | Path) -> float:
    """Seconds from start to end of a command."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def on_a_terminal(*command: str | Path) -> float:
    """Seconds from start to end of a command that writes to a terminal with colours."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(command[0], [str(part) for part in command])  # noqa: S606
    with suppress(OSError):  # how a terminal says that nobody writes to it any more
        while os.read(terminal, 65536):
            pass
    os.waitpid(child, 0)
    taken = time.perf_counter() - start
    os.close(terminal)
    return taken


FIRST_SCREEN = b"verdergaan."
"""The last word of the text above the question whether to begin."""


def until_shown(text: bytes, *command: str | Path) -> float:
    """Seconds from start until a terminal shows this text."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execv(command[0], [str(part) for part in command])  # noqa: S606
    seen = b""
    while text not in seen:
        select.select([terminal], [], [], 10)
        seen += os.read(terminal, 65536)
    taken = time.perf_counter() - start
    os.close(terminal)
    os.waitpid(child, 0)
    return taken


@contextmanager
def as_installed() -> Iterator[None]:
    """Let every process that starts find compiled modules, as an installed program does, and no files of its user."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ.update(PYTHONPYCACHEPREFIX=f"{folder}/compiled", XDG_STATE_HOME=folder, XDG_DATA_HOME=folder)
        yield
    os.environ.clear()
    os.environ.update(before)


def ratio(ours: Callable[[], float], bare: Callable[[], float]) -> tuple[float, float, float]:
    """The medians of both and of their ratio, run in turn so that a slow moment strikes both."""
    with as_installed():
        ours(), bare()  # compiles the modules
        pairs = [(ours(), bare()) for _ in range(ROUNDS)]
    return (
        statistics.median(pair[0] for pair in pairs),
        statistics.median(pair[1] for pair in pairs),
        statistics.median(pair[0] / pair[1] for pair in pairs),
    )


def install_newest(folder: Path) -> Path:
    """The command in a new environment, with the newest of every library that it uses, also above the caps.

    Raises:
        subprocess.CalledProcessError: when it cannot be installed.
    """
    python = folder / "bin" / "python"
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = [re.split("[<>=]", each)[0] for each in declared]
    subprocess.run([sys.executable, "-m", "venv", folder], capture_output=True, check=True)
    for packages in ([PROJECT], ["--upgrade", *names]):
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], capture_output=True, check=True)
    return folder / "bin" / "vbm-quiz"


def print_ratio(name: str, limit: str, ours: Callable[[], float], bare: Callable[[], float]) -> None:
    """Measure both and print a line."""
    mine, its, both = ratio(ours, bare)
    print(f"{name:24} {mine * 1000:6.0f} ms  bare {its * 1000:6.0f} ms  ratio {both:.2f}  ({limit})")


def print_newest(folder: Path, quiz: Path) -> None:
    """Print what the quiz takes with libraries above its caps, in turn with those that are allowed."""
    try:
        newest = install_newest(folder)
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode(errors="replace").strip().splitlines()[-1:]
        print(f"above the caps: not measured, since it cannot be installed: {' '.join(reason)}")
        return
    for arguments in (("--answers", CASE, "--format", "json"), ("--answers", CASE), ("--help",)):
        print_ratio(
            f"above the caps, {arguments[-1] if arguments[-1] != CASE else 'text'}",
            "no limit; bare is below them",
            partial(whole_process, newest, *arguments),
            partial(whole_process, quiz, *arguments),
        )


def main() -> None:
    """Print one line per limit, and three for libraries above the caps."""
    quiz = Path(sys.executable).with_name("vbm-quiz")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare, bare_help = folder / "bare.py", folder / "bare_help.py"
        bare.write_text(BARE)
        bare_help.write_text(BARE.replace("Typer()", "Typer(rich_markup_mode=None)"))  # our help is no Rich either

        def run_bare() -> float:
            return whole_process(sys.executable, bare)

        def run_bare_help() -> float:
            return whole_process(sys.executable, bare_help, "--help")

        print(f"medians of {ROUNDS} rounds, whole process, in turn with a bare Typer program")
        for title, limit, ours, other in (
            ("--format json", 1.8, lambda: whole_process(quiz, "--answers", CASE, "--format", "json"), run_bare),
            ("text, down a pipe", 2.2, lambda: whole_process(quiz, "--answers", CASE), run_bare),
            ("text, on a terminal", 2.2, lambda: on_a_terminal(quiz, "--answers", CASE, "--no-pager"), run_bare),
            ("--help", 1.2, lambda: whole_process(quiz, "--help"), run_bare_help),
            ("first screen", 2, lambda: until_shown(FIRST_SCREEN, quiz, "--lang", "nl"), run_bare),
            ("first screen, plain", 2, lambda: until_shown(b"\n> ", quiz, "--lang", "nl", "--plain"), run_bare),
        ):
            print_ratio(title, f"at most {limit}", ours, other)
        print_newest(folder / "newest", quiz)


if __name__ == "__main__":
    main()
