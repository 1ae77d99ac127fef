"""JSON in, answers out, and back. Every fault is found at once, each with its place and what is allowed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from vbm_quiz.bank import ChoiceQuestion, ClientField, NumberQuestion, Quiz
from vbm_quiz.model import Answers, Client, Value
from vbm_quiz.nearest import nearest
from vbm_quiz.streams import steers
from vbm_quiz.tasks import example_asked
from vbm_quiz.values import Fault, NotFinite, allowed, exceeds, plain, read_value, shown, to_number

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


def read(
    quiz: Quiz, document: Document, settings: Iterable[tuple[str, str]], languages: Iterable[str]
) -> Answers | list[Fault]:
    """Make answers of a document.

    Args:
        quiz: the bank.
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
        *((f"--set {shown(id_)[1:-1]}", id_, _typed(quiz, id_, text)) for id_, text in typed),
    ]
    read_ = [(id_, _read_one(quiz, id_, raw, path)) for path, id_, raw in found]
    values = {id_: value for id_, value in read_ if not isinstance(value, Fault)}
    clients = _clients(quiz, document["clients"]) if "clients" in document else []
    faults = [
        *_faults_at_top(document, languages),
        *(value for _, value in read_ if isinstance(value, Fault)),
        *_faults_between(quiz, values),
        *(client for client in clients if isinstance(client, Fault)),
    ]
    if faults:
        return faults
    return Answers(
        values={question: values[question] for question in quiz.questions if question in values},
        clients=tuple(each for each in clients if isinstance(each, Client)) if "clients" in document else None,
        language=language_of(document.get("language")),
        respondent=document.get("respondent"),
        date=document.get("date"),
    )


def _stored(document: Document) -> Mapping[str, object]:
    stored = document.get("answers", {})
    return stored if isinstance(stored, dict) else {}


def as_far_as_readable(quiz: Quiz, document: Document) -> Answers:
    """The answers of a document that can be read, whatever is wrong with the others."""
    read_ = {id_: _read_one(quiz, id_, raw, "") for id_, raw in _stored(document).items()}
    return Answers({id_: value for id_, value in read_.items() if not isinstance(value, Fault)})


def _read_one(quiz: Quiz, id_: str, raw: object, path: str) -> Value | Fault:
    question = quiz.questions.get(id_)
    return _unknown_id(id_, quiz.questions, path) if question is None else read_value(quiz, question, raw, path)


def _unknown_id(found: str, known: Iterable[str], path: str) -> Fault:
    if near := nearest(found, known):
        return Fault(path, "unknown_id", {"found": shown(found), "nearest": near})
    return Fault(path, "unknown_id_far", {"found": shown(found)})


def _typed(quiz: Quiz, id_: str, text: str) -> object:
    """What a typed value is in JSON: a number where the question takes one, else a text."""
    if id_ in quiz.activities or isinstance(quiz.questions.get(id_), NumberQuestion):
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


def language_of(text: str | None) -> str | None:
    """The language of a tag: `nl` of nl-BE."""
    return None if text is None else re.split(r"[-_.]", text.lower())[0]


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _faults_between(quiz: Quiz, values: Mapping[str, Value]) -> Iterator[Fault]:
    for question in quiz.questions.values():
        number = values.get(question.id)
        if isinstance(question, NumberQuestion) and isinstance(number, Decimal):
            fault = exceeds(question, number, values, f'answers["{question.id}"]')
            if fault is not None:
                yield fault


# ---------------------------------------------------------------- clients


def _clients(quiz: Quiz, raw: object) -> list[Client | Fault]:
    if not isinstance(raw, list):
        return [Fault("clients", "wrong_type", {"found": shown(raw), "allowed": "[…]"})]
    most = quiz.clients.maximum
    read_ = [each for place, one in enumerate(raw) for each in _client(quiz, one, f"clients[{place}]")]
    return (
        [*read_, Fault("clients", "too_many_clients", {"found": len(raw), "limit": most})] if len(raw) > most else read_
    )


