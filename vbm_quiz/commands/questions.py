"""The bank in, a list of its questions with their choices and sources out, as text or JSON."""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from vbm_quiz.answers_file.json_document import Document
from vbm_quiz.answers_file.values import allowed
from vbm_quiz.answers_file.write import to_json
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.clients import ClientField
from vbm_quiz.bank.questions import NumberQuestion, Question
from vbm_quiz.interview.prompts import options
from vbm_quiz.loading.content import open_content
from vbm_quiz.model.answers import UNKNOWN
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.frontend import Option
from vbm_quiz.ui.streams import print_exactly

WIDTH = 90


def run(format_: str, lang: str | None, folder: Path | None) -> None:
    """Print every question of the bank, after a check of the texts in every language."""
    content = open_content(folder)
    texts = content.texts(lang)
    content.check(*content.languages)
    if format_ == "json":
        print_exactly(to_json(_listing(content.bank, texts)))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(content.bank, texts))


# ---------------------------------------------------------------- as text


def _lines(bank: Bank, texts: Texts) -> Iterator[str]:
    yield texts("interface.bank.title", id=bank.id, version=bank.version)
    for section in bank.sections:
        yield from ("", texts(f"sections.{section.id}.title").upper())
        yield from _wrapped(texts(f"sections.{section.id}.intro"), "")
        for question in bank.questions_of(section):
            yield from _question_lines(texts, question.id, question_data(bank, texts, question))
        if section.holds == "clients":
            for field in bank.clients.fields:
                yield from _question_lines(texts, f"clients[].{field.id}", client_field_data(texts, field))


def _question_lines(texts: Texts, name: str, data: Document) -> Iterator[str]:
    yield from ("", name)
    yield from _wrapped(data["text"], "  ")
    for choice, label in data.get("choices", {}).items():
        yield from _wrapped(f"{choice}: {label}", "    ", "        ")
    if "allowed" in data:
        yield f"    {data['allowed']}"
    for key in ("asked_when", "optional", "core", "article"):
        if data.get(key):
            yield from _wrapped(texts(f"interface.bank.{key}", value=data[key]), "  ")
    yield from _wrapped(data["help"], "  ")


def _wrapped(text: str, indent: str, hanging: str | None = None) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent if hanging is None else hanging)


# ---------------------------------------------------------------- as JSON


def _listing(bank: Bank, texts: Texts) -> Document:
    return {
        "bank": {"id": bank.id, "version": bank.version, "sha256": bank.sha256},
        "language": texts.language,
        "sections": [
            {
                "id": section.id,
                "title": texts(f"sections.{section.id}.title"),
                "intro": texts(f"sections.{section.id}.intro"),
                "questions": [question_data(bank, texts, question) for question in bank.questions_of(section)],
            }
            for section in bank.sections
        ],
        "clients": [client_field_data(texts, field) for field in bank.clients.fields],
    }


def client_field_data(texts: Texts, field: ClientField) -> Document:
    """One question about a client with its texts and choices."""
    prefix = f"clients.fields.{field.id}"
    own = {choice: texts(f"{prefix}.choices.{choice}") for choice in field.choices}
    return {
        "id": field.id,
        "text": texts(f"{prefix}.text", client="…"),
        "help": texts(f"{prefix}.help"),
        "choices": {**own, UNKNOWN: texts("unknown")},
    }


def question_data(bank: Bank, texts: Texts, question: Question) -> Document:
    """One question with its texts, choices and place in the article."""
    id_ = question.id
    data: Document = {"id": id_}
    if id_ in bank.examples:
        task = bank.examples[id_].id
        data |= {"text": texts(f"tasks.{task}.example"), "help": texts(f"tasks.{task}.example_help")}
        data |= {"asked_when": bank.scale.example_from}
    else:
        data |= {"text": texts(f"questions.{id_}.text"), "help": texts(f"questions.{id_}.help")}
    if isinstance(question, NumberQuestion):
        data |= {"allowed": allowed(bank, question)}
    else:
        shown: tuple[Option, ...] = options(texts, question)
        data |= {"choices": {option.value: option.label for option in shown}}
    if question.optional:
        data |= {"optional": True}
    if id_ in bank.activities:
        data |= {"core": bank.activities[id_][1].core}
    if question.article:
        data |= {"article": question.article}
    return data
