"""Keys and the moments at which they arrive in, the keys that were pressed for the prompt on screen out.

A key that was typed before its prompt was drawn answers nothing, and neither does one that is still held down from the
prompt before.
"""

from collections.abc import Sequence
from functools import cache

from vbm_quiz.ui.keys import INTERRUPT, SUSPEND

SETTLING = 0.1
"""Seconds after a prompt is drawn within which nobody can have read it."""
REPEATING = 0.15
"""Seconds within which the next repeat of a key that is held down follows."""
FIRST_REPEAT = 1.2
"""Seconds within which a key that is held down begins to repeat."""

ALWAYS = (INTERRUPT, SUSPEND)
"""The keys that count whenever they are pressed: they answer nothing."""


class Debouncer:
    """Tells for each key whether it counts."""

    def __init__(self) -> None:
        self._drawn: float | None = None
        self._last = ("", 0.0)
        self._held = ""
        self._ended = ""

    def begin(self) -> None:
        """A prompt is going to be drawn: the last key ended the one before."""
        self._drawn = None
        self._ended = self._last[0]

    def drawn(self, now: float) -> None:
        """The prompt is being drawn; only the first drawing counts."""
        if self._drawn is None:
            self._drawn = now

    def may_repeat(self, keys: Sequence[str], now: float) -> bool:
        """Whether this may be the first repeat of a key that is held down; the next ones then follow soon."""
        return bool(keys) and set(keys) == {self._ended} and now - self._last[1] < FIRST_REPEAT

    def admitted(self, keys: Sequence[str], now: float) -> list[bool]:
        """For each key whether it counts; all arrive at this moment, or while waiting for a repeat."""
        still_held = bool(keys) and set(keys) == {self._held} and now - self._last[1] < FIRST_REPEAT
        if len(keys) > 1 and (still_held or self.may_repeat(keys, now)):  # a slow machine reads many at once
            self._held = keys[0]
            self._last = (keys[0], now)
        return [self._admits(key, now) for key in keys]

    def _admits(self, key: str, now: float) -> bool:
        if key in ALWAYS:
            return True
        last, moment = self._last
        repeats = key == last and now - moment < REPEATING
        self._last = (key, now)
        if self._drawn is None or now - self._drawn < SETTLING or (repeats and key == self._held):
            self._held = key
            return False
        self._held = ""
        if key != self._ended:
            self._ended = ""
        return True


@cache
def shared_debouncer() -> Debouncer:
    """That of the one keyboard there is: what is held down at the end of one frontend is held down in the next."""
    return Debouncer()
