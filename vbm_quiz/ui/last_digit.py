"""The digit that chose last in a menu, and how long an Enter is still part of it."""

import math
import time

SECONDS = 0.5
"""Less than it takes to read another question."""


class LastDigit:
    """The digit that chose last, on the one keyboard there is.

    Many type Enter behind it; that Enter must not answer the next question, unread.
    """

    def __init__(self) -> None:
        self._at = -math.inf

    def has_chosen(self) -> None:
        """A digit answered, just now."""
        self._at = time.monotonic()

    def is_fresh(self) -> bool:
        """Whether an Enter still belongs to it."""
        return time.monotonic() - self._at < SECONDS

    def forget(self, _: object = None) -> None:
        """Another key was pressed: from here on Enter is Enter."""
        self._at = -math.inf


last_digit = LastDigit()
