"""The quiz as it ships: its bank and texts, its reference cases, and the report that it makes of an answers file."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from vbm_quiz.answers_file.json_document import parse
from vbm_quiz.answers_file.parse import answers_from_document, missing
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.questions import NumberQuestion, Question
from vbm_quiz.loading.content import Content, open_content
from vbm_quiz.model.answers import UNKNOWN, Answers
from vbm_quiz.report.build import Report, build_report
from vbm_quiz.report.formats.json import to_data
from vbm_quiz.texts.shipped_texts import texts_of_run
from vbm_quiz.texts.texts import FILES, Texts

Document = dict[str, Any]
"""What an answers file or a JSON report holds."""

LANGUAGES = ("en", "nl")
TESTS = Path(__file__).parent.parent
PROJECT = TESTS.parent
CONTENT = PROJECT / "content"
CASES: dict[str, Document] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted((TESTS / "cases").glob("r*.json"))
}
"""The reference cases: answers files by id."""


@cache
def shipped_content() -> Content:
    return open_content()


def shipped_bank() -> Bank:
    return shipped_content().bank


def shipped_texts(language: str) -> Texts:
    return shipped_content().languages[language]


def command_line_texts(language: str) -> Texts:
    """What the command line says in a language."""
    return texts_of_run(["--lang", language], {})


def every_text(language: str) -> dict[str, str]:
    """All that ships in a language, by key, from every file."""
    return {key: text for file in FILES for key, text in shipped_texts(language).read(file).items()}


def texts_of(texts: Mapping[str, str]) -> Texts:
    """Texts that no file holds."""
    return Texts("en", lambda _file: texts)


def changed(document: Document, **answers: object) -> Document:
    """The document with some answers changed, or left out for None; `__` stands for the dot in a question's id."""
    values = {**document["answers"], **{name.replace("__", "."): value for name, value in answers.items()}}
    return {**document, "answers": {question: value for question, value in values.items() if value is not None}}


def read(document: object) -> Answers:
    """The answers of a document, by way of the bytes of a file.

    Raises:
        InvalidAnswers: with every fault.
    """
    return answers_from_document(shipped_bank(), parse(json.dumps(document).encode()), (), LANGUAGES)


def answers_of(document: Document) -> Answers:
    """The answers of a document that answers everything that is asked."""
    answers = read(document)
    assert missing(shipped_bank(), answers) == []
    return answers


def report_of(document: Document, language: str = "en") -> Report:
    return build_report(shipped_bank(), shipped_texts(language), answers_of(document))


def report_data(document: Document, language: str = "en") -> Document:
    """The JSON report of a document, as data."""
    return json.loads(json.dumps(to_data(report_of(document, language))))  # type: ignore[no-any-return]


def completed(document: Document, **answers: object) -> Document:
    """The document with these answers, and some answer to every other question that is asked."""
    bank = shipped_bank()
    left_out = {
        question.id: _some_answer(question)
        for question in bank.questions.values()
        if question.id not in bank.examples and question.id not in document["answers"]
    }
    return {"clients": [], **document, "answers": {**document["answers"], **left_out, **answers}}


def _some_answer(question: Question) -> int | str:
    if isinstance(question, NumberQuestion):
        return 30
    return UNKNOWN if question.unknown else question.choices[0]


def written(folder: Path, document: Document | bytes, name: str = "answers.json") -> Path:
    """The path of a file that holds this document, or these bytes."""
    path = folder / name
    path.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
    return path
