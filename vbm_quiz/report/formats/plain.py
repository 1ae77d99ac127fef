"""The report in sentences: no bars, no columns, no signs to look at; every line says it all when read aloud."""

from collections.abc import Iterable, Iterator

from vbm_quiz.characters import wrap
from vbm_quiz.report.blocks import Bars, Block, Heading, Headline, Paragraph, Point, Points, Table
from vbm_quiz.ui.streams import WIDEST


def render(blocks: Iterable[Block], width: int = WIDEST) -> str:
    """The report as lines of text, none wider than this."""
    paragraphs = (text for block in blocks for text in _paragraphs(block))
    return "\n".join(line for text in paragraphs for line in (wrap(text, width) if text else [""])) + "\n"


def _paragraphs(block: Block) -> Iterator[str]:
    """Each paragraph of a block, and an empty one where a line is left free."""
    match block:
        case Headline():
            yield from _apart(block.overline, block.text, *block.lines)
        case Heading():
            yield from ("", f"{block.text}.", "")
        case Paragraph():
            yield from _apart(block.text)
        case Bars():
            for bar in block.bars:
                percent = "" if bar.percent is None else f"{bar.percent}%, "
                note = f"; {bar.note}" if bar.note else ""
                before = f" ({block.earlier}: {_percent(bar.earlier)})" if block.earlier else ""
                yield f"{bar.label}: {percent}{bar.state}{note}{before}."
            yield ""
        case Points():
            for place, point in enumerate(block.points, 1):
                yield from _apart(_sentence(point, f"{place}. " if block.numbered else ""))
        case Table():
            yield from (f"{': '.join(row)}." for row in block.rows)
            yield ""


def _apart(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from (text, "")


def _percent(number: int | None) -> str:
    return "–" if number is None else f"{number}%"


def _sentence(point: Point, first: str) -> str:
    head = f"{point.label}: {point.state}" if point.state else point.label
    return " ".join(_ended(part) for part in (first + head, *point.details, *point.quiet))


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."
