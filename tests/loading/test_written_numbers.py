"""The one way in which a number is written in a bank: whole numbers as numbers, parts as text in their lowest terms."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbm_quiz.loading.written_numbers import fraction_from, written

parts = st.builds(Fraction, st.integers(1, 10**9 - 1), st.integers(2, 10**9 - 1)).filter(
    lambda number: number.denominator > 1
)


@given(st.integers(1 - 10**9, 10**9 - 1))
def test_a_whole_number_is_itself(number: int) -> None:
    assert number == fraction_from(number)


@given(parts)
def test_a_part_is_text_with_a_stroke(number: Fraction) -> None:
    assert number == fraction_from(f"{number.numerator}/{number.denominator}")


OTHERWISE = [
    # how it is written, and how it should be
    (0.5, '"1/2"'),
    (1.5, '"3/2"'),
    (2.0, "2"),
    ("0.5", '"1/2"'),
    (0.4, '"2/5"'),
    ("1,5", '"3/2"'),
    ("40%", '"2/5"'),
    ("12,5%", '"1/8"'),
    ("100%", "1"),
    ("1/2%", None),
    ("1,2,3", None),
    ("0.0", "0"),
    ("3", "3"),
    ("-3", "-3"),
    ("2/4", '"1/2"'),
    ("4/2", "2"),
    ("01/2", '"1/2"'),
    ("0/7", "0"),
    ("1/0", None),
    ("1e3", None),
    ("1e999999999", None),
    (1e300, None),
    (float("nan"), None),
    ("1_000", None),
    (" 1/2", None),
    ("½", None),
    ("\u0661/\u0662", None),
    ("1/2000000000", None),
    (10**9, None),
    (-(10**9), None),
    (True, None),
    (None, None),
    ([], None),
]


@pytest.mark.parametrize(("raw", "expected"), OTHERWISE)
def test_a_number_written_otherwise_is_refused_with_how_it_is_written(raw: object, expected: str | None) -> None:
    with pytest.raises(ValueError, match="not as a number is written"):
        fraction_from(raw)
    assert expected == written(raw)
