"""Turn the blocks of a report into text for a terminal, a pipe or a file; Rich lays it out and styles it."""

import re
import shutil
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import TextIO

import rich.table
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType, detect_legacy_windows
from rich.progress_bar import ProgressBar
from rich.rule import Rule
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
    Point,
    Points,
    Table,
    Tone,
    percent_text,
)
from vbm_quiz.report.build import Report
from vbm_quiz.report.sections import report_blocks

NARROWEST, WIDEST = 20, 100
NARROW = 60
"""Below this width, in columns, what stands side by side is put one below the other."""
BAR_WIDTH = 30
LABEL_WIDTH = 26

COLOURS: Mapping[Tone, str] = {"good": "green", "part": "yellow", "open": "", "unknown": "cyan", "plain": ""}
UNICODE_SYMBOLS: Mapping[Tone, str] = {**SYMBOLS, "plain": "•"}
ASCII_SYMBOLS: Mapping[Tone, str] = {"good": "+", "part": "~", "open": "-", "unknown": "?", "plain": "*"}


def render_report(report: Report) -> str:
    """A whole report in this format."""
    return render(report_blocks(report), console_for(StringIO(), colour=False))


def console_for(stream: TextIO, *, colour: bool) -> Console:
    """A console that takes all text literally, as wide as the terminal within limits.

    Args:
        stream: where the text will go: bold and dim are for terminals alone, ASCII symbols for encodings without ours.
        colour: whether to colour, also where the stream is no terminal.
    """
    columns, lines = shutil.get_terminal_size()
    return Console(
        file=stream,
        width=max(NARROWEST, min(columns, WIDEST)),
        height=lines,
        force_terminal=colour or stream.isatty(),
        color_system=None if detect_legacy_windows() else "auto",
        no_color=not colour,
        markup=False,
        emoji=False,
        highlight=False,
    )


def render(blocks: Iterable[Block], console: Console) -> str:
    """The blocks as lines of text for this console, without trailing spaces."""
    layout = _Layout(console)
    with console.capture() as captured:
        console.print(Group(*map(layout.render, blocks)), crop=False)
    return re.sub(r" +$", "", captured.get(), flags=re.MULTILINE)


class _Layout:
    """Makes a Rich renderable of each block, for the width and the symbols of one console."""

    def __init__(self, console: Console) -> None:
        self._width = console.width
        self._narrow = console.width < NARROW
        ascii_only = console.options.ascii_only
        self._symbols = ASCII_SYMBOLS if ascii_only else UNICODE_SYMBOLS
        self._rule = Rule(characters="-" if ascii_only else "─", style="dim")
        self._heavy_rule = Rule(characters="=" if ascii_only else "━", style="cyan")

    def render(self, block: Block) -> RenderableType:
        match block:
            case Headline():
                rule, lines = self._heavy_rule, (part for line in block.lines for part in ("", _text(line)))
                return Group("", _text(block.overline, "dim"), rule, _text(block.text, "bold"), *lines, rule, "")
            case Heading():
                return Group("", _text(block.text, "bold cyan"), self._rule, "")
            case Paragraph():
                return Group(_text(block.text, "dim" if block.quiet else ""), "")
            case Bars():
                return Group(self._stacked_bars(block) if self._narrow else self._bars(block), "")
            case Points():
                return self._points(block)
            case Table():
                return self._table(block) if self._fits(block) else self._stacked_table(block)

    def _bars(self, block: Bars) -> RenderableType:
        columns = Column(), Column(max_width=LABEL_WIDTH, overflow="fold"), Column(), Column(justify="right")
        grid = rich.table.Table.grid(*columns, _flexible(), padding=(0, 1), expand=True)
        for bar in block.bars:
            label, progress = _text(bar.label, "bold"), _progress(bar, BAR_WIDTH)
            grid.add_row(self._symbol(bar.tone), label, progress, percent_text(bar.percent), _state(bar, block.earlier))
        return grid

    def _stacked_bars(self, block: Bars) -> RenderableType:
        grid = _marked_grid(2)
        for bar in block.bars:
            progress = rich.table.Table.grid(Column(), Column(justify="right", width=5, overflow="fold"))
            progress.add_row(_progress(bar, max(self._width - 8, 1)), percent_text(bar.percent))
            grid.add_row(self._symbol(bar.tone), _text(bar.label, "bold"))
            grid.add_row("", progress)
            grid.add_row("", _state(bar, block.earlier))
        return grid

    def _points(self, block: Points) -> RenderableType:
        """The points one below the other, with an empty line between them where one of them is a paragraph."""
        spaced = any(point.quiet or (block.numbered and point.details) for point in block.points)
        grid = _marked_grid(len(f"{len(block.points)}. ") if block.numbered else 2)
        for number, point in enumerate(block.points, 1):
            text = _point(point)
            marker = Text(f"{number}.", "bold cyan") if block.numbered else self._symbol(point.tone)
            grid.add_row(marker, text.append("\n") if spaced else text)
        return grid if spaced else Group(grid, "")

    def _table(self, block: Table) -> RenderableType:
        first = Column(max_width=self._width * 3 // 4, overflow="fold")
        grid = rich.table.Table.grid(first, *(_flexible() for _ in block.header[1:]), padding=(0, 1), expand=True)
        grid.add_row(*map(_text, block.header), style="dim")
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


def _text(text: str, style: str = "") -> Text:
    """A text without the line breaks that its author made, for Rich to wrap."""
    return Text(" ".join(text.split()), style)


def _progress(bar: Bar, width: int) -> ProgressBar:
    colour = COLOURS[bar.tone]
    done = bar.percent or 0
    return ProgressBar(completed=done, width=width, style="dim", complete_style=colour, finished_style=colour)


def _state(bar: Bar, earlier: str) -> Text:
    state = f"{bar.state}; {bar.note}" if bar.note else bar.state
    return _text(f"{state} ({earlier}: {percent_text(bar.earlier)})" if earlier else state)


def _point(point: Point) -> Text:
    """The label, bold where more follows, the state in its colour, and the details each from a new line."""
    text = Text()
    text.append_text(_text(point.label, "bold" if point.has_more else ""))
    if point.state:
        text.append(f": {point.state}", COLOURS[point.tone])
    for detail in point.details:
        text.append("\n").append_text(_text(detail))
    for detail in point.quiet:
        text.append("\n").append_text(_text(detail, "dim"))
    return text
