"""A command in, nothing out where it is the whole quiz: it prints what the source prints, and asks with its menus.

    python .ci/check_command.py COMMAND [ARGUMENT…]

It runs in an empty folder, with a home of its own. The Python that runs this has the project and what its tests need.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from types import MappingProxyType

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from tests.helpers.command import LANGUAGE_VARIABLES, run  # noqa: E402 - found by the line above
from tests.helpers.person import STEPS, steps  # noqa: E402
from tests.helpers.shipped import LANGUAGES, shipped_texts  # noqa: E402
from tests.helpers.terminal import Terminal  # noqa: E402
from vbm_quiz.options import SchemaName  # noqa: E402

CASES = tuple(str(PROJECT / "tests" / "cases" / f"{name}.json") for name in ("r22", "r40", "r25", "r03"))
CASE, OTHER, *_ = CASES
LEFT, WRONG = 1, 2
COMPLETING = {"_VBM_QUIZ_COMPLETE": "complete_bash", "COMP_WORDS": "vbm-quiz --save", "COMP_CWORD": "1"}
"""What bash says when Tab is pressed behind `vbm-quiz --save`."""
PATIENCE = 60


class Command:
    """The command as it stands on the command line, at work in a folder that is its home too."""

    def __init__(self, words: Sequence[str], folder: Path) -> None:
        self.words = tuple(words)
        self.folder = folder
        kept = {key: value for key, value in os.environ.items() if key not in LANGUAGE_VARIABLES}
        homes = dict.fromkeys(("HOME", "USERPROFILE", "LOCALAPPDATA"), str(folder))
        path = f"{Path(words[0]).parent}{os.pathsep}{kept['PATH']}"
        self.environment = {**kept, **homes, "PATH": path, "LANG": "en_GB.UTF-8", "COLUMNS": "80"}
        self.environment |= {"PYTHONUTF8": "1", "PYTHONSAFEPATH": "1"}
        for name in ("PYTHONPATH", "XDG_STATE_HOME", "XDG_DATA_HOME", "VIRTUAL_ENV"):
            self.environment.pop(name, None)

    def run(self, *arguments: str, code: int = 0, asked: Mapping[str, str] = MappingProxyType({})) -> str:
        """What it writes to standard output; it ends with this exit code. What is `asked` stands in its environment."""
        done = subprocess.run(
            [*self.words, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            cwd=self.folder,
            env={**self.environment, **asked},
            timeout=PATIENCE,
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        if done.returncode != code or "Traceback" in err:
            sys.exit(f"{self.words} {arguments} ends with {done.returncode}:\n{out[-500:]}\n{err[-2000:]}")
        return out

    def prints_as_the_source(self, *arguments: str) -> None:
        """Check that it prints the very same."""
        self.compare(arguments, run(*arguments).stdout, self.run(*arguments))

    def prints_the_schema_of_the_source(self, name: str) -> None:
        """Check that it prints the same schema; the order of its alternatives differs by version of msgspec."""
        texts = (run("schema", name).stdout, self.run("schema", name))
        expected, found = (json.dumps(unordered(json.loads(text)), indent=1) for text in texts)
        self.compare(("schema", name), expected, found)

    def compare(self, arguments: Sequence[str], expected: str, found: str) -> None:
        """End where the two differ, with the lines that do."""
        before, after = expected.splitlines(), found.splitlines()
        if before != after:
            lines = unified_diff(before, after, "the source", "the command", n=0)
            sys.exit("\n".join([f"{self.words} {arguments}", *lines]))


def unordered(value: object) -> object:
    """A schema whose alternatives stand in an order of their own."""
    if isinstance(value, list):
        return sorted(map(unordered, value), key=json.dumps)
    if isinstance(value, dict):
        return {name: unordered(part) for name, part in value.items()}
    return value


def check_output(command: Command) -> None:
    """Everything that reads a file of the package: content, texts, templates and schemas."""
    command.prints_as_the_source("--version")
    for language in LANGUAGES:
        for arguments in (
            *(("--answers", CASE, "--format", each) for each in ("text", "json", "markdown", "html")),
            ("--answers", CASE, "--plain"),
            ("questions",),
            ("content", "print", "--format", "html", "--for", "client"),
            ("class", *CASES, "--smallest", "3", "--format", "html"),
            ("compare", CASE, OTHER),
            ("--help",),
        ):
            command.prints_as_the_source(*arguments, "--lang", language)
    for name in SchemaName:
        command.prints_the_schema_of_the_source(name)
    command.prints_as_the_source("score", CASE, OTHER, "--jobs", "2")
    command.run("content", "check")
    command.run("content", "new", "mine")
    command.run("content", "check", "mine")
    command.run("--wrong", code=WRONG)
    command.run("--format", "docx", code=WRONG)
    completed = command.run(asked=COMPLETING)
    if "--save-answers" not in completed:
        sys.exit(f"{command.words} completes {COMPLETING} with {completed!r}")


def check_questions(command: Command) -> None:
    """The first screens of the quiz, with menus and in plain lines; the answer to the first question is kept."""
    for plain in ((), ("--plain",)):
        for language in LANGUAGES:
            texts = shipped_texts(language)
            first, second, *_ = steps(language)
            state = command.folder / f"{language}{len(plain)}"
            with Terminal(
                state, *plain, "--lang", language, command=command.words, environment=command.environment
            ) as terminal:
                terminal.until(texts("interface.welcome.start"))
                terminal.press("enter")
                terminal.until(first.question)
                terminal.press(*first.keys)
                terminal.until(second.question)
                terminal.press(*(("q", "enter") if plain else ("q",)))
                if (code := terminal.until_over()) != LEFT:
                    sys.exit(f"{command.words} {plain} ends with {code}:\n{terminal.text()}")
            (draft,) = state.rglob("*.json")
            if STEPS[0].prompt_id not in json.loads(draft.read_text("utf-8"))["answers"]:
                sys.exit(f"{command.words} {plain} has kept no answer")


def main() -> None:
    """Check the command that the command line names."""
    with tempfile.TemporaryDirectory() as folder:
        command = Command(sys.argv[1:], Path(folder))
        check_output(command)
        if sys.platform == "win32":
            print(f"{' '.join(sys.argv[1:])}: its output is right; no pseudo-terminal here, so no question was asked")
            return
        check_questions(command)
    print(f"{' '.join(sys.argv[1:])}: its output and its questions are right")


if __name__ == "__main__":
    main()
