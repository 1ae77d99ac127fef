"""A rule for plural forms in, as gettext writes it, and which form goes with a number out."""

import re
from functools import cache
from typing import NamedTuple

EXAMPLE = "nplurals=2; plural=(n != 1);"
"""Two forms: the first, 0, for one thing and the second, 1, for any other number."""
HEADER = re.compile(r"\s*nplurals\s*=\s*([1-6])\s*;\s*plural\s*=\s*(.+?)\s*;?\s*")
NO_RULE = (ArithmeticError, SyntaxError, RecursionError)
"""What gettext raises for a rule that it takes and that is none."""
LONGEST = 1000
"""The characters of a rule; the longest of gettext has 120."""
LARGE = 1000
"""From here on only the last three digits of a number decide, as they do in the rules of languages."""


class PluralForms(NamedTuple):
    """How many forms a language has, and the one for each number below 2,000, so that nothing is left to go wrong."""

    total: int
    of_number: tuple[int, ...]

    def form(self, number: int) -> int:
        """Which form goes with a whole number from 0 on, counted from 0."""
        return self.of_number[number if number < LARGE else LARGE + number % LARGE]


@cache
def plural_forms(rule: str) -> PluralForms:
    """Read a rule, which may come from anyone: gettext takes nothing in it but sums of n and numbers.

    Raises:
        ValueError: for a rule that is not written so, or that gives a form that the language does not have.
    """
    from gettext import c2py  # not needed before a number is told

    parts = HEADER.fullmatch(rule) if len(rule) <= LONGEST else None
    if parts is None:
        raise ValueError(rule)
    try:
        form = c2py(parts[2])
        found = PluralForms(int(parts[1]), tuple(form(number) for number in range(2 * LARGE)))
    except NO_RULE as fault:  # c2py makes Python of the rule, and not every one is right
        raise ValueError(rule) from fault
    if not set(found.of_number) <= set(range(found.total)):
        raise ValueError(rule)
    return found
