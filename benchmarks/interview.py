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

READING = 1.3
"""Seconds before a key is pressed. One that comes within a tenth of a second was meant for another question and does
not count, and the same key once more, if it comes sooner than this, waits for whether it is held down."""
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
            os.environ.update(XDG_STATE_HOME=folder, PROMPT_TOOLKIT_NO_CPR="1")
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


def each_shown(terminal: Terminal, keys: str, texts: list[str]) -> list[float]:
    """The seconds until each of these texts is shown: the first by itself, the others after the keys that answer."""
    taken = [terminal.until(texts[0])]
    for text in texts[1:]:
        time.sleep(READING)
        taken.append(terminal.until(text, keys))
    terminal.end()
    return taken


def next_questions(start: Callable[[], Terminal], opening: int, keys: str, texts: list[str]) -> float:
    """The median of the seconds from an answer to the question after it, once so many screens have been passed."""
    terminal = start()
    for text in texts[:opening]:
        terminal.until(text)
        time.sleep(READING)
        terminal.until("", "\r")
    return statistics.median(each_shown(terminal, keys, texts[opening:])[1:])


def main() -> None:
    """Print one line per figure."""
    program = Path(sys.executable).with_name("vbm-quiz")
    content = open_content()
    bank, texts = content.bank, content.languages["en"]
    longest = max(bank.tasks, key=lambda task: len(task.activities))
    within = [question for question, (task, _) in bank.activities.items() if task is longest]
    asked = [texts(f"questions.{question}.text") for question in within]
    given = [f"--set={question}={bank.scale.levels[0]}" for question in bank.activities if question not in within]
    given += [f"--set={question.id}={question.choices[0]}" for question in bank.sections[0].questions]
    choices = [texts(f"levels.{level}") for level in bank.scale.levels] + [texts("unknown")]
    begin, intro = texts("interface.welcome.start"), texts("interface.keys.read")
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
                lambda: next_questions(ours(*given), 2, "1\r", [begin, intro, *seen]),
                lambda: next_questions(questionary, 0, "\r", seen),
            ),
            (
                "first question, menu",
                3,
                lambda: sum(each_shown(ours()(), "\r", [begin, intro, first])),
                lambda: whole_process(sys.executable, bare),
            ),
            (
                "first question, plain",
                3,
                lambda: sum(each_shown(ours("--plain")(), "\r", [begin, first])),
                lambda: whole_process(sys.executable, bare),
            ),
        ]
        print("medians, in turn with a bare questionary script and a bare Typer program")
        for name, limit, mine, other in measures:
            own, its, both = ratio(mine, other)
            print(f"{name:22} {own * 1000:6.1f} ms  bare {its * 1000:6.1f} ms  ratio {both:.2f}  (at most {limit})")


if __name__ == "__main__":
    main()
