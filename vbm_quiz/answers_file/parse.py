"""JSON in, answers out, and back. Every fault is found at once, each with its place and what is allowed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from vbm_quiz.answers_file.values import allowed, exceeds, read_value
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.clients import ClientField
from vbm_quiz.bank.questions import ChoiceQuestion, NumberQuestion
from vbm_quiz.errors import Fault, nearest
from vbm_quiz.model.answers import Answers, Client, Value
from vbm_quiz.model.json_values import NotFinite, shown, to_number
from vbm_quiz.texts.language import language_of

FORMAT = 1
LARGEST = 1024 * 1024
"""The largest answers file, in bytes."""
DEEPEST = 20
RESPONDENT_LENGTH = 200
NAME = "name"
TOP = ("format", "language", "respondent", "date", "answers", "clients")

Document = dict[str, Any]


class _Pairs(dict[str, Any]):
    """A JSON object that remembers which keys it held twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        seen: set[str] = set()
        self.twice = [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]


def parse(data: bytes) -> Document | list[Fault]:
    """Read the bytes of an answers file as far as JSON goes.

    Returns:
        The document, its numbers as Decimal; or the faults that make it unreadable.
    """
    import json

    if len(data) > LARGEST:
        return [Fault("", "too_large", {"limit": "1 MiB"})]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        return [Fault("", "not_utf8", {"byte": reason.start + 1})]
    if not text.strip():
        return [Fault("", "empty")]
    try:
        raw = json.loads(
            text, parse_float=to_number, parse_int=to_number, parse_constant=NotFinite, object_pairs_hook=_Pairs
        )
    except RecursionError:
        return [Fault("", "too_deep")]
    except json.JSONDecodeError as reason:
        return [Fault("", "not_json", {"line": reason.lineno, "column": reason.colno})]
    faults = list(_faults_anywhere(raw, ""))
    if not faults and not isinstance(raw, dict):
        faults = [Fault("", "wrong_type", {"found": shown(raw), "allowed": '{"answers": {…}}'})]
    return faults or raw


def _faults_anywhere(raw: object, path: str, depth: int = 0) -> Iterator[Fault]:
    """What is wrong wherever it stands: keys that stand twice, texts that are no Unicode, bottomless nesting."""
    if depth > DEEPEST:
        yield Fault(path, "too_deep")
        return
    if isinstance(raw, str) and _broken(raw):
        yield Fault(path, "bad_text", {"found": shown(raw)})
    if isinstance(raw, _Pairs):
        yield from (Fault(path, "duplicate_key", {"found": shown(key)}) for key in raw.twice)
        for key, value in raw.items():
            if _broken(key):
                yield Fault(path, "bad_text", {"found": shown(key)})
            yield from _faults_anywhere(value, _at(path, key), depth + 1)
    if isinstance(raw, list):
        for place, value in enumerate(raw):
            yield from _faults_anywhere(value, f"{path}[{place}]", depth + 1)


def _broken(text: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in text)


def _at(path: str, key: str) -> str:
    if not re.fullmatch(r"\w+", key, re.ASCII):
        return f"{path}[{shown(key)}]"
    return f"{path}.{key}" if path else key


def answers_from_document(
    bank: Bank, document: Document, settings: Iterable[tuple[str, str]], languages: Iterable[str]
) -> Answers | list[Fault]:
    """Make answers of a document.

    Args:
        bank: the bank.
        document: what `parse` gave.
        settings: answers that replace the document's, as typed: id and value.
        languages: those that there are texts for.

    Returns:
        The answers, complete or not; or every fault.
    """
    typed = list(settings)
    replaced = {id_ for id_, _ in typed}
    found = [
        *((f"answers[{shown(id_)}]", id_, raw) for id_, raw in _stored(document).items() if id_ not in replaced),
        *((f"--set {shown(id_)[1:-1]}", id_, _typed(bank, id_, text)) for id_, text in typed),
    ]
    read_ = [(id_, _read_one(bank, id_, raw, path)) for path, id_, raw in found]
    values = {id_: value for id_, value in read_ if not isinstance(value, Fault)}
    clients = _clients(bank, document["clients"]) if "clients" in document else []
    faults = [
        *_faults_at_top(document, languages),
        *(value for _, value in read_ if isinstance(value, Fault)),
        *_faults_between(bank, values),
        *(client for client in clients if isinstance(client, Fault)),
    ]
    if faults:
        return faults
    return Answers(
        values={question: values[question] for question in bank.questions if question in values},
        clients=tuple(each for each in clients if isinstance(each, Client)) if "clients" in document else None,
        language=language_of(document.get("language")),
        respondent=document.get("respondent"),
        date=document.get("date"),
    )


def _stored(document: Document) -> Mapping[str, object]:
    stored = document.get("answers", {})
    return stored if isinstance(stored, dict) else {}


def as_far_as_readable(bank: Bank, document: Document) -> Answers:
    """The answers of a document that can be read, whatever is wrong with the others."""
    read_ = {id_: _read_one(bank, id_, raw, "") for id_, raw in _stored(document).items()}
    return Answers({id_: value for id_, value in read_.items() if not isinstance(value, Fault)})


