"""The bytes of an answers file in, a JSON document out; every fault of its JSON is found at once."""

import re
from collections.abc import Iterator
from typing import Any

from vbm_quiz.errors import Fault, InvalidAnswers
from vbm_quiz.model.json_values import NotFinite, shown, to_number

LARGEST = 1024 * 1024
"""The largest answers file, in bytes."""
DEEPEST = 20
"""How many levels of lists and objects a document may have."""

Document = dict[str, Any]


class _Object(dict[str, Any]):
    """A JSON object that keeps which of its keys were `repeated`."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        seen: set[str] = set()
        self.repeated = [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]


def parse(data: bytes) -> Document:
    """Parse the bytes of an answers file.

    Returns:
        The JSON object, its numbers as `Decimal` or `NotFinite`.

    Raises:
        InvalidAnswers: with every fault that keeps it from being one.
    """
    raw = _loaded(_decoded(data))
    if faults := list(_faults(raw, "")):
        raise InvalidAnswers(faults)
    if not isinstance(raw, dict):
        raise InvalidAnswers([Fault("", "wrong_type", {"found": shown(raw), "allowed": '{"answers": {…}}'})])
    return raw


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise InvalidAnswers([Fault("", "too_large", {"limit": "1 MiB"})])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidAnswers([Fault("", "not_utf8", {"byte": error.start + 1})]) from None
    if not text.strip():
        raise InvalidAnswers([Fault("", "empty")])
    return text


def _loaded(text: str) -> object:
    import json

    try:
        return json.loads(
            text, parse_float=to_number, parse_int=to_number, parse_constant=NotFinite, object_pairs_hook=_Object
        )
    except RecursionError:
        raise InvalidAnswers([Fault("", "too_deep")]) from None
    except json.JSONDecodeError as error:
        raise InvalidAnswers([Fault("", "not_json", {"line": error.lineno, "column": error.colno})]) from None


def _faults(raw: object, path: str, depth: int = 0) -> Iterator[Fault]:
    """The faults at any depth: repeated keys, lone surrogates, too many levels."""
    if depth > DEEPEST:
        yield Fault(path, "too_deep")
        return
    if isinstance(raw, str) and _has_surrogate(raw):
        yield Fault(path, "bad_text", {"found": shown(raw)})
    if isinstance(raw, _Object):
        yield from (Fault(path, "duplicate_key", {"found": shown(key)}) for key in raw.repeated)
        for key, value in raw.items():
            if _has_surrogate(key):
                yield Fault(path, "bad_text", {"found": shown(key)})
            yield from _faults(value, path_of(path, key), depth + 1)
    if isinstance(raw, list):
        for index, value in enumerate(raw):
            yield from _faults(value, f"{path}[{index}]", depth + 1)


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def path_of(path: str, key: str) -> str:
    """The path of a key in the object at `path`, such as `clients[0].name` or `answers["plan.actions"]`."""
    if not re.fullmatch(r"\w+", key, re.ASCII):
        return f"{path}[{shown(key)}]"
    return f"{path}.{key}" if path else key
