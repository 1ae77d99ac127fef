"""Plain data in, typed structs out; where it does not fit, every fault with its path."""

import types
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from vbm_quiz.bank.bank import Bank, BankDocument
from vbm_quiz.bank.base import Count, Id, PlainId, PositiveCount
from vbm_quiz.bank.faults import joined
from vbm_quiz.errors import Fault, Guess
from vbm_quiz.loading.written_numbers import fraction_from, written

T = TypeVar("T")

EXPECTED: Mapping[object, str] = {
    Id: "not_id",
    PlainId: "not_plain_id",
    Count: "not_count",
    PositiveCount: "not_weight",
    str: "not_text",
    bool: "not_yes_or_no",
}
"""What is said of a value that is none of a type."""
FOUND_LENGTH = 60
"""How much of a wrong value is shown."""


def convert(raw: object, type_: type[T]) -> T:
    """Make a struct of plain data.

    Raises:
        msgspec.ValidationError: at the first thing that does not fit; `structure_faults` finds them all.
    """
    return msgspec.convert(raw, type_, dec_hook=_fraction)


def bank_from(document: dict[str, Any]) -> Bank:
    """Make a bank of the parsed `quiz.toml`.

    Raises:
        msgspec.ValidationError: at the first thing that does not fit.
    """
    return Bank(**msgspec.structs.asdict(convert(document, BankDocument)), document=document)


def _fraction(_type: type, raw: object) -> object:
    """A value of the only type in a bank that msgspec does not know."""
    return fraction_from(raw)


def structure_faults(raw: object, type_: Any, path: str = "") -> Iterator[Fault]:  # noqa: ANN401 - any annotation
    """Every place in `raw` that does not fit `type_`."""
    try:
        convert(raw, type_)
    except msgspec.ValidationError:
        type_ = _meant(raw, type_)
        within = [found for part, child, at in _parts(raw, type_) for found in structure_faults(part, child, at)]
        faults = [*_key_faults(raw, type_), *within] or [_value_fault(raw, type_)]
        yield from (fault._replace(path=joined(path, fault.path)) for fault in faults)


def _meant(raw: object, type_: Any) -> Any:  # noqa: ANN401
    """Of a value that may be left out, or of a list or a word, the type that the value should have."""
    members = get_args(type_) if get_origin(type_) in (Union, types.UnionType) else ()
    lists = [member for member in members if get_origin(member) is tuple]
    if lists and isinstance(raw, list):
        return lists[0]
    others = [member for member in members if member is not types.NoneType and member not in lists]
    return others[0] if len(others) == 1 else type_


def _parts(raw: object, type_: Any) -> Iterator[tuple[object, Any, str]]:  # noqa: ANN401
    struct = _struct(raw, type_)
    if struct is not None and isinstance(raw, dict):
        for field in msgspec.structs.fields(struct):
            if field.encode_name in raw:
                yield raw[field.encode_name], field.type, field.encode_name
    elif get_origin(type_) is tuple and isinstance(raw, list):
        for place, part in zip(places_in_list(raw), raw, strict=True):
            yield part, get_args(type_)[0], place
    elif get_origin(type_) in (dict, Mapping) and isinstance(raw, dict):
        for key, part in raw.items():
            yield part, get_args(type_)[1], key


def places_in_list(raw: Sequence[object]) -> list[str]:
    """How a path names each of a list: by its id where no other has that, else by its index."""
    ids = [part.get("id") if isinstance(part, dict) else None for part in raw]
    names = [id_ if isinstance(id_, str) else "" for id_ in ids]
    counts = Counter(names)
    return [name if name and counts[name] == 1 else f"[{index}]" for index, name in enumerate(names)]


def _key_faults(raw: object, type_: Any) -> Iterator[Fault]:  # noqa: ANN401
    struct = _struct(raw, type_)
    if not isinstance(raw, dict):
        return
    if struct is None:
        yield from _kind_faults(raw, type_)
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    names = tuple(fields)
    for key in (key for key in raw if key not in fields and key != struct.__struct_config__.tag_field):
        yield Fault(key, "unknown_key", {"found": key, "allowed": names, "nearest": Guess(key, names)})
    for name, field in fields.items():
        if field.required and name not in raw:
            yield Fault(name, "missing_key", {"found": name})


def _kind_faults(raw: dict[str, object], type_: Any) -> Iterator[Fault]:  # noqa: ANN401
    members = get_args(type_) if get_origin(type_) in (Union, types.UnionType) else ()
    kinds = [member.__struct_config__ for member in members if isinstance(member, type(msgspec.Struct))]
    if not kinds:
        return
    field, known = str(kinds[0].tag_field), tuple(sorted(str(kind.tag) for kind in kinds))
    if field in raw:
        found = raw[field]
        near = Guess(found, known) if isinstance(found, str) else None
        yield Fault(field, "wrong_value", {"found": _shown(found), "allowed": known, "nearest": near})
    else:
        yield Fault(field, "missing_kind", {"found": field, "allowed": known})


def _value_fault(raw: object, type_: Any) -> Fault:  # noqa: ANN401
    """What a value should have been that is no table with faults of its own."""
    if get_origin(type_) is Literal:
        allowed = tuple(map(str, get_args(type_)))
        near = Guess(raw, allowed) if isinstance(raw, str) else None
        return Fault("", "wrong_value", {"found": _shown(raw), "allowed": allowed, "nearest": near})
    if type_ is Fraction:
        return Fault("", "not_fraction", {"found": _shown(raw), "nearest": written(raw)})
    if type_ in EXPECTED:
        return Fault("", EXPECTED[type_], {"found": _shown(raw)})
    return Fault("", "not_list" if get_origin(type_) is tuple else "not_table", {"found": _shown(raw)})


def _shown(raw: object) -> str:
    """A wrong value as it may have been written, in short."""
    text = str(raw).lower() if isinstance(raw, bool) else str(raw)
    return text if len(text) <= FOUND_LENGTH else f"{text[: FOUND_LENGTH - 1]}…"


def _struct(raw: object, type_: Any) -> type[msgspec.Struct] | None:  # noqa: ANN401
    """The struct that `raw` should become; of a union, the one that its tag names."""
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        return type_
    if get_origin(type_) in (Union, types.UnionType) and isinstance(raw, dict):
        for member in get_args(type_):
            config = member.__struct_config__ if _struct(raw, member) else None
            if config is not None and raw.get(config.tag_field) == config.tag:
                return _struct(raw, member)
    return None
