"""Blocks in, one HTML page out, with a radar chart of the tasks: no script, nothing from the network."""

import math
from collections.abc import Iterable, Sequence
from typing import get_args

from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import Struct

from vbm_quiz.report.blocks import SYMBOLS, Bars, Block, Heading, Headline, percent_text
from vbm_quiz.report.build import TOOL, Report
from vbm_quiz.report.sections import report_blocks


def render_report(report: Report) -> str:
    """A whole report in this format."""
    return render(report_blocks(report), report.texts.language)


def render(blocks: Iterable[Block], language: str) -> str:
    """The blocks as an HTML page.

    Args:
        blocks: what the page holds.
        language: its language tag, for screen readers and browsers.
    """
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests |= {block.__name__.lower(): block.__instancecheck__ for block in get_args(Block)}
    environment.globals |= {"radar": radar, "symbols": SYMBOLS, "percent": percent_text}
    blocks = list(blocks)
    title = next((block.text for block in blocks if isinstance(block, Headline)), TOOL)
    names = {"title": title, "language": language, "sections": _sections(blocks)}
    page = environment.get_template("report.html").render(names)
    return "\n".join(line.rstrip() for line in page.split("\n") if line.strip()) + "\n"


def _sections(blocks: Iterable[Block]) -> list[tuple[str | None, list[Block]]]:
    """Each heading with the blocks beneath it; None for those before the first."""
    sections: list[tuple[str | None, list[Block]]] = [(None, [])]
    for block in blocks:
        if isinstance(block, Heading):
            sections.append((block.text, []))
        else:
            sections[-1][1].append(block)
    return [(heading, own) for heading, own in sections if heading or own]


RADIUS = 100
FEWEST = 3
"""With fewer axes there is no surface to draw."""
RINGS = (25, 50, 75, 100)
LONGEST_LABEL = 12
"""What fits beside the picture; the whole name stands in the list of bars."""


class Position(Struct, frozen=True):
    """A position in the drawing, with the middle at 0, 0 and y pointing down."""

    x: float
    y: float

    def __str__(self) -> str:
        return f"{self.x:g},{self.y:g}"


class Axis(Struct, frozen=True):
    """One bar's axis: where it ends, where its label stands, and on which side of it the label begins."""

    label: str
    percent: int | None
    end: Position
    text: Position
    anchor: str


class Outline(Struct, frozen=True):
    """The line through what is known: `closed` when everything is, else only between known neighbours."""

    positions: tuple[Position, ...]
    path: str
    closed: bool


class Radar(Struct, frozen=True):
    """A radar of bars, with the outline of an earlier result where there is one."""

    axes: tuple[Axis, ...]
    rings: tuple[str, ...]
    now: Outline
    earlier: Outline | None


def radar(block: Bars) -> Radar | None:
    """The radar of these bars; None for fewer than three."""
    total = len(block.bars)
    if total < FEWEST:
        return None
    return Radar(
        axes=tuple(_axis(bar.label, bar.percent, index / total) for index, bar in enumerate(block.bars)),
        rings=tuple(" ".join(str(_position(ring, index / total)) for index in range(total)) for ring in RINGS),
        now=_outline([bar.percent for bar in block.bars]),
        earlier=_outline([bar.earlier for bar in block.bars]) if block.earlier else None,
    )


def _axis(label: str, percent: int | None, turn: float) -> Axis:
    text = _position(RADIUS + 12, turn)
    anchor = "middle" if abs(text.x) < RADIUS / 10 else "start" if text.x > 0 else "end"
    short = label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"
    return Axis(label=short, percent=percent, end=_position(RADIUS, turn), text=text, anchor=anchor)


def _position(distance: float, turn: float) -> Position:
    """The position at a distance from the middle, after a part of a whole turn clockwise from the top."""
    angle = 2 * math.pi * turn
    return Position(round(distance * math.sin(angle), 1) + 0.0, round(-distance * math.cos(angle), 1) + 0.0)


def _outline(percents: Sequence[int | None]) -> Outline:
    total = len(percents)
    positions = [
        None if percent is None else _position(percent, index / total) for index, percent in enumerate(percents)
    ]
    known = tuple(position for position in positions if position is not None)
    if len(known) == total:
        return Outline(known, f"M{'L'.join(map(str, known))}Z", closed=True)
    neighbours = zip(positions, (*positions[1:], positions[0]), strict=True)
    lines = [f"M{position}L{after}" for position, after in neighbours if position is not None and after is not None]
    return Outline(known, "".join(lines), closed=False)