def _read_one(bank: Bank, id_: str, raw: object, path: str) -> Value | Fault:
    question = bank.questions.get(id_)
    return _unknown_id(id_, bank.questions, path) if question is None else read_value(bank, question, raw, path)


def _unknown_id(found: str, known: Iterable[str], path: str) -> Fault:
    if near := nearest(found, known):
        return Fault(path, "unknown_id", {"found": shown(found), "nearest": near})
    return Fault(path, "unknown_id_far", {"found": shown(found)})


def _typed(bank: Bank, id_: str, text: str) -> object:
    """What a typed value is in JSON: a number where the question takes one, else a text."""
    if id_ in bank.activities or isinstance(bank.questions.get(id_), NumberQuestion):
        number = to_number(text)
        return number if isinstance(number, Decimal) else text
    return text


def _faults_at_top(document: Document, languages: Iterable[str]) -> Iterator[Fault]:
    for key in (key for key in document if key not in TOP):
        yield Fault(_at("", key), "unknown_top", {"found": shown(key), "allowed": ", ".join(TOP)})
    if document.get("format", FORMAT) != FORMAT or isinstance(document.get("format"), bool):
        yield Fault("format", "wrong_format", {"found": shown(document["format"]), "allowed": FORMAT})
    if "answers" not in document:
        yield Fault("", "missing_answers_key")
    elif not isinstance(document["answers"], dict):
        yield Fault("answers", "wrong_type", {"found": shown(document["answers"]), "allowed": "{…}"})
    for key in ("language", "respondent", "date"):
        if key in document and not isinstance(document[key], str):
            yield Fault(key, "wrong_type", {"found": shown(document[key]), "allowed": '"…"'})
        elif key in document:
            yield from _faults_of_text(key, document[key], list(languages))


def _faults_of_text(key: str, text: str, languages: list[str]) -> Iterator[Fault]:
    if key == "language" and language_of(text) not in languages:
        yield Fault(key, "bad_language", {"found": shown(text), "allowed": ", ".join(languages)})
    if key == "date" and not _is_date(text):
        yield Fault(key, "bad_date", {"found": shown(text)})
    if key == "respondent" and len(text) > RESPONDENT_LENGTH:
        yield Fault(key, "too_long", {"found": len(text), "limit": RESPONDENT_LENGTH})


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _faults_between(bank: Bank, values: Mapping[str, Value]) -> Iterator[Fault]:
    for question in bank.questions.values():
        number = values.get(question.id)
        if isinstance(question, NumberQuestion) and isinstance(number, Decimal):
            fault = exceeds(question, number, values, f'answers["{question.id}"]')
            if fault is not None:
                yield fault


# ---------------------------------------------------------------- clients


def _clients(bank: Bank, raw: object) -> list[Client | Fault]:
    if not isinstance(raw, list):
        return [Fault("clients", "wrong_type", {"found": shown(raw), "allowed": "[…]"})]
    most = bank.clients.maximum
    read_ = [each for place, one in enumerate(raw) for each in _client(bank, one, f"clients[{place}]")]
    return (
        [*read_, Fault("clients", "too_many_clients", {"found": len(raw), "limit": most})] if len(raw) > most else read_
    )


def _client(bank: Bank, raw: object, path: str) -> list[Client | Fault]:
    """One client, or all that is wrong with it."""
    if not isinstance(raw, dict):
        return [Fault(path, "wrong_type", {"found": shown(raw), "allowed": "{…}"})]
    known = (NAME, *(field.id for field in bank.clients.fields))
    name = _name(bank, raw, f"{path}.{NAME}")
    fields = {field.id: _field(bank, field, raw, f"{path}.{field.id}") for field in bank.clients.fields}
    faults = [
        *(_unknown_id(key, known, _at(path, key)) for key in raw if key not in known),
        *(value for value in (name, *fields.values()) if isinstance(value, Fault)),
    ]
    return [*faults] if faults else [Client(str(name), {id_: str(value) for id_, value in fields.items()})]


def _field(bank: Bank, field: ClientField, raw: Mapping[str, object], path: str) -> Value | Fault:
    question = ChoiceQuestion(id=field.id, choices=field.choices)
    if field.id not in raw:
        return Fault(path, "missing", {"allowed": allowed(bank, question)})
    return read_value(bank, question, raw[field.id], path)


def _name(bank: Bank, raw: Mapping[str, object], path: str) -> str | Fault:
    if NAME not in raw:
        return Fault(path, "missing", {"allowed": '"…"'})
    name = raw[NAME]
    if not isinstance(name, str) or not name.strip():
        return Fault(path, "wrong_type", {"found": shown(name), "allowed": '"…"'})
    if len(name) > bank.clients.name_length:
        return Fault(path, "too_long", {"found": len(name), "limit": bank.clients.name_length})
    return name


# ---------------------------------------------------------------- complete or not


# ---------------------------------------------------------------- back to JSON
