"""The summary on a screen of 80 by 24: its length, what it never loses, and what falls away first."""

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.helpers.answers import documents
from tests.helpers.report_facts import squeezed
from tests.helpers.shipped import CASES, LANGUAGES, Document, changed, report_of, shipped_texts
from vbm_quiz.report.blocks import Bar, Bars, Point, Points, Summary
from vbm_quiz.report.formats import text
from vbm_quiz.report.formats.shorter_summary import summaries
from vbm_quiz.report.sections.summary import summary

LINES = 20


def screen_of(block: Summary, columns: int = 80) -> str:
    console = text.console_for(StringIO(), colour=False)
    console.width = min(columns, text.WIDEST)
    return text.render([block], console).strip("\n")


@given(documents(), st.sampled_from(LANGUAGES), st.sampled_from([80, 120]))
def test_it_fits_a_screen_with_the_title_and_this_week(document: Document, language: str, columns: int) -> None:
    block = summary(report_of({**document, "respondent": "A-07"}, language))
    screen = screen_of(block, columns)
    assert screen.count("\n") < LINES
    for told in (
        block.title,
        block.wish,
        shipped_texts(language)("interface.summary.this_week"),
        *block.steps[0].details,
    ):
        assert squeezed(told) in squeezed(screen)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_a_condition_of_the_title_wished_for_stands_with_her_own_numbers(case: str, language: str) -> None:
    document = changed(CASES[case], start__goal="virtual_business_manager", letting_go__people=2)
    block = summary(report_of(document, language))
    names = {point.label: point.state for point in block.conditions}
    texts = shipped_texts(language)
    assert texts("units.people.forms.1", number=2) in names[texts("conditions.through_others.name")]


FULL = Summary(
    overline="o",
    title="title",
    lines=("line",),
    wish="wish",
    conditions_intro="intro",
    conditions=(
        Point("met", "1", "good"),
        Point("missed", "0", "open", details=("lacks",)),
        Point("also met", "2", "good"),
    ),
    work=Bars((Bar("a", 0, "s", "open"), Bar("b", 0, "s", "open", note="begin"), Bar("c", 90, "s", "good")), limit=50),
    steps=(Point("this week", details=("first",)), Point("then", details=("second",))),
    note="note",
)


def test_what_falls_away_goes_in_this_order() -> None:
    """By the rule: space, what is met, the second step, the note, details, what is met, tasks, the conditions."""
    shorter = list(summaries(FULL))
    assert [gap for _, gap in shorter] == [True, *[False] * 9]
    kept = [
        (
            [point.label for point in each.conditions],
            len(each.steps),
            each.note,
            [point.details for point in each.conditions if point.details],
            [bar.label for bar in each.work.bars] if isinstance(each.work, Bars) else [],
        )
        for each, _ in shorter
    ]
    lacks = [("lacks",)]
    assert kept == [
        (["met", "missed", "also met"], 2, "note", lacks, ["a", "b", "c"]),
        (["met", "missed", "also met"], 2, "note", lacks, ["a", "b", "c"]),
        (["missed", "met; also met"], 2, "note", lacks, ["a", "b", "c"]),
        (["missed", "met; also met"], 1, "note", lacks, ["a", "b", "c"]),
        (["missed", "met; also met"], 1, "", lacks, ["a", "b", "c"]),
        (["missed", "met; also met"], 1, "", [], ["a", "b", "c"]),
        (["missed"], 1, "", [], ["a", "b", "c"]),
        (["missed"], 1, "", [], ["a", "b"]),
        (["missed"], 1, "", [], ["b"]),
        ([], 1, "", [], ["b"]),
    ]


def test_points_of_work_go_where_there_is_no_room() -> None:
    block = structs.replace(FULL, work=Points((Point("craft"),)))
    assert [bool(each.work.points) for each, _ in summaries(block) if isinstance(each.work, Points)] == [True] * 8 + [
        False
    ] * 2


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_an_intro_stands_only_above_conditions(columns: int) -> None:
    assert "wish intro" in " ".join(screen_of(FULL, columns).split())
    assert "intro" not in screen_of(structs.replace(FULL, conditions=()), columns)
