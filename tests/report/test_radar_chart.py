"""Bars to a radar chart, and to the bars beside it on the page."""

import html5lib
import pytest

from tests.helpers.report_facts import squeezed, text_of_html
from vbm_quiz.report.blocks import Bar, Bars, Headline
from vbm_quiz.report.formats import html
from vbm_quiz.report.formats.html import radar


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
