"""A share as a percentage: the nearest whole one on the same side of 0, 100 and each limit."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import reference_scorer
from vbm_quiz.scoring.percentages import percentage

HALF = Fraction(1, 2)
SHARES = [
    ("0", 0),
    ("1/1000", 1),  # more than nothing
    ("124/1000", 12),
    ("125/1000", 13),  # half up
    ("2/3", 67),
    ("4999/10000", 49),  # below the half
    ("1/2", 50),
    ("5001/10000", 50),
    ("999/1000", 99),  # less than all
    ("1", 100),
]


@pytest.mark.parametrize(("share", "expected"), SHARES)
def test_a_share_is_told_as_the_nearest_percentage_on_its_side(share: str, expected: int) -> None:
    assert expected == percentage(Fraction(share), HALF)


@given(st.fractions(0, 1), st.sampled_from([HALF, Fraction(3, 4), Fraction(2, 3)]))
def test_the_percentage_and_the_share_stand_on_the_same_side(share: Fraction, limit: Fraction) -> None:
    found = percentage(share, limit)
    assert (Fraction(found, 100) >= limit, found > 0, found < 100) == (share >= limit, share > 0, share < 1)
    assert reference_scorer.percentage(share, limit) == found
