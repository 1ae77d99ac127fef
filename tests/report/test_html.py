"""The HTML page as a parser reads it, and the bars of the tasks on it."""

import re

import html5lib
import pytest
from msgspec import structs

from tests.helpers.report_facts import squeezed, text_of_html
from tests.helpers.shipped import CASES, LANGUAGES, report_of
from vbm_quiz.report.blocks import Bar, Bars, Block, Headline
from vbm_quiz.report.formats import FORMATS, html

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_the_page_is_valid_html_without_script_or_address(case: str, language: str) -> None:
    page = FORMATS["html"](report_of(CASES[case], language))
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    elements = [str(element.tag) for element in document.iter()]
    assert (document if document.tag == "html" else document.find("html")).get("lang") == language
    assert not {"script", "iframe", "object", "img", "form"} & set(elements)
    assert re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?!data:,|#)[^\s\"')]+", page) == []
    headings = [tag for tag in elements if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == "h1"
    assert set(headings[1:]) == {"h2", "h3"}
    pictures = [each for each in document.iter(f"{SVG}svg") if each.get("aria-hidden") is None]
    assert len(pictures) in (0, 6)
    for picture in pictures:
        assert [child.tag for child in picture][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert all(len(str(child.text)) > 3 for child in list(picture)[:2])


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("az-Arab", "rtl"), ("nl", None), ("pt-BR", None)])
def test_the_page_runs_the_way_its_language_is_written(language: str, direction: str | None) -> None:
    report = report_of(CASES["r25"])
    page = FORMATS["html"](structs.replace(report, texts=report.texts._replace(language=language)))
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    document = root if root.tag == "html" else root.find("html")
    assert (language, direction) == (document.get("lang"), document.get("dir"))
    assert [] == re.findall(r"\b(?:left|right)\b", page.split("</style>")[0])


# ---------------------------------------------------------------- bars


NAMES = {"contents": "Parts", "reference": "To look up"}


def page_with(*percents: int | None, earlier: tuple[int | None, ...] = ()) -> str:
    before = earlier or (None,) * len(percents)
    bars = (
        Bar(f"Task {index}", percent, "state", "plain", earlier=past)
        for index, (percent, past) in enumerate(zip(percents, before, strict=True))
    )
    blocks: list[Block] = [Headline("o", "t", ()), Bars(tuple(bars), limit=50, earlier="2025-11-23" if earlier else "")]
    return html.render(blocks, "en", NAMES)


def test_a_bar_is_as_long_as_its_percentage_and_has_a_mark_at_the_limit() -> None:
    page = page_with(40, 0, None)
    assert re.findall(r'class="fill" x="0" y="0" width="(\d+)"', page) == ["40"]
    assert page.count('class="limit" d="M50 0V6"') == 3
    assert page.count("<title>Task") == 3


@pytest.mark.parametrize("percents", [(), (50,), (50, 50)])
def test_any_number_of_tasks_makes_a_valid_page(percents: tuple[int, ...]) -> None:
    html5lib.HTMLParser(strict=True).parse(page_with(*percents))


def test_the_previous_time_is_named_not_only_drawn() -> None:
    page = page_with(50, 60, 70, earlier=(40, None, 70))
    assert page.count('class="before"') == 2
    seen = squeezed(text_of_html(page))
    assert "2025-11-23:40%" in seen
    assert "2025-11-23:–" in seen


def test_the_list_of_parts_leads_to_each_of_them() -> None:
    page = FORMATS["html"](report_of(CASES["r22"]))
    assert re.findall(r'href="#(\w+)"', page) == re.findall(r'<section id="(\w+)"', page) != []
