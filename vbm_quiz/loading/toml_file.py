"""A file of a content folder in; its text, what it holds, and what is wrong with it out, whatever it is.

What can be read of a faulty file is read, so that all its faults are told together.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from vbm_quiz.errors import ContentFault, Fault, InvalidContent
from vbm_quiz.loading.file_bytes import UnusableFile, file_bytes
from vbm_quiz.loading.value_faults import UNUSABLE, value_faults
from vbm_quiz.many_faults import Faults
from vbm_quiz.text_encoding import UTF_8, decoded

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

WINDOWS = "cp1252"
"""The encoding of Western Windows, which older editors save in."""

LONG_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){20}""", re.ASCII)
"""A key with so many dots in it, for which `tomllib` would take minutes."""

ANY_TABLE = "*"
"""Stands for a table whose name cannot be read."""


class TomlFile(NamedTuple):
    """A file of a content folder.

    Args:
        name: its name in the folder, such as `nl/report.toml`.
        text: its text, as far as it can be read.
        document: what the text holds; nothing where too little of it is TOML.
        faults: why it cannot be read as it should.
        left_out: the keys and tables that may hold more than can be read.
        names: every name in what cannot be read.
    """

    name: str
    text: str = ""
    document: dict[str, Any] = {}  # noqa: RUF012 - of a tuple, and never changed
    faults: tuple[ContentFault, ...] = ()
    left_out: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def may_hold(self, path: str) -> bool:
        """Whether this may stand in what cannot be read."""
        around = {path[: dot.start()] for dot in re.finditer(r"\.", path)} or {""}
        return not self.left_out.isdisjoint({ANY_TABLE, path, *around})

    def located(self, faults: Iterable[Fault]) -> list[ContentFault]:
        """The faults in what it holds, each with its line, in the order of the file; of many of a kind the first."""
        found = Faults(faults)
        if not found:
            return []
        from vbm_quiz.loading.fault_lines import line_of_path  # loaded where something is wrong
        from vbm_quiz.loading.toml_positions import lines_of_keys

        line = cache(partial(line_of_path, self.document, lines_of_keys(self.text) if self.document else {}))
        return in_order(ContentFault(self.name, line(fault.path), fault) for fault in found)


def in_order(faults: Iterable[ContentFault]) -> list[ContentFault]:
    """Faults by file and line, those of the bank first; those of a file without a line come last in it."""
    return sorted(faults, key=lambda each: ("/" in each.file, each.file, each.line is None, each.line or 0))


def each_once(faults: Iterable[ContentFault]) -> list[ContentFault]:
    """Faults without those that stand among them a second time, as where two languages take the same faulty text."""
    return list({(each.file, each.line, repr(each.fault)): each for each in faults}.values())


def read_file(folder: "Traversable", name: str) -> TomlFile:
    """Read a file of a content folder."""
    try:
        data = file_bytes(folder.joinpath(name))
    except UnusableFile as refusal:
        return TomlFile(name, faults=_of_file(name, [(refusal.fault, None)]))
    text, faults = _decoded(data)
    if LONG_KEY.search(text):
        return TomlFile(name, faults=_of_file(name, [*faults, (Fault("", "nested_too_deep"), None)]))
    return _with_value_faults(_parsed(name, text, faults))


def read_toml(folder: "Traversable", name: str) -> dict[str, Any]:
    """What a file of a content folder holds, where nothing is wrong with it.

    Raises:
        InvalidContent: when it cannot be read, or is no TOML.
    """
    file = read_file(folder, name)
    if file.faults:
        raise InvalidContent(str(folder), file.faults)
    return file.document


def _parsed(name: str, text: str, faults: list[tuple[Fault, int | None]]) -> TomlFile:
    try:
        return TomlFile(name, text, tomllib.loads(text), _of_file(name, faults))
    except tomllib.TOMLDecodeError:
        from vbm_quiz.loading.toml_recovery import recovery  # loaded where something is wrong

        left = recovery(text)
        found = _of_file(name, [*faults, *left.faults])
        return TomlFile(name, left.text, left.document, found, left.left_out, left.names)
    except RecursionError:
        return TomlFile(name, text, faults=_of_file(name, [*faults, (Fault("", "nested_too_deep"), None)]))
    except ValueError:
        return TomlFile(name, text, faults=_of_file(name, [*faults, (Fault("", "endless_number"), None)]))


def _with_value_faults(file: TomlFile) -> TomlFile:
    """The file with the faults of its values; nothing of it is used where one of them is too much for any reader."""
    found = list(value_faults(file.document))
    unusable = [fault for fault in found if fault.key in UNUSABLE]
    if any(fault.key == "nested_too_deep" for fault in unusable):
        return file._replace(document={}, faults=(*file.faults, ContentFault(file.name, None, unusable[-1])))
    located = file.located(unusable or found)
    return file._replace(document={} if unusable else file.document, faults=tuple(in_order([*file.faults, *located])))


def _of_file(name: str, faults: Iterable[tuple[Fault, int | None]]) -> tuple[ContentFault, ...]:
    return tuple(ContentFault(name, line, fault) for fault, line in faults)


def _decoded(data: bytes) -> tuple[str, list[tuple[Fault, int | None]]]:
    """The text of a file; when it is not in UTF-8, read as what it most likely is in, and the fault with its line."""
    try:
        return decoded(data), []
    except UnicodeDecodeError as error:
        text = data.decode(WINDOWS if error.encoding == UTF_8 else error.encoding, "replace")
        found = data[error.start : error.start + 1].decode(WINDOWS, "replace")
        return text, [(Fault("", "not_utf_8", {"found": found}), data.count(b"\n", 0, error.start) + 1)]
