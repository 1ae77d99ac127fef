"""Cards as numbered lines and typed answers: no cursor movement, no colour, every line complete by itself."""

import sys
import textwrap
from typing import TextIO

from vbm_quiz.ask import keys
from vbm_quiz.ask.card import Back, Card, Refused, typed
from vbm_quiz.errors import StoppedByUser
from vbm_quiz.model import Value
from vbm_quiz.words import Words

WIDTH = 78


class PlainFace:
    """Puts cards as lines.

    Args:
        words: the texts of the language spoken.
        source: where typed lines come from.
        screen: where lines go.
    """

    def __init__(self, words: Words, source: TextIO | None = None, screen: TextIO | None = None) -> None:
        self._words = words
        self._source = source or sys.stdin
        self._screen = screen or sys.stderr

    def say(self, text: str) -> None:
        """Show a paragraph."""
        self._screen.write("\n".join(textwrap.wrap(text, WIDTH)) + "\n")
        self._screen.flush()

    def title(self, text: str) -> None:
        """Show the name of a part that begins."""
        self._screen.write(f"\n{text}\n")

    def ask(self, card: Card) -> Value | Back:
        """Put a card and wait for a line that answers it."""
        self._put(card)
        while True:
            line = self._line()
            if line == keys.BACK.letter and keys.BACK in keys.commands(card):
                return Back()
            if line == keys.HELP.letter:
                self.say(card.help)
                continue
            if line == keys.STOP.letter:
                raise StoppedByUser
            value = self._choice(card, line) if card.options else card.read(line or typed(card.answer))
            if not isinstance(value, Refused):
                return value
            self.say(value.why)

    def _put(self, card: Card) -> None:
        self._screen.write("\n")
        self.say(f"{card.progress}.")
        self.say(card.question)
        if card.hint:
            self.say(card.hint)
        for place, option in enumerate(card.options, 1):
            self.say(f"{place}. {option.label}")
            if option.value == card.answer:
                self.say(self._words("interface.plain.keep", answer=option.label))
        if not card.options and typed(card.answer):
            self.say(self._words("interface.plain.keep", answer=typed(card.answer)))
        told = [f"{key.letter}: {self._words(key.name)}" for key in keys.commands(card)]
        how = "interface.plain.choose" if card.options else "interface.plain.type"
        self.say(f"{self._words(how, total=len(card.options))} {'; '.join(told)}.")

    def _line(self) -> str:
        self._screen.write("> ")
        self._screen.flush()
        line = self._source.readline()
        if not line:
            raise EOFError
        return line.strip()

    def _choice(self, card: Card, line: str) -> Value | Refused:
        if not line and card.answer is not None:
            return card.answer
        if line.isascii() and line.isdigit() and 1 <= int(line) <= len(card.options):
            return card.options[int(line) - 1].value
        return Refused(self._words("interface.refused.choice", total=len(card.options)))
