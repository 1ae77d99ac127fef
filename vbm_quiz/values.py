"""One raw value in, the value of a question or a fault out. Files, options and typed answers all pass here."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from msgspec import Struct

from vbm_quiz.bank import UNKNOWN, ChoiceQuestion, FactQuestion, NumberQuestion, Quiz
from vbm_quiz.model import Value
from vbm_quiz.nearest import nearest

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
"""A number as JSON writes it: no underscore, no figure of another script."""
FOUND_LENGTH = 60
"""How much of a wrong value is shown."""


class Fault(Struct, frozen=True):
    """Something wrong: where, and the key and the placeholders of the sentence that says it."""

    path: str
    key: str
    values: Mapping[str, object] = {}


class NotFinite(Struct, frozen=True):
    """A NaN, an Infinity, or a number beyond all bounds, as it stood there."""

    text: str


def plain(number: Decimal) -> Decimal:
    """The same number without an exponent or trailing zeros, so that 40, 40.0 and 4e1 are one."""
    if not number:
        return Decimal(0)
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if number == whole else number.normalize()


def to_number(text: str) -> Decimal | NotFinite:
    """The number that a text stands for; NotFinite for NaN and the like, and for no number at all."""
    if not NUMBER.fullmatch(text):
        return NotFinite(text)
    try:
        number = Decimal(text)
    except InvalidOperation:
        return NotFinite(text)
    return number if number.is_finite() else NotFinite(text)


def shown(raw: object) -> str:
    """A wrong value as a short line of JSON, harmless on any screen."""
    text = _as_json(raw)
    return text if len(text) <= FOUND_LENGTH else text[: FOUND_LENGTH - 1] + "…"


def _as_json(raw: object) -> str:
    import json

    match raw:
        case NotFinite():
            return raw.text
        case Decimal():
            return str(raw)
        case list():
            return f"[{', '.join(_as_json(each) for each in raw)}]"
        case dict():
            return f"{{{', '.join(f'{json.dumps(key)}: {_as_json(each)}' for key, each in raw.items())}}}"
        case _:
            return json.dumps(raw)


def allowed(quiz: Quiz, question: ChoiceQuestion | FactQuestion | NumberQuestion) -> str:
    """What may be answered, in the words of the file."""
    if isinstance(question, NumberQuestion):
        low = f"> {number_text(question.above)}" if question.above is not None else number_text(question.minimum)
        bounds = f"{low} – {number_text(question.maximum)}"
        return f"{bounds}, {UNKNOWN}" if question.unknown else bounds
    choices = (*question.choices, UNKNOWN) if question.unknown else question.choices
    numbers = f", 0 – {quiz.scale.top}" if question.id in quiz.activities else ""
    return ", ".join(choices) + numbers


def number_text(number: Fraction | None) -> str:
    """A bound as it is written in the bank."""
    return "" if number is None else str(number)


def read_value(
    quiz: Quiz, question: ChoiceQuestion | FactQuestion | NumberQuestion, raw: object, path: str
) -> Value | Fault:
    """Read an answer.

    Args:
        quiz: the bank.
        question: what was asked.
        raw: a text, a Decimal, or whatever else a JSON file may hold.
        path: where it stands, for the fault.

    Returns:
        A choice id or a number; or the fault, with what is allowed.
    """
    if isinstance(raw, NotFinite):
        return Fault(path, "not_finite", {"found": shown(raw)})
    if question.unknown and raw == UNKNOWN:
        return UNKNOWN
    if isinstance(question, NumberQuestion):
        return _read_number(quiz, question, raw, path)
    if isinstance(raw, Decimal) and question.id in quiz.activities and raw in range(quiz.scale.top + 1):
        return quiz.scale.levels[int(raw)]
    if isinstance(raw, str):
        choices = (*question.choices, UNKNOWN) if question.unknown else question.choices
        return raw if raw in choices else _wrong_choice(raw, choices, allowed(quiz, question), path)
    key = "wrong_choice_far" if isinstance(raw, Decimal) else "wrong_type"
    return Fault(path, key, {"found": shown(raw), "allowed": allowed(quiz, question)})


def _wrong_choice(raw: str, choices: Iterable[str], allowed_: str, path: str) -> Fault:
    if near := nearest(raw, choices):
        return Fault(path, "wrong_choice", {"found": shown(raw), "allowed": allowed_, "nearest": near})
    return Fault(path, "wrong_choice_far", {"found": shown(raw), "allowed": allowed_})


def _read_number(quiz: Quiz, question: NumberQuestion, raw: object, path: str) -> Decimal | Fault:
    if not isinstance(raw, Decimal):
        return Fault(path, "not_a_number", {"found": shown(raw), "allowed": allowed(quiz, question)})
    low_enough = raw <= question.maximum
    high_enough = raw > question.above if question.above is not None else raw >= (question.minimum or 0)
    if not (low_enough and high_enough):
        return Fault(path, "out_of_range", {"found": shown(raw), "allowed": allowed(quiz, question)})
    if raw != round(raw, question.decimals):
        key = "too_many_decimals" if question.decimals else "not_whole"
        values = {"found": shown(raw), "allowed": allowed(quiz, question), "decimals": question.decimals}
        return Fault(path, key, values)
    return plain(raw)


def exceeds(question: NumberQuestion, number: Decimal, values: Mapping[str, Value], path: str) -> Fault | None:
    """The fault of a number above the answer it may not exceed, if it is."""
    limit = values.get(question.no_more_than or "")
    if isinstance(limit, Decimal) and number > limit:
        return Fault(path, "more_than", {"found": number, "other": question.no_more_than, "limit": limit})
    return None
