"""A content folder and its languages in, the files and folders that look like content and are passed over out."""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from vbm_quiz.characters import as_utf8
from vbm_quiz.errors import ContentFault, Fault, Guess
from vbm_quiz.loading.content import STRUCTURE
from vbm_quiz.loading.file_bytes import UnusableFile, entries
from vbm_quiz.texts.texts import FILES

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

COPY = re.compile(
    r"~\$.*|\._.*|.*~|.*\.(bak|old|orig|swp|tmp)|(kopie van|copy of) .*|.*[ _-]+(kopie|copy)( ?\(?\d+\)?)?|.*\(\d+\)",
    re.IGNORECASE,
)
"""How editors, Finder, Explorer and cloud drives call a copy, a lock or a leftover of a file; without its suffix."""
SUFFIX = ".toml"
SYSTEM = (".", "__")
"""How folders begin that a system or a program keeps for itself."""


def passed_over(folder: "Traversable", languages: Collection[str]) -> Iterator[ContentFault]:
    """A warning for each file and folder that someone may take for content, and the quiz does not.

    What does not look like it, such as a note or a picture, is nobody's mistake.
    """
    for entry in _entries(folder):
        if entry.is_dir():
            if entry.name not in languages and not entry.name.startswith(SYSTEM) and _holds_content(entry):
                yield _passed_over(f"{entry.name}/", entry.name, "folder", ())
        elif entry.name != STRUCTURE and _looks_like_content(entry):
            yield _passed_over(entry.name, entry.name, "file", (STRUCTURE,))
    allowed = tuple(f"{file}{SUFFIX}" for file in FILES)
    for code in languages:
        for entry in _entries(folder.joinpath(code)):
            if entry.name not in allowed and _looks_like_content(entry):
                yield _passed_over(f"{code}/{entry.name}", entry.name, "file", allowed)


def _entries(folder: "Traversable") -> "list[Traversable]":
    """What is in a folder by name; nothing where that is no folder, or more than anybody could look through."""
    with suppress(UnusableFile):
        return sorted(entries(folder), key=lambda entry: entry.name) if folder.is_dir() else []
    return []


def _holds_content(folder: "Traversable") -> bool:
    return any(_looks_like_content(entry) for entry in _entries(folder))


def _looks_like_content(entry: "Traversable") -> bool:
    hidden = entry.name.startswith(".") and not entry.name.startswith("._")
    return SUFFIX in entry.name.lower() and not hidden and not entry.is_dir()


def _passed_over(path: str, name: str, kind: str, allowed: Iterable[str]) -> ContentFault:
    return ContentFault(as_utf8(path), None, _fault(as_utf8(name), kind, allowed))


def _fault(name: str, kind: str, allowed: Iterable[str]) -> Fault:
    if COPY.fullmatch(re.sub(rf"{re.escape(SUFFIX)}(?=$|\.)", "", name, flags=re.IGNORECASE)):
        return Fault("", "copy_passed_over", {"found": name})
    near = Guess(name.lower(), tuple(allowed))
    return Fault("", f"{kind}_passed_over", {"found": name, "allowed": tuple(allowed), "nearest": near})
