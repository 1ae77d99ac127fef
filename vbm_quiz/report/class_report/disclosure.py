"""Hidden numbers and the sums that everyone knows in, a hidden number that could be worked out from them out.

A number is safe where another class would have given the same page: one in which it is one more or one less, while
every told number and every sum is the same. Each change of a hidden number asks for another one in the same sum, until
all sums are right again. That is a search; where it finds nothing, the number counts as disclosed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from vbm_quiz.report.class_report.equal_sums import EqualSums

MOST_STEPS = 500
"""After so many changes a search gives up; nearly all end within a hundred."""


class Disclosed(NamedTuple):
    """A hidden number that can be worked out, and what stood in the way of any other.

    Args:
        cell: its cell.
        told: told cells in the sums that could not be made right; with one of these hidden, perhaps they can.
        of_one: hidden cells that hold one person, and so can lose none.
    """

    cell: int
    told: frozenset[int]
    of_one: frozenset[int]


def first_disclosed(counts: Sequence[int], sums: Iterable[EqualSums], hidden: Collection[int]) -> Disclosed | None:
    """The last hidden cell whose number can be worked out; None where there is none.

    Args:
        counts: the number of each cell.
        sums: the sums that everyone knows.
        hidden: the cells whose numbers are not told; everyone knows that they are not 0.
    """
    search = _Search(counts, sums, frozenset(hidden))
    safe: set[int] = set()
    for cell in sorted(hidden, reverse=True):
        if cell in safe:
            continue
        found = search.changes_with(cell)
        if found is None:
            return Disclosed(cell, frozenset(search.stuck or search.touched), frozenset(search.of_one))
        safe.update(found)
    return None


class _Search:
    """Looks for changes of hidden numbers, by one each, that leave every sum as it is.

    Where it finds none: `stuck` are the told cells in the sums that nothing could make right, `touched` those in all
    sums that it had to make right, `of_one` the hidden cells that could not lose one.
    """

    def __init__(self, counts: Sequence[int], sums: Iterable[EqualSums], hidden: frozenset[int]) -> None:
        self._counts = counts
        told: dict[tuple[frozenset[int], frozenset[int]], frozenset[int]] = {}
        for each in sums:
            sides = each.cells & hidden, each.others & hidden
            told[sides] = told.get(sides, frozenset()) | (each.cells | each.others) - hidden
        self._told = tuple(told.values())
        """Of each sum that hidden cells stand in, its told cells; sums with the same hidden cells are one."""
        self._signs = tuple(
            {**dict.fromkeys(sorted(one), 1), **dict.fromkeys(sorted(other), -1)} for one, other in told
        )
        """Of each sum its hidden cells: 1 on one side and -1 on the other, so that together they stay the same."""
        self._sums_of: Mapping[int, list[int]] = {cell: [] for cell in hidden}
        for index, signs in enumerate(self._signs):
            for cell in signs:
                self._sums_of[cell].append(index)

    def changes_with(self, cell: int) -> Mapping[int, int] | None:
        """Changes of which that of this cell is one; None where there are none."""
        self.stuck: set[int] = set()
        self.touched: set[int] = set()
        self.of_one: set[int] = set()
        for change in (1, -1):
            self._steps = 0
            self._changes: dict[int, int] = {}
            self._off = [0] * len(self._signs)
            self._wrong: dict[int, None] = {}
            if self._is_able(cell, change) and self._comes_right_after(cell, change):
                return self._changes
        return None

    def _comes_right_after(self, cell: int, change: int) -> bool:
        """Whether all sums can be made right after this change; if not, it is taken back."""
        self._steps += 1
        self._changes[cell] = change
        self._shift(cell, change)
        for other, by in self._fewest_ways():
            if self._steps < MOST_STEPS and self._comes_right_after(other, by):
                return True
        if not self._wrong:
            return True
        self._shift(cell, -change)
        del self._changes[cell]
        return False

    def _shift(self, cell: int, change: int) -> None:
        for index in self._sums_of[cell]:
            self._off[index] += self._signs[index][cell] * change
            if self._off[index]:
                self._wrong[index] = None
                self.touched |= self._told[index]
            else:
                del self._wrong[index]

    def _fewest_ways(self) -> list[tuple[int, int]]:
        """The changes that bring a wrong sum nearer, of the sum that has the fewest; none where all sums are right."""
        fewest: list[tuple[int, int]] = []
        for index in self._wrong:
            ways = self._ways(index)
            if not ways:
                self.stuck |= self._told[index]
                return []
            if not fewest or len(ways) < len(fewest):
                fewest = ways
            if len(fewest) == 1:
                break
        return fewest

    def _ways(self, index: int) -> list[tuple[int, int]]:
        towards = -1 if self._off[index] > 0 else 1
        changes = ((cell, towards * sign) for cell, sign in self._signs[index].items() if cell not in self._changes)
        return [(cell, change) for cell, change in changes if self._is_able(cell, change)]

    def _is_able(self, cell: int, change: int) -> bool:
        """Whether a number can change so and not become 0, which would be told."""
        if self._counts[cell] + change == 0:
            self.of_one.add(cell)
            return False
        return True
