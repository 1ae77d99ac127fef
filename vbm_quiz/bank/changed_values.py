"""Two parsed `quiz.toml` in, the values that differ out, each with the path to it; a table that has an id by its id."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple


class ChangedValue(NamedTuple):
    """A value that differs; None on the side where there is no such key, table or id."""

    path: str
    before: Any
    after: Any


def changed_values(before: object, after: object, path: str = "") -> Iterator[ChangedValue]:
    """Every value that differs, in the order of what was before; what is new comes last in its table."""
    old, new = _children(before), _children(after)
    if before == after:
        return
    if old is None or new is None:
        yield ChangedValue(path, before, after)
        return
    for key in dict.fromkeys((*old, *new)):
        yield from changed_values(old.get(key), new.get(key), f"{path}.{key}" if path else key)
    if list(old) != list(new) and old.keys() == new.keys():
        yield ChangedValue(path, list(old), list(new))


def _children(value: object) -> Mapping[str, Any] | None:
    """The values of a table by key, and the tables of a list by id or else by number; None for anything else."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
        return {str(each.get("id", number)): each for number, each in enumerate(value, start=1)}
    return None
