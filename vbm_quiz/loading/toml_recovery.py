"""A TOML document that does not parse in, what can be read of it and a fault for each statement left out out.

A statement that cannot be read is taken out, and the rest is read again. Where its key is known, that keeps a value of
no type that a quiz or a text has, so that it is known what stands there and what does not.
"""

import re
import tomllib
from collections.abc import Sequence
from datetime import time
from typing import Any, NamedTuple

from vbm_quiz.errors import Fault
from vbm_quiz.loading.toml_file import ANY_TABLE
from vbm_quiz.loading.toml_syntax import TWICE, SyntaxFault, syntax_fault
from vbm_quiz.texts.shipped_texts import flattened

MOST_FAULTS = 20
"""With more, nothing of the document is used."""
MOST_READ = 1_200_000
"""How many characters are read in all: a large document is read fewer times."""
LEFT_OUT = time(microsecond=123457)
"""The value of a key of which the value cannot be read."""
KEY_PART = r'(?:[\w-]+|"[^"\n]*")'
KEY = re.compile(rf"[ \t]*{KEY_PART}(?:\.{KEY_PART})*(?=[^\w.-]|$)", re.ASCII)
STATEMENT = re.compile(rf"{KEY.pattern}[ \t]*=", re.ASCII)
HEADER = re.compile(rf"(\[\[?)[ \t]*({KEY_PART}(?:\.{KEY_PART})*)[ \t]*+\]*+[ \t]*+(?:#.*)?$", re.ASCII)
NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*")


class Recovery(NamedTuple):
    """What is left of a document, on the lines that it had.

    Args:
        text: the document without what cannot be read.
        document: what that holds; nothing where there is too much that cannot be read.
        faults: what cannot be read, each with its line, and that reading has stopped where it has.
        left_out: the keys and tables that may hold more than can be read.
        names: every name in what was left out.
    """

    text: str
    document: dict[str, Any]
    faults: Sequence[tuple[Fault, int | None]]
    left_out: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def recovery(text: str) -> Recovery:
    """Read a document without the statements that cannot be read."""
    reader = _Reader(text)
    for _ in range(min(2 * MOST_FAULTS, 1 + MOST_READ // (len(text) + 1))):
        if len(reader.faults) == MOST_FAULTS:
            break
        try:
            document = tomllib.loads(reader.text)
        except tomllib.TOMLDecodeError as error:
            reader.leave_out(syntax_fault(reader.text, error))
        except (RecursionError, ValueError):
            break
        else:
            unread = (key for key, value in flattened(document).items() if value == LEFT_OUT)
            left_out = frozenset((*reader.tables, *unread))
            return Recovery(reader.text, document, reader.faults, left_out, frozenset(reader.names))
    return Recovery(text, {}, [*reader.faults, (Fault("", "reading_stopped"), None)])


class _Reader:
    """The lines of a document, without what was left out of it so far."""

    def __init__(self, text: str) -> None:
        self.lines = text.replace("\r\n", "\n").split("\n")
        self.faults: list[tuple[Fault, int | None]] = []
        self.tables: set[str] = set()
        self.names: set[str] = set()
        self._kept: set[int] = set()
        """The lines of keys that have lost their values."""

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def leave_out(self, found: SyntaxFault) -> None:
        begin = found.begin - 1
        line, header, key = self.lines[begin], HEADER.match(self.lines[begin]), KEY.match(self.lines[begin])
        is_new = begin not in self._kept
        if is_new:
            self.faults.append((found.fault, found.line))
        if found.fault.key == "open_header" and header and is_new:
            self._replace(begin, begin + 1, f"{header[1]}{header[2]}{']' * len(header[1])}")
        elif line.startswith("["):
            self.tables.add(header[2] if header else ANY_TABLE)
            self._replace(begin, self._end_of_table(begin))
        elif key and found.fault.key not in TWICE and is_new:
            end = self._end(begin)
            if "{" not in line and "\n".join(self.lines[begin:end]).count("=") > 1:  # there may be another key in it
                self.tables.add(self._table(begin))
            self._replace(begin, end, f"{key[0]} = {LEFT_OUT.isoformat()}")
        else:
            if found.fault.key not in TWICE:
                self.tables.add(self._table(begin))
            self._replace(begin, self._end(begin))

    def _replace(self, begin: int, end: int, line: str = "") -> None:
        self.names.update(NAME.findall("\n".join(self.lines[begin:end])))
        self.lines[begin:end] = [line, *[""] * (end - begin - 1)]
        self._kept.add(begin)

    def _end(self, begin: int) -> int:
        """The line behind a statement: the next one that is indented as little and looks like one."""
        depth = _indent(self.lines[begin])
        for index in range(begin + 1, len(self.lines)):
            line = self.lines[index]
            if HEADER.match(line) or (STATEMENT.match(line) and _indent(line) <= depth):
                return index
        return len(self.lines)

    def _end_of_table(self, begin: int) -> int:
        """The line behind a table and the tables in it."""
        own = HEADER.match(self.lines[begin])
        for index in range(begin + 1, len(self.lines)):
            header = HEADER.match(self.lines[index])
            if header and not (own and header[2].startswith(f"{own[2]}.")):
                return index
        return len(self.lines)

    def _table(self, index: int) -> str:
        """The table that a line stands in."""
        headers = (HEADER.match(line) for line in reversed(self.lines[:index]))
        return next((header[2] for header in headers if header), "")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
