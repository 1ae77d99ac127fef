"""The bank in, pages about it out: every question with its choices and its source, and an answers file to fill in."""

import textwrap
from collections.abc import Iterator

from vbm_quiz.answers_file.parse import FORMAT, Document
from vbm_quiz.answers_file.values import allowed
from vbm_quiz.bank.bank import Bank, ClientField
from vbm_quiz.bank.questions import NumberQuestion, Question
from vbm_quiz.interview.prompts import options
from vbm_quiz.model.answers import UNKNOWN
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.frontend import Option

WIDTH = 90


def as_text(bank: Bank, texts: Texts) -> str:
    """Every question with its id, choices, explanation and place in the article."""
    return "\n".join(_lines(bank, texts)) + "\n"


def _lines(bank: Bank, texts: Texts) -> Iterator[str]:
    yield texts("interface.bank.title", id=bank.id, version=bank.version)
    for section in bank.sections:
        yield from ("", texts(f"sections.{section.id}.title").upper())
        yield from _wrapped(texts(f"sections.{section.id}.intro"), "")
        for question in bank.questions_of(section):
            yield from _question_lines(bank, texts, question)
        if section.holds == "clients":
            yield from _client_lines(bank, texts)


def _question_lines(bank: Bank, texts: Texts, question: Question) -> Iterator[str]:
    data = question_data(bank, texts, question)
    yield from ("", f"{data['id']}")
    yield from _wrapped(str(data["text"]), "  ")
    for choice, label in data.get("choices", {}).items():
        yield from _wrapped(f"{choice}: {label}", "    ", "        ")
    if "allowed" in data:
        yield f"    {data['allowed']}"
    for key in ("asked_when", "optional", "core", "article"):
        if data.get(key):
            yield from _wrapped(_remark(texts, key, data[key]), "  ")
    yield from _wrapped(str(data["help"]), "  ")


def _remark(texts: Texts, key: str, value: object) -> str:
    return texts(f"interface.bank.{key}", value=value)


def _client_lines(bank: Bank, texts: Texts) -> Iterator[str]:
    for field in bank.clients.fields:
        data = client_field_data(texts, field)
        yield from ("", f"clients[].{field.id}")
        yield from _wrapped(data["text"], "  ")
        for choice, label in data["choices"].items():
            yield from _wrapped(f"{choice}: {label}", "    ", "        ")
        yield from _wrapped(data["help"], "  ")


def _wrapped(text: str, indent: str, hanging: str | None = None) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent if hanging is None else hanging)


def as_data(bank: Bank, texts: Texts) -> Document:
    """The same as plain data."""
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
        shown: tuple[Option, ...] = options(bank, texts, question)
        data |= {"choices": {option.value: option.label for option in shown}}
    if question.optional:
        data |= {"optional": True}
    if id_ in bank.activities:
        data |= {"core": bank.activities[id_][1].core}
    if question.article:
        data |= {"article": question.article}
    return data


def template(bank: Bank, texts: Texts) -> Document:
    """An answers file that is valid as it stands: unknown wherever that is allowed, examples and options left out."""
    answers = {question.id: UNKNOWN for question in bank.questions.values() if question.unknown}
    return {"format": FORMAT, "language": texts.language, "answers": answers, "clients": []}
