"""What a report is made of, whatever its format: headings, paragraphs, bars, lists and tables."""

from typing import Literal, TypeAlias

from msgspec import Struct

Tone: TypeAlias = Literal["good", "part", "open", "unknown", "plain"]
"""What a line says at a glance; each format has its own sign and colour for it."""


class Headline(Struct, frozen=True):
    """The verdict and why, in one breath."""

    overline: str
    text: str
    lines: tuple[str, ...]


class Heading(Struct, frozen=True):
    """A part of the report begins."""

    text: str


class Paragraph(Struct, frozen=True):
    """A few sentences; `quiet` ones may stand back."""

    text: str
    quiet: bool = False


class Bar(Struct, frozen=True):
    """One task: `percent` is None when nothing is known; `note` tells of the example, `earlier` of last time."""

    label: str
    percent: int | None
    state: str
    tone: Tone
    note: str = ""
    earlier: int | None = None


class Bars(Struct, frozen=True):
    """Bars with one scale, 0 to 100 percent; `now` and `earlier` name the two times where there was an earlier one."""

    bars: tuple[Bar, ...]
    now: str = ""
    earlier: str = ""


class Point(Struct, frozen=True):
    """One point of a list: what it is, its state in a word, and the details beneath."""

    label: str
    state: str = ""
    tone: Tone = "plain"
    details: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()


class Points(Struct, frozen=True):
    """A list of points; numbered when their order counts."""

    points: tuple[Point, ...]
    numbered: bool = False


class Table(Struct, frozen=True):
    """Rows under a header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Headline | Heading | Paragraph | Bars | Points | Table
