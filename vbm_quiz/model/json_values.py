"""Values as a JSON file holds them: exact numbers, and a wrong value as a short text."""

import re
from decimal import Decimal, InvalidOperation

from msgspec import Struct

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
"""A number as JSON writes it: no underscore, no figure of another script."""


FOUND_LENGTH = 60
"""How much of a wrong value is shown."""


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
