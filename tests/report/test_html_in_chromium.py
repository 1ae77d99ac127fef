"""The HTML page as people meet it, in Chromium: on a phone, at a desk, in the dark, on paper, and read aloud."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader

from tests.helpers.answers import CLIENT, HOSTILE_NAMES
from tests.helpers.profiles import by_turns, several
from tests.helpers.reference_reports import ANSWERS
from tests.helpers.report_facts import missing, squeezed
from tests.helpers.shipped import (
    CASES,
    LANGUAGES,
    Document,
    answers_of,
    report_data,
    report_of,
    shipped_bank,
    shipped_texts,
)
from vbm_quiz.report.blocks import Bar, Bars, Headline
from vbm_quiz.report.build import build_report
from vbm_quiz.report.formats import FORMATS, html
from vbm_quiz.scoring.comparison import EarlierResult, score_answers

PHONE, DESK = 360, 1280
NAMES = {"contents": "Parts", "reference": "To look up"}


@pytest.fixture
def show(chromium: Browser, tmp_path: Path) -> Iterator["Show"]:
    shown = Show(chromium, tmp_path)
    yield shown
    shown.close()


class Show:
    """Opens pages, and listens to what they ask for and complain of."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._folder = folder
        self._contexts: list[BrowserContext] = []
        self.requests: list[str] = []
        self.complaints: list[str] = []

    def __call__(self, page: str, width: int = DESK, scheme: str = "light") -> Page:
        """Open a page in a window of its own."""
        path = self._folder / "report.html"
        path.write_text(page, "utf-8")
        context = self._browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        self._contexts.append(context)
        shown = context.new_page()
        shown.on("request", lambda request: self.requests.append(request.url))
        shown.on("console", lambda message: self.complaints.append(message.text))
        shown.on("pageerror", lambda error: self.complaints.append(str(error)))
        shown.goto(path.as_uri())
        return shown

    def close(self) -> None:
        """Close every window."""
        for context in self._contexts:
            context.close()


def page_of(document: Document, language: str = "nl") -> str:
    return FORMATS["html"](report_of(document, language))


def second_time(language: str = "nl") -> str:
    """The page of someone who took the quiz before."""
    before = EarlierResult(score_answers(shipped_bank(), answers_of(CASES["r25"])), "1.0.0", same_rules=True)
    return FORMATS["html"](build_report(shipped_bank(), shipped_texts(language), answers_of(CASES["r22"]), before))


def long_names(language: str = "nl") -> str:
    """A bank whose tasks have names longer than a picture can hold."""
    name = "Samenwerken met wie het aangaat in het bedrijf en daarbuiten"
    bars = [Bar(f"{name} {index}", 40, "in handen", "good") for index in range(6)]
    return html.render([Headline("o" * 300, "t" * 300, ()), Bars(tuple(bars), limit=50)], language, NAMES)


def one_task_not_known(language: str = "nl") -> str:
    bars = [Bar("A", 60, "in handen", "good"), Bar("B", None, "onbekend", "unknown"), Bar("C", 0, "niet", "open")]
    return html.render(
        [Headline("o", "t", ()), Bars((*bars, Bar("D", 90, "in handen", "good")), limit=50)], language, NAMES
    )


@pytest.mark.parametrize(("case", "language"), several(by_turns(CASES, LANGUAGES), 2))
def test_a_case_is_seen_whole_and_asks_for_nothing(show: Show, case: str, language: str, tmp_path: Path) -> None:
    shown = show(page_of(CASES[case], language))
    report = report_data(CASES[case], language)
    assert missing(report, shown.inner_text("body"), CASES[case].get("clients", [])) == []
    assert show.requests == [(tmp_path / "report.html").as_uri()]
    assert show.complaints == []


@pytest.mark.parametrize(("name", "language"), several(by_turns(ANSWERS, LANGUAGES), 2))
def test_the_first_printed_page_has_the_summary_and_three_steps_and_no_page_is_almost_empty(
    show: Show, name: str, language: str
) -> None:
    texts, report = shipped_texts(language), report_of(ANSWERS[name], language)
    pages = [page.extract_text() for page in PdfReader(BytesIO(show(FORMATS["html"](report)).pdf())).pages]
    steps = pages[0].split(texts("interface.parts.steps"))[1]
    for step in report.advice.next_steps[:3]:
        assert squeezed(texts(f"next_steps.{step.id}.title")) in squeezed(steps)
    assert min(len([line for line in page.splitlines() if len(line) > 2]) for page in pages) > 5


@pytest.mark.parametrize(
    ("page", "width"),
    by_turns([second_time, one_task_not_known, long_names, lambda: page_of(CASES["r22"])], [PHONE, DESK]),
)
def test_nothing_sticks_out(show: Show, page: Callable[[], str], width: int, tmp_path: Path) -> None:
    shown = show(page(), width)
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    picture = tmp_path / "page.png"
    shown.screenshot(path=picture, full_page=True)
    assert picture.stat().st_size > 10_000


def test_nothing_is_printed_smaller_than_eight_and_a_half_points(show: Show) -> None:
    shown = show(second_time())
    shown.emulate_media(media="print")
    sizes = shown.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => !e.closest('svg') && e.innerText?.trim())"
        ".map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 8.5 * 96 / 72 - 0.01


@pytest.mark.parametrize(
    ("page", "scheme"),
    by_turns([second_time, one_task_not_known, lambda: page_of(CASES["r25"])], ["light", "dark"]),
)
def test_axe_finds_no_violation(show: Show, page: Callable[[], str], scheme: str) -> None:
    for width in (PHONE, DESK):
        # The page itself allows no script, so the rules are run in a copy that differs in this alone.
        shown = show(re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>\n", "", page()), width, scheme)
        found = Axe().run(shown).response
        assert [each["id"] for each in found["violations"]] == []
        assert "color-contrast" in {each["id"] for each in found["passes"]}


def test_the_dark_page_is_dark(show: Show) -> None:
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light, dark = (show(page_of(CASES["r22"]), DESK, scheme).evaluate(paper) for scheme in ("light", "dark"))
    assert sum(map(int, re.findall(r"\d+", light))) > 3 * 200
    assert sum(map(int, re.findall(r"\d+", dark))) < 3 * 60


def test_hostile_names_do_nothing(show: Show) -> None:
    clients = [{**CLIENT, "name": name[:80]} for name in HOSTILE_NAMES]
    shown = show(page_of({**CASES["r22"], "clients": clients, "respondent": HOSTILE_NAMES[0]}), PHONE)
    assert show.complaints == []
    assert len(show.requests) == 1
    strangers = 'document.querySelectorAll(\'script, img, link:not([href^="data:"]), main a:not([href^="#"])\').length'
    assert shown.evaluate(strangers) == 0
    assert shown.evaluate("document.documentElement.scrollWidth") <= PHONE
