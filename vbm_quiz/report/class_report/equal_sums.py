"""A tally in, the sums out that are equal for whoever knows the quiz: the same people stand behind them.

The cells of a table hold the whole class. Two tables may share more than that: each title is the sum of its wishes, and
where nobody is a manager, the assistants are those without a specialism. The rules of a bank make many such sums, so
none is listed here: whatever cells of two tables have the same people behind them counts as a sum that everyone knows.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple, TypeAlias

from vbm_quiz.report.class_report.tables import TOTALS
from vbm_quiz.report.class_report.tally import Tally


class EqualSums(NamedTuple):
    """Cells of a table, and cells of another one with the same people.

    Args:
        tables: the names of the tables; one alone where its cells hold the whole class.
        cells: those of the first.
        others: those of the second; none where there is none.
    """

    tables: tuple[str, ...]
    cells: frozenset[int]
    others: frozenset[int] = frozenset()

    @property
    def is_row(self) -> bool:
        """Whether the page has them as a row of numbers and its total."""
        return len(self.tables) == 1 or self.tables in TOTALS

    def standing_for(self, first: Mapping[int, int]) -> "EqualSums":
        """The same sums with each cell replaced by the first of those with the same people."""
        cells, others = (frozenset(first.get(cell, cell) for cell in side) for side in (self.cells, self.others))
        return EqualSums(self.tables, cells, others)


def equal_sums(tally: Tally) -> Iterator[EqualSums]:
    """The smallest equal sums of each table and each pair of tables, without empty cells."""
    used = {name: [cell for cell in table if tally.counts[cell]] for name, table in tally.tables.items()}
    for name, cells in used.items():
        yield EqualSums((name,), frozenset(cells))
    split = (name for name, cells in used.items() if len(cells) > 1)
    for one, other in combinations(split, 2):
        yield from (EqualSums((one, other), *sides) for sides in _shared(tally, used[one], used[other]))


def same_people(sums: Iterable[EqualSums]) -> dict[int, int]:
    """Each cell that has the same people behind it as earlier ones, with the first of these."""
    first: dict[int, int] = {}
    for each in sums:
        if len(each.cells) == len(each.others) == 1:
            (cell,), (other,) = each.cells, each.others
            first[other] = min(first.get(other, other), cell)
    return first


_Sides: TypeAlias = tuple[frozenset[int], frozenset[int]]


def _shared(tally: Tally, one: Iterable[int], other: Iterable[int]) -> list[_Sides]:
    """The cells of two tables that belong together because someone stands in both; none where all of them do."""
    groups: list[_Sides] = []
    for cell in one:
        beside = frozenset(each for each in other if tally.together(cell, each))
        joined = [group for group in groups if not group[1].isdisjoint(beside)]
        cells, others = (
            frozenset({cell}).union(*(group[0] for group in joined)),
            beside.union(*(group[1] for group in joined)),
        )
        groups = [*(group for group in groups if group not in joined), (cells, others)]
    return groups if len(groups) > 1 else []
