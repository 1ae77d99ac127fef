"""The page of a class in Chromium: on a phone, at a desk, in the dark and on paper, and read aloud."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.helpers.classes import class_of
from tests.helpers.profiles import by_turns
from tests.helpers.report_facts import squeezed
from tests.helpers.shipped import LANGUAGES
from vbm_quiz.report.formats import CLASS_FORMATS

PHONE, DESK = 360, 1280
CLASSES = {"told in part": [*range(12, 40), *[14] * 6, *[17] * 7, *[21] * 5], "hardly told": [*range(12, 17)]}


def page_of(name: str, language: str) -> str:
    return CLASS_FORMATS["html"](class_of(CLASSES[name], 5, language))


@pytest.fixture
def windows(chromium: Browser) -> Iterator["Windows"]:
    opened = Windows(chromium)
    yield opened
    opened.close()


class Windows:
    """Opens pages, each in a window where scripts may run: those of axe; a page has none itself."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open: list[Page] = []
        self.requests: list[str] = []

    def __call__(self, page: str, width: int = DESK, scheme: str = "light") -> Page:
        """Open a page."""
        window = self._browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        self._open.append(window)
        window.on("request", lambda request: self.requests.append(request.url))
        window.set_content(re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>\n", "", page))
        return window

    def close(self) -> None:
        """Close every window."""
        for window in self._open:
            window.close()


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize(("name", "language"), by_turns(CLASSES, LANGUAGES))
def test_nothing_sticks_out_and_nothing_is_asked_for(windows: Windows, name: str, language: str, width: int) -> None:
    window = windows(page_of(name, language), width)
    assert window.evaluate("document.documentElement.scrollWidth") <= width
    assert [] == windows.requests
    assert 0 == window.evaluate("document.querySelectorAll('script, img, main a:not([href^=\"#\"])').length")


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (DESK, "dark")])
def test_axe_finds_no_violation(windows: Windows, width: int, scheme: str) -> None:
    found = Axe().run(windows(page_of("told in part", "nl"), width, scheme)).response
    assert [] == [each["id"] for each in found["violations"]]
    assert "color-contrast" in {each["id"] for each in found["passes"]}


def test_a_chart_says_in_words_what_it_shows(windows: Windows) -> None:
    window = windows(page_of("told in part", "en"))
    charts = window.locator("svg[role=img]")
    said = [squeezed(chart.text_content() or "") for chart in charts.all()]
    assert len(said) >= 3 + 6 + 5
    tables = squeezed(" ".join(window.locator("table").all_text_contents()))
    assert [each for each in said if not re.search(r"\d|nottold", each)] == []
    assert [
        number for each in said for number in re.findall(r"(?<=\D)\d+(?=,|;|$)", each) if number not in tables
    ] == []


def test_the_parts_of_a_bar_differ_by_more_than_their_colour(windows: Windows) -> None:
    window = windows(page_of("told in part", "en"))
    fills = window.evaluate(
        "[...document.querySelector('#tasks .legend').querySelectorAll('rect')].map(e => getComputedStyle(e).fill)"
    )
    assert len(fills) == len(set(fills)) == 5
    solid = [fill for fill in fills if not fill.startswith("url")]
    lightness = [sum(map(int, re.findall(r"\d+", fill))) for fill in solid]
    assert min(abs(one - other) for i, one in enumerate(lightness) for other in lightness[:i]) > 40


def test_on_paper_it_is_whole_and_no_bar_is_broken_off(windows: Windows) -> None:
    report = class_of(CLASSES["told in part"], 5, "nl")
    pages = [page.extract_text() for page in PdfReader(BytesIO(windows(CLASS_FORMATS["html"](report)).pdf())).pages]
    text = squeezed(" ".join(pages))
    for part in ("findings", "titles", "tasks", "conditions", "wishes", "steps", "questions", "about"):
        assert squeezed(report.text(part)) in text
    assert len(pages) <= 5
    assert min(len(page.splitlines()) for page in pages) > 5
