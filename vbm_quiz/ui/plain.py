"""Prompts in, numbered lines out and typed lines in: no cursor movement, no colour, each line complete by itself."""

import sys
from typing import TextIO

from vbm_quiz.characters import escape_controls, isolated_name
from vbm_quiz.errors import StoppedByUser
from vbm_quiz.model.answers import Value
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui import keys
from vbm_quiz.ui.frontend import Back, Intro, Prompt, Refused
from vbm_quiz.ui.typed_lines import TypedLines

EMPTY = "-"
"""Typed to take an earlier answer back, which Enter alone would keep."""


class PlainFrontend:
    """Asks in plain lines.

    Args:
        texts: the texts of the language in use.
        source: the stream that typed lines come from, stdin by default.
        screen: the stream that lines go to, stderr by default.
    """

    def __init__(self, texts: Texts, source: TextIO | None = None, screen: TextIO | None = None) -> None:
        self._texts = texts
        self._screen = screen or sys.stderr
        self._lines = TypedLines(source or sys.stdin, self._screen)

    def say(self, text: str) -> None:
        """Show a paragraph on one line, however long: a screen reader pauses where a line ends."""
        self._screen.write(f"{text}\n")
        self._screen.flush()

    def title(self, text: str) -> None:
        """Show a heading below a blank line."""
        self._screen.write("\n")
        self.say(text)

    def show(self, intro: Intro) -> None:
        """Say the paragraphs, each below its title."""
        for title, text in intro.paragraphs:
            self.title(title)
            self.say(text)

    def ask(self, prompt: Prompt) -> Value | Back:
        """Show a prompt and read lines until one is an answer."""
        self._show(prompt)
        while True:
            line = self.read_line()
            command = self._command(prompt, line)
            if command is keys.BACK:
                return Back()
            if command is keys.STOP:
                raise StoppedByUser
            if command is keys.HELP:
                self.say(prompt.help)
                self._show(prompt)
                continue
            value = self._chosen(prompt, line) if prompt.options else self._typed(prompt, line)
            if not isinstance(value, Refused):
                return value
            self.say(value.reason)

    def read_line(self) -> str:
        """Read a typed line, without the white space around it.

        Raises:
            EOFError: when the input has ended.
        """
        return self._lines.read()

    def _show(self, prompt: Prompt) -> None:
        self._lines.begin()
        self._screen.write("\n" if prompt.page is None else f"\n{prompt.page()}")
        if prompt.progress:
            # A screen reader reads a dot between two words aloud as a word.
            self.say(f"{prompt.progress.replace(' · ', ', ')}.")
        self.say(prompt.question)
        if prompt.hint:
            self.say(prompt.hint)
        self._show_options(prompt)
        if prompt.initial_text:
            self.say(self._kept(isolated_name(prompt.initial_text)))
            if prompt.may_be_empty:
                self.say(self._texts("interface.plain.nothing", sign=EMPTY))
        if not prompt.familiar:
            self.say(self._how_to_answer(prompt))

    def _show_options(self, prompt: Prompt) -> None:
        if prompt.page is not None:
            self.say(", ".join(f"{number} {option.label}" for number, option in enumerate(prompt.choices, 1)))
            return
        number, group = 0, ""
        for option in prompt.options:
            if option.group != group:
                self.title(f"{option.group}:")
            group = option.group
            number += not option.disabled
            self.say(option.label if option.disabled else f"{number}. {option.label}")
        for option in prompt.options:
            if option.value == prompt.answer:
                self.say(prompt.enter_help or self._kept(option.label))

    def _kept(self, answer: str) -> str:
        return self._texts("interface.plain.keep", answer=escape_controls(answer).removesuffix("."))

    def _how_to_answer(self, prompt: Prompt) -> str:
        key = "interface.plain.choose" if prompt.options else "interface.plain.type"
        commands = [
            self._texts(f"interface.plain.{command.name}", letter=command.letter) for command in keys.commands(prompt)
        ]
        how = self._texts(key, total=len(prompt.choices))
        return f"{how} {self._texts('interface.plain.commands', commands=self._texts.listed(commands, 'or'))}"

    def _command(self, prompt: Prompt, line: str) -> keys.Command | None:
        typed = line if prompt.free_text else line.lower()
        return next((command for command in keys.commands(prompt) if command.letter == typed), None)

    def _chosen(self, prompt: Prompt, line: str) -> Value | Refused:
        if not line and prompt.answer is not None:
            return prompt.answer
        if line.isascii() and line.isdigit() and 1 <= int(line) <= len(prompt.choices):
            return prompt.choices[int(line) - 1].value
        return Refused(self._texts("interface.refused.choice", total=len(prompt.choices)))

    def _typed(self, prompt: Prompt, line: str) -> Value | Refused:
        if prompt.may_be_empty and line == EMPTY:
            return prompt.read("")
        return prompt.read(line or prompt.initial_text)
