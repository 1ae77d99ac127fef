"""A TOML document that parses in, the line of each of its keys out.

`tomllib` tells no lines, and of the well-kept libraries none does for a document as a whole. What is read here has been
parsed before, so that only the shape is looked at: where keys, strings, arrays and tables begin and end.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""The keys that lead to a value, and the indexes from 0 in arrays: `("titles", 1, "requires", 0)`."""

SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
DOT = re.compile(r"[ \t]*\.[ \t]*")
STRING = re.compile(
    r'''"""(?:\\.|[^\\])*?"""(?:"{0,2})|\'\'\'.*?\'\'\'(?:'{0,2})|"(?:\\.|[^"\\\n])*"|'[^'\n]*\'''', re.DOTALL
)
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
BARE_VALUE = re.compile(r"[^,\]}#\n]+")


def lines_of_keys(document: str) -> dict[Path, int]:
    """The line, from 1, on which each key and each part of an array is first named.

    Args:
        document: a document that `tomllib` parses.
    """
    scanner = _Scanner(document)
    scanner.read_document()
    return scanner.lines


def line_of(lines: Mapping[Path, int], path: Path) -> int | None:
    """The line of a path, or of the innermost thing around it that is there; None where nothing is."""
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), None)


class _Scanner:
    """Reads a document from its beginning to its end; `lines` is what it has found so far."""

    def __init__(self, document: str) -> None:
        self.text = document
        self.at = 0
        self.lines: dict[Path, int] = {}
        self.newest: dict[Path, int] = {}
        """The index of the last table in each array of tables."""

    def read_document(self) -> None:
        table: Path = ()
        self._skip_space()
        while self.at < len(self.text):
            if self.text.startswith("[", self.at):
                table = self._read_header()
            else:
                self._read_pair(table)
            self._skip_space()

    def _read_header(self) -> Path:
        """`[a.b]`, or `[[a.b]]` for one more table of an array."""
        opens_array = self.text.startswith("[[", self.at)
        brackets = len("[[" if opens_array else "[")
        begin = self.at
        self.at += brackets
        self._skip_space()
        path = self._named((), self._read_key(), begin)
        self._skip_space()
        self.at += brackets
        if opens_array:
            self.newest[path] = self.newest.get(path, -1) + 1
            self._name(self._inside(path), begin)
        return self._inside(path)

    def _read_pair(self, table: Path) -> None:
        begin = self.at
        path = self._named(table, self._read_key(), begin)
        self._skip_space()
        self.at += len("=")
        self._skip_space()
        self._read_value(path)

    def _read_value(self, path: Path) -> None:
        opening = self.text[self.at]
        if opening in "[{":
            self._read_parts(path, "]" if opening == "[" else "}")
        elif opening in "\"'":
            self._match(STRING)
        else:
            self._match(BARE_VALUE)

    def _read_parts(self, path: Path, closing: str) -> None:
        """The parts of an array, or the keys of an inline table."""
        self.at += 1
        index = 0
        self._skip_space()
        while not self.text.startswith(closing, self.at):
            if closing == "]":
                self._read_value(self._name((*path, index), self.at))
            else:
                self._read_pair(path)
            index += 1
            self._skip_space()
            if self.text.startswith(",", self.at):
                self.at += 1
                self._skip_space()
        self.at += 1

    def _read_key(self) -> list[str]:
        """The parts of a key, such as `a."b.c".d`."""
        parts = [self._read_key_part()]
        while DOT.match(self.text, self.at):
            self._match(DOT)
            parts.append(self._read_key_part())
        return parts

    def _read_key_part(self) -> str:
        if self.text[self.at] in "\"'":
            return str(tomllib.loads(f"key = {self._match(STRING)}")["key"])
        return self._match(BARE_KEY)

    def _named(self, path: Path, keys: list[str], at: int) -> Path:
        """The path with these keys behind it, each of which stands here if it did not before."""
        for key in keys:
            path = self._name((*self._inside(path), key), at)
        return path

    def _name(self, path: Path, at: int) -> Path:
        self.lines.setdefault(path, bisect_right(self._line_starts, at))
        return path

    def _inside(self, path: Path) -> Path:
        """The path of a table; of an array of tables, that of the last."""
        return (*path, self.newest[path]) if path in self.newest else path

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def _skip_space(self) -> None:
        self._match(SPACE)

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        self.at = self.at if found is None else found.end()
        return "" if found is None else found[0]
