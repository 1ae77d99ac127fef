"""The report in a terminal, by Rich: one column at 40 columns, room to breathe at 80 and 120."""

import sys
from collections.abc import Mapping
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from vbm_quiz.report.story import Bar, Bars, Block, Heading, Headline, Paragraph, Point, Points, Table, Tone

WIDEST = 100
NARROW = 60
BAR_WIDTH = 30

COLOURS: Mapping[Tone, str] = {"good": "green", "part": "yellow", "open": "red", "unknown": "cyan", "plain": "default"}
SIGNS: Mapping[Tone, str] = {"good": "✓", "part": "◐", "open": "○", "unknown": "?", "plain": "•"}
ASCII_SIGNS: Mapping[Tone, str] = {"good": "+", "part": "~", "open": "-", "unknown": "?", "plain": "*"}


def render(blocks: list[Block], stream: TextIO | None = None, *, utf8: bool = True, colour: bool = True) -> None:
    """Print the report.

    Args:
        blocks: what is told.
        stream: where to; standard output when not given.
        utf8: whether the stream knows more signs than ASCII.
        colour: whether colour may be used where the stream is a terminal.
    """
    console = Console(
        file=stream or sys.stdout, no_color=not colour, markup=False, emoji=False, highlight=False, soft_wrap=False
    )
    width = min(console.width, WIDEST)
    page = _Page(width, utf8=utf8)
    for block in blocks:
        console.print(page.laid_out(block), width=width)


class _Page:
    """Lays out blocks for one width and one set of signs."""

    def __init__(self, width: int, *, utf8: bool) -> None:
        self._width = width
        self._narrow = width < NARROW
        self._signs = SIGNS if utf8 else ASCII_SIGNS
        self._full, self._empty, self._line = ("█", "░", "─") if utf8 else ("#", ".", "-")

    def laid_out(self, block: Block) -> RenderableType:
        match block:
            case Headline():
                return self._headline(block)
            case Heading():
                return self._heading(block)
            case Paragraph():
                return Padding(Text(block.text, "dim" if block.quiet else ""), (0, 0, 1, 0))
            case Bars():
                return Padding(Group(*(self._bar(bar) for bar in block.bars)), (0, 0, 1, 0))
            case Points():
                return self._points(block)
            case Table():
                return self._table(block)

    def _headline(self, block: Headline) -> RenderableType:
        body = Group(
            Text(block.text, "bold"),
            *(Padding(Text(line), (1, 0, 0, 0)) for line in block.lines),
        )
        return Padding(Panel(body, title=Text(block.overline), title_align="left", padding=(1, 2)), (1, 0, 1, 0))

    def _heading(self, block: Heading) -> RenderableType:
        line = self._line * max(self._width - len(block.text) - 1, 0)
        return Padding(Text.assemble((block.text, "bold cyan"), " ", (line, "dim"), no_wrap=True), (1, 0, 1, 0))

    def _bar(self, bar: Bar) -> RenderableType:
        sign = Text(self._signs[bar.tone], COLOURS[bar.tone])
        percent = "  – " if bar.percent is None else f"{bar.percent:3d}%"
        state = f"{bar.state}; {bar.note}" if bar.note else bar.state
        drawn = self._drawn(bar)
        if self._narrow:
            head = Text.assemble(sign, " ", (bar.label, "bold"))
            return Group(head, Text.assemble("  ", drawn, " ", percent), Padding(Text(state, "dim"), (0, 0, 1, 2)))
        grid = Grid.grid(padding=(0, 1))
        grid.add_column(width=1)
        grid.add_column(width=14)
        grid.add_column(width=BAR_WIDTH)
        grid.add_column(width=4)
        grid.add_column(ratio=1)
        grid.add_row(sign, Text(bar.label, "bold"), drawn, percent, Text(state))
        return grid

    def _drawn(self, bar: Bar) -> Text:
        wide = min(BAR_WIDTH, self._width - 8)
        full = 0 if bar.percent is None else bar.percent * wide // 100
        return Text.assemble((self._full * full, COLOURS[bar.tone]), (self._empty * (wide - full), "dim"))

    def _points(self, block: Points) -> RenderableType:
        grid = Grid.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=2 if block.numbered else 1)
        grid.add_column(ratio=1)
        for place, point in enumerate(block.points, 1):
            marker = Text(f"{place}.", "bold cyan") if block.numbered else self._sign(point)
            grid.add_row(marker, self._point(point))
        return Padding(grid, (0, 0, 1, 0))

    def _sign(self, point: Point) -> Text:
        return Text(self._signs[point.tone], COLOURS[point.tone])

    def _point(self, point: Point) -> RenderableType:
        plain = not point.state and not point.details and not point.quiet
        head = Text(point.label, "" if plain else "bold")
        if point.state:
            head.append(": ", "bold")
            head.append(point.state, COLOURS[point.tone])
        lines: list[RenderableType] = [head, *(Text(detail) for detail in point.details)]
        lines += [Text(detail, "dim") for detail in point.quiet]
        roomy = bool(point.quiet)
        return Padding(Group(*lines), (0, 0, 1 if roomy else 0, 0))

    def _table(self, block: Table) -> RenderableType:
        if self._narrow:
            pairs = [Group(Text(row[0]), Padding(Text(row[1], "bold"), (0, 0, 0, 2))) for row in block.rows]
            return Padding(Group(*pairs), (0, 0, 1, 0))
        grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for name in block.header:
            grid.add_column(Text(name))
        for row in block.rows:
            grid.add_row(*(Text(cell) for cell in row))
        return Padding(grid, (0, 0, 1, 0))
