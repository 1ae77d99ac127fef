"""Turn the blocks of a sheet into Markdown: `[ ]` is a box to tick, and a row of `_` a line to write on."""

from collections.abc import Iterable, Iterator

from vbm_quiz.report.formats.markdown import escaped, render
from vbm_quiz.report.sheet.blocks import Blanks, ClientGrid, Grid, SheetBlock, SheetQuestion
from vbm_quiz.report.sheet.build import sheet_blocks
from vbm_quiz.report.sheet.sheet import Sheet

BOX = "[ ]"
LINE = "_" * 24
SHORT_LINE = "_" * 12


def render_sheet(sheet: Sheet) -> str:
    """A whole sheet in this format."""
    return "\n\n".join(part for block in sheet_blocks(sheet) for part in _render(block)) + "\n"


def _render(block: SheetBlock) -> Iterator[str]:
    match block:
        case Blanks():
            yield from (f"{escaped(label)}: {LINE}" for label in block.labels)
        case SheetQuestion():
            yield from _question(block)
        case Grid():
            for question in block.questions:
                yield from _question(question)
        case ClientGrid():
            yield _table(["", *block.clients], [[escaped(block.name), *(SHORT_LINE for _ in block.clients)]])
            for question in block.questions:
                yield from _asked(question)
                rows = ([escaped(choice), *(BOX for _ in block.clients)] for choice in question.choices)
                yield _table(["", *block.clients], rows)
        case _:
            yield render(block)


def _question(question: SheetQuestion) -> Iterator[str]:
    yield from _asked(question)
    if question.unit:
        yield f"{SHORT_LINE} {escaped(question.unit)}"
    if question.choices:
        yield "\n".join(f"- {BOX} {escaped(choice)}" for choice in question.choices)


def _asked(question: SheetQuestion) -> Iterator[str]:
    """What is asked, of whom, and the help."""
    yield f"**{question.number}. {escaped(question.text)}**"
    if question.condition:
        yield escaped(question.condition)
    yield escaped(question.help)


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table whose first row is plain text; what stands in the others is Markdown."""
    head = [*map(escaped, header)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---" for _ in head], *rows))
