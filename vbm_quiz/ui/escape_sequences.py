"""What a terminal sends in, what a person pressed out: escape sequences that are no key of ours are swallowed whole.

Terminals send more than keys: answers about their colours or their version, the mouse, the focus, newer keyboard
protocols. A parser that does not know one of these reads it as Escape and single keys, and those answer questions.
"""

import re
import time
from collections.abc import Callable

PATIENCE = 1.0
"""Seconds of silence after which the rest of a sequence will not come any more."""
LONGEST = 4096
"""Characters that are kept of a sequence that has not ended."""

INTERRUPT = "\x03"
PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"
KNOWN = {
    *(f"\x1b{introducer}{key}" for introducer in "[O" for key in "ABCDHF"),
    *(f"\x1b[{number}~" for number in (1, 3, 4, 5, 6, 7, 8)),
    *(f"\x1b[1;5{key}" for key in "CD"),
}
"""Arrows, Home, End, Delete, PgUp, PgDn, and the moves by a word."""
EIGHT_BIT = {
    base + control: f"\x1b{chr(control - 0x40)}"
    for control in (0x8E, 0x8F, 0x90, 0x98, 0x9B, 0x9C, 0x9D, 0x9E, 0x9F)
    for base in (0, 0xDC00)
}
"""The one-byte twins of Escape and a letter, as characters and as the bytes that are no UTF-8."""

STRING = r"[\]P_^X][^\x03\x07\x18\x1a\x1b\r]*"
COMPLETE = re.compile(
    r"\x1b+(?:"
    r"\[\[[ -~]"  # a function key of the Linux console
    r"|\[M[^\x03]{3}"  # the mouse, in its first protocol
    r"|\[[0-9]+\$"  # a shifted key of rxvt
    r"|\[(?![\[M])[0-?]*[ -/]*[@-~]"  # every other control sequence
    r"|O[0-9;]*[ -/:<-~]"
    r"|N[ -~]"
    rf"|{STRING}(?:\x07|\x1b\\)"
    r"|[^\x03\x1b\[ONP\]_^X]"  # a key with Alt
    r")"
)
BROKEN = re.compile(
    r"\x1b+(?:"
    r"\[\[?[0-?]*[ -/]*(?=[^ -~])"
    r"|\[M[^\x03]{0,2}(?=\x03)"
    r"|[ON][0-9;]*(?=[^ -~])"
    rf"|{STRING}(?=[\x03\x18\x1a\r]|\x1b[^\\])"
    r"|(?=\x03)"
    r")"
)
"""A sequence before a character that no sequence of its kind can hold."""


class EscapeSequenceFilter:
    """Passes on keys, pastes that are complete, and an Escape that nothing follows.

    Args:
        clock: the seconds, from any point in time.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._pending = ""
        self._last = 0.0
        self._after_escape = False
        self._is_late = False

    def feed(self, text: str) -> str:
        """What of this text, and of what came before it, is meant for a parser of keys."""
        now = self._clock()
        if now - self._last > PATIENCE:
            self._pending, self._after_escape, self._is_late = "", False, False
        self._last = now
        text = text.translate(EIGHT_BIT)
        if self._after_escape and text.startswith("["):  # the rest of an Escape that seemed to stand alone
            text, self._is_late = f"\x1b{text}", True
        self._after_escape = False
        self._pending += text
        passed = []
        while self._pending and (taken := self._take()) is not None:
            passed.append("" if self._is_late else taken)
            self._is_late = False
        self._shorten()
        return "".join(passed)

    def flush(self) -> str:
        """The Escape that nothing followed; to be called half a second after the last text."""
        if not self._pending or self._pending.strip("\x1b"):
            return ""
        self._pending, self._after_escape, self._last = "", True, self._clock()
        return "\x1b"

    def _take(self) -> str | None:
        """Take a key or a sequence off what is pending, and return it if it means something here; None to wait."""
        pending = self._pending
        if pending.startswith(PASTE_START):
            end = pending.find(PASTE_END)
            return None if end < 0 else self._taken(end + len(PASTE_END))
        if not pending.startswith("\x1b"):
            return self._taken(end if (end := pending.find("\x1b")) >= 0 else len(pending))
        if found := COMPLETE.match(pending):
            if found[0] == PASTE_START:
                return None
            sequence = self._taken(found.end())
            return sequence if sequence in KNOWN else ""
        if found := BROKEN.match(pending):
            breaks = pending[found.end()]
            self._taken(found.end() + (breaks not in {"\x1b", INTERRUPT}))
            return ""
        return None

    def _taken(self, length: int) -> str:
        taken, self._pending = self._pending[:length], self._pending[length:]
        return taken

    def _shorten(self) -> None:
        """Keep of a sequence that is too long how it began, and of a paste what an answer can hold."""
        if len(self._pending) > LONGEST:
            is_paste = self._pending.startswith(PASTE_START)
            begun = self._pending[: LONGEST // 2] if is_paste else "\x1b" + self._pending.lstrip("\x1b")[:1]
            self._pending = begun + self._pending[-len(PASTE_END) :]
