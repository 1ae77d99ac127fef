"""How soon a question is on screen, as a ratio to the least that the same libraries need, run in turn.

Run it by hand: `python benchmarks/interview.py`. It prints each figure with its limit and never fails.
The next question is measured against the same questions in a bare questionary script, the first one against a bare
Typer program that only prints.
"""

import os
import pty
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from start import BARE, ratio, whole_process

from vbm_quiz.loading.content import open_content

ASKED = 16
SCRIPT = """\
import sys
import questionary

texts = sys.argv[1:]
choices, questions = texts[:5], texts[5:]
for question in questions:
    questionary.select(question, choices=choices).unsafe_ask()
"""


class Terminal:
    """A program in a pseudo-terminal that is answered question by question."""

    def __init__(self, folder: str, *command: str | Path) -> None:
        child, self._screen = pty.fork()
        if child == 0:
            os.environ.update(XDG_STATE_HOME=folder)
            os.execv(command[0], [str(part) for part in command])  # noqa: S606
        self._process = child

    def until(self, text: str, *keys: str) -> float:
        """Seconds from pressing the keys until this text is shown."""
        start = time.perf_counter()
        os.write(self._screen, "".join(keys).encode())
        seen = b""
        while text.encode() not in seen:
            if not select.select([self._screen], [], [], 10)[0]:
                raise RuntimeError(f"{text!r} is never shown: {seen[-500:]!r}")
            try:
                seen += os.read(self._screen, 65536)
            except OSError:
                raise RuntimeError(f"{text!r} is never shown: {seen[-500:]!r}") from None
        return time.perf_counter() - start

    def end(self) -> None:
        """Take the terminal away."""
        os.close(self._screen)
        os.waitpid(self._process, 0)


def next_questions(start: Callable[[], Terminal], opening: str, questions: list[str]) -> float:
    """The median of the seconds from an answer to the question after it."""
    terminal = start()
    terminal.until(questions[0], opening)
    taken = [terminal.until(question, "\r") for question in questions[1:]]
    terminal.end()
    return statistics.median(taken)


def first_question(start: Callable[[], Terminal], question: str) -> float:
    """The seconds from the start until the first question is shown, with Enter typed ahead."""
    begin = time.perf_counter()
    terminal = start()
    terminal.until(question, "\r")
    taken = time.perf_counter() - begin
    terminal.end()
    return taken


def main() -> None:
    """Print one line per figure."""
    program = Path(sys.executable).with_name("vbm-quiz")
    content = open_content()
    bank, texts = content.bank, content.languages["en"]
    asked = [texts(f"questions.{question}.text") for question in bank.activities][:ASKED]
    choices = [texts(f"levels.{level}") for level in bank.scale.levels] + [texts("unknown")]
    seen = [text[:24] for text in asked]
    with tempfile.TemporaryDirectory() as folder:
        script, bare = Path(folder) / "script.py", Path(folder) / "bare.py"
        script.write_text(SCRIPT)
        bare.write_text(BARE)

        def ours(*options: str) -> Callable[[], Terminal]:
            return lambda: Terminal(folder, program, "--fresh", "--lang", "en", *options)

        def questionary() -> Terminal:
            return Terminal(folder, sys.executable, script, *choices, *asked)

        first = texts("questions.start.current_title.text")[:24]
        measures: list[tuple[str, float, Callable[[], float], Callable[[], float]]] = [
            (
                "next question",
                1.5,
                lambda: next_questions(ours(), "\r\r", seen),
                lambda: next_questions(questionary, "", seen),
            ),
            (
                "first question, menu",
                3,
                lambda: first_question(ours(), first),
                lambda: whole_process(sys.executable, bare),
            ),
            (
                "first question, plain",
                3,
                lambda: first_question(ours("--plain"), first),
                lambda: whole_process(sys.executable, bare),
            ),
        ]
        print("medians, in turn with a bare questionary script and a bare Typer program")
        for name, limit, mine, other in measures:
            own, its, both = ratio(mine, other)
            print(f"{name:22} {own * 1000:6.1f} ms  bare {its * 1000:6.1f} ms  ratio {both:.2f}  (at most {limit})")


if __name__ == "__main__":
    main()
