"""A number as `quiz.toml` writes it in, an exact fraction out: a whole number as a number, a part as text."""

import re
from fractions import Fraction

BEYOND = 10**9
"""Whole numbers, and those on either side of a stroke, have at most nine digits."""
PART = re.compile(r"[1-9][0-9]{0,8}/[1-9][0-9]{0,8}")
OTHERWISE = re.compile(r"-?[0-9]{1,9}(([.,][0-9]{1,9})?%?|/0*[1-9][0-9]{0,8})")
"""Other ways to write a number, of which it can be said how it is written here."""


def fraction_from(raw: object) -> Fraction:
    """The number that is written as 3 or as "1/2".

    Raises:
        ValueError: for anything else, also for the same number written otherwise.
    """
    if isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) < BEYOND:
        return Fraction(raw)
    if isinstance(raw, str) and PART.fullmatch(raw) and str(Fraction(raw)) == raw:
        return Fraction(raw)
    raise ValueError(f"not as a number is written: {raw!r}")


def written(raw: object) -> str | None:
    """How a number that is written otherwise is written here; None for what is no number, or none of nine digits."""
    if isinstance(raw, bool) or not isinstance(raw, str | float) or not OTHERWISE.fullmatch(str(raw)):
        return None
    text = str(raw).replace(",", ".")
    number = Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    return str(number) if number.denominator == 1 else f'"{number}"'
