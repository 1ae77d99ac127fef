"""How long a whole run takes, as a ratio to a bare Typer program in the same environment, turn by turn.

Run it by hand: `python benchmarks/start.py`. It fails on nothing; the limits stand beside the figures to be read.
"""

import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ROUNDS = 25
CASE = Path(__file__).parent.parent / "tests" / "cases" / "r22.json"
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


def until_shown(text: bytes, *command: str | Path) -> float:
    """Seconds from start until a terminal shows this text."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ["PROMPT_TOOLKIT_NO_CPR"] = "1"
        os.execv(command[0], [str(part) for part in command])  # noqa: S606
    seen = b""
    while text not in seen:
        select.select([terminal], [], [], 10)
        seen += os.read(terminal, 65536)
    taken = time.perf_counter() - start
    os.close(terminal)
    os.waitpid(child, 0)
    return taken


def ratio(ours: Callable[[], float], bare: Callable[[], float]) -> tuple[float, float, float]:
    """The medians of both and of their ratio, run in turn so that a slow moment strikes both."""
    ours(), bare()
    pairs = [(ours(), bare()) for _ in range(ROUNDS)]
    return (
        statistics.median(pair[0] for pair in pairs),
        statistics.median(pair[1] for pair in pairs),
        statistics.median(pair[0] / pair[1] for pair in pairs),
    )


def main() -> None:
    """Print one line per promise."""
    bank = Path(sys.executable).with_name("vbm-quiz")
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE)

        def run_bare(*options: str) -> Callable[[], float]:
            return lambda: whole_process(sys.executable, bare, *options)

        measures: list[tuple[str, float, Callable[[], float], Callable[[], float]]] = [
            (
                "--answers --format json",
                1.6,
                lambda: whole_process(bank, "--answers", CASE, "--format", "json"),
                run_bare(),
            ),
            ("text, down a pipe", 1.75, lambda: whole_process(bank, "--answers", CASE), run_bare()),
            ("text, on a terminal", 1.75, lambda: on_a_terminal(bank, "--answers", CASE), run_bare()),
            ("--help", 1.1, lambda: whole_process(bank, "--help"), run_bare("--help")),
            ("first screen", 2.5, lambda: until_shown(b"> ", bank, "--lang", "nl"), run_bare()),
            ("first screen, plain", 1.4, lambda: until_shown(b"> ", bank, "--lang", "nl", "--plain"), run_bare()),
        ]
        print(f"medians of {ROUNDS} rounds, whole process, in turn with a bare Typer program")
        for name, limit, ours, other in measures:
            mine, its, both = ratio(ours, other)
            print(f"{name:28} {mine * 1000:6.0f} ms  bare {its * 1000:6.0f} ms  ratio {both:.2f}  (at most {limit})")


if __name__ == "__main__":
    main()
