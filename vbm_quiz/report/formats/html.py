"""Blocks in, one HTML page out: no script, nothing from the network."""

from collections.abc import Iterable, Mapping
from typing import get_args

from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import Struct

from vbm_quiz.characters import escape_controls
from vbm_quiz.report.blocks import SYMBOLS, Block, Headline, Part, Summary, percent_text
from vbm_quiz.report.build import TOOL, Report
from vbm_quiz.report.sections import report_blocks
from vbm_quiz.texts.language import Direction
from vbm_quiz.texts.texts import Texts

BACK: Mapping[Direction, str] = {"ltr": "←", "rtl": "→"}
"""Points from a note to what stands before it, in each direction."""


class Section(Struct, frozen=True):
    """A part of the page with its blocks; `part` is None for what stands before the first."""

    part: Part | None
    blocks: list[object]


def render_report(report: Report) -> str:
    """A whole report in this format."""
    texts = report.texts
    return render(report_blocks(report), texts.language, part_names(texts), texts.direction)


def part_names(texts: Texts) -> dict[str, str]:
    """What the list of the parts of a page is called, and those to be looked up."""
    return {name: texts(f"interface.page.{name}") for name in ("contents", "reference")}


def render(
    blocks: Iterable[Block],
    language: str,
    names: dict[str, str],
    direction: Direction = "ltr",
    template: str = "report.html",
) -> str:
    """The blocks as an HTML page.

    Args:
        blocks: what the page holds.
        language: its language tag, for screen readers and browsers.
        names: what the list of parts is called (`contents`), and the parts to be looked up (`reference`).
        direction: the way that the language is written.
        template: the name of its file.
    """
    blocks = list(blocks)
    sections = sections_of(blocks)
    return render_page(
        template,
        get_args(Block),
        direction,
        title=opening_title(blocks),
        language=language,
        names=names,
        opening=[section for section in sections if section.part is None],
        parts=[section for section in sections if section.part is not None and not section.part.reference],
        reference=[section for section in sections if section.part is not None and section.part.reference],
    )


def render_page(template: str, kinds: Iterable[type], direction: Direction, **values: object) -> str:
    """A template filled in, without its empty lines.

    Args:
        template: the name of its file.
        kinds: the kinds of block that it tells apart, each by its name in small letters.
        direction: the way that its language is written.
        values: what it fills in; text is escaped, and a control character in it is written out.
    """
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests |= {kind.__name__.lower(): kind.__instancecheck__ for kind in kinds}
    environment.globals |= {"symbols": SYMBOLS, "percent": percent_text, "back": BACK[direction]}
    page = environment.get_template(template).render(values, direction=direction)
    return "\n".join(line.rstrip() for line in page.split("\n") if line.strip()) + "\n"


def _harmless(value: object) -> object:
    """A text without control characters but its line breaks; anything else as it is, such as what a macro has made."""
    return "\n".join(map(escape_controls, value.split("\n"))) if type(value) is str else value


def opening_title(blocks: Iterable[object]) -> str:
    """What a page opens with, as its title in the browser."""
    for block in blocks:
        if isinstance(block, Summary):
            return block.title
        if isinstance(block, Headline):
            return block.text
    return TOOL


def sections_of(blocks: Iterable[object]) -> list[Section]:
    """The blocks by the part that they stand in; no empty one before the first part."""
    sections = [Section(None, [])]
    for block in blocks:
        if isinstance(block, Part):
            sections.append(Section(block, []))
        else:
            sections[-1].blocks.append(block)
    return [section for section in sections if section.part or section.blocks]
