"""The keyboard as menus read it: keys that were pressed for the prompt on screen, and nothing else that arrives."""

import select
import sys
import time
from functools import cache

from prompt_toolkit.input import Input, create_input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

from vbm_quiz.ui.debounce import REPEATING, shared_debouncer
from vbm_quiz.ui.escape_sequences import EscapeSequenceFilter

if sys.platform == "win32":

    def create_keyboard() -> Input:
        """The console, which gives keys and no escape sequences."""
        return create_input()

    def begin(keyboard: Input) -> None:
        """A prompt is going to be drawn."""
        clear_typeahead(keyboard)

    def drawn(keyboard: Input) -> None:
        """The prompt is being drawn."""

else:
    from prompt_toolkit.input.vt100 import Vt100Input

    class Keyboard(Vt100Input):
        """Reads a terminal through a filter of escape sequences, and lets through the keys that count."""

        def __init__(self) -> None:
            super().__init__(sys.stdin)
            self._filter = EscapeSequenceFilter()
            self.debouncer = shared_debouncer()

        def read_keys(self) -> list[KeyPress]:
            """The keys that have arrived."""
            keys = self._read()
            if self.debouncer.may_repeat(_names(keys), time.monotonic()) and self._more_arrives():
                keys += self._read()
            return self._counting(keys)

        def flush_keys(self) -> list[KeyPress]:
            """An Escape that nothing has followed."""
            self.vt100_parser.feed(self._filter.flush())
            return self._counting(super().flush_keys())

        def _read(self) -> list[KeyPress]:
            self.vt100_parser.feed(self._filter.feed(self.stdin_reader.read()))
            keys, self._buffer = self._buffer, []
            return keys

        def _more_arrives(self) -> bool:
            return bool(select.select([self], [], [], REPEATING)[0])

        def _counting(self, keys: list[KeyPress]) -> list[KeyPress]:
            admitted = self.debouncer.admitted(_names(keys), time.monotonic())
            return [key for key, counts in zip(keys, admitted, strict=True) if counts]

    def _names(keys: list[KeyPress]) -> list[str]:
        return [key.key.value if isinstance(key.key, Keys) else key.key for key in keys]

    @cache  # the rest of a sequence may arrive at the next frontend
    def create_keyboard() -> Input:
        """The terminal."""
        return Keyboard()

    def begin(keyboard: Input) -> None:
        """A prompt is going to be drawn: what was typed before it answers nothing."""
        clear_typeahead(keyboard)
        if isinstance(keyboard, Keyboard):
            keyboard.debouncer.begin()

    def drawn(keyboard: Input) -> None:
        """The prompt is being drawn."""
        if isinstance(keyboard, Keyboard):
            keyboard.debouncer.drawn(time.monotonic())
