"""The missing texts of a file in, each with the text that stands there under a name with one part misspelt out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from vbm_quiz.errors import ContentFault, Fault, nearest
from vbm_quiz.loading.toml_file import TomlFile

Around: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
"""The parts of a key before one of them, and those behind it."""


def with_misspelt(file: TomlFile, faults: Iterable[ContentFault], surplus: Collection[str]) -> list[ContentFault]:
    """The faults of a file, those of missing texts with the key and the line of what stands there in their place.

    Args:
        file: the file.
        faults: its faults.
        surplus: the keys of the texts in it that nothing asks for.
    """
    found = list(faults)
    if not surplus or not any(each.fault.key == "missing_text" for each in found):
        return found
    parts, lines = _parts_by_place(surplus), {each.fault.path: each.line for each in _located(file, surplus)}
    return [_with_misspelt(each, parts, lines) if each.file == file.name else each for each in found]


def _with_misspelt(
    missing: ContentFault, parts: Mapping[Around, list[str]], lines: Mapping[str, int | None]
) -> ContentFault:
    if missing.fault.key != "missing_text":
        return missing
    for part, (before, behind) in _places(missing.fault.path):
        if near := nearest(part, parts.get((before, behind), ())):
            key = ".".join((*before, near, *behind))
            return missing._replace(fault=missing.fault._replace(values={"misspelt": key, "line": lines[key]}))
    return missing


def _located(file: TomlFile, keys: Iterable[str]) -> list[ContentFault]:
    return file.located(Fault(key, "unused_text") for key in keys)


def _parts_by_place(keys: Iterable[str]) -> dict[Around, list[str]]:
    found: dict[Around, list[str]] = {}
    for key in keys:
        for part, around in _places(key):
            found.setdefault(around, []).append(part)
    return found


def _places(key: str) -> Iterator[tuple[str, Around]]:
    """Each part of a key with the parts around it."""
    parts = tuple(key.split("."))
    return ((part, (parts[:index], parts[index + 1 :])) for index, part in enumerate(parts))
