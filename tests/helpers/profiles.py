"""What the large profile of `.ci/run` does and the default one leaves out."""

import os
from collections.abc import Iterable, Sequence
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")
U = TypeVar("U")

LARGE = os.environ.get("HYPOTHESIS_PROFILE") in ("large", "random")
HOSTILE = settings(max_examples=int(os.environ.get("HOSTILE_EXAMPLES", "1000" if LARGE else "50")))
"""How many examples are tried of what comes from anyone: a content, answers, or what lies in the program's folders."""


def several(cases: Iterable[T], count: int) -> list[T]:
    """Every case in the large profile; in the default one, this many, from the first to the last."""
    every = list(cases)
    return every if LARGE else every[:: max(1, -(-len(every) // count))]


def by_turns(cases: Iterable[T], variants: Sequence[U]) -> list[tuple[T, U]]:
    """Every case with every variant in the large profile; in the default one, each case with the next variant."""
    return [
        (case, variant)
        for place, case in enumerate(cases)
        for turn, variant in enumerate(variants)
        if LARGE or place % len(variants) == turn
    ]
