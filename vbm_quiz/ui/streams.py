"""What a terminal or a pipe can show, and how to stay within it."""

import codecs
import os
import sys
import textwrap
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from vbm_quiz.characters import escape_controls

NEAREST = "vbm_quiz.nearest"
TWINS = {
    "€": "EUR",
    "–": "-",
    "—": "-",
    "…": "...",
    "·": "-",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "•": "*",
    "→": "->",
}
SIGNS = "█─━✓◐○❯"
"""The signs that a screen must know before any of them is used."""


def prepare() -> None:
    """Make the streams do the nearest thing they can, and never fail on a sign they do not know."""
    codecs.register_error(NEAREST, _nearest)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed before we came: nobody listens
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=NEAREST)
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")


def _nearest(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    return "".join(_plain(sign) for sign in fault.object[fault.start : fault.end]), fault.end


def _plain(sign: str) -> str:
    letters = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return TWINS.get(sign) or letters or "?"


def supports_unicode(stream: TextIO) -> bool:
    """Whether the stream's encoding has our signs; where not, their ASCII twins serve."""
    try:
        SIGNS.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sits at the other end; a closed stream has nobody."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def wants_plain(environment: Mapping[str, str]) -> bool:
    """Whether the person asked for lines that can be heard, or the terminal can do no more."""
    return environment.get("ACCESSIBLE") == "1" or environment.get("TERM") == "dumb"


def wants_colour(environment: Mapping[str, str], stream: TextIO) -> bool:
    """NO_COLOR says no, FORCE_COLOR says yes, else a terminal that is not dumb."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and environment.get("TERM") != "dumb"


def say(text: str) -> None:
    """Tell the person something beside the report; what came from a file in it does no harm.

    On a screen, lines break between words; down a pipe they stay whole, for who searches them.
    """
    lines = [escape_controls(line) for line in text.split("\n")]
    if is_terminal(sys.stderr):
        width = width_of(sys.stderr)
        lines = [part for line in lines for part in _wrapped(line, width)]
    sys.stderr.writelines(f"{line}\n" for line in lines)


def _wrapped(line: str, width: int) -> list[str]:
    """The line in parts; what is no word of ours, such as the name of a file, stays whole and as it is."""
    hanging = " " * (len(line) - len(line.lstrip(" •")))
    return textwrap.wrap(
        line, width, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False, expand_tabs=False
    ) or [line]


def print_exactly(text: str) -> None:
    """Print UTF-8 with bare line feeds, whatever the locale says: the same bytes everywhere."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


WIDEST = 78


def width_of(screen: TextIO) -> int:
    """How wide the lines for a screen may be, with a column to spare."""
    try:
        columns = os.get_terminal_size(screen.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return min(columns - 1, WIDEST) if columns > 0 else WIDEST  # some terminals do not know their width
