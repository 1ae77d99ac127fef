"""The day of a promise as people write it, in both languages: which forms are read, and which are not."""

from datetime import date

import pytest

from tests.helpers.shipped import LANGUAGES, shipped_texts
from vbm_quiz.interview.days import read_day

TODAY = date(2026, 11, 24)
"""A Tuesday."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24-12", "2026-12-24"),
        ("24/12", "2026-12-24"),
        ("24.12", "2026-12-24"),
        ("24 12", "2026-12-24"),
        (" 24-12-2026 ", "2026-12-24"),
        ("24-12-26", "2026-12-24"),
        ("24/12/2027", "2027-12-24"),
        ("1-1", "2027-01-01"),  # gone by this year
        ("24-11", "2026-11-24"),  # today
        ("23-11", "2027-11-23"),
        ("29-2", "2028-02-29"),
        ("2026-12-24", "2026-12-24"),
        ("2026-11-24", "2026-11-24"),
        ("24 dec", "2026-12-24"),
        ("24 Dec.", "2026-12-24"),
        ("24 DECEMBER", "2026-12-24"),
        ("24 december 2027", "2027-12-24"),
        ("24 dec 27", "2027-12-24"),
        ("1 sept", "2027-09-01"),
    ],
)
def test_a_day_of_the_calendar_is_read_in_both_languages(typed: str, day: str, language: str) -> None:
    assert read_day(shipped_texts(language), typed, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("language", "typed", "day"),
    [
        ("nl", "vandaag", "2026-11-24"),
        ("nl", "Morgen", "2026-11-25"),
        ("nl", "overmorgen", "2026-11-26"),
        ("nl", "vrijdag", "2026-11-27"),
        ("nl", "vr", "2026-11-27"),
        ("nl", "dinsdag", "2026-12-01"),  # today is one: the next
        ("nl", "maandag", "2026-11-30"),
        ("nl", "3 mrt", "2027-03-03"),
        ("nl", "3 maart", "2027-03-03"),
        ("nl", "1 mei", "2027-05-01"),
        ("nl", "24e december", "2026-12-24"),
        ("en", "today", "2026-11-24"),
        ("en", "tomorrow", "2026-11-25"),
        ("en", "the day after tomorrow", "2026-11-26"),
        ("en", "Friday", "2026-11-27"),
        ("en", "fri.", "2026-11-27"),
        ("en", "Tuesday", "2026-12-01"),
        ("en", "Dec 24", "2026-12-24"),
        ("en", "December 24, 2027", "2027-12-24"),
        ("en", "24th December", "2026-12-24"),
        ("en", "3 Oct", "2027-10-03"),
    ],
)
def test_the_words_of_a_language_are_read(language: str, typed: str, day: str) -> None:
    assert read_day(shipped_texts(language), typed, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "typed",
    [
        *["2026-11-23", "23-11-2026", "23 nov 2026", "30-2", "29-2-2027", "0-1", "1-13", "12/24", "32 dec"],
        *["soon", "24", "20261224", "2026-W52-4", "-1-1", "24 foo", "de", "24 d", "m", "24-12-20260", "²-1", "٢-1"],
    ],
)
def test_what_is_no_day_from_today_on_is_refused(typed: str, language: str) -> None:
    assert read_day(shipped_texts(language), typed, TODAY) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_names_only_forms_that_are_read(language: str) -> None:
    texts = shipped_texts(language)
    _, forms = texts("interface.promise.no_day").removesuffix(".").split(": ")
    named = forms.replace(f" {texts('or')} ", ", ").split(", ")
    assert len(named) >= 8
    assert [form for form in named if read_day(texts, form, TODAY) is None] == []
