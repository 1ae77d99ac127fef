"""The blocks that a report is made of, whatever its format: headings, paragraphs, bars, lists and tables."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

Tone: TypeAlias = Literal["good", "part", "open", "unknown", "plain"]
"""How good what a line says is; each format has a colour for it."""

SYMBOLS: Mapping[Tone, str] = {"good": "✓", "part": "◐", "open": "○", "unknown": "?", "plain": ""}


class Headline(Struct, frozen=True):
    """The title that fits, and why in a few lines."""

    overline: str
    text: str
    lines: tuple[str, ...]


class Heading(Struct, frozen=True):
    """The start of a section."""

    text: str


class Paragraph(Struct, frozen=True):
    """A few sentences; `quiet` ones are shown less prominently."""

    text: str
    quiet: bool = False


class Bar(Struct, frozen=True):
    """A task: `percent` is None when nothing is known; `note` is about its example, `earlier` an earlier percentage."""

    label: str
    percent: int | None
    state: str
    tone: Tone
    note: str = ""
    earlier: int | None = None


class Bars(Struct, frozen=True):
    """Bars on one scale, 0 to 100 percent; `now` and `earlier` name the two dates where there is an earlier result."""

    bars: tuple[Bar, ...]
    now: str = ""
    earlier: str = ""


class Point(Struct, frozen=True):
    """One item of a list: a label, its state, and details each on a line of their own, the `quiet` ones last."""

    label: str
    state: str = ""
    tone: Tone = "plain"
    details: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()

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


Block: TypeAlias = Headline | Heading | Paragraph | Bars | Points | Table


def percent_text(percent: int | None) -> str:
    """A percentage as every format writes it."""
    return "–" if percent is None else f"{percent}%"
