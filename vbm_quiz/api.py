"""A content folder and the documents of answers files in, reports out: what `import vbm_quiz` gives."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from vbm_quiz.answers_file.json_document import Document, document_of
from vbm_quiz.answers_file.parse import complete_answers
from vbm_quiz.bank.bank import Bank
from vbm_quiz.errors import Fault, InvalidAnswers, InvalidContent
from vbm_quiz.loading.content import Content, open_content
from vbm_quiz.report.build import build_report
from vbm_quiz.report.python_report import Report
from vbm_quiz.storage.answers_records import AnswersRecord
from vbm_quiz.storage.kept_document import answers_document
from vbm_quiz.texts.language import match
from vbm_quiz.texts.texts import FILES, Texts

__all__ = ["Fault", "InvalidAnswers", "InvalidContent", "QuestionBank", "Report", "evaluate", "load_bank"]


class QuestionBank(Struct, frozen=True):
    """The questions, the rules and the texts of a content folder, all read and checked; it can be pickled.

    Args:
        rules: its questions and rules.
        known_languages: the languages that there are, also those that are not finished; a document may name them.
        texts: the texts by language: of the one asked for, else of all that are finished.
        language: the language of every report; None where each document says its own.
        fallback: the language of a report where the document says none.
    """

    rules: Bank
    known_languages: tuple[str, ...]
    texts: Mapping[str, Texts]
    language: str | None
    fallback: str

    @property
    def id(self) -> str:
        """Which bank it is."""
        return self.rules.id

    @property
    def version(self) -> str:
        """Its version."""
        return self.rules.version

    @property
    def sha256(self) -> str:
        """The hash of its questions and rules, whatever the texts."""
        return self.rules.sha256

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it can report in."""
        return tuple(self.texts)

    def texts_for(self, document: object) -> Texts:
        """The texts of the language that a report on this document is told in."""
        named = document.get("language") if isinstance(document, Mapping) else None
        own = match(named, self.texts) if isinstance(named, str) else None
        return self.texts[self.language or own or self.fallback]


def load_bank(folder: str | os.PathLike[str] | None = None, language: str | None = None) -> QuestionBank:
    """Read and check all files of a content folder.

    Args:
        folder: the folder, or a zip file of one; the content that came with the program when none is named.
        language: the language of every report, such as `nl`; else each document's own.

    Raises:
        ValueError: when this language is not there.
        InvalidContent: when the content has faults, with every one of them.
    """
    content = open_content(None if folder is None else Path(folder))
    if language is not None and match(language, content.languages) is None:
        raise ValueError(f"there is no language {language!r}; there are {', '.join(content.languages)}")
    return bank_from_content(content, language)


def bank_from_content(content: Content, language: str | None) -> QuestionBank:
    """All that there is to read in a content: of this language, one of its own, or else of all that are finished.

    Raises:
        InvalidContent: when the content has faults, with every one of them.
    """
    fallback = content.texts(language).language
    spoken = [fallback] if language is not None else [*content.finished] or [*content.languages]
    content.check(*spoken)
    return QuestionBank(
        rules=content.bank,
        known_languages=tuple(content.languages),
        texts={code: _read(content.languages[code]) for code in spoken},
        language=None if language is None else fallback,
        fallback=fallback,
    )


def _read(texts: Texts) -> Texts:
    """The same texts, with every file read."""
    files = {file: texts.read(file) for file in FILES}
    return texts._replace(read=files.__getitem__)


def evaluate(bank: QuestionBank, document: Mapping[str, Any]) -> Report:
    """The report on an answers file; the same answers give the same report, whatever the machine and the day.

    Args:
        bank: what `load_bank` returned.
        document: the whole of an answers file: `format`, `date`, `answers`, `clients` and so on.

    Raises:
        InvalidAnswers: with every fault of the document, and every answer that is missing.
    """
    try:
        read = document_of(document)
    except InvalidAnswers as error:
        raise error.told(bank.texts_for(document)) from None
    return evaluate_document(bank, read)


def read_record(bank: QuestionBank, record: AnswersRecord) -> Document:
    """The document of an answers file among many.

    Raises:
        InvalidAnswers: when it cannot be read or is no JSON object, with every fault.
    """
    try:
        return record.document()
    except InvalidAnswers as error:
        raise error.told(bank.texts_for(None)) from None


def evaluate_document(bank: QuestionBank, document: Document) -> Report:
    """The report on a document as `json_document` reads it.

    Raises:
        InvalidAnswers: with every fault of the document, and every answer that is missing.
    """
    texts = bank.texts_for(document)
    try:
        answers = complete_answers(bank.rules, answers_document(document), bank.known_languages)
    except InvalidAnswers as error:
        raise error.told(texts) from None
    return Report(build_report(bank.rules, texts, answers))
