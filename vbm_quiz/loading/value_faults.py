"""A parsed TOML document in, the faults of what no content holds out: too deep, too long, a hidden character."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from vbm_quiz.characters import is_control
from vbm_quiz.errors import Fault

DEEPEST = 20
"""How many levels of tables and lists a document may have."""
LONGEST_KEY = 100
LONGEST_LIST = 200
LARGEST_NUMBER = 2**63
"""TOML has no larger ones, and `tomllib` reads them."""
UNUSABLE = frozenset(("nested_too_deep", "endless_number", "key_too_long", "list_too_long"))
"""The faults of a document that is not looked at any further."""


def value_faults(document: Mapping[str, Any]) -> Iterator[Fault]:
    """Every fault of the keys and values of a document, whatever they stand for; the first that is too deep ends it."""
    open_: list[tuple[str, object, int]] = [("", document, 0)]
    while open_:
        path, value, depth = open_.pop()
        if isinstance(value, dict | list):
            if depth == DEEPEST:
                yield Fault(path[:LONGEST_KEY], "nested_too_deep")
                return
            yield from _size_faults(path, value)
            parts = value.items() if isinstance(value, dict) else ((f"[{at}]", part) for at, part in enumerate(value))
            open_ += ((_joined(path, name), part, depth + 1) for name, part in parts)
        else:
            yield from _fault_of_one(path, value)


def _joined(path: str, name: str) -> str:
    return f"{path}{name}" if not path or name.startswith("[") else f"{path}.{name}"


def _size_faults(path: str, value: dict[str, Any] | list[Any]) -> Iterator[Fault]:
    if isinstance(value, list) and len(value) > LONGEST_LIST:
        yield Fault(path, "list_too_long", {"found": len(value), "highest": LONGEST_LIST})
    for key in value if isinstance(value, dict) else ():
        if len(key) > LONGEST_KEY:
            yield Fault(path, "key_too_long", {"found": key[:LONGEST_KEY], "highest": LONGEST_KEY})
        elif hidden := hidden_character(key):
            yield Fault(_joined(path, key), "hidden_character", {"found": hidden})


def _fault_of_one(path: str, value: object) -> Iterator[Fault]:
    if isinstance(value, int) and not -LARGEST_NUMBER <= value < LARGEST_NUMBER:
        yield Fault(path, "endless_number")
    elif isinstance(value, str) and (hidden := hidden_character(value)):
        yield Fault(path, "hidden_character", {"found": hidden})


def hidden_character(text: str) -> str | None:
    """The code and the name of the first character in a text that steers the terminal or the direction of the text.

    A text may have lines; nothing that is read by people needs any other.
    """
    if text.isprintable():
        return None
    found = next((character for character in text if is_control(character) and character != "\n"), None)
    return None if found is None else f"U+{ord(found):04X} {unicodedata.name(found, '')}".rstrip()
