"""The bank in, pages about it out: every question with its choices and its source, and an answers file to fill in."""

import textwrap
from collections.abc import Iterator

from vbm_quiz.answers import FORMAT, Document
from vbm_quiz.ask.card import Option
from vbm_quiz.bank import UNKNOWN, ClientField, NumberQuestion, Question, Quiz
from vbm_quiz.cards import options
from vbm_quiz.values import allowed
from vbm_quiz.words import Words

WIDTH = 90


def as_text(quiz: Quiz, words: Words) -> str:
    """Every question with its id, choices, explanation and place in the article."""
    return "\n".join(_lines(quiz, words)) + "\n"


def _lines(quiz: Quiz, words: Words) -> Iterator[str]:
    yield words("interface.bank.title", id=quiz.id, version=quiz.version)
    for section in quiz.sections:
        yield from ("", words(f"sections.{section.id}.title").upper())
        yield from _wrapped(words(f"sections.{section.id}.intro"), "")
        for question in quiz.questions_of(section):
            yield from _question_lines(quiz, words, question)
        if section.holds == "clients":
            yield from _client_lines(quiz, words)


def _question_lines(quiz: Quiz, words: Words, question: Question) -> Iterator[str]:
    data = question_data(quiz, words, question)
    yield from ("", f"{data['id']}")
    yield from _wrapped(str(data["text"]), "  ")
    for choice, label in data.get("choices", {}).items():
        yield from _wrapped(f"{choice}: {label}", "    ", "        ")
    if "allowed" in data:
        yield f"    {data['allowed']}"
    for key in ("asked_when", "optional", "core", "article"):
        if data.get(key):
            yield from _wrapped(_remark(words, key, data[key]), "  ")
    yield from _wrapped(str(data["help"]), "  ")


def _remark(words: Words, key: str, value: object) -> str:
    return words(f"interface.bank.{key}", value=value)


def _client_lines(quiz: Quiz, words: Words) -> Iterator[str]:
    for field in quiz.clients.fields:
        data = client_field_data(words, field)
        yield from ("", f"clients[].{field.id}")
        yield from _wrapped(data["text"], "  ")
        for choice, label in data["choices"].items():
            yield from _wrapped(f"{choice}: {label}", "    ", "        ")
        yield from _wrapped(data["help"], "  ")


def _wrapped(text: str, indent: str, hanging: str | None = None) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent if hanging is None else hanging)


def as_data(quiz: Quiz, words: Words) -> Document:
    """The same as plain data."""
    return {
        "bank": {"id": quiz.id, "version": quiz.version, "sha256": quiz.sha256},
        "language": words.language,
        "sections": [
            {
                "id": section.id,
                "title": words(f"sections.{section.id}.title"),
                "intro": words(f"sections.{section.id}.intro"),
                "questions": [question_data(quiz, words, question) for question in quiz.questions_of(section)],
            }
            for section in quiz.sections
        ],
        "clients": [client_field_data(words, field) for field in quiz.clients.fields],
    }


def client_field_data(words: Words, field: ClientField) -> Document:
    """One question about a client with its texts and choices."""
    texts = f"clients.fields.{field.id}"
    own = {choice: words(f"{texts}.choices.{choice}") for choice in field.choices}
    return {
        "id": field.id,
        "text": words(f"{texts}.text", client="…"),
        "help": words(f"{texts}.help"),
        "choices": {**own, UNKNOWN: words("unknown")},
    }


def question_data(quiz: Quiz, words: Words, question: Question) -> Document:
    """One question with its texts, choices and place in the article."""
    id_ = question.id
    data: Document = {"id": id_}
    if id_ in quiz.examples:
        task = quiz.examples[id_].id
        data |= {"text": words(f"tasks.{task}.example"), "help": words(f"tasks.{task}.example_help")}
        data |= {"asked_when": quiz.scale.example_from}
    else:
        data |= {"text": words(f"questions.{id_}.text"), "help": words(f"questions.{id_}.help")}
    if isinstance(question, NumberQuestion):
        data |= {"allowed": allowed(quiz, question)}
    else:
        shown: tuple[Option, ...] = options(quiz, words, question)
        data |= {"choices": {option.value: option.label for option in shown}}
    if question.optional:
        data |= {"optional": True}
    if id_ in quiz.activities:
        data |= {"core": quiz.activities[id_][1].core}
    if question.article:
        data |= {"article": question.article}
    return data


def template(quiz: Quiz, words: Words) -> Document:
    """An answers file that is valid as it stands: unknown wherever that is allowed, examples and options left out."""
    answers = {question.id: UNKNOWN for question in quiz.questions.values() if question.unknown}
    return {"format": FORMAT, "language": words.language, "answers": answers, "clients": []}
