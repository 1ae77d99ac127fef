"""The HTML page as a parser reads it, and the chart of the tasks on it."""

import re

import html5lib
import pytest

from tests.helpers.report_facts import squeezed, text_of_html
from tests.helpers.shipped import CASES, LANGUAGES, report_of
from vbm_quiz.report.blocks import Bar, Bars, Headline
from vbm_quiz.report.formats import FORMATS, html
from vbm_quiz.report.formats.html import radar

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_the_page_is_valid_html_without_script_or_address(case: str, language: str) -> None:
    page = FORMATS["html"](report_of(CASES[case], language))
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    elements = [str(element.tag) for element in document.iter()]
    assert (document if document.tag == "html" else document.find("html")).get("lang") == language
    assert not {"script", "iframe", "object", "img", "form", "a"} & set(elements)
    assert re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?!data:,)[^\s\"')]+", page) == []
    headings = [tag for tag in elements if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == "h1"
    assert set(headings[1:]) == {"h2"}
    pictures = [each for each in document.iter(f"{SVG}svg") if each.get("aria-hidden") is None]
    assert len(pictures) == 1 + 6
    for picture in pictures:
        assert [child.tag for child in picture][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert all(len(str(child.text)) > 3 for child in list(picture)[:2])


# ---------------------------------------------------------------- bars and a radar chart


def bars(*percents: int | None, earlier: tuple[int | None, ...] = ()) -> Bars:
    before = earlier or (None,) * len(percents)
    return Bars(
        tuple(
            Bar(f"Task {index}", percent, "state", "plain", earlier=past)
            for index, (percent, past) in enumerate(zip(percents, before, strict=True))
        ),
        now="2026-11-23",
        earlier="2025-11-23" if earlier else "",
    )


def test_a_task_not_known_has_no_point_in_the_radar_and_no_line_to_it() -> None:
    drawn = radar(bars(50, None, 50, 50))
    assert drawn is not None
    assert (len(drawn.now.positions), drawn.now.closed) == (3, False)
    # The axes point up, right, down and left; nothing reaches to the right.
    assert max(position.x for position in drawn.now.positions) == 0
    assert drawn.now.path == "M0,50L-50,0M-50,0L0,-50"


def test_a_task_at_zero_is_drawn_in_the_middle() -> None:
    drawn = radar(bars(0, 100, 100))
    assert drawn is not None
    assert drawn.now.closed
    assert (drawn.now.positions[0].x, drawn.now.positions[0].y) == (0, 0)


@pytest.mark.parametrize("percents", [(), (50,), (50, 50)])
def test_fewer_than_three_tasks_make_bars_without_a_radar(percents: tuple[int, ...]) -> None:
    page = html.render([Headline("o", "t", ()), bars(*percents)], "en")
    assert 'class="radar"' not in page
    assert page.count("<title>Task") == len(percents)
    html5lib.HTMLParser(strict=True).parse(page)


def test_the_previous_time_is_named_not_only_drawn() -> None:
    page = html.render([Headline("o", "t", ()), bars(50, 60, 70, earlier=(40, None, 70))], "en")
    assert page.count('class="before"') == 1 + 1 + 2  # the radar, its legend, and two of the three bars
    seen = squeezed(text_of_html(page))
    assert "2025-11-23" in seen
    assert "(2025-11-23:40%)" in seen
    assert "(2025-11-23:–)" in seen
