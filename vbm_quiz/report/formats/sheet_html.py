"""A sheet in, one HTML page out that is made to be printed."""

from typing import get_args

from vbm_quiz.report.formats.html import opening_title, render_page, sections_of
from vbm_quiz.report.sheet.blocks import SheetBlock
from vbm_quiz.report.sheet.build import sheet_blocks
from vbm_quiz.report.sheet.sheet import Sheet


def render_sheet(sheet: Sheet) -> str:
    """A whole sheet in this format."""
    blocks = list(sheet_blocks(sheet))
    return render_page(
        "sheet.html",
        get_args(SheetBlock),
        sheet.texts.direction,
        title=opening_title(blocks),
        language=sheet.texts.language,
        sections=sections_of(blocks),
    )
