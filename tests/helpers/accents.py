"""A file of texts in, the same in an English of its own out: a translation that a test can make."""

import re
from pathlib import Path

ACCENTS = str.maketrans("aeiouy", "áéíóúý")
"""The letters of that English."""


def accent(file: Path) -> None:
    """Translate the texts of a file into an English of their own, with accents on its vowels outside {braces}."""
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(map(_accented, lines)), "utf-8")


def _accented(line: str) -> str:
    key, sign, text = line.partition(" = ") if " = " in line else ("", "", line)
    if key in ("code", "translated_from", "plural_forms") or not text.lstrip().startswith(('"', "'", "[")):
        return line
    if not sign and line.startswith("["):  # a table
        return line
    pieces = re.split(r"(\{[^{}]*\})", text)
    return key + sign + "".join(piece if piece.startswith("{") else piece.translate(ACCENTS) for piece in pieces)
