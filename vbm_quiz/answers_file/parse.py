"""The JSON document of an answers file in, answers out, or every fault at once; and which answers are missing."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from vbm_quiz.answers_file.json_document import Document, path_of
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.clients import ClientField
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.errors import Fault, InvalidAnswers, nearest
from vbm_quiz.model.answers import Answers, Client, Value
from vbm_quiz.model.json_values import shown, to_number
from vbm_quiz.model.results import BankReference
from vbm_quiz.texts.language import match

FORMAT = 1
RESPONDENT_LENGTH = 200
NAME = "name"
SCHEMA, BANK, KEPT = "$schema", "bank", "kept"
KEYS = (SCHEMA, "format", BANK, "language", "respondent", "date", "answers", "clients", KEPT)
BANK_KEYS = ("id", "version", "sha256")


def answers_from_document(
    bank: Bank, document: Document, settings: Iterable[tuple[str, str]], languages: Iterable[str]
) -> Answers:
    """Read the answers of a document.

    Args:
        bank: the bank.
        document: what `json_document.parse` returned.
        settings: answers that replace the document's, as typed: id and value.
        languages: those that there are texts for; where there is one, the document may name any.

    Returns:
        The answers in bank order, complete or not.

    Raises:
        InvalidAnswers: with every fault.
    """
    faults = list(_top_level_faults(document, languages))
    values = _values(bank, _raw_answers(bank, document, settings), faults)
    faults += _faults_between(bank, values)
    if "clients" in document:
        faults += _clients_faults(bank, document["clients"])
    if faults:
        raise InvalidAnswers(faults)
    return Answers(
        values=values,
        clients=_clients(bank, document["clients"]) if "clients" in document else None,
        language=match(document.get("language", ""), languages),
        respondent=document.get("respondent"),
        date=document.get("date"),
    )


def readable_answers(bank: Bank, document: Document) -> Answers:
    """The answers of a document that have no fault of their own, whatever is wrong with the others."""
    return Answers(_values(bank, _raw_answers(bank, document, ()), faults=[]))


def _raw_answers(
    bank: Bank, document: Document, settings: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str, object]]:
    """The path, id and raw value of each answer: those of the document that no setting replaces, then the settings."""
    typed = list(settings)
    replaced = {id_ for id_, _ in typed}
    stored = document.get("answers")
    for id_, raw in stored.items() if isinstance(stored, dict) else ():
        if id_ not in replaced:
            yield f"answers[{shown(id_)}]", id_, raw
    for id_, text in typed:
        yield f"--set {shown(id_)[1:-1]}", id_, _typed_value(bank, id_, text)


def _typed_value(bank: Bank, id_: str, text: str) -> object:
    """A typed value as JSON would have it: a number where the question takes one, else the text."""
    if id_ in bank.activities or isinstance(bank.questions.get(id_), NumberQuestion):
        number = to_number(text)
        return number if isinstance(number, Decimal) else text
    return text


def _values(bank: Bank, raw_answers: Iterable[tuple[str, str, object]], faults: list[Fault]) -> dict[str, Value]:
    """The valid answers in bank order; the faults of the others are added to `faults`."""
    values: dict[str, Value] = {}
    for path, id_, raw in raw_answers:
        question = bank.questions.get(id_)
        value = _unknown_id(id_, bank.questions, path) if question is None else question.read(raw, path)
        if isinstance(value, Fault):
            faults.append(value)
        else:
            values[id_] = value
    return {id_: values[id_] for id_ in bank.questions if id_ in values}


def _unknown_id(found: str, known: Iterable[str], path: str) -> Fault:
    if near := nearest(found, known):
        return Fault(path, "unknown_id", {"found": shown(found), "nearest": near})
    return Fault(path, "unknown_id_far", {"found": shown(found)})


def _faults_between(bank: Bank, values: Mapping[str, Value]) -> Iterator[Fault]:
    """The faults of numbers that exceed another answer, where they are asked."""
    asked = bank.in_force(Answers(values)).values
    for question in bank.questions.values():
        number = asked.get(question.id)
        if isinstance(question, NumberQuestion) and isinstance(number, Decimal):
            fault = question.excess(number, asked, f'answers["{question.id}"]')
            if fault is not None:
                yield fault


def _top_level_faults(document: Document, languages: Iterable[str]) -> Iterator[Fault]:
    for key in (key for key in document if key not in KEYS):
        yield Fault(path_of("", key), "unknown_top", {"found": shown(key), "allowed": ", ".join(KEYS)})
    if document.get("format", FORMAT) != FORMAT or isinstance(document.get("format"), bool):
        yield Fault("format", "wrong_format", {"found": shown(document["format"]), "allowed": FORMAT})
    if "answers" not in document:
        yield Fault("", "missing_answers_key")
    elif not isinstance(document["answers"], dict):
        yield Fault("answers", "wrong_type", {"found": shown(document["answers"]), "allowed": "{…}"})
    yield from _kept_faults(document)
    for key in (SCHEMA, "language", "respondent", "date"):
        if key in document and not isinstance(document[key], str):
            yield Fault(key, "wrong_type", {"found": shown(document[key]), "allowed": '"…"'})
        elif key in document:
            yield from _text_faults(key, document[key], list(languages))


def _kept_faults(document: Document) -> Iterator[Fault]:
    """The faults of what stands beside the answers of a kept result."""
    if KEPT in document and not isinstance(document[KEPT], dict):
        yield Fault(KEPT, "wrong_type", {"found": shown(document[KEPT]), "allowed": "{…}"})
    if BANK in document and bank_of(document) is None:
        allowed = ", ".join(f'"{key}": "…"' for key in BANK_KEYS)
        yield Fault(BANK, "wrong_type", {"found": shown(document[BANK]), "allowed": f"{{{allowed}}}"})


def bank_of(document: Document) -> BankReference | None:
    """The bank that the answers of a document were given to; None where it does not say."""
    stored = document.get(BANK)
    named = [stored.get(key) for key in BANK_KEYS] if isinstance(stored, dict) else []
    texts = [each for each in named if isinstance(each, str)]
    return BankReference(*texts) if len(texts) == len(BANK_KEYS) else None


def language_of(document: Document) -> str | None:
    """The language that a document names, whether or not it is spoken; None where it names none."""
    named = document.get("language")
    return named if isinstance(named, str) else None


def _text_faults(key: str, text: str, languages: list[str]) -> Iterator[Fault]:
    if key == "language" and len(languages) > 1 and match(text, languages) is None:
        yield Fault(key, "bad_language", {"found": shown(text), "allowed": ", ".join(languages)})
    if key == "date" and not is_date(text):
        yield Fault(key, "bad_date", {"found": shown(text)})
    if key == "respondent" and len(text) > RESPONDENT_LENGTH:
        yield Fault(key, "too_long", {"found": len(text), "limit": RESPONDENT_LENGTH})


def is_date(text: str) -> bool:
    """Whether this is a day, written as 2026-11-23."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _clients(bank: Bank, raw: Iterable[Mapping[str, str]]) -> tuple[Client, ...]:
    """The clients of a list without faults."""
    return tuple(Client(one[NAME], {field.id: one[field.id] for field in bank.clients.fields}) for one in raw)


