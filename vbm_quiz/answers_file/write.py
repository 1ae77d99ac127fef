"""Answers in, the text of an answers file out."""

import re

from vbm_quiz.answers_file.parse import FORMAT, Document
from vbm_quiz.characters import is_control
from vbm_quiz.model.answers import Answers, Client, Value
from vbm_quiz.model.json_values import plain


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
        return json.dumps(found[0])[1:-1] if is_control(found[0]) else found[0]

    text = json.dumps(document, ensure_ascii=False, indent=2)
    return re.sub(r"[^\x00-\x7f]", as_it_reads, text) + "\n"
