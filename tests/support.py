"""What the tests share: the quiz as it ships, a report of a document, and the installed command."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from vbm_quiz import answers as file
from vbm_quiz.bank import Quiz
from vbm_quiz.catalog import content_folder, load_quiz, load_words
from vbm_quiz.model import Answers
from vbm_quiz.report.data import to_data
from vbm_quiz.report.report import Report, make
from vbm_quiz.words import Words

TESTS = Path(__file__).parent
PROJECT = TESTS.parent
COMMAND = Path(sys.executable).with_name("vbm-quiz")
CASES = {
    case["id"]: json.loads((TESTS / "cases" / f"{case['id']}.json").read_text("utf-8"))
    for case in json.loads((TESTS / "cases" / "index.json").read_text("utf-8"))
}

Document = dict[str, Any]


@cache
def shipped_quiz() -> Quiz:
    return load_quiz(content_folder())


@cache
def shipped_words(language: str) -> Words:
    return load_words(content_folder(), shipped_quiz(), language)[0]


def answers_of(document: Document) -> Answers:
    """The answers of a document, by way of the bytes that a file would hold."""
    parsed = file.parse(json.dumps(document).encode())
    assert isinstance(parsed, dict), parsed
    answers = file.read(shipped_quiz(), parsed, (), ("en", "nl"))
    assert isinstance(answers, Answers), answers
    assert file.missing(shipped_quiz(), answers) == []
    return answers


def full_report_of(document: Document, language: str = "en") -> Report:
    return make(shipped_quiz(), shipped_words(language), answers_of(document))


def told(document: Document) -> Report:
    """What is made of a document, apart from all words."""
    return make(shipped_quiz(), Words("en", {}), answers_of(document))


def report_of(document: Document) -> Document:
    """The JSON report of a document, as data."""
    return json.loads(json.dumps(to_data(full_report_of(document))))  # type: ignore[no-any-return]


def run(
    *arguments: str | Path, stdin: bytes | None = None, env: Mapping[str, str] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the installed command without a terminal, in Dutch or English by its options alone."""
    clean = {key: value for key, value in os.environ.items() if key not in LANGUAGE_VARIABLES}
    done = subprocess.run(
        [COMMAND, *arguments],
        input=stdin,
        stdin=None if stdin is not None else subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
        env={**clean, "LANG": "en_GB.UTF-8", **environment, **(env or {})},
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


LANGUAGE_VARIABLES = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "ACCESSIBLE", "COLUMNS"}
