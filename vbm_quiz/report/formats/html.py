"""Blocks in, one HTML page out: no script, nothing from the network."""

from collections.abc import Iterable, Mapping
from typing import get_args

from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import Struct

from vbm_quiz.report.blocks import SYMBOLS, Block, Headline, Part, Summary, percent_text
from vbm_quiz.report.build import TOOL, Report
from vbm_quiz.report.sections import report_blocks
from vbm_quiz.texts.language import Direction

BACK: Mapping[Direction, str] = {"ltr": "←", "rtl": "→"}
"""Points from a note to what stands before it, in each direction."""


class Section(Struct, frozen=True):
    """A part of the page with its blocks; `part` is None for what stands before the first."""

    part: Part | None
    blocks: list[Block]


def render_report(report: Report) -> str:
    """A whole report in this format."""
    texts = report.texts
    names = {name: texts(f"interface.page.{name}") for name in ("contents", "reference")}
    return render(report_blocks(report), texts.language, names, texts.direction)


def render(blocks: Iterable[Block], language: str, names: dict[str, str], direction: Direction = "ltr") -> str:
    """The blocks as an HTML page.

    Args:
        blocks: what the page holds.
        language: its language tag, for screen readers and browsers.
        names: what the list of parts is called (`contents`), and the parts to be looked up (`reference`).
        direction: the way that the language is written.
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
    environment.globals |= {"symbols": SYMBOLS, "percent": percent_text, "back": BACK[direction]}
    blocks = list(blocks)
    sections = _sections(blocks)
    page = environment.get_template("report.html").render(
        title=_title(blocks),
        language=language,
        direction=direction,
        names=names,
        opening=[section for section in sections if section.part is None],
        parts=[section for section in sections if section.part is not None and not section.part.reference],
        reference=[section for section in sections if section.part is not None and section.part.reference],
    )
    return "\n".join(line.rstrip() for line in page.split("\n") if line.strip()) + "\n"


def _title(blocks: Iterable[Block]) -> str:
    for block in blocks:
        if isinstance(block, Summary):
            return block.title
        if isinstance(block, Headline):
            return block.text
    return TOOL


def _sections(blocks: Iterable[Block]) -> list[Section]:
    sections = [Section(None, [])]
    for block in blocks:
        if isinstance(block, Part):
            sections.append(Section(block, []))
        else:
            sections[-1].blocks.append(block)
    return [section for section in sections if section.part or section.blocks]
