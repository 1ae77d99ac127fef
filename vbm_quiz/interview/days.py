"""A day as people write it in, the date out: in figures, by the name of a month or a weekday, or as tomorrow."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from vbm_quiz.texts.texts import Texts

FIGURES = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{4}|[0-9]{2}))?")
DAY_FIRST = re.compile(r"([0-9]{1,2})[^\W\d_]{0,3}\.? ([^\W\d_]+)\.?,?(?: ([0-9]{4}|[0-9]{2}))?")
MONTH_FIRST = re.compile(r"([^\W\d_]+)\.? ([0-9]{1,2})[^\W\d_]{0,3}(?:,? ([0-9]{4}))?")
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEARS = 9
"""Within so many years there is a 29th of February, whatever the century."""
MONTH_LETTERS, WEEKDAY_LETTERS = 3, 2
"""How many letters of a name are enough; no two months or weekdays of Dutch or English share them."""


def read_day(texts: Texts, typed: str, today: date) -> date | None:
    """A day from today on; without a year the first one that comes, and a weekday is one after today.

    Returns:
        None for a day that is gone, and for what is no day.
    """
    line = " ".join(typed.lower().split())
    named = _relative_day(texts, line, today) or _calendar_day(texts, line, today)
    return named if named is not None and named >= today else None


def _relative_day(texts: Texts, line: str, today: date) -> date | None:
    """The day of today, tomorrow, or a weekday."""
    ahead = texts.every("interface.days_ahead")
    if line in ahead:
        return today + timedelta(days=ahead.index(line))
    weekday = _index(line.removesuffix("."), texts.every("interface.weekdays"), WEEKDAY_LETTERS)
    if weekday is None:
        return None
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _calendar_day(texts: Texts, line: str, today: date) -> date | None:
    if ISO.fullmatch(line):
        return _date(*map(int, line.split("-")))
    if found := FIGURES.fullmatch(line):
        return _next(today, int(found[1]), int(found[2]), found[3])
    if found := DAY_FIRST.fullmatch(line):
        day, name, year = found.groups()
    elif found := MONTH_FIRST.fullmatch(line):
        name, day, year = found.groups()
    else:
        return None
    month = _month(texts, name)
    return None if month is None else _next(today, int(day), month, year)


def _month(texts: Texts, name: str) -> int | None:
    short = texts.every("interface.months_short")
    index = short.index(name) if name in short else _index(name, texts.every("interface.months"), MONTH_LETTERS)
    return None if index is None else index + 1


def _index(typed: str, names: Iterable[str], letters: int) -> int | None:
    """The index of the name that begins with what was typed."""
    if len(typed) < letters:
        return None
    return next((index for index, name in enumerate(names) if name.lower().startswith(typed)), None)


def _next(today: date, day: int, month: int, year: str | None) -> date | None:
    """That day of the year, in this century where it has two figures; without a year the first from today on."""
    if year is not None:
        return _date(int(year) if len(year) > 2 else today.year // 100 * 100 + int(year), month, day)  # noqa: PLR2004
    days = (_date(year, month, day) for year in range(today.year, today.year + YEARS))
    return next((each for each in days if each is not None and each >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
