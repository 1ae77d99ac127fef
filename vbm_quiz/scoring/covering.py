"""A covering problem: of each group of answers one candidate, so that the sums reach their amounts at the least cost.

Solved exactly by dynamic programming: group by group, for every rest of the amounts that can be left, the cheapest
combination that leaves it. Costs add up and compare in the order of their fields, so the best of the whole is made of
the best of its beginnings.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from operator import add, gt, sub
from typing import NamedTuple, TypeAlias, TypeVar

T = TypeVar("T")

Sums: TypeAlias = tuple[int, ...]
"""One sum per amount required."""


class Bounds(NamedTuple):
    """Sums with the unknown answers at their lowest and at their highest."""

    low: Sums
    high: Sums

    def plus(self, other: "Bounds") -> "Bounds":
        """Both together."""
        return Bounds(tuple(map(add, self.low, other.low)), tuple(map(add, self.high, other.high)))

    def minus(self, other: "Bounds") -> "Bounds":
        """The one without the other."""
        return Bounds(tuple(map(sub, self.low, other.low)), tuple(map(sub, self.high, other.high)))


class Cost(NamedTuple):
    """What changes cost; the first difference decides, less is better.

    `size` counts levels, facts, choices, examples and numbers; `steepness` adds up the square of every change, so that
    several small changes go before one large one; `core_levels` is negative; `order` holds, for each changed question,
    its index in the bank and what it changes to.
    """

    size: int = 0
    steepness: int = 0
    questions: int = 0
    core_levels: int = 0
    order: tuple[tuple[int, int | Decimal], ...] = ()

    def plus(self, other: "Cost") -> "Cost":
        """Both together; the questions of the other come later in the bank."""
        return Cost(
            self.size + other.size,
            self.steepness + other.steepness,
            self.questions + other.questions,
            self.core_levels + other.core_levels,
            self.order + other.order,
        )


NO_COST = Cost()

Choice: TypeAlias = tuple[Sums, Cost, T]
"""What can be chosen of a group: what it adds, what it costs, and the thing itself."""
Covers: TypeAlias = Mapping[Sums, tuple[Cost, tuple[T, ...]]]
"""For each rest of the amounts, the cheapest combination that leaves it: one thing per group."""


def cheapest_covers(groups: Sequence[Sequence[Choice[T]]], amounts: Sums, later: Sequence[Sums] = ()) -> Covers[T]:
    """The cheapest combination for every rest of the amounts that can be left.

    Args:
        groups: the choices of each group, in bank order.
        amounts: where each sum stops counting.
        later: for each group, the most that the groups after it can add; a rest beyond that is given up.
    """
    reached: dict[Sums, tuple[Cost, tuple[T, ...]]] = {amounts: (NO_COST, ())}
    for index, group in enumerate(groups):
        before, reached = reached, {}
        for rest, (cost, chosen) in before.items():
            for sums, extra, thing in group:
                left = tuple([need - add if need > add else 0 for need, add in zip(rest, sums, strict=True)])
                if later and any(map(gt, left, later[index])):
                    continue
                known = reached.get(left)
                if known is not None and cost.size + extra.size > known[0].size:
                    continue  # seen at a glance, before the costs are added up
                total = cost.plus(extra)
                if known is None or total < known[0]:
                    reached[left] = total, (*chosen, thing)
    return reached


def cheapest_full_cover(groups: Sequence[Sequence[Choice[T]]], amounts: Sums) -> tuple[Cost, tuple[T, ...]] | None:
    """The cheapest combination that reaches all amounts; None when there is none."""
    useful = [_undominated(group) for group in groups]
    later: list[Sums] = [(0,) * len(amounts)]
    for group in reversed(useful[1:]):
        most = [max(column) for column in zip(*(sums for sums, _, _ in group), strict=True)]
        later.append(tuple(map(sum, zip(later[-1], most, strict=True))))
    return cheapest_covers(useful, amounts, later[::-1]).get((0,) * len(amounts))


def _undominated(group: Sequence[Choice[T]]) -> list[Choice[T]]:
    """The choices without those that add no more than a cheaper one."""
    kept: list[Choice[T]] = []
    for choice in sorted(group, key=lambda each: each[1]):
        if not any(all(map(int.__ge__, other, choice[0])) for other, _, _ in kept):
            kept.append(choice)
    return kept
