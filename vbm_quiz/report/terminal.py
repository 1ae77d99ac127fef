"""The report in a terminal, by Rich: one column at 40 columns, room to breathe at 80 and 120."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from vbm_quiz.report.blocks import Bar, Bars, Block, Heading, Headline, Paragraph, Point, Points, Table, Tone

WIDEST = 100
NARROW = 60
BAR_WIDTH = 30
LABEL_WIDTH = 14
WIDEST_LABEL = 26
"""A label beyond this gets a line of its own."""

COLOURS: Mapping[Tone, str] = {"good": "green", "part": "yellow", "open": "red", "unknown": "cyan", "plain": ""}


class Signs:
    """The signs drawn with, chosen once for the stream."""

    def __init__(self, *, utf8: bool) -> None:
        tones: tuple[Tone, ...] = ("good", "part", "open", "unknown", "plain")
        self.tones = dict(zip(tones, "✓◐○?•" if utf8 else "+~-?*", strict=True))
        self.full, self.empty, self.line, self.heavy = "█░─━" if utf8 else "#.-="


def render(blocks: Iterable[Block], stream: TextIO | None = None, *, utf8: bool = True, colour: bool = True) -> None:
    """Print the report.

    Args:
        blocks: what is told.
        stream: where to; standard output when not given.
        utf8: whether the stream knows more signs than ASCII.
        colour: whether colour may be used where the stream is a terminal.
    """
    console = Console(file=stream or sys.stdout, no_color=not colour, markup=False, emoji=False, highlight=False)
    page = _Page(console, Signs(utf8=utf8))
    lines = [line for block in blocks for line in page.lines(block)]
    console.print(Text("\n").join(lines), soft_wrap=True)


class _Page:
    """Lays out blocks as lines of one width. Each line is complete, so that one print shows them all."""

    def __init__(self, console: Console, signs: Signs) -> None:
        self._console = console
        self._signs = signs
        self._width = min(console.width, WIDEST)
        self._narrow = self._width < NARROW

    def lines(self, block: Block) -> Iterator[Text]:
        match block:
            case Headline():
                yield from self._headline(block)
            case Heading():
                yield from self._heading(block)
            case Paragraph():
                yield from (*self._wrapped(Text(block.text, "dim" if block.quiet else "")), Text())
            case Bars():
                column = max(LABEL_WIDTH, *(cell_len(bar.label) + 2 for bar in block.bars))
                for bar in block.bars:
                    yield from self._bar(bar, column, block.earlier)
                yield Text()
            case Points():
                for place, point in enumerate(block.points, 1):
                    yield from self._point(point, place if block.numbered else None)
                if not block.points[-1].quiet:
                    yield Text()
            case Table():
                yield from (*self._table(block), Text())

    def _wrapped(self, text: Text, first: Text | None = None, indent: int = 0) -> Iterator[Text]:
        """The text in lines of the page's width, each indented, the first one led by a sign."""
        for place, line in enumerate(text.wrap(self._console, self._width - indent)):
            line.rstrip()
            led = first if first is not None and place == 0 else Text(" " * indent)
            yield Text.assemble(led, line)

    def _headline(self, block: Headline) -> Iterator[Text]:
        rule = Text(self._signs.heavy * self._width, "cyan")
        yield from (Text(), Text(block.overline, "dim"), rule)
        yield from self._wrapped(Text(block.text, "bold"))
        for line in block.lines:
            yield Text()
            yield from self._wrapped(Text(line))
        yield from (rule.copy(), Text())

    def _heading(self, block: Heading) -> Iterator[Text]:
        line = self._signs.line * max(self._width - len(block.text) - 1, 0)
        yield from (Text(), Text.assemble((block.text, "bold cyan"), " ", (line, "dim")), Text())

    def _bar(self, bar: Bar, column: int, earlier: str) -> Iterator[Text]:
        sign = Text(f"{self._signs.tones[bar.tone]} ", COLOURS[bar.tone])
        percent = _percent(bar.percent).rjust(4)
        before = f"({earlier}: {_percent(bar.earlier)})" if earlier else ""
        state = Text(" ".join(part for part in (f"{bar.state}; {bar.note}" if bar.note else bar.state, before) if part))
        if self._narrow or column > WIDEST_LABEL:
            yield from self._wrapped(Text(bar.label, "bold"), sign, 2)
            yield Text.assemble("  ", self._drawn(bar, min(self._width - 8, 2 * BAR_WIDTH)), " ", percent)
            yield from self._wrapped(state, indent=2)
            return
        label = Text(set_cell_size(bar.label, column), "bold")
        led = Text.assemble(sign, label, self._drawn(bar, BAR_WIDTH), " ", percent, "  ")
        yield from self._wrapped(state, led, led.cell_len)

    def _drawn(self, bar: Bar, width: int) -> Text:
        full = 0 if bar.percent is None else bar.percent * width // 100
        return Text.assemble((self._signs.full * full, COLOURS[bar.tone]), (self._signs.empty * (width - full), "dim"))

    def _point(self, point: Point, place: int | None) -> Iterator[Text]:
        if place is None:
            led = Text(f"{self._signs.tones[point.tone]} ", COLOURS[point.tone])
        else:
            led = Text(f"{place}. ", "bold cyan")
        plain = not (point.state or point.details or point.quiet)
        head = Text(point.label, "" if plain else "bold")
        if point.state:
            head = Text.assemble(head, (": ", "bold"), (point.state, COLOURS[point.tone]))
        indent = led.cell_len
        yield from self._wrapped(head, led, indent)
        for detail in point.details:
            yield from self._wrapped(Text(detail), indent=indent)
        for detail in point.quiet:
            yield from self._wrapped(Text(detail, "dim"), indent=indent)
        if point.quiet:
            yield Text()

    def _table(self, block: Table) -> Iterator[Text]:
        first = max(cell_len(row[0]) for row in (block.header, *block.rows)) + 2
        if self._narrow or first > self._width * 2 // 3:
            for name, value in block.rows:
                yield from self._wrapped(Text(name))
                yield from self._wrapped(Text(value, "bold"), indent=2)
            return
        yield Text(f"{set_cell_size(block.header[0], first)}{block.header[1]}", "dim")
        for name, value in block.rows:
            yield from self._wrapped(Text(value), Text(set_cell_size(name, first)), first)


def _percent(number: int | None) -> str:
    return "–" if number is None else f"{number}%"
