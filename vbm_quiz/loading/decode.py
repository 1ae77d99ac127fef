"""Plain data in, typed structs out; where it does not fit, every fault with its path."""

import types
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, TypeVar, Union, get_args, get_origin

import msgspec

from vbm_quiz.bank.bank import Bank, BankDocument

T = TypeVar("T")


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


def _fraction(type_: type, raw: object) -> object:
    if type_ is Fraction and isinstance(raw, str):
        try:
            return Fraction(raw)
        except (ValueError, ZeroDivisionError):
            pass
    raise ValueError(f'a number written as text, such as "1/2", and not {raw!r}')


def structure_faults(raw: object, type_: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401 - any annotation
    """Every place in `raw` that does not fit `type_`, as `path: what is wrong`."""
    try:
        convert(raw, type_)
    except msgspec.ValidationError as fault:
        within = [found for part, child, at in _parts(raw, type_) for found in structure_faults(part, child, path + at)]
        own = list(_key_faults(raw, type_, path))
        yield from [*own, *within] or [f"{path.lstrip('.') or 'the file'}: {str(fault).split(' - at `')[0]}"]


def _parts(raw: object, type_: Any) -> Iterator[tuple[object, Any, str]]:  # noqa: ANN401
    struct = _struct(raw, type_)
    if struct is not None and isinstance(raw, dict):
        for field in msgspec.structs.fields(struct):
            if field.encode_name in raw:
                yield raw[field.encode_name], field.type, f".{field.encode_name}"
    elif get_origin(type_) is tuple and isinstance(raw, list):
        for index, part in enumerate(raw):
            yield part, get_args(type_)[0], f"[{index}]"
    elif get_origin(type_) is dict and isinstance(raw, dict):
        for key, part in raw.items():
            yield part, get_args(type_)[1], f".{key}"


def _key_faults(raw: object, type_: Any, path: str) -> Iterator[str]:  # noqa: ANN401
    struct = _struct(raw, type_)
    if not isinstance(raw, dict):
        return
    if struct is None:
        yield from _kind_faults(raw, type_, path)
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    where = path.lstrip(".") or "the file"
    for key in (key for key in raw if key not in fields and key != struct.__struct_config__.tag_field):
        yield f"{where}: `{key}` is not known here; known are {', '.join(sorted(fields))}"
    for name, field in fields.items():
        if field.required and name not in raw:
            yield f"{where}: `{name}` is missing"


def _kind_faults(raw: dict[str, object], type_: Any, path: str) -> Iterator[str]:  # noqa: ANN401
    members = get_args(type_) if get_origin(type_) in (Union, types.UnionType) else ()
    kinds = [member.__struct_config__ for member in members if isinstance(member, type(msgspec.Struct))]
    if kinds:
        field, known = kinds[0].tag_field, ", ".join(sorted(str(kind.tag) for kind in kinds))
        found = f"cannot be {raw[field]!r}" if field in raw else "is missing"
        yield f"{path.lstrip('.')}: `{field}` {found}; known here are {known}"


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
