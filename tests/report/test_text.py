"""Blocks to text for a terminal, a pipe or a file: widths, symbols and colours."""

import re
from collections.abc import Sequence
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from rich.cells import cell_len
from rich.color import Color
from rich.console import Console

from tests.helpers.answers import CLIENT, HOSTILE_NAMES
from tests.helpers.colours import BACKGROUNDS, contrast
from tests.helpers.profiles import several
from tests.helpers.report_facts import facts_missing, squeezed, visible
from tests.helpers.shipped import CASES, LANGUAGES, Document, report_of
from vbm_quiz.report.blocks import Bar, Bars, Heading, Headline, Point, Points
from vbm_quiz.report.formats import text
from vbm_quiz.report.formats.rich_layout import COLOURS
from vbm_quiz.report.sections import report_blocks

BARS = Bars(tuple(Bar(f"Task {percent}", percent, "state", "plain") for percent in (0, 50, 100)), limit=50)


def document_with(names: Sequence[str]) -> Document:
    """A document whose clients, and whose respondent, have these names."""
    clients = [{**CLIENT, "name": name[:80]} for name in names]
    return {**CASES["r22"], "respondent": " ".join(names)[:200], "clients": clients}


LONG = ["漢字" * 40, "x" * 80, "wide and narrow " * 5]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", several([40, 59, 60, 80, 100, 120], 3))
@pytest.mark.parametrize("names", [HOSTILE_NAMES, LONG], ids=["hostile", "long"])
def test_text_keeps_within_the_width_and_cuts_nothing(
    names: Sequence[str], width: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    document = document_with(names)
    assert facts_missing(document, language, "text") == []
    lines = visible(document, language, "text").split("\n")
    assert [line for line in lines if cell_len(line) > min(width, 72) or line != line.rstrip() or "…" in line] == []


@pytest.mark.parametrize("width", [1, 20])
def test_text_cuts_no_name_on_the_narrowest_screen(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert squeezed(LONG[0]) in squeezed(visible(document_with(LONG), "en", "text"))


def test_text_for_a_stream_of_ascii_has_no_other_symbols(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    stream = TextIOWrapper(BytesIO(), encoding="ascii")
    points = Points((Point("a", "b", "good"), Point("c")))
    blocks = (Headline("o", "t", ()), Heading("h"), BARS, points)
    page = text.render(blocks, text.console_for(stream, colour=False))
    assert page.isascii()
    assert "+ a: b" in page


# ---------------------------------------------------------------- colours


def console_of(monkeypatch: pytest.MonkeyPatch, *, colour: bool, term: str = "xterm-256color") -> Console:
    monkeypatch.setenv("TERM", term)
    monkeypatch.delenv("COLORTERM", raising=False)
    return text.console_for(StringIO(), colour=colour)


@pytest.mark.parametrize("colour", [True, False])
def test_text_has_colour_where_it_is_asked_for(*, colour: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert colour == ("\x1b[" in text.render([BARS], console_of(monkeypatch, colour=colour)))


USED = sorted(set(COLOURS.values()) - {""})


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("colour", USED)
def test_a_colour_stands_out_three_to_one_on_every_background(colour: str, background: str) -> None:
    assert contrast(Color.parse(colour).get_truecolor(), BACKGROUNDS[background]) >= 3


@pytest.mark.parametrize("colour", USED)
def test_no_colour_is_one_that_a_palette_changes(colour: str) -> None:
    """The first sixteen differ from one terminal to the next."""
    assert (Color.parse(colour).number or 0) >= 16


def test_a_terminal_of_sixteen_colours_gets_bold_and_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    page = text.render([Heading("h"), BARS], console_of(monkeypatch, colour=True, term="xterm"))
    assert set(re.findall(r"\x1b\[([0-9;]*)m", page)) == {"1", "0"}


@pytest.mark.parametrize("case", CASES)
def test_words_have_the_colour_of_the_terminal(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    console = console_of(monkeypatch, colour=True)
    page = text.render(report_blocks(report_of(CASES[case])), console)
    coloured = re.findall(r"\x1b\[[0-9;]*38;5[0-9;]*m([^\x1b]*)", page)
    assert coloured
    assert "".join(re.findall(r"\w", "".join(coloured))) == ""
