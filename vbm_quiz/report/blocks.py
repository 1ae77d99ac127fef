"""The blocks that a report is made of, whatever its format: headings, paragraphs, bars, lists and tables."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

Tone: TypeAlias = Literal["good", "part", "open", "unknown", "plain"]
"""How good what a line says is; each format has a colour for it."""

SYMBOLS: Mapping[Tone, str] = {"good": "✓", "part": "◐", "open": "○", "unknown": "?", "plain": ""}


class Headline(Struct, frozen=True):
    """The title of a page that is no report, such as a comparison."""

    overline: str
    text: str
    lines: tuple[str, ...]


class Part(Struct, frozen=True):
    """The start of a part of the report, by its name; a `reference` is there to be looked up."""

    name: str
    text: str
    reference: bool = False


class Heading(Struct, frozen=True):
    """The start of a section within a part."""

    text: str


class Paragraph(Struct, frozen=True):
    """A few sentences; `quiet` ones are shown less prominently, and `spoken` is what a screen reader reads instead."""

    text: str
    quiet: bool = False
    spoken: str | None = None


class Bar(Struct, frozen=True):
    """A task: `percent` is None when nothing is known; `note` says where to begin, `earlier` an earlier percentage."""

    label: str
    percent: int | None
    state: str
    tone: Tone
    note: str = ""
    earlier: int | None = None


class Bars(Struct, frozen=True):
    """Bars on one scale, 0 to 100 percent, with a mark at `limit`; `earlier` names the day of an earlier result."""

    bars: tuple[Bar, ...]
    limit: int
    earlier: str = ""


class Point(Struct, frozen=True):
    """One item of a list: a label, its state, and details each on a line of their own, the `quiet` ones last.

    `verdict` is what the symbol of its tone says, in a word, for a format without symbols.
    """

    label: str
    state: str = ""
    tone: Tone = "plain"
    details: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    verdict: str = ""

    @property
    def on_one_line(self) -> "Point":
        """The same point with its verdict and its details as part of its state."""
        state = "; ".join((self.state, *self.details))
        return Point(self.label, ", ".join(part for part in dict.fromkeys((self.verdict, state)) if part), self.tone)

    @property
    def has_more(self) -> bool:
        """Whether anything follows the label."""
        return bool(self.state or self.details or self.quiet)


class Points(Struct, frozen=True):
    """A list; numbered when the order counts."""

    points: tuple[Point, ...]
    numbered: bool = False


class Table(Struct, frozen=True):
    """Rows under a header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Stack(Struct, frozen=True):
    """A row of numbers of people, one for each part of a whole; None for a number that is not told.

    Args:
        label: what it is about.
        numbers: the numbers.
        total: how many people they are together; None where that is not told.
        note: which parts are not told, and how many people are in them together.
    """

    label: str
    numbers: tuple[int | None, ...]
    total: int | None
    note: str = ""

    @property
    def rest(self) -> int | None:
        """How many people are in the parts that are not told; None where that is not known."""
        return None if self.total is None else self.total - sum(number or 0 for number in self.numbers)


class StackedBars(Struct, frozen=True):
    """Rows of numbers that are drawn in stacked bars.

    Args:
        header: what the labels are.
        parts: what the numbers of each row are, in order.
        rows: the rows.
        most: how many people a whole bar stands for.
        not_told: what is said in place of a number that is not told.
        thousands: what stands between thousands and hundreds.
        total: what the total of a row is called; empty where every row is about all of `most`.
    """

    header: str
    parts: tuple[str, ...]
    rows: tuple[Stack, ...]
    most: int
    not_told: str
    thousands: str
    total: str = ""

    @property
    def table(self) -> Table:
        """The same numbers as a table."""
        header = (self.header, *([self.total] if self.total else []), *self.parts)
        return Table(header, tuple((row.label, *map(self.text, self._numbers(row))) for row in self.rows))

    def _numbers(self, row: Stack) -> tuple[int | None, ...]:
        return (row.total, *row.numbers) if self.total else row.numbers

    def text(self, number: int | None) -> str:
        """A number of people, or what is said in its place."""
        return self.not_told if number is None else f"{number:,}".replace(",", self.thousands)

    def told(self, row: Stack) -> tuple[tuple[int, str], ...]:
        """The parts of a row that are told: their index, and their name with their number."""
        parts = enumerate(zip(self.parts, row.numbers, strict=True))
        return tuple((index, f"{part} {self.text(number)}") for index, (part, number) in parts if number is not None)


class Summary(Struct, frozen=True):
    """What every report begins with, on one screen: the title, why, the wish, the work, and what to do this week."""

    overline: str
    title: str
    lines: tuple[str, ...]
    wish: str
    conditions_intro: str
    conditions: tuple[Point, ...]
    work: Bars | Points
    steps: tuple[Point, ...]
    note: str = ""


Block: TypeAlias = Headline | Summary | Part | Heading | Paragraph | Bars | StackedBars | Points | Table


def percent_text(percent: int | None) -> str:
    """A percentage as every format writes it."""
    return "–" if percent is None else f"{percent}%"
