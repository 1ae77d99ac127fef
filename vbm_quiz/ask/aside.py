"""Short questions beside the interview, as plain lines: yes or no, one of a few, a typed answer."""

from collections.abc import Sequence
from typing import TextIO

from vbm_quiz.ask.plain import PlainFace
from vbm_quiz.words import Words


class Aside:
    """Asks on one stream and reads from another; `EOFError` when nobody is there.

    Args:
        words: the texts of the language spoken.
        source: where typed lines come from.
        screen: where lines go.
    """

    def __init__(self, words: Words, source: TextIO | None = None, screen: TextIO | None = None) -> None:
        self._words = words
        self._page = PlainFace(words, source, screen)

    def say(self, text: str) -> None:
        """Show a paragraph."""
        self._page.say(text)

    def ask(self, text: str) -> str:
        """What was typed, without the spaces around it."""
        self._page.title(text)
        return self._page.line()

    def agreed(self, text: str) -> bool:
        """Whether the answer is yes; Enter is yes."""
        yes, no = self._words("interface.yes").lower(), self._words("interface.no").lower()
        while True:
            typed = self.ask(text).lower()
            if typed in {"", yes, self._words("interface.yes_letter")}:
                return True
            if typed in {no, no[:1]}:
                return False

    def picked(self, text: str, labels: Sequence[str]) -> int | None:
        """The place of one of these, from 0; None for Enter."""
        self._page.title(text)
        for place, label in enumerate(labels, 1):
            self.say(f"{place}. {label}")
        while True:
            typed = self.ask(self._words("interface.promise.pick", total=len(labels)))
            if not typed:
                return None
            if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(labels):
                return int(typed) - 1
