"""The report in a terminal, by Rich: one column at 40 columns, room to breathe at 80 and 120."""

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO, TypeAlias

from vbm_quiz.characters import cells, wrap
from vbm_quiz.report.blocks import Bar, Bars, Block, Heading, Headline, Paragraph, Point, Points, Table, Tone
from vbm_quiz.ui.streams import is_terminal

WIDEST = 100
NARROW = 60
BAR_WIDTH = 30
LABEL_WIDTH = 14
WIDEST_LABEL = 26
"""A label beyond this gets a line of its own."""

Line: TypeAlias = tuple[tuple[str, str], ...]
"""Texts side by side, each with its style."""

EMPTY: Line = ()

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
    screen = sys.stdout if stream is None else stream
    page = _Page(min(shutil.get_terminal_size().columns, WIDEST), Signs(utf8=utf8))
    lines = [line for block in blocks for line in page.lines(block)]
    if colour or is_terminal(screen):
        _print(lines, screen, colour=colour)
    else:
        screen.writelines(f"{''.join(text for text, _ in line)}\n" for line in lines)


def _print(lines: Iterable[Line], screen: TextIO, *, colour: bool) -> None:
    """Print with styles, by Rich; who reads the text alone need not wait for it."""
    from rich.console import Console
    from rich.segment import Segment, Segments
    from rich.style import Style

    def segments() -> Iterator[Segment]:
        for line in lines:
            yield from (Segment(text, Style.parse(style) if style else None) for text, style in line)
            yield Segment.line()

    console = Console(file=screen, no_color=not colour, markup=False, emoji=False, highlight=False)
    console.print(Segments(segments()), soft_wrap=True, end="")


class _Page:
    """Lays out blocks as lines of one width. Each line is complete, so that one print shows them all."""

    def __init__(self, width: int, signs: Signs) -> None:
        self._signs = signs
        self._width = width
        self._narrow = width < NARROW

    def lines(self, block: Block) -> Iterator[Line]:
        match block:
            case Headline():
                yield from self._headline(block)
            case Heading():
                yield from self._heading(block)
            case Paragraph():
                yield from (*self._wrapped(block.text, "dim" if block.quiet else ""), EMPTY)
            case Bars():
                column = max(LABEL_WIDTH, *(cells(bar.label) + 2 for bar in block.bars))
                for bar in block.bars:
                    yield from self._bar(bar, column, block.earlier)
                yield EMPTY
            case Points():
                yield from self._points(block)
            case Table():
                yield from (*self._table(block), EMPTY)

    def _wrapped(self, text: str, style: str = "", led: Line = EMPTY) -> Iterator[Line]:
        """The text in lines of the page's width, the first one led by these signs, the others as far from the edge."""
        taken = sum(cells(sign) for sign, _ in led)
        for place, line in enumerate(wrap(text, self._width - taken)):
            yield (*(led if place == 0 else _spaces(taken)), (line, style))

    def _headline(self, block: Headline) -> Iterator[Line]:
        rule: Line = ((self._signs.heavy * self._width, "cyan"),)
        yield from (EMPTY, *self._wrapped(block.overline, "dim"), rule)
        yield from self._wrapped(block.text, "bold")
        for line in block.lines:
            yield from (EMPTY, *self._wrapped(line))
        yield from (rule, EMPTY)

    def _heading(self, block: Heading) -> Iterator[Line]:
        *whole, last = wrap(block.text, self._width)
        rule = self._signs.line * max(self._width - cells(last) - 1, 0)
        yield from (EMPTY, *(((line, "bold cyan"),) for line in whole))
        yield from (((last, "bold cyan"), (" ", ""), (rule, "dim")), EMPTY)

    def _bar(self, bar: Bar, column: int, earlier: str) -> Iterator[Line]:
        sign = (f"{self._signs.tones[bar.tone]} ", COLOURS[bar.tone])
        percent = (f" {_percent(bar.percent).rjust(4)}", "")
        before = f"({earlier}: {_percent(bar.earlier)})" if earlier else ""
        state = " ".join(part for part in (f"{bar.state}; {bar.note}" if bar.note else bar.state, before) if part)
        if self._narrow or column > WIDEST_LABEL:
            yield from self._wrapped(bar.label, "bold", (sign,))
            yield (*_spaces(2), *self._drawn(bar, min(self._width - 8, 2 * BAR_WIDTH)), percent)
            yield from self._wrapped(state, led=_spaces(2))
        else:
            label = (_padded(bar.label, column), "bold")
            yield from self._wrapped(state, led=(sign, label, *self._drawn(bar, BAR_WIDTH), percent, *_spaces(2)))

    def _drawn(self, bar: Bar, width: int) -> Line:
        full = 0 if bar.percent is None else bar.percent * width // 100
        return (self._signs.full * full, COLOURS[bar.tone]), (self._signs.empty * (width - full), "dim")

    def _points(self, block: Points) -> Iterator[Line]:
        """The points one below the other; with room between them where one is a paragraph."""
        roomy = any(point.quiet or (block.numbered and point.details) for point in block.points)
        for place, point in enumerate(block.points, 1):
            sign = (f"{place}. ", "bold cyan") if block.numbered else self._sign(point)
            yield from self._point(point, (sign,))
            if roomy:
                yield EMPTY
        if not roomy:
            yield EMPTY

    def _sign(self, point: Point) -> tuple[str, str]:
        return f"{self._signs.tones[point.tone]} ", COLOURS[point.tone]

    def _point(self, point: Point, led: Line) -> Iterator[Line]:
        bold = "bold" if point.state or point.details or point.quiet else ""
        left = len(" ".join(point.label.split())) + 2
        for line in self._wrapped(f"{point.label}: {point.state}" if point.state else point.label, led=led):
            *signs, (text, _) = line
            yield (*signs, (text[: max(left, 0)], bold), (text[max(left, 0) :], COLOURS[point.tone]))
            left -= len(text) + 1
        indent = _spaces(cells(led[0][0]))
        for detail in point.details:
            yield from self._wrapped(detail, led=indent)
        for detail in point.quiet:
            yield from self._wrapped(detail, "dim", indent)

    def _table(self, block: Table) -> Iterator[Line]:
        first = max(cells(row[0]) for row in (block.header, *block.rows)) + 2
        if self._narrow or first > self._width * 2 // 3:
            for name, value in block.rows:
                yield from (*self._wrapped(name), *self._wrapped(value, "bold", _spaces(2)))
            return
        yield ((f"{_padded(block.header[0], first)}{block.header[1]}", "dim"),)
        for name, value in block.rows:
            yield from self._wrapped(value, led=((_padded(name, first), ""),))


def _spaces(number: int) -> Line:
    return ((" " * number, ""),)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _percent(number: int | None) -> str:
    return "–" if number is None else f"{number}%"
