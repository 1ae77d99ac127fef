"""Text with any characters in, characters that are safe to show or that ASCII has out."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

TWINS = {
    "€": "EUR",
    "–": "-",
    "—": "-",
    "…": "...",
    "·": "-",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "•": "*",
    "→": "->",
}
"""The ASCII characters that stand for a character, where Unicode decomposes it into none."""


def escape_controls(text: str) -> str:
    r"""Text from a user with each control character written as `\x1b` or `\u202e`."""
    return "".join(_escaped(character) if is_control(character) else character for character in text)


def is_control(character: str) -> bool:
    """Whether a character steers the terminal or the direction of the text: a control, a format or a separator."""
    return unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"}


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - two digits or four


def nearest_ascii(error: UnicodeError) -> tuple[str, int]:
    """A codec error handler: each character that cannot be encoded becomes its ASCII twin, else a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_ascii_twin, error.object[error.start : error.end])), error.end


def _ascii_twin(character: str) -> str:
    letters = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return TWINS.get(character) or letters or "?"


def cells(text: str) -> int:
    """How many columns of a screen a text takes."""
    return len(text) if text.isascii() else sum(map(_cells_of_sign, text))


@cache
def _cells_of_sign(sign: str) -> int:
    from wcwidth import wcwidth  # a report of plain letters need not load its tables

    return max(int(wcwidth(sign)), 0)


def wrap(text: str, width: int, first: str = "", hanging: str = "") -> list[str]:
    """Break a text into lines.

    Args:
        text: words parted by any white space.
        width: the cells that a line may take.
        first: what the first line begins with.
        hanging: what the others begin with.
    """
    indent = cells(hanging)
    lines, line, taken, empty = [], first, cells(first), True
    for piece in _pieces(text.split(), max(width - indent, 2)):
        size = cells(piece)
        if empty:
            line, taken = line + piece, taken + size
        elif taken + 1 + size <= width:
            line, taken = f"{line} {piece}", taken + 1 + size
        else:
            lines.append(line)
            line, taken = hanging + piece, indent + size
        empty = False
    return [*lines, line]


def _pieces(texts: Iterable[str], width: int) -> Iterator[str]:
    """The words, those longer than a line in parts."""
    for word in texts:
        if cells(word) <= width:
            yield word
        else:
            yield from _parts(word, width)


def _parts(word: str, width: int) -> Iterator[str]:
    part, taken = "", 0
    for sign in word:
        if taken + _cells_of_sign(sign) > width:
            yield part
            part, taken = "", 0
        part, taken = part + sign, taken + _cells_of_sign(sign)
    yield part
