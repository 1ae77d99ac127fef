"""A text with names in {braces} and what each stands for in, the text filled in out; nothing in it is evaluated."""

import re
from collections.abc import Callable
from typing import NamedTuple

NAME = re.compile(r"[a-z0-9_.]+")
PARTS = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
"""A doubled brace, which stands for the sign itself; a placeholder; a brace by itself."""


class Placeholders(NamedTuple):
    """What stands between the braces of a text, in order, and whether a brace stands by itself."""

    written: tuple[str, ...]
    has_single_brace: bool

    @property
    def names(self) -> frozenset[str]:
        """Those that are written as a name."""
        return frozenset(name for name in self.written if NAME.fullmatch(name))


def placeholders(text: str) -> Placeholders:
    """The placeholders of a text, also of one with faults."""
    found = list(PARTS.finditer(text))
    written = tuple(match[1] for match in found if match[1] is not None)
    return Placeholders(written, any(match[0] in ("{", "}") for match in found))


def filled(text: str, value_of: Callable[[str], object]) -> str:
    """The text with its placeholders filled in; a value is put there as it is, whatever braces it holds.

    Args:
        text: a text without faults.
        value_of: gives what a name stands for.
    """

    def part(match: re.Match[str]) -> str:
        return match[0][0] if match[1] is None else str(value_of(match[1]))

    return PARTS.sub(part, text) if "{" in text or "}" in text else text
