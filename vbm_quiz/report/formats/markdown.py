"""Turn the blocks of a report into Markdown (CommonMark with tables), in which no text can be anything but text."""

import re
from collections.abc import Iterable, Iterator

from vbm_quiz.characters import escape_controls
from vbm_quiz.report.blocks import (
    SYMBOLS,
    Bar,
    Bars,
    Block,
    Heading,
    Headline,
    Paragraph,
    Part,
    Point,
    Points,
    StackedBars,
    Summary,
    Table,
    percent_text,
)
from vbm_quiz.report.build import Report
from vbm_quiz.report.sections import report_blocks

SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$#]")
"""The characters that Markdown reads, wherever they stand."""
AT_START = re.compile(r"^(?:([-+=:])|(\d+)([.)]))")
"""Those that it reads at the start of a line: lists, headings, rules."""


def render_report(report: Report) -> str:
    """A whole report in this format."""
    return "\n\n".join(map(render, report_blocks(report))) + "\n"


def escaped(text: str) -> str:
    """A text as one line in which every character that Markdown would read stands for itself."""
    line = escape_controls(" ".join(text.split("\n")))
    line = SPECIAL.sub(lambda found: f"\\{found[0]}", line)
    return AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line.strip())


def render(block: Block) -> str:
    """One block in this format."""
    match block:
        case Part():
            text = f"## {escaped(block.text)}"
        case Heading():
            text = f"### {escaped(block.text)}"
        case Paragraph():
            text = escaped(block.text)
        case Bars():
            text = "\n".join(_bar(bar, block.earlier) for bar in block.bars)
        case Points():
            leads = (f"{number}. " if block.numbered else "- " for number in range(1, len(block.points) + 1))
            text = "\n".join(map(_point, leads, block.points))
        case StackedBars():
            text = render(block.table)
        case Table():
            divider = "| --- " * len(block.header) + "|"
            text = "\n".join((_row(block.header), divider, *map(_row, block.rows)))
        case Headline() | Summary():
            text = "\n\n".join(_opening(block))
    return text


def _opening(block: Headline | Summary) -> Iterator[str]:
    if isinstance(block, Headline):
        yield f"# {escaped(block.text)}"
        yield from map(escaped, (block.overline, *block.lines))
        return
    yield f"# {escaped(block.title)}"
    yield from map(escaped, (block.overline, *block.lines, block.wish))
    if block.conditions:
        yield escaped(block.conditions_intro)
        yield render(Points(tuple(each.on_one_line for each in block.conditions)))
    if isinstance(block.work, Bars) or block.work.points:
        yield render(block.work)
    for step in block.steps:
        yield f"**{escaped(step.label)}**: {escaped(' '.join(step.details))}"
    if block.note:
        yield escaped(block.note)


def _bar(bar: Bar, earlier: str) -> str:
    percent = "" if bar.percent is None else f"{bar.percent}%, "
    note = f" ← {escaped(bar.note)}" if bar.note else ""
    before = f" ({escaped(earlier)}: {percent_text(bar.earlier)})" if earlier else ""
    return f"- {SYMBOLS[bar.tone]} **{escaped(bar.label)}**: {percent}{escaped(bar.state)}{before}{note}"


def _point(lead: str, point: Point) -> str:
    symbol = f"{SYMBOLS[point.tone]} " if SYMBOLS[point.tone] else ""
    label = f"**{escaped(point.label)}**" if point.has_more else escaped(point.label)
    state = f": {escaped(point.state)}" if point.state else ""
    details = (f"\n\n{' ' * len(lead)}{escaped(detail)}" for detail in (*point.details, *point.quiet))
    return f"{lead}{symbol}{label}{state}{''.join(details)}"


def _row(cells: Iterable[str]) -> str:
    return f"{''.join(f'| {escaped(cell)} ' for cell in cells)}|"
