"""A content folder in, the tags of the languages out that have a folder in it."""

from pathlib import Path
from typing import TYPE_CHECKING

from vbm_quiz.errors import ContentFault, Fault, InvalidContent
from vbm_quiz.loading.file_bytes import LARGEST_CONTENT, LARGEST_FILE, UnusableFile, entries, too_large
from vbm_quiz.texts.language import is_tag
from vbm_quiz.texts.texts import FILES

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

MOST_LANGUAGES = 50


def language_codes(folder: "Traversable") -> list[str]:
    """The languages of a content folder in alphabetical order: the folders that are named by a tag and hold texts.

    Raises:
        InvalidContent: when there are more of them, or more files, than anybody needs.
    """
    try:
        named = sorted(entry.name for entry in entries(folder) if is_tag(entry.name))
    except UnusableFile as refusal:
        raise InvalidContent(str(folder), [ContentFault(".", None, refusal.fault)]) from None
    files = {code: [file for file in _text_files(folder, code) if file.is_file()] for code in named}
    codes = [code for code in named if files[code]]
    if len(codes) > MOST_LANGUAGES:
        many = Fault("", "too_many_languages", {"found": len(codes), "highest": MOST_LANGUAGES})
        raise InvalidContent(str(folder), [ContentFault(".", None, many)])
    if sum(_bytes_read(file) for code in codes for file in files[code]) > LARGEST_CONTENT:
        raise InvalidContent(str(folder), [ContentFault(".", None, too_large(LARGEST_CONTENT, "content_too_large"))])
    return codes


def _bytes_read(file: "Traversable") -> int:
    """How much of a file counts: of one that is too large by itself, which has a fault of its own, no more is read.

    An archive has been measured when it was unpacked.
    """
    return min(file.stat().st_size, LARGEST_FILE) if isinstance(file, Path) else 0


def _text_files(folder: "Traversable", code: str) -> "list[Traversable]":
    return [folder.joinpath(f"{code}/{file}.toml") for file in FILES]
