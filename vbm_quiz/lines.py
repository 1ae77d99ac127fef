"""A paragraph in, lines out that fit a width: counted in the cells a screen takes, long words broken, nothing cut."""

import os
import unicodedata
from collections.abc import Iterator
from typing import TextIO

WIDEST = 78


def width_of(screen: TextIO) -> int:
    """How wide the lines for a screen may be, with a column to spare."""
    try:
        columns = os.get_terminal_size(screen.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return min(columns - 1, WIDEST) if columns > 0 else WIDEST  # some terminals do not know their width


def cells(text: str) -> int:
    """How many columns of a screen a text takes."""
    return len(text) if text.isascii() else sum(map(_cells_of_sign, text))


def _cells_of_sign(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def wrap(text: str, width: int, first: str = "", hanging: str = "") -> list[str]:
    """Break a text into lines.

    Args:
        text: words parted by any white space.
        width: the cells that a line may take.
        first: what the first line begins with.
        hanging: what the others begin with.
    """
    lines, line, empty = [], first, True
    for word in text.split():
        for piece in _pieces(word, max(width - cells(hanging), 2)):
            if empty:
                line += piece
            elif cells(line) + 1 + cells(piece) <= width:
                line += f" {piece}"
            else:
                lines.append(line)
                line = hanging + piece
            empty = False
    return [*lines, line]


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word, or the parts of one that is longer than a line."""
    piece, taken = "", 0
    for sign in word:
        if taken + _cells_of_sign(sign) > width:
            yield piece
            piece, taken = "", 0
        piece, taken = piece + sign, taken + _cells_of_sign(sign)
    yield piece
