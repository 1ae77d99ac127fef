"""A paragraph in, lines out that fit a width: counted in the cells a screen takes, long words broken, nothing cut."""

import os
from collections.abc import Iterable, Iterator
from functools import cache
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


def _pieces(words: Iterable[str], width: int) -> Iterator[str]:
    """The words, those longer than a line in parts."""
    for word in words:
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
