"""Turn the blocks of a report into one HTML page: no script, nothing from the network, for a screen and for paper."""

from collections.abc import Iterable
from typing import get_args

from jinja2 import Environment, PackageLoader, StrictUndefined

from vbm_quiz.report.blocks import SYMBOLS, Block, Heading, Headline, percent_text
from vbm_quiz.report.build import TOOL
from vbm_quiz.report.radar_chart import radar


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
