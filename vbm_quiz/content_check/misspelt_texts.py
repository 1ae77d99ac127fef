"""The missing texts of a file in, each with the text that stands there under a name with one part misspelt out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from vbm_quiz.errors import ContentFault, Fault, nearest
from vbm_quiz.loading.toml_file import TomlFile

MISSPELT = "misspelt"
"""The name of what stands there in the values of a missing text."""
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
    missing = [each.fault.path for each in found if each.file == file.name and each.fault.key == "missing_text"]
    parts = _parts_by_place(surplus) if missing else {}
    misspelt = {path: key for path in missing if (key := _misspelt(path, parts))}
    if not misspelt:
        return found
    lines = {each.fault.path: each.line for each in file.located(Fault(key, MISSPELT) for key in misspelt.values())}
    return [
        each._replace(fault=each.fault._replace(values={MISSPELT: key, "line": lines.get(key)}))
        if each.file == file.name and (key := misspelt.get(each.fault.path))
        else each
        for each in found
    ]


def _misspelt(missing: str, parts: Mapping[Around, list[str]]) -> str | None:
    """The key that stands there in the place of a missing one."""
    for part, (before, behind) in _places(missing):
        if near := nearest(part, parts.get((before, behind), ())):
            return ".".join((*before, near, *behind))
    return None


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
