"""A `quiz.toml` with faults in, what can be used of it out: the entries that hold them are left out."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from vbm_quiz.bank.bank import Bank, BankDocument
from vbm_quiz.errors import Fault
from vbm_quiz.loading.decode import bank_from, structure_faults
from vbm_quiz.loading.fault_lines import keys_of_path
from vbm_quiz.loading.toml_positions import Path
from vbm_quiz.loading.toml_recovery import LEFT_OUT

STAND_INS: Mapping[str, object] = {
    "not_weight": 1,
    "not_fraction": "1/2",
    "not_text": "-",
    "not_yes_or_no": False,
}
"""What takes the place of a value of the wrong type, by its fault: no text depends on it."""


class UsableBank(NamedTuple):
    """What can be used of a bank.

    Args:
        bank: what is left; None where that is no bank.
        names: every id that was left out with the entries that have faults.
        has_all_names: whether the ids of all these entries are known.
        has_all_entries: whether no entry was left out.
    """

    bank: Bank | None
    names: frozenset[str] = frozenset()
    has_all_names: bool = True
    has_all_entries: bool = True

    def may_have_had(self, name: str) -> bool:
        """Whether something of this name may have been left out."""
        return not self.has_all_names or not self.names.isdisjoint((name, *name.split(".")[1:]))


def is_left_out(document: Mapping[str, Any], path: str) -> bool:
    """Whether only the key is known of a value, which cannot be read."""
    keys, rest = keys_of_path(document, path)
    return not rest and bool(_at(document, keys) == LEFT_OUT)


def usable_bank(
    document: Mapping[str, Any], faults: Sequence[Fault], unread: frozenset[str] = frozenset(), *, count: int = 1
) -> UsableBank:
    """Leave out of a parsed `quiz.toml` the entries that hold these faults.

    An entry is the innermost table of a list with an id around a fault. A key that is not known is left out by itself,
    and a number or a text of the wrong type stands for another one.

    Args:
        document: what the file holds.
        faults: those of what it holds.
        unread: the names in what cannot be read of it.
        count: what stands for a count of the wrong type.
    """
    left, stand_ins = deepcopy(dict(document)), {**STAND_INS, "not_count": count}
    removed: set[Path] = set()
    for fault in faults:
        keys, rest = keys_of_path(document, fault.path)
        if fault.key in stand_ins and not rest:
            _at(left, keys[:-1])[keys[-1]] = stand_ins[fault.key]
        elif fault.key == "unknown_key" and not rest:
            removed.add(keys)
        elif entry := _entry(document, keys):
            removed.add(entry)
    has_all_names = all(not fault.path.endswith(".id") or is_left_out(document, fault.path) for fault in faults)
    names = set(unread)
    for keys in sorted(removed, key=_place, reverse=True):  # from the end, so that the places of the others stay
        names.update(_names(_at(left, keys)))
        del _at(left, keys[:-1])[keys[-1]]
    whole = not any(structure_faults(left, BankDocument))
    return UsableBank(bank_from(left) if whole else None, frozenset(names), has_all_names, not removed)


def _entry(document: object, keys: Path) -> Path:
    """The keys of the innermost entry of a list with an id along a path; none where there is none."""
    entries = (keys[:end] for end in range(len(keys), 0, -1) if isinstance(keys[end - 1], int))
    return next((entry for entry in entries if "id" in _table(_at(document, entry))), ())


def _at(value: Any, keys: Path) -> Any:  # noqa: ANN401 - any part of a document
    for key in keys:
        value = value[key]
    return value


def _table(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _names(value: object) -> Iterator[str]:
    """The ids in a part of a document, an inner one also behind the outer one."""
    if isinstance(value, list):
        for part in value:
            yield from _names(part)
    elif isinstance(value, dict):
        id_ = value.get("id")
        inner = [name for part in value.values() for name in _names(part)]
        yield from inner
        if isinstance(id_, str):
            yield id_
            yield from (f"{id_}.{name}" for name in (*inner, "example"))


def _place(keys: Path) -> tuple[tuple[bool, int, str], ...]:
    return tuple((isinstance(key, int), key if isinstance(key, int) else 0, str(key)) for key in keys)