def _clients_faults(bank: Bank, raw: object) -> Iterator[Fault]:
    if not isinstance(raw, list):
        yield Fault("clients", "wrong_type", {"found": shown(raw), "allowed": "[…]"})
        return
    for index, one in enumerate(raw):
        yield from _client_faults(bank, one, f"clients[{index}]")
    if len(raw) > bank.clients.maximum:
        yield Fault("clients", "too_many_clients", {"found": len(raw), "limit": bank.clients.maximum})


def _client_faults(bank: Bank, raw: object, path: str) -> Iterator[Fault]:
    if not isinstance(raw, dict):
        yield Fault(path, "wrong_type", {"found": shown(raw), "allowed": "{…}"})
        return
    known = (NAME, *(field.id for field in bank.clients.fields))
    yield from (_unknown_id(key, known, path_of(path, key)) for key in raw if key not in known)
    yield from _name_faults(bank, raw, f"{path}.{NAME}")
    for field in bank.clients.fields:
        yield from _field_faults(field, raw, f"{path}.{field.id}")


def _name_faults(bank: Bank, raw: Mapping[str, object], path: str) -> Iterator[Fault]:
    name = raw.get(NAME)
    if NAME not in raw:
        yield Fault(path, "missing", {"allowed": '"…"'})
    elif not isinstance(name, str) or not name.strip():
        yield Fault(path, "wrong_type", {"found": shown(name), "allowed": '"…"'})
    elif len(name) > bank.clients.name_length:
        yield Fault(path, "too_long", {"found": len(name), "limit": bank.clients.name_length})


def _field_faults(field: ClientField, raw: Mapping[str, object], path: str) -> Iterator[Fault]:
    if field.id not in raw:
        yield Fault(path, "missing", {"allowed": field.allowed})
    elif isinstance(value := field.read(raw[field.id], path), Fault):
        yield value


def missing(bank: Bank, answers: Answers) -> list[Fault]:
    """A fault for each required answer that is missing; what depends on other answers is required where it is asked."""
    return [
        Fault(f'answers["{question.id}"]', "missing", {"allowed": question.allowed})
        for question in bank.questions.values()
        if question.id not in answers.values and not question.optional and question.is_asked(bank, answers)
    ]


def opened_examples(bank: Bank, before: Answers, after: Answers, named: set[str]) -> tuple[str, ...]:
    """The examples asked for after a change of answers and not before it, except those in `named`."""
    return tuple(
        task.example
        for task in bank.tasks
        if task.example not in named
        and task.asks_example(bank.scale, after)
        and not task.asks_example(bank.scale, before)
    )
