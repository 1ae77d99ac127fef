"""The bank in, a list of its questions with their choices and sources out, as text or JSON."""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from vbm_quiz.answers_file.json_document import Document
from vbm_quiz.answers_file.write import to_json
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.clients import ClientField
from vbm_quiz.bank.question_base import ChoiceKind
from vbm_quiz.bank.questions import ExampleQuestion, LevelQuestion, NumberQuestion, Question, place_in_article
from vbm_quiz.commands.content_input import content_of_run, texts_of_content
from vbm_quiz.interview.prompts import options
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import print_exactly

WIDTH = 90


def run(format_: str, lang: str | None, folder: Path | None) -> None:
    """Print every question of the bank, after a check of the texts in this language."""
    content = content_of_run(folder)
    texts = texts_of_content(content, lang)
    content.require(texts.language)
    if format_ == "json":
        print_exactly(to_json(_listing(content.bank, texts)))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(content.bank, texts))


def _lines(bank: Bank, texts: Texts) -> Iterator[str]:
    yield texts("interface.bank.title", id=bank.id, version=bank.version)
    for section in bank.sections:
        yield from ("", texts(f"sections.{section.id}.title").upper())
        yield from _wrapped(texts(f"sections.{section.id}.intro"), "")
        for question in bank.questions_of(section):
            yield from _question_lines(texts, question.id, question_data(texts, question))
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
    for other, answers in data.get("asked_beside", {}).items():
        yield from _wrapped(f"asked_when {other} = {', '.join(answers)}", "  ")
    for key in ("asked_when", "optional", "core"):
        if data.get(key):
            yield from _wrapped(texts(f"interface.bank.{key}", value=data[key]), "  ")
    if "article" in data:
        place = place_text(texts, data["article"])
        yield from _wrapped(texts("interface.bank.article", value=place), "  ")
    yield from _wrapped(data["help"], "  ")


def _wrapped(text: str, indent: str, hanging: str | None = None) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent if hanging is None else hanging)


def _listing(bank: Bank, texts: Texts) -> Document:
    return {
        "bank": {"id": bank.id, "version": bank.version, "sha256": bank.sha256},
        "language": texts.language,
        "sections": [
            {
                "id": section.id,
                "title": texts(f"sections.{section.id}.title"),
                "intro": texts(f"sections.{section.id}.intro"),
                "questions": [question_data(texts, question) for question in bank.questions_of(section)],
            }
            for section in bank.sections
        ],
        "clients": [client_field_data(texts, field) for field in bank.clients.fields],
    }


def client_field_data(texts: Texts, field: ClientField) -> Document:
    """One question about a client with its texts and choices."""
    return {
        "id": field.id,
        "text": texts(field.text_key("text"), client="…"),
        "help": texts(field.text_key("help")),
        "choices": _choices(texts, field),
    }


def question_data(texts: Texts, question: Question) -> Document:
    """One question with its texts, choices and place in the article."""
    data: Document = {"id": question.id, **{part: texts(question.text_key(part)) for part in ("text", "help")}}
    if isinstance(question, ExampleQuestion):
        data["asked_when"] = question.asked_from
    if question.asked_when is not None:
        data["asked_beside"] = {question.asked_when.question: list(question.asked_when.answer)}
    if isinstance(question, NumberQuestion):
        data["allowed"] = question.allowed
    else:
        data["choices"] = _choices(texts, question)
    if question.optional:
        data["optional"] = True
    if isinstance(question, LevelQuestion):
        data["core"] = question.core
    if question.article:
        data["article"] = question.article
    return data


def place_text(texts: Texts, article: str) -> str:
    """A place in the article, in the language of the texts."""
    heading, number = place_in_article(article)
    return texts(f"places.{heading}", number=number)


def _choices(texts: Texts, question: ChoiceKind) -> dict[str, str]:
    return {option.value: option.label for option in options(texts, question)}