def _client(quiz: Quiz, raw: object, path: str) -> list[Client | Fault]:
    """One client, or all that is wrong with it."""
    if not isinstance(raw, dict):
        return [Fault(path, "wrong_type", {"found": shown(raw), "allowed": "{…}"})]
    known = (NAME, *(field.id for field in quiz.clients.fields))
    name = _name(quiz, raw, f"{path}.{NAME}")
    fields = {field.id: _field(quiz, field, raw, f"{path}.{field.id}") for field in quiz.clients.fields}
    faults = [
        *(_unknown_id(key, known, _at(path, key)) for key in raw if key not in known),
        *(value for value in (name, *fields.values()) if isinstance(value, Fault)),
    ]
    return [*faults] if faults else [Client(str(name), {id_: str(value) for id_, value in fields.items()})]


def _field(quiz: Quiz, field: ClientField, raw: Mapping[str, object], path: str) -> Value | Fault:
    question = ChoiceQuestion(id=field.id, choices=field.choices)
    if field.id not in raw:
        return Fault(path, "missing", {"allowed": allowed(quiz, question)})
    return read_value(quiz, question, raw[field.id], path)


def _name(quiz: Quiz, raw: Mapping[str, object], path: str) -> str | Fault:
    if NAME not in raw:
        return Fault(path, "missing", {"allowed": '"…"'})
    name = raw[NAME]
    if not isinstance(name, str) or not name.strip():
        return Fault(path, "wrong_type", {"found": shown(name), "allowed": '"…"'})
    if len(name) > quiz.clients.name_length:
        return Fault(path, "too_long", {"found": len(name), "limit": quiz.clients.name_length})
    return name


# ---------------------------------------------------------------- complete or not


def missing(quiz: Quiz, answers: Answers) -> list[Fault]:
    """The required answers that are not there; an example only where it is asked for."""
    return [
        Fault(f'answers["{question.id}"]', "missing", {"allowed": allowed(quiz, question)})
        for question in quiz.questions.values()
        if question.id not in answers.values and required(quiz, answers, question.id)
    ]


def required(quiz: Quiz, answers: Answers, question: str) -> bool:
    """Whether the score needs this answer."""
    task = quiz.examples.get(question)
    if task is not None:
        return example_asked(quiz, answers, task)
    return not quiz.questions[question].optional


def opened_examples(quiz: Quiz, before: Answers, after: Answers, named: set[str]) -> tuple[str, ...]:
    """The examples that a change of answers asks for and did not ask for before, but those in `named`."""
    return tuple(
        task.example
        for task in quiz.tasks
        if task.example not in named and example_asked(quiz, after, task) and not example_asked(quiz, before, task)
    )


# ---------------------------------------------------------------- back to JSON


def to_document(answers: Answers) -> Document:
    """The answers as the file holds them, in bank order, levels as choice ids."""
    top = {"language": answers.language, "respondent": answers.respondent, "date": answers.date}
    return {
        "format": FORMAT,
        **{key: text for key, text in top.items() if text is not None},
        "answers": {question: json_value(value) for question, value in answers.values.items()},
        **({} if answers.clients is None else {"clients": [_client_document(client) for client in answers.clients]}),
    }


def json_value(value: Value) -> str | int | float:
    """A value as JSON holds it: 40, 40.0 and 4e1 are one."""
    if isinstance(value, str):
        return value
    return int(value) if value == value.to_integral_value() else float(plain(value))


def _client_document(client: Client) -> dict[str, str]:
    return {"name": client.name, **client.answers}


def to_json(document: object) -> str:
    """A document as UTF-8 text that a person can read and edit; signs that steer a screen are written as escapes."""
    import json

    def as_it_reads(found: re.Match[str]) -> str:
        return json.dumps(found[0])[1:-1] if steers(found[0]) else found[0]

    text = json.dumps(document, ensure_ascii=False, indent=2)
    return re.sub(r"[^\x00-\x7f]", as_it_reads, text) + "\n"
