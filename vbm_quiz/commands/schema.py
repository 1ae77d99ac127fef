"""The bank in, JSON Schemas (2020-12) out: of an answers file, of the bank itself, and of all JSON that is printed."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import msgspec

from vbm_quiz.answers_file.clients import NAME
from vbm_quiz.answers_file.parse import BANK, BANK_KEYS, FORMAT, KEPT, RESPONDENT_LENGTH, SCHEMA
from vbm_quiz.answers_file.write import to_json
from vbm_quiz.bank.bank import Bank, BankDocument
from vbm_quiz.bank.scale import Task
from vbm_quiz.commands.content_input import content_of_run
from vbm_quiz.commands.output_schemas import (
    DIALECT,
    Schema,
    bank_field_descriptions,
    described,
    field_descriptions,
    output_schema,
)
from vbm_quiz.loading.content import Content
from vbm_quiz.loading.written_numbers import BEYOND
from vbm_quiz.texts.language import match
from vbm_quiz.ui.streams import print_exactly

ENGLISH = "en"
PART = r"^[1-9][0-9]{0,8}/[1-9][0-9]{0,8}$"
THIRTY_ONE, THIRTY, ANY = "(0[13578]|1[02])", "(0[469]|11)", "(0[1-9]|1[0-9]|2[0-8])"
LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
DATE = (
    rf"^(?!0000)([0-9]{{4}}-({THIRTY_ONE}-({ANY}|29|3[01])|{THIRTY}-({ANY}|29|30)|02-{ANY})|{LEAP_YEAR}-02-29)(?!\n)$"
)


def run(name: str, folder: Path | None) -> None:
    """Print the schema of an answers file, of the bank, or of one of the `TYPES` that are printed."""
    content = content_of_run(folder)
    own = {"answers": lambda: described_answers(content), "bank": bank}
    print_exactly(to_json(own[name]() if name in own else output_schema(name)))


def described_answers(content: Content) -> Schema:
    """The schema of an answers file, with what is asked: in English, or in another language of a content without it."""
    texts = content.texts(ENGLISH if ENGLISH in content.languages else None)
    asked = {question.id: texts(question.text_key("text")) for question in content.bank.questions.values()}
    of_clients = {field.id: texts(field.text_key("text"), client="…") for field in content.bank.clients.fields}
    told = {**field_descriptions()["Answers"], **asked, **of_clients}
    return described(answers(content.bank, content.languages), told)


def answers(bank: Bank, languages: Iterable[str]) -> Schema:
    """The schema of a complete answers file: what it accepts needs no question more.

    It cannot say that a number may not exceed another, nor that a key stands once.
    """
    questions = bank.questions.values()
    return {
        "$schema": DIALECT,
        "title": f"Answers for vbm-quiz, bank {bank.id} {bank.version}",
        "type": "object",
        "properties": {
            SCHEMA: {"type": "string"},
            "format": {"const": FORMAT},
            BANK: {
                "type": "object",
                "properties": {key: {"type": "string"} for key in BANK_KEYS},
                "required": [*BANK_KEYS],
            },
            "language": _language([*languages]),
            "respondent": {"type": "string", "maxLength": RESPONDENT_LENGTH},
            "date": {"type": "string", "format": "date", "pattern": DATE},
            "answers": {
                "type": "object",
                "properties": {question.id: question.json_schema() for question in questions},
                "required": [each.id for each in questions if not each.optional and each.for_everyone],
                "allOf": [*(_example_rule(bank, task) for task in bank.tasks), *_asked_rules(bank)],
                "additionalProperties": False,
            },
            "clients": {"type": "array", "maxItems": bank.clients.maximum, "items": _client(bank)},
            KEPT: {"type": "object"},
        },
        "required": ["answers"],
        "additionalProperties": False,
    }


def _language(languages: Sequence[str]) -> Schema:
    """What `match` finds among these languages; a bank in one language takes the name of any."""
    either = "|".join(_either_case(_shortest(code, languages)) for code in languages)
    named = {} if len(languages) == 1 else {"pattern": f"^({either})(?![^-_.@])"}
    return {"type": "string", **named}


def _shortest(code: str, languages: Iterable[str]) -> str:
    """The language of a tag where that is enough to name it, else the whole tag."""
    language = code.partition("-")[0]
    return language if match(language, languages) == code else code


def _either_case(tag: str) -> str:
    return "".join("[-_]" if sign == "-" else f"[{sign.lower()}{sign.upper()}]" for sign in tag)


def _example_rule(bank: Bank, task: Task) -> Schema:
    """The example is asked for where an activity of its task has reached the level that asks for one."""
    asks = [_answered(bank, question, bank.scale.asking_example) for question in task.questions]
    return {"if": {"anyOf": asks}, "then": {"required": [task.example]}}


def _asked_rules(bank: Bank) -> Iterator[Schema]:
    """A question that is asked beside some answers of an earlier one is required beside these."""
    for each in bank.questions.values():
        if each.asked_when is not None and not each.optional:
            asked = _answered(bank, each.asked_when.question, each.asked_when.answer)
            yield {"if": asked, "then": {"required": [each.id]}}


def _answered(bank: Bank, question: str, choices: Iterable[str]) -> Schema:
    """The schema of answers with one of these choices; a level may be written as its worth too."""
    written: list[str | int] = [*choices]
    if question in bank.activities:
        written += [bank.scale.worth(level) for level in choices if level in bank.scale.levels]
    return {"properties": {question: {"enum": written}}, "required": [question]}


def _client(bank: Bank) -> Schema:
    fields = {field.id: field.json_schema() for field in bank.clients.fields}
    return {
        "type": "object",
        "properties": {NAME: {"type": "string", "pattern": r"\S", "maxLength": bank.clients.name_length}, **fields},
        "required": [NAME, *fields],
        "additionalProperties": False,
    }


def bank() -> Schema:
    """The schema of `quiz.toml`, read as the JSON that it stands for."""
    schema = msgspec.json.schema(BankDocument, schema_hook=_fraction)
    defined = {name: described(table, bank_field_descriptions(name)) for name, table in schema["$defs"].items()}
    return {"$schema": DIALECT, **schema, "$defs": defined}


def _fraction(type_: type) -> Schema:
    if type_ is Fraction:
        whole = {"type": "integer", "exclusiveMinimum": -BEYOND, "exclusiveMaximum": BEYOND}
        part = {"type": "string", "pattern": PART, "description": "A part in its lowest terms, such as 1/2."}
        return {"anyOf": [whole, part]}
    raise NotImplementedError
