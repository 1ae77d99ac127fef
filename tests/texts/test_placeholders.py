"""Placeholders: names between braces are filled in, doubled braces are the signs, and nothing is evaluated."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbm_quiz.texts.placeholders import filled, placeholders

names = st.from_regex(r"[a-z0-9_.]+", fullmatch=True)


def in_brackets(name: str) -> str:
    return f"<{name}>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("no braces", "no braces"),
        ("{title} fits {also.x}", "<title> fits <also.x>"),
        ("{{title}}", "{title}"),
        ("{{{title}}}", "{<title>}"),
        ('{{"answers": {{…}}}}', '{"answers": {…}}'),
        ("{title.__class__}", "<title.__class__>"),
        ("100% {a}%s {0}", "100% <a>%s <0>"),
    ],
)
def test_names_are_filled_in(text: str, expected: str) -> None:
    assert expected == filled(text, in_brackets)


@given(names, st.text())
def test_a_value_is_put_there_as_it_is(name: str, value: str) -> None:
    """Whatever it holds: a label of a client may look like a placeholder."""
    assert f"a {value} b" == filled(f"a {{{name}}} b", lambda _name: value)


@given(st.text())
def test_a_text_with_every_brace_doubled_is_that_text(text: str) -> None:
    doubled = text.replace("{", "{{").replace("}", "}}")
    assert text == filled(doubled, in_brackets)
    assert ((), False) == placeholders(doubled)


@given(st.text("{}a.! :", max_size=12))
def test_what_stands_between_braces_is_told_also_of_a_text_with_faults(text: str) -> None:
    """Each brace is doubled, or belongs to a placeholder, or stands by itself."""
    found = placeholders(text)
    asked: list[Any] = []
    filled(text, asked.append)
    assert list(found.written) == asked
    without = text.replace("{{", "").replace("}}", "")
    if "{" not in without and "}" not in without:
        assert not found.has_single_brace


@pytest.mark.parametrize("text", ["{", "}", "a { b", "{{ }", "{a}}", "{a{b}"])
def test_a_brace_by_itself_is_found(text: str) -> None:
    assert placeholders(text).has_single_brace


@pytest.mark.parametrize("written", ["", " ", "a b", "a!r", "a:d", "A", "a[0]", "a-b", "é"])
def test_only_a_name_is_one(written: str) -> None:
    found = placeholders(f"{{{written}}}")
    assert ((written,), frozenset()) == (found.written, found.names)
