"""Stacked bars in, Rich renderables out: each row as its label, its bar and its numbers."""

from itertools import cycle

from rich.console import Group, RenderableType
from rich.table import Column, Table
from rich.text import Text

from vbm_quiz.report.blocks import Stack, StackedBars

WIDTH = 20
"""The columns of a whole bar."""
UNICODE_PARTS, UNICODE_REST = "█▒░▚▤", "·"
ASCII_PARTS, ASCII_REST = "#=:.+", "?"
"""What the parts of a bar are drawn with, and what is not told of it."""


def stacks(block: StackedBars, *, narrow: bool, ascii_only: bool) -> RenderableType:
    """The rows one below the other, with an empty line at the end.

    Args:
        block: the rows.
        narrow: whether the numbers stand below a bar, for want of room beside it.
        ascii_only: whether to draw with ASCII alone.
    """
    signs, rest = (ASCII_PARTS, ASCII_REST) if ascii_only else (UNICODE_PARTS, UNICODE_REST)
    drawn: list[RenderableType] = []
    for row in block.rows:
        label = f"{row.label}: {block.text(row.total)}" if block.total else row.label
        bar, numbers = _bar(row, block.most, signs, rest), _numbers(block, row, signs, rest)
        drawn += [Text(label, "bold"), *([bar] if narrow and bar else []), numbers if narrow else _beside(bar, numbers)]
    return Group(*drawn, "")


def _bar(row: Stack, most: int, signs: str, rest: str) -> Text:
    """The parts that are told one behind the other, and at the end all that are not."""
    text, done = Text(), 0
    for number, sign in (*zip(row.numbers, cycle(signs), strict=False), (row.rest, rest)):
        end = done + (number or 0)
        text.append(sign * (WIDTH * end // most - WIDTH * done // most))
        done = end
    return text


def _numbers(block: StackedBars, row: Stack, signs: str, rest: str) -> Text:
    told = ", ".join(f"{signs[index % len(signs)]} {text}" for index, text in block.told(row))
    return Text("; ".join(filter(None, (told, f"{rest} {row.note}" if row.note else ""))))


def _beside(bar: Text, numbers: Text) -> Table:
    grid = Table.grid(Column(width=WIDTH), Column(ratio=1, overflow="fold"), padding=(0, 1), expand=True)
    grid.add_row(bar, numbers)
    return grid
