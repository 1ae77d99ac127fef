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
    Stack,
    StackedBars,
    Summary,
    Table,
    percent_text,
)
from vbm_quiz.report.build import Report
from vbm_quiz.report.formats.shorter_summary import summaries
from vbm_quiz.report.sections import report_blocks

WIDTH = 78
SUMMARY_LINES = 16
"""What a summary may take of a screen of 24 lines, so that the prompt below it stands there too."""


def render_report(report: Report) -> str:
    """A whole report in this format."""
    return render(report_blocks(report))


def render(blocks: Iterable[Block], width: int = WIDTH) -> str:
    """The blocks as text, a paragraph a line: a screen reader pauses where a line ends.

    Args:
        blocks: the blocks.
        width: the columns of the screen, which its summary has to fit on.
    """
    return "\n".join(paragraph for block in blocks for paragraph in _paragraphs(block, width)) + "\n"


def _paragraphs(block: Block, width: int) -> Iterator[str]:
    """The paragraphs of a block, and empty ones between them."""
    match block:
        case Headline():
            yield from _spaced(block.overline, block.text, *block.lines)
        case Summary():
            yield from _summary(block, width)
        case Part() | Heading():
            yield from ("", f"{block.text}.", "")
        case Paragraph():
            yield from _spaced(block.text if block.spoken is None else block.spoken)
        case Bars():
            yield from _bars(block)
            yield ""
        case Points():
            for number, point in enumerate(block.points, 1):
                yield from _spaced(_sentences(point, f"{number}. " if block.numbered else ""))
        case StackedBars():
            yield from (_stack(block, row) for row in block.rows)
            yield ""
        case Table():
            yield from (_row(block.header, row) for row in block.rows)
            yield ""


def _row(header: tuple[str, ...], row: tuple[str, ...]) -> str:
    """What stands in a row: its first cell, and the others, which are named where there are several."""
    first, *cells = row
    named = (f"{name.lower()} {cell}" for name, cell in zip(header[1:], cells, strict=True))
    return f"{first}: {', '.join(named if len(cells) > 1 else cells)}."


def _stack(block: StackedBars, row: Stack) -> str:
    told = ", ".join(text for _, text in block.told(row))
    label = f"{row.label}, {block.text(row.total)}" if block.total else row.label
    return _sentence(f"{label}: {'; '.join(filter(None, (told, row.note)))}")


def _summary(block: Summary, width: int) -> Iterator[str]:
    """The summary without empty lines, so that a prompt stands below it on the same screen."""
    for shorter in summaries(block):
        told = list(_summary_of(shorter.summary))
        if sum(len(textwrap.wrap(paragraph, width)) for paragraph in told) <= SUMMARY_LINES:
            break
    yield from (*told, "")


def _summary_of(block: Summary) -> Iterator[str]:
    yield from (block.overline, block.title, *block.lines)
    yield f"{block.wish} {block.conditions_intro}" if block.conditions else block.wish
    points = (
        *(each.on_one_line for each in block.conditions),
        *(block.work.points if isinstance(block.work, Points) else ()),
    )
    yield from (_sentences(point, "") for point in points)
    if isinstance(block.work, Bars):
        yield from _bars(block.work)
    yield from (f"{step.label}: {' '.join(step.details)}" for step in block.steps)
    if block.note:
        yield block.note


def _bars(block: Bars) -> Iterator[str]:
    for bar in block.bars:
        percent = "" if bar.percent is None else f"{bar.percent}%, "
        note = f"; {bar.note}" if bar.note else ""
        before = f" ({block.earlier}: {percent_text(bar.earlier)})" if block.earlier else ""
        yield f"{bar.label}: {percent}{bar.state}{note}{before}."


def _spaced(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from (text, "")


def _sentences(point: Point, number: str) -> str:
    head = f"{point.label}: {point.state}" if point.state else point.label
    return " ".join(map(_sentence, (number + head, *point.details, *point.quiet)))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."
