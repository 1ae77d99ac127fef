"""The bytes of an answers file or a mapping of Python in, a JSON document out; every fault of it is found at once."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from vbm_quiz.errors import Fault, Guess, InvalidAnswers
from vbm_quiz.many_faults import Faults
from vbm_quiz.model.json_values import NotFinite, shown, to_number
from vbm_quiz.text_encoding import decoded

LARGEST = 1024 * 1024
"""The largest answers file, in bytes."""
DEEPEST = 20
"""How many levels of lists and objects a document may have."""
SURROGATE = re.compile("[\ud800-\udfff]")

Document = dict[str, Any]
Path: TypeAlias = tuple[str | int, ...]
"""The keys and the indices that lead to a value."""


class _RepeatedKeys(dict[str, Any]):
    """A JSON object in which some keys stand more than once; `repeated` names each as often as it stands too often."""

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
    text = _decoded(data)
    value, repeated = _loaded(text)
    shallow = text.count("{") + text.count("[") <= DEEPEST
    if shallow and not repeated and "\\u" not in text and isinstance(value, dict):
        return value  # nothing in it can be too deep, stand twice, or be no text
    return document_of(value)


def document_of(raw: object) -> Document:
    """The document that a value of Python is, with its numbers as `Decimal` or `NotFinite`.

    Raises:
        InvalidAnswers: with every fault that keeps it from being a JSON object.
    """
    faults = Faults()
    value = _json_value(raw, (), faults)
    if faults:
        raise InvalidAnswers(faults)
    if not isinstance(value, dict):
        raise InvalidAnswers([Fault("", "wrong_type", {"found": shown(value), "allowed": '{"answers": {…}}'})])
    return value


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise InvalidAnswers([Fault("", "too_large", {"limit": "1 MiB"})])
    try:
        text = decoded(data)
    except UnicodeDecodeError as error:
        raise InvalidAnswers([no_text(error)]) from None
    if not text or text.isspace():
        raise InvalidAnswers([Fault("", "empty")])
    return text


def no_text(error: UnicodeDecodeError) -> Fault:
    """The fault of bytes that are in no encoding that is read."""
    return Fault("", "not_utf8", {"byte": error.start + 1})


def _loaded(text: str) -> tuple[object, bool]:
    """The JSON value, and whether a key stands twice in one of its objects."""
    from json import JSONDecodeError, JSONDecoder

    repeated: list[_RepeatedKeys] = []

    def object_of(pairs: list[tuple[str, Any]]) -> Document:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        repeated.append(_RepeatedKeys(pairs))
        return repeated[-1]

    decoder = JSONDecoder(
        parse_float=to_number, parse_int=to_number, parse_constant=NotFinite, object_pairs_hook=object_of
    )
    try:
        return decoder.decode(text), bool(repeated)
    except RecursionError:
        raise InvalidAnswers([Fault("", "too_deep")]) from None
    except JSONDecodeError as error:
        raise InvalidAnswers([Fault("", "not_json", {"line": error.lineno, "column": error.colno})]) from None


def _json_value(raw: object, path: Path, faults: Faults) -> Any:  # noqa: ANN401 - any JSON
    """A value as JSON has it; what cannot stand in an answers file is added to `faults`."""
    if isinstance(raw, str):
        if not raw.isascii() and SURROGATE.search(raw):
            faults.append(Fault(path_text(path), "bad_text", {"found": shown(raw)}))
        return raw
    if raw is None or isinstance(raw, bool | NotFinite):
        return raw
    if isinstance(raw, Decimal | int | float):
        return _number(raw)
    if len(path) > DEEPEST:
        raise InvalidAnswers([*faults, Fault(path_text(path), "too_deep")])
    if isinstance(raw, Mapping):
        return _object(raw, path, faults)
    if isinstance(raw, list | tuple):
        return [_json_value(value, (*path, index), faults) for index, value in enumerate(raw)]
    return _no_json(raw, path, faults)


def _object(raw: Mapping[Any, object], path: Path, faults: Faults) -> Document:
    found: Document = {}
    repeated = raw.repeated if isinstance(raw, _RepeatedKeys) else ()
    faults.extend(Fault(path_text(path), "duplicate_key", {"found": shown(key)}) for key in repeated)
    for key, value in raw.items():
        if not isinstance(key, str):
            _no_json(key, path, faults)
            continue
        if not key.isascii():
            _json_value(key, path, faults)
        plain = type(value) is str and value.isascii()  # as most are; these need no closer look
        found[key] = value if plain else _json_value(value, (*path, key), faults)
    return found


def _number(raw: Decimal | float) -> Decimal | NotFinite:
    if isinstance(raw, int):
        return Decimal(int(raw))
    number = raw if isinstance(raw, Decimal) else Decimal(float.__repr__(raw))
    return number if number.is_finite() else NotFinite(str(number))


def _no_json(raw: object, path: Path, faults: Faults) -> None:
    """What only Python has, such as a set or a key that is no text."""
    faults.append(
        Fault(path_text(path), "wrong_type", {"found": type(raw).__name__, "allowed": '"…", 1, true, null, […], {…}'})
    )


def path_text(path: Path) -> str:
    """A path as it is told, such as `clients[0].name` or `answers["plan.actions"]`."""
    text = ""
    for step in path:
        text = f"{text}[{step}]" if isinstance(step, int) else path_of(text, step)
    return text


def path_of(path: str, key: str) -> str:
    """The path of a key in the object at `path`."""
    if not re.fullmatch(r"\w{1,60}", key, re.ASCII):
        return f"{path}[{shown(key)}]"
    return f"{path}.{key}" if path else key


def unknown_id(found: str, known: Collection[str], path: str) -> Fault:
    """The fault of a key that is not known, with the nearest that is."""
    guess = {"nearest": Guess(found, known), "without_nearest": "unknown_id_far"}
    return Fault(path, "unknown_id", {"found": shown(found), **guess})
