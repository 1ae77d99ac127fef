"""The path of a fault in, the line of what it names out."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from vbm_quiz.loading.toml_positions import Path

INDEX = re.compile(r"\[(\d{1,9})\]|(\d{1,9})(?![^.[])")
"""How a path names one of a list by its place: `[1]` in the bank, `1` in the texts."""
NAME_END = re.compile(r"(?=[.[]|$)")
"""Where a name in a path may end."""


def line_of_path(document: Mapping[str, Any], lines: Mapping[Path, int], path: str) -> int | None:
    """The line of what a path names, or of the table around it where that lacks it; None where neither is there.

    Args:
        document: what the file holds.
        lines: the line of each of its keys.
        path: keys and ids with dots between them, such as `conditions.cycle.all_of[1]`.
    """
    keys, rest = keys_of_path(document, path)
    return lines.get(keys) if "." not in rest else None


def keys_of_path(value: object, path: str) -> tuple[Path, str]:
    """The keys and indexes that lead farthest along a path, and what is left of it.

    A key or an id may have dots itself, so that a path can be followed in more ways than one.
    """
    ways = [
        ((key, *keys), left) for key, part, rest in _steps(value, path) for keys, left in [keys_of_path(part, rest)]
    ]
    return min(ways, key=lambda way: len(way[1]), default=((), path))


def _steps(value: object, path: str) -> Iterator[tuple[str | int, object, str]]:
    """Each key or index that a path may begin with, what stands there, and the rest of the path."""
    names = [path[: end.start()] for end in NAME_END.finditer(path)]
    if isinstance(value, dict):
        yield from ((name, value[name], _behind(path, name)) for name in names if name in value)
    elif isinstance(value, list):
        if (index := INDEX.match(path)) and (place := int(index[1] or index[2])) < len(value):
            yield place, value[place], _behind(path, index[0])
        ids = (part.get("id") if isinstance(part, dict) else None for part in value)
        yield from ((place, value[place], _behind(path, id_)) for place, id_ in enumerate(ids) if id_ in names)


def _behind(path: str, name: str) -> str:
    return path.removeprefix(name).removeprefix(".")
