"""The sheet in Chromium: on paper, A4 and Letter, where no question is broken, and to who reads it on a screen."""

import re
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.helpers.profiles import by_turns
from tests.helpers.report_facts import squeezed
from tests.helpers.shipped import LANGUAGES, shipped_bank, shipped_texts
from vbm_quiz.report.formats import SHEET_FORMATS
from vbm_quiz.report.sheet.blocks import ClientGrid, Grid, SheetBlock, SheetQuestion
from vbm_quiz.report.sheet.build import sheet_blocks
from vbm_quiz.report.sheet.sheet import Sheet

PAPER = {"nl": "A4", "en": "Letter"}


def sheet(language: str, *, for_client: bool) -> Sheet:
    return Sheet(shipped_bank(), shipped_texts(language), for_client=for_client, with_rules=True)


def shown(chromium: Browser, made: Sheet) -> Page:
    """The page in a window of its own, where scripts may run: those of axe; it has none itself."""
    window = chromium.new_page(viewport={"width": 1280, "height": 900})
    window.set_content(re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>\n", "", SHEET_FORMATS["html"](made)))
    return window


def questions_of(block: SheetBlock) -> tuple[SheetQuestion, ...]:
    return (
        block.questions
        if isinstance(block, Grid | ClientGrid)
        else (block,)
        if isinstance(block, SheetQuestion)
        else ()
    )


@pytest.mark.parametrize(("for_client", "language"), by_turns([False, True], LANGUAGES))
def test_on_paper_no_question_is_broken_and_no_page_is_almost_empty(
    chromium: Browser, language: str, *, for_client: bool
) -> None:
    made = sheet(language, for_client=for_client)
    window = shown(chromium, made)
    pages = [page.extract_text() for page in PdfReader(BytesIO(window.pdf(format=PAPER[language]))).pages]
    window.close()
    on_pages = [squeezed(page) for page in pages]
    for question in (each for block in sheet_blocks(made) for each in questions_of(block)):
        whole = squeezed(f"{question.number}. {question.text} {question.condition} {question.help}")
        assert [whole] == [whole for page in on_pages if whole in page], question.text
    for number, page in enumerate(on_pages, 1):
        foot = f"{number}/{len(pages)}"
        assert page.startswith(foot) or page.endswith(foot)
    assert min(len(page.splitlines()) for page in pages) > 8


def test_axe_finds_no_violation(chromium: Browser) -> None:
    window = shown(chromium, sheet("nl", for_client=False))
    found = Axe().run(window).response
    window.close()
    assert [] == [each["id"] for each in found["violations"]]
    assert "color-contrast" in {each["id"] for each in found["passes"]}


def test_nothing_is_printed_smaller_than_nine_points_and_all_in_black(chromium: Browser) -> None:
    window = shown(chromium, sheet("nl", for_client=False))
    window.emulate_media(media="print")
    every = "[...document.querySelectorAll('main *')].filter(e => e.innerText?.trim()).map(e => getComputedStyle(e))"
    sizes = window.evaluate(f"{every}.map(style => parseFloat(style.fontSize))")
    colours = window.evaluate(f"[...new Set({every}.map(style => style.color))]")
    window.close()
    assert min(sizes) >= 9 * 96 / 72 - 0.01
    assert ["rgb(0, 0, 0)"] == colours
