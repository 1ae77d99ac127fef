"""The templates that lay out blocks, by name, and the sections that they lay out."""

from collections.abc import Iterable
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from msgspec import Struct

from vbm_quiz.report.blocks import Block, Heading

TEMPLATES = "templates"


class Section(Struct, frozen=True):
    """A heading with the blocks beneath it; the first section of a report has none."""

    heading: str | None
    blocks: tuple[Block, ...]


def sections(blocks: Iterable[Block]) -> tuple[Section, ...]:
    """The blocks, parted at each heading."""
    parted: list[tuple[str | None, list[Block]]] = [(None, [])]
    for block in blocks:
        if isinstance(block, Heading):
            parted.append((block.text, []))
        else:
            parted[-1][1].append(block)
    return tuple(Section(heading, tuple(own)) for heading, own in parted if heading or own)


def environment(*, autoescape: bool) -> Environment:
    """Where templates are read from inside the package; a name that is not filled is a fault."""
    return Environment(
        loader=FunctionLoader(lambda name: (files("vbm_quiz.report") / TEMPLATES / name).read_text("utf-8")),
        autoescape=autoescape,  # noqa: S701 - off for Markdown alone, which escapes by its own filter
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def kind(block: Block) -> str:
    """The name of a block's type, for a template to choose by."""
    return type(block).__name__
