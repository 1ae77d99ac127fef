"""Answers in, the JSON document and the text of an answers file out."""

import re

import msgspec

from vbm_quiz.answers_file.clients import NAME
from vbm_quiz.answers_file.json_document import Document
from vbm_quiz.answers_file.parse import BANK, FORMAT
from vbm_quiz.characters import is_control
from vbm_quiz.model.answers import Answers, Value
from vbm_quiz.model.json_values import plain
from vbm_quiz.model.results import BankReference

DELETE = b"\x7f"
"""The one control character of ASCII that JSON writes as it is."""


def to_document(answers: Answers, bank: BankReference | None = None) -> Document:
    """The document of these answers, which were given to a bank: in their order, levels as choice ids."""
    top = {"language": answers.language, "respondent": answers.respondent, "date": answers.date}
    document: Document = {
        "format": FORMAT,
        **({} if bank is None else {BANK: msgspec.to_builtins(bank)}),
        **{key: text for key, text in top.items() if text is not None},
        "answers": {question: json_value(value) for question, value in answers.values.items()},
    }
    if answers.clients is not None:
        document["clients"] = [{NAME: client.name, **client.answers} for client in answers.clients]
    return document


def json_value(value: Value) -> str | int | float:
    """A value as JSON: 40, 40.0 and 4e1 are the same number."""
    if isinstance(value, str):
        return value
    return int(value) if value == value.to_integral_value() else float(plain(value))


def to_json(document: object) -> str:
    """A document as indented JSON text; control characters are written as escapes, other characters as they are."""
    import json

    return _with_controls_escaped(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def to_json_line(document: object) -> bytes:
    """A document as compact JSON in one line, written as `to_json` does."""
    try:
        line = msgspec.json.encode(document)
    except UnicodeEncodeError:  # half a character, as in the name of a file that is no UTF-8
        import json

        return json.dumps(msgspec.to_builtins(document), separators=(",", ":")).encode()
    return line if line.isascii() and DELETE not in line else _with_controls_escaped(line.decode()).encode()


def _with_controls_escaped(text: str) -> str:
    import json

    def escaped(found: re.Match[str]) -> str:
        return json.dumps(found[0])[1:-1] if is_control(found[0]) else found[0]

    return re.sub(r"[^\x00-\x7e]", escaped, text)
