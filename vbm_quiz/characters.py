"""Text with any characters in, characters that are safe to show or that ASCII has out."""

import re
import unicodedata

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
"""The ASCII characters that stand for a character, where Unicode decomposes it into none."""
SIGNLESS = ("Cf", "Mn")
"""The categories of characters that only say how those beside them look."""
JOINERS = "\u200c\u200d"
"""Formats that say whether two letters or signs join: neither Persian nor a family can be written without."""
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
"""Between these a text runs in its own direction, and the text around it in its own."""
ISOLATED = re.compile(f"{ISOLATE}([^{ISOLATE}{END_OF_ISOLATE}\n]*){END_OF_ISOLATE}")
RIGHT_TO_LEFT = ("R", "AL")


def escape_controls(text: str) -> str:
    r"""Text with each control character written as `\x1b` or `\u202e`; what `isolated_name` has isolated stays so."""
    if text.isprintable():
        return text
    parts = ISOLATED.split(text)  # every second one stood in an isolate
    return "".join(_isolated_again(part) if index % 2 else _escaped(part) for index, part in enumerate(parts))


def isolated_name(name: str) -> str:
    """A name from a user as it stands in a sentence, a list or a table: its control characters are escaped.

    One that is written from right to left, as a whole or in part, is isolated, so that it does not turn around what
    stands beside it.
    """
    return _isolated(_escaped(name)) if _has_right_to_left(name) else _escaped(name)


def is_control(character: str) -> bool:
    """Whether a character steers the terminal or the direction of the text, or is half of one: no text by itself."""
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character not in JOINERS


def as_utf8(name: str) -> str:
    """The name of a file as text that can be written anywhere, also where its bytes are no UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode(errors="replace")


def _has_right_to_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(character) in RIGHT_TO_LEFT for character in text)


def _isolated(text: str) -> str:
    return f"{ISOLATE}{text}{END_OF_ISOLATE}"


def _isolated_again(text: str) -> str:
    return isolated_name(text) if _has_right_to_left(text) else _escaped(_isolated(text))


def _escaped(text: str) -> str:
    return "".join(_escape(character) if is_control(character) else character for character in text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - two digits or four


def nearest_ascii(error: UnicodeError) -> tuple[str, int]:
    """A codec error handler: each character that cannot be encoded becomes its ASCII twin, else a question mark.

    Joiners, isolates and the like have no sign of their own, and so no question mark.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_ascii_twin, error.object[error.start : error.end])), error.end


def _ascii_twin(character: str) -> str:
    letters = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return TWINS.get(character) or letters or ("" if unicodedata.category(character) in SIGNLESS else "?")
