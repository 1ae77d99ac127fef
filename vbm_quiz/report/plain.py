"""The report in sentences: no bars, no columns, no signs to look at; every line says it all when read aloud."""

import textwrap
from collections.abc import Iterable, Iterator

from vbm_quiz.report.blocks import Bars, Block, Heading, Headline, Paragraph, Point, Points, Table

WIDTH = 78


def render(blocks: Iterable[Block]) -> str:
    """The report as lines of text."""
    return "\n".join(line for block in blocks for line in _lines(block)) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Headline():
            yield from _paragraphs(block.overline, block.text, *block.lines)
        case Heading():
            yield from ("", f"{block.text}.", "")
        case Paragraph():
            yield from _paragraphs(block.text)
        case Bars():
            for bar in block.bars:
                percent = "" if bar.percent is None else f"{bar.percent}%, "
                note = f"; {bar.note}" if bar.note else ""
                before = f" ({block.earlier}: {_percent(bar.earlier)})" if block.earlier else ""
                yield from _wrapped(f"{bar.label}: {percent}{bar.state}{note}{before}.")
            yield ""
        case Points():
            for place, point in enumerate(block.points, 1):
                yield from _paragraphs(_sentence(point, f"{place}. " if block.numbered else ""))
        case Table():
            yield from (line for row in block.rows for line in _wrapped(f"{': '.join(row)}."))
            yield ""


def _percent(number: int | None) -> str:
    return "–" if number is None else f"{number}%"


def _paragraphs(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from _wrapped(text)
        yield ""


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH)


def _sentence(point: Point, first: str) -> str:
    head = f"{point.label}: {point.state}" if point.state else point.label
    return " ".join(_ended(part) for part in (first + head, *point.details, *point.quiet))


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."
