"""Blocks in, Rich renderables out: tables, rules, bars and points for the width and the symbols of one console."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import rich.table
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.segment import SegmentLines
from rich.table import Column
from rich.text import Text

from vbm_quiz.report.blocks import (
    SYMBOLS,
    Bar,
    Bars,
    Block,
    Heading,
    Headline,
    Paragraph,
    Part,
    Point,
    Points,
    StackedBars,
    Summary,
    Table,
    Tone,
    percent_text,
)
from vbm_quiz.report.formats.rich_stacks import stacks
from vbm_quiz.report.formats.shorter_summary import Spaced, summaries

NARROW = 60
"""Below this width, in columns, what stands side by side is put one below the other."""
BAR_WIDTH = 20
LABEL_WIDTH = 26
SUMMARY_LINES = 20
"""What a summary may take of a screen, so that a menu fits below it."""

COLOURS: Mapping[Tone, str] = {
    "good": "color(28)",
    "part": "color(130)",
    "open": "",
    "unknown": "color(30)",
    "plain": "",
}
"""Of bars and marks alone: colours that no palette changes, with 3 to 1 on a light and on a dark background."""
UNICODE_SYMBOLS: Mapping[Tone, str] = {**SYMBOLS, "plain": "•"}
ASCII_SYMBOLS: Mapping[Tone, str] = {"good": "+", "part": "~", "open": "-", "unknown": "?", "plain": "*"}


class Layout:
    """Makes a Rich renderable of each block for one console."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = console.width
        self._narrow = console.width < NARROW
        ascii_only = console.options.ascii_only
        self._symbols = ASCII_SYMBOLS if ascii_only else UNICODE_SYMBOLS
        self._rule = Rule(characters="-" if ascii_only else "─", style="")
        self._bar_characters = ("#", "-", "|") if ascii_only else ("█", "·", "│")
        self._ascii_only = ascii_only
        self._arrow = "<-" if ascii_only else "←"
        self._heavy_rule = Rule(characters="=" if ascii_only else "━", style="")

    def render(self, block: Block) -> RenderableType:
        """A block, with an empty line after it."""
        match block:
            case Summary():
                drawn = self._summary(block)
            case Headline():
                lines = (part for line in block.lines for part in ("", _text(line)))
                head = "", _text(block.overline), self._heavy_rule, _text(block.text, "bold")
                drawn = Group(*head, *lines, self._heavy_rule, "")
            case Part():
                drawn = Group("", _text(block.text, "bold"), self._heavy_rule, "")
            case Heading():
                drawn = Group("", _text(block.text, "bold"), self._rule, "")
            case Paragraph():
                drawn = Group(_text(block.text), "")
            case Bars():
                drawn = Group(self._stacked_bars(block) if self._narrow else self._bars(block), "")
            case StackedBars():
                drawn = stacks(block, narrow=self._narrow, ascii_only=self._ascii_only)
            case Points():
                drawn = self._points(block)
            case Table():
                drawn = self._table(block) if self._fits(block) else self._stacked_table(block)
        return drawn

    def _summary(self, block: Summary) -> RenderableType:
        """The summary with all that fits on a screen; the title and what to do this week always stand."""
        lines_of = cache(lambda draw, part: self._console.render_lines(draw(part), pad=False))
        for shorter in summaries(block):
            lines = [line for draw, part in self._summary_parts(shorter) for line in lines_of(draw, part)]
            if len(lines) <= SUMMARY_LINES:
                break
        return Group(SegmentLines(lines, new_lines=True), "")

    def _summary_parts(self, block: Spaced) -> Iterator[tuple[Callable[[Any], RenderableType], Any]]:
        """What a summary is made of: what draws each part, and that part."""
        summary, work = block.summary, block.summary.work
        between = [(_text, "")] if block.gap else []
        yield _text, summary.overline
        yield Group, self._rule
        yield _bold, summary.title
        yield from ((_text, line) for line in summary.lines)
        yield from between
        yield _text, f"{summary.wish} {summary.conditions_intro}" if summary.conditions else summary.wish
        if summary.conditions:
            yield self._aligned, summary.conditions
        if isinstance(work, Bars):
            yield from between
            yield self._stacked_bars if self._narrow else self._bars, work
        elif work.points:
            yield from between
            yield self._aligned, work.points
        yield from between
        yield self._steps, summary.steps
        if summary.note:
            yield _text, summary.note

    def _aligned(self, points: Sequence[Point]) -> RenderableType:
        """Points with their states in a column of their own."""
        if self._narrow or not any(point.state for point in points):
            return self._list(points)
        grid = rich.table.Table.grid(Column(), Column(max_width=36, overflow="fold"), _flexible(), padding=(0, 1))
        for point in points:
            grid.add_row(self._symbol(point.tone), _text(point.label), _text("; ".join((point.state, *point.details))))
        return grid

    def _list(self, points: Sequence[Point]) -> RenderableType:
        grid = _marked_grid(2)
        for point in points:
            state = "; ".join((point.state, *point.details))
            grid.add_row(self._symbol(point.tone), _text(f"{point.label}: {state}" if state else point.label))
        return grid

    def _steps(self, points: Sequence[Point]) -> RenderableType:
        grid = rich.table.Table.grid(Column(), _flexible(), padding=(0, 1), expand=True)
        for point in points:
            grid.add_row(_text(point.label, "bold"), _text(" ".join(point.details)))
        return grid

    def _bars(self, block: Bars) -> RenderableType:
        columns = Column(), Column(max_width=LABEL_WIDTH, overflow="fold"), Column(), Column(justify="right")
        grid = rich.table.Table.grid(*columns, _flexible(), padding=(0, 1), expand=True)
        for bar in block.bars:
            label, drawn = _text(bar.label), self._bar(bar, block.limit, BAR_WIDTH)
            grid.add_row(
                self._symbol(bar.tone), label, drawn, percent_text(bar.percent), self._state(bar, block.earlier)
            )
        return grid

    def _stacked_bars(self, block: Bars) -> RenderableType:
        grid = _marked_grid(2)
        for bar in block.bars:
            drawn = rich.table.Table.grid(Column(), Column(justify="right", width=5, overflow="fold"))
            drawn.add_row(self._bar(bar, block.limit, max(self._width - 8, 1)), percent_text(bar.percent))
            grid.add_row(self._symbol(bar.tone), _text(bar.label))
            grid.add_row("", drawn)
            grid.add_row("", self._state(bar, block.earlier))
        return grid

    def _bar(self, bar: Bar, limit: int, width: int) -> Text:
        """A bar with a mark at the limit."""
        done, mark = width * (bar.percent or 0) // 100, width * limit // 100
        full, rest, at_limit = self._bar_characters
        cells = [full if index < done else rest for index in range(width)]
        text = Text()
        for index, cell in enumerate(cells):
            if index == mark:
                text.append(at_limit, "bold")
            text.append(cell, COLOURS[bar.tone] if index < done else "")
        return text

    def _state(self, bar: Bar, earlier: str) -> Text:
        state = f"{bar.state} ({earlier}: {percent_text(bar.earlier)})" if earlier else bar.state
        return _text(f"{state} {self._arrow} {bar.note}" if bar.note else state)

    def _points(self, block: Points) -> RenderableType:
        """The points one below the other, with an empty line between them where one of them is a paragraph."""
        spaced = any(point.quiet or (block.numbered and point.details) for point in block.points)
        grid = _marked_grid(len(f"{len(block.points)}. ") if block.numbered else 2)
        for number, point in enumerate(block.points, 1):
            text = _point(point)
            marker = Text(f"{number}.", "bold") if block.numbered else self._symbol(point.tone)
            grid.add_row(marker, text.append("\n") if spaced else text)
        return grid if spaced else Group(grid, "")

    def _table(self, block: Table) -> RenderableType:
        first = Column(max_width=self._width * 3 // 4, overflow="fold")
        grid = rich.table.Table.grid(first, *(_flexible() for _ in block.header[1:]), padding=(0, 1), expand=True)
        grid.add_row(*map(_text, block.header), style="underline")
        for row in block.rows:
            grid.add_row(*map(_text, row))
        return Group(grid, "")

    def _fits(self, block: Table) -> bool:
        """Whether every row of a table stands on one line."""
        columns = zip(block.header, *block.rows, strict=True)
        return sum(max(map(cell_len, column)) + 1 for column in columns) <= self._width

    def _stacked_table(self, block: Table) -> RenderableType:
        """Each row as its first cell with the others beneath, named where there are several."""
        _, *names = block.header
        rows = ((first, zip(names, rest, strict=True)) for first, *rest in block.rows)
        points = (
            Point(first, details=tuple(f"{name}: {cell}" if len(names) > 1 else cell for name, cell in named))
            for first, named in rows
        )
        return self._points(Points(tuple(points)))

    def _symbol(self, tone: Tone) -> Text:
        return Text(self._symbols[tone], COLOURS[tone])


def _marked_grid(marker: int) -> rich.table.Table:
    """A grid of two columns: a marker in this width, and what it marks."""
    return rich.table.Table.grid(Column(width=marker, overflow="fold"), _flexible(), expand=True)


def _flexible() -> Column:
    """A column that takes the width left over, and wraps."""
    return Column(ratio=1, overflow="fold")


def _bold(text: str) -> Text:
    return _text(text, "bold")


def _text(text: str, style: str = "") -> Text:
    """A text without the line breaks that its author made, for Rich to wrap."""
    return Text(" ".join(text.split()), style)


def _point(point: Point) -> Text:
    """The label, bold where more follows, the state, and the details each from a new line."""
    text = Text()
    text.append_text(_text(point.label, "bold" if point.has_more else ""))
    if point.state:
        text.append(f": {point.state}")
    for detail in (*point.details, *point.quiet):
        text.append("\n").append_text(_text(detail))
    return text
