"""What every noun of the bank shares: frozen, typed, and strict about names."""

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

Id: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]
Ids: TypeAlias = tuple[Id, ...]
Count: TypeAlias = Annotated[int, Meta(ge=0, le=1_000_000)]
Weight: TypeAlias = Annotated[int, Meta(ge=1, le=1_000_000)]


class BankStruct(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A frozen record in which a mistyped key is a fault, and a key left out is one with its default."""
