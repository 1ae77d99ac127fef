"""One step chosen at the end, and a day to have done it by."""

import re
from datetime import date

DAY_AND_MONTH = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})")


def read_day(text: str, today: date) -> date | None:
    """The day that was typed: `24-12` is the next such day, `2026-12-24` is what it says.

    Returns:
        The day; None for what is no day, or one that has passed.
    """
    found = DAY_AND_MONTH.fullmatch(text)
    if found:
        day, month = int(found[1]), int(found[2])
        # Eight years on, there is a 29th of February again, whatever the century.
        days = (_day(year, month, day) for year in range(today.year, today.year + 9))
        return next((each for each in days if each is not None and each >= today), None)
    try:
        typed = date.fromisoformat(text)
    except ValueError:
        return None
    return typed if typed >= today and typed.isoformat() == text else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
