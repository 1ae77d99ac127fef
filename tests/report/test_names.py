"""Names in any script: an emoji family is one sign, and a name from right to left turns nothing around."""

import json
from io import StringIO
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.answers import CLIENT, MANAGER
from tests.helpers.command import run
from tests.helpers.profiles import by_turns
from tests.helpers.shipped import written
from vbm_quiz.characters import escape_controls, isolated_name
from vbm_quiz.report.blocks import Table
from vbm_quiz.report.formats import text as text_format
from vbm_quiz.ui.streams import wrap

FAMILY = "👨‍👩‍👧‍👦"
NAMES = {
    "a family of joined emoji": (FAMILY, FAMILY),
    "a heart that a selector colours": ("❤️", "❤️"),
    "letters that may not join": ("می‌خواهم", "\u2068می‌خواهم\u2069"),
    "Hebrew": ("שרה", "\u2068שרה\u2069"),
    "Arabic among others": ("Café ليلى 2", "\u2068Café ليلى 2\u2069"),
    "Japanese, which runs from left to right": ("花子", "花子"),
    "an override": ("a\u202eb", "a\\u202eb"),
    "an embedding in Hebrew": ("\u202bשרה\u202c", "\u2068\\u202bשרה\\u202c\u2069"),
    "an isolate that never ends": ("\u2067שרה", "\u2068\\u2067שרה\u2069"),
    "an isolate of its own": ("\u2068Sara\u2069", "\\u2068Sara\\u2069"),
    "a mark": ("Sara\u200f", "Sara\\u200f"),
    "the end of another isolate": ("שרה\u2069", "\u2068שרה\\u2069\u2069"),
}
"""Names, each as it is shown in a sentence."""
CONTROLS = ("Cc", "Cf", "Cs", "Zl", "Zp")
BIDI_CONTROLS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067")
"""All but the two that isolate a name."""
FORMATS = {
    "text": ("--full",),
    "plain": ("--plain", "--full"),
    "markdown": ("--format", "markdown"),
    "html": ("--format", "html"),
}


@pytest.mark.parametrize(("name", "format_"), by_turns(NAMES, tuple(FORMATS)))
def test_a_name_is_shown_whole_and_by_itself_in_every_format(name: str, format_: str, tmp_path: Path) -> None:
    raw, expected = NAMES[name]
    path = written(tmp_path, {"answers": MANAGER, "clients": [{**CLIENT, "name": raw}], "respondent": raw})
    shown = run("--answers", path, *FORMATS[format_]).stdout.replace("\\\\", "\\")  # which Markdown writes twice
    assert (True, set()) == (shown.count(expected) >= 2, BIDI_CONTROLS & set(shown))


def test_data_hold_a_name_as_it_was_given(tmp_path: Path) -> None:
    for name, _ in NAMES.values():
        path = written(tmp_path, {"answers": MANAGER, "clients": [{**CLIENT, "name": name}], "respondent": name})
        report = json.loads(run("--answers", path, "--format", "json").stdout)
        assert (name, name) == (report["respondent"], report["clients"][0]["name"])


@given(st.text())
def test_whatever_a_name_holds_nothing_steers_outside_of_it(name: str) -> None:
    shown = isolated_name(name)
    inside = shown.removeprefix("\u2068").removesuffix("\u2069")
    assert [] == [each for each in inside if category(each) in CONTROLS and each not in "\u200c\u200d"]
    assert shown in (inside, f"\u2068{inside}\u2069")
    assert shown == escape_controls(shown)
    assert f"a {shown} b" == escape_controls(f"a {shown} b")


def test_a_family_takes_two_columns_of_a_line_that_is_wrapped() -> None:
    line = " ".join([FAMILY] * 10)
    assert [" ".join([FAMILY] * 7), " ".join([FAMILY] * 3)] == wrap(line, 20)


def test_a_family_takes_two_columns_of_a_table() -> None:
    table = Table(("name", "number"), ((FAMILY, "1"), ("ab", "1")))
    *_, family, letters = lines_of(table)
    assert letters.removeprefix("ab") == family.removeprefix(FAMILY)


def lines_of(table: Table) -> list[str]:
    return text_format.render([table], text_format.console_for(StringIO(), colour=False)).strip().split("\n")
