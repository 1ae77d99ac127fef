"""The types that every part of a bank is made of: ids, counts, weights, and a frozen struct strict about its keys."""

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

Id: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$", max_length=100)]
PlainId: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$", max_length=100)]
"""The id of a thing that a dot joins to another: of a task with an activity, of a client with a field."""
Ids: TypeAlias = tuple[Id, ...]
Count: TypeAlias = Annotated[int, Meta(ge=0, le=1_000_000)]
PositiveCount: TypeAlias = Annotated[int, Meta(ge=1, le=1_000_000)]
Weight: TypeAlias = PositiveCount


class BankStruct(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A frozen struct in which an unknown key is a fault, and a key left out has its default."""
