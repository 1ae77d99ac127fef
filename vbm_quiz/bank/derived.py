"""A function of a bank in, the same function out, worked out once for each bank and kept with it."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank

T = TypeVar("T")


def once_for_a_bank(make: Callable[["Bank"], T]) -> Callable[["Bank"], T]:
    """The same function; what it makes stands in the bank's `__dict__`, as a cached property does."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def made(bank: "Bank") -> T:
        if name not in bank.__dict__:
            bank.__dict__[name] = make(bank)
        return cast("T", bank.__dict__[name])

    return made
