"""Turn a share into a percentage that stands on the same side of every limit as the share."""

from fractions import Fraction
from functools import lru_cache
from math import ceil, floor


@lru_cache(100)
def percentage(share: Fraction, *limits: Fraction) -> int:
    """A share as a percentage: the nearest whole one, halves up, on the same side of 0, 1 and each limit as the share.

    Below a limit it is told as less than the limit, from the limit on as at least the limit.
    """
    nearest = floor(share * 100 + Fraction(1, 2))
    if share:
        nearest = max(nearest, 1)
    for limit in (*limits, Fraction(1)):
        nearest = min(nearest, ceil(limit * 100) - 1) if share < limit else max(nearest, ceil(limit * 100))
    return nearest
