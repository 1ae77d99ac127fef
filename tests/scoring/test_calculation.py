"""The same income in fewer hours, to the cent."""

from decimal import Decimal
from typing import Any

import pytest

from tests.helpers.answers import MANAGER
from tests.helpers.shipped import report_of

SUMS: list[tuple[Any, Any, Any, tuple[str, str] | None]] = [
    # hourly now, hours now, hours wished; the weekly income and the hourly rate that it asks for
    (50, 40, 20, ("2000.00", "100.00")),
    (55, 32, 24, ("1760.00", "73.33")),  # 73.333…
    (50, 32, 24, ("1600.00", "66.67")),  # 66.666…
    (0.01, 25, 20, ("0.25", "0.01")),  # 0.0125
    (0.03, 10, 4, ("0.30", "0.08")),  # 0.075, half up
    (0.01, 0.5, 0.25, ("0.01", "0.02")),  # an income of 0.005, half up
    (10000, 168, 0.01, ("1680000.00", "168000000.00")),
    (50, 40, 39.99, ("2000.00", "50.01")),
    (50, 40, 40, None),  # not below now
    (50, 40, 40.01, None),
    (None, 40, 20, None),
    (50, None, 20, None),
    (50, 40, None, None),
    (None, None, None, None),
]


@pytest.mark.parametrize(("hourly", "now", "goal", "expected"), SUMS)
def test_the_same_income_in_fewer_hours_is_told_to_the_cent(
    hourly: object, now: object, goal: object, expected: tuple[str, str] | None
) -> None:
    given = {"rates.hourly_now": hourly, "rates.hours_week_now": now, "rates.hours_week_goal": goal}
    answers = {**MANAGER, **{question: value for question, value in given.items() if value is not None}}
    found = report_of({"answers": answers}).advice.calculation
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert tuple(Decimal(each) for each in expected) == (found.weekly_income, found.hourly_needed)
        assert {found.weekly_income.as_tuple().exponent, found.hourly_needed.as_tuple().exponent} == {-2}
