"""What the tests share: the quiz as it ships, a report of a document, and the installed command."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from vbm_quiz.answers_file.json_document import parse
from vbm_quiz.answers_file.parse import answers_from_document, missing
from vbm_quiz.bank.bank import Bank
from vbm_quiz.loading.content import Content, open_content
from vbm_quiz.model.answers import Answers
from vbm_quiz.report.build import Report, build_report
from vbm_quiz.report.formats.json import to_data
from vbm_quiz.texts.texts import FILES, Texts

TESTS = Path(__file__).parent.parent
PROJECT = TESTS.parent
COMMAND = Path(sys.executable).with_name("vbm-quiz")
CASES = {
    case["id"]: json.loads((TESTS / "cases" / f"{case['id']}.json").read_text("utf-8"))
    for case in json.loads((TESTS / "cases" / "index.json").read_text("utf-8"))
}

Document = dict[str, Any]


@cache
def shipped_content() -> Content:
    return open_content()


def shipped_bank() -> Bank:
    return shipped_content().bank


def shipped_texts(language: str) -> Texts:
    return shipped_content().languages[language]


def every_text(language: str) -> dict[str, str]:
    """All that ships in a language, by key, from every file."""
    return {key: text for file in FILES for key, text in shipped_texts(language).read(file).items()}


def texts_of(texts: Mapping[str, str]) -> Texts:
    """Texts that no file holds."""
    return Texts("en", lambda _file: texts)


def answers_of(document: Document) -> Answers:
    """The answers of a document, by way of the bytes that a file would hold."""
    answers = answers_from_document(shipped_bank(), parse(json.dumps(document).encode()), (), ("en", "nl"))
    assert missing(shipped_bank(), answers) == []
    return answers


def full_report_of(document: Document, language: str = "en") -> Report:
    return build_report(shipped_bank(), shipped_texts(language), answers_of(document))


def told(document: Document) -> Report:
    """What is made of a document, apart from all words."""
    return build_report(shipped_bank(), texts_of({}), answers_of(document))


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
