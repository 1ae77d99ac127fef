"""Cards as numbered lines and typed answers: no cursor movement, no colour, every line complete by itself."""

import sys
from typing import TextIO

from vbm_quiz.characters import escape_controls, wrap
from vbm_quiz.errors import StoppedByUser
from vbm_quiz.model.answers import Value
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui import keys
from vbm_quiz.ui.prompt import Back, Prompt, Refused
from vbm_quiz.ui.streams import width_of

NOTHING = "-"
"""Typed for an empty answer, where Enter alone would keep the one of before."""


class PlainFrontend:
    """Puts cards as lines.

    Args:
        texts: the texts of the language spoken.
        source: where typed lines come from.
        screen: where lines go.
    """

    def __init__(self, texts: Texts, source: TextIO | None = None, screen: TextIO | None = None) -> None:
        self._texts = texts
        self._source = source or sys.stdin
        self._screen = screen or sys.stderr

    def say(self, text: str) -> None:
        """Show a paragraph."""
        self._screen.write("\n".join(wrap(text, width_of(self._screen))) + "\n")
        self._screen.flush()

    def title(self, text: str) -> None:
        """Show the name of a part that begins."""
        self._screen.write("\n")
        self.say(text)

    def ask(self, card: Prompt) -> Value | Back:
        """Put a card and wait for a line that answers it."""
        self._put(card)
        while True:
            line = self.line()
            command = self._command(card, line)
            if command is keys.BACK:
                return Back()
            if command is keys.STOP:
                raise StoppedByUser
            if command is keys.HELP:
                self.say(card.help)
                self._put(card)
                continue
            value = self._choice(card, line) if card.options else self._typed(card, line)
            if not isinstance(value, Refused):
                return value
            self.say(value.why)

    def line(self) -> str:
        """Wait for a typed line.

        Raises:
            EOFError: when nobody is there to type it.
        """
        self._screen.write("> ")
        self._screen.flush()
        line = self._source.readline()
        if not line:
            raise EOFError
        return line.strip()

    def _command(self, card: Prompt, line: str) -> keys.Key | None:
        typed = line if card.free_text else line.lower()
        return next((key for key in keys.commands(card) if key.letter == typed), None)

    def _put(self, card: Prompt) -> None:
        self._screen.write("\n")
        if card.progress:
            self.say(f"{card.progress.replace(' · ', ', ')}.")  # a dot between two words is read aloud as a word
        self.say(card.question)
        if card.hint:
            self.say(card.hint)
        self._tell_options(card)
        if card.typed:
            self.say(self._kept(card.typed))
            if card.may_be_empty:
                self.say(self._texts("interface.plain.nothing", sign=NOTHING))
        how = "interface.plain.choose" if card.options else "interface.plain.type"
        told = [self._texts(f"interface.plain.{key.name}", letter=key.letter) for key in keys.commands(card)]
        commands = self._texts("interface.plain.commands", commands=self._texts.listed(told, "or"))
        self.say(f"{self._texts(how, total=len(card.choices))} {commands}")

    def _tell_options(self, card: Prompt) -> None:
        place, group = 0, ""
        for option in card.options:
            if option.group != group:
                self.title(f"{option.group}:")
            group = option.group
            place += not option.fixed
            self.say(option.label if option.fixed else f"{place}. {option.label}")
        for option in card.options:
            if option.value == card.answer:
                self.say(card.enter or self._kept(option.label))

    def _kept(self, answer: str) -> str:
        return self._texts("interface.plain.keep", answer=escape_controls(answer).removesuffix("."))

    def _choice(self, card: Prompt, line: str) -> Value | Refused:
        if not line and card.answer is not None:
            return card.answer
        if line.isascii() and line.isdigit() and 1 <= int(line) <= len(card.choices):
            return card.choices[int(line) - 1].value
        return Refused(self._texts("interface.refused.choice", total=len(card.choices)))

    def _typed(self, card: Prompt, line: str) -> Value | Refused:
        if card.may_be_empty and line == NOTHING:
            return card.read("")
        return card.read(line or card.typed)
