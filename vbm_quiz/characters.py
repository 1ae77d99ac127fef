"""Text with any characters in, characters that are safe to show or that ASCII has out."""

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
JOINERS = "\u200c\u200d"
"""Formats that say whether two letters join: Persian and Hindi, among others, cannot be written without."""


def escape_controls(text: str) -> str:
    r"""Text from a user with each control character written as `\x1b` or `\u202e`."""
    return "".join(_escaped(character) if is_control(character) else character for character in text)


def is_control(character: str) -> bool:
    """Whether a character steers the terminal or the direction of the text: a control, a format or a separator."""
    return unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"} and character not in JOINERS


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - two digits or four


def nearest_ascii(error: UnicodeError) -> tuple[str, int]:
    """A codec error handler: each character that cannot be encoded becomes its ASCII twin, else a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_ascii_twin, error.object[error.start : error.end])), error.end


def _ascii_twin(character: str) -> str:
    letters = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return TWINS.get(character) or letters or "?"
