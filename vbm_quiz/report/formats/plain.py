"""Turn the blocks of a report into sentences for a screen reader: no bars, no columns, no symbols."""

import textwrap
from collections.abc import Iterable, Iterator

from vbm_quiz.report.blocks import (
    Bars,
    Block,
    Heading,
    Headline,
    Paragraph,
    Part,
    Point,
    Points,
    Summary,
    Table,
    percent_text,
)
from vbm_quiz.report.build import Report
from vbm_quiz.report.sections import report_blocks

WIDTH = 78


def render_report(report: Report) -> str:
    """A whole report in this format."""
    return render(report_blocks(report))


def render(blocks: Iterable[Block], width: int = WIDTH) -> str:
    """The blocks as lines of text of at most this many characters."""
    paragraphs = (paragraph for block in blocks for paragraph in _paragraphs(block))
    return "\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs) + "\n"


def _paragraphs(block: Block) -> Iterator[str]:
    """The paragraphs of a block, and empty ones between them."""
    match block:
        case Headline():
            yield from _spaced(block.overline, block.text, *block.lines)
        case Summary():
            yield from _summary(block)
        case Part() | Heading():
            yield from ("", f"{block.text}.", "")
        case Paragraph():
            yield from _spaced(block.text)
        case Bars():
            for bar in block.bars:
                percent = "" if bar.percent is None else f"{bar.percent}%, "
                note = f"; {bar.note}" if bar.note else ""
                before = f" ({block.earlier}: {percent_text(bar.earlier)})" if block.earlier else ""
                yield f"{bar.label}: {percent}{bar.state}{note}{before}."
            yield ""
        case Points():
            for number, point in enumerate(block.points, 1):
                yield from _spaced(_sentences(point, f"{number}. " if block.numbered else ""))
        case Table():
            yield from (f"{': '.join(row)}." for row in block.rows)
            yield ""


def _summary(block: Summary) -> Iterator[str]:
    yield from _spaced(block.overline, block.title, *block.lines, block.wish)
    if block.conditions:
        yield from _spaced(block.conditions_intro)
        yield from _paragraphs(Points(tuple(each.on_one_line for each in block.conditions)))
    yield from _paragraphs(block.work)
    for step in block.steps:
        yield from _spaced(f"{step.label}: {' '.join(step.details)}")
    if block.note:
        yield from _spaced(block.note)


def _spaced(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from (text, "")


def _sentences(point: Point, number: str) -> str:
    head = f"{point.label}: {point.state}" if point.state else point.label
    return " ".join(map(_sentence, (number + head, *point.details, *point.quiet)))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."
