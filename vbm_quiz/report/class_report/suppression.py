"""A tally in, the numbers that are told out: hidden are the small ones, and what they could be worked out from.

Which numbers are hidden depends on the tally alone, so every format and every language hides the same ones.
"""

from collections.abc import Container, Iterable, Mapping

from vbm_quiz.report.class_report.disclosure import Disclosed, first_disclosed
from vbm_quiz.report.class_report.equal_sums import EqualSums, equal_sums, same_people
from vbm_quiz.report.class_report.tables import TOTALS, Cell
from vbm_quiz.report.class_report.tally import Tally


def told_numbers(tally: Tally, smallest: int) -> Mapping[Cell, int | None]:
    """The number of each cell; None where it is not told. A table of which nothing may be told is left out.

    Numbers of 1 to `smallest` - 1 are hidden, and where the hidden ones of a row are together below `smallest`, the
    next smallest too. Then more, until no hidden number can be worked out. A table that tells a total further apart is
    left out where it would have nothing but 0 to tell; then more can be told of the others.

    Args:
        tally: the numbers of at least `smallest` people.
        smallest: the smallest number that is told, apart from 0.
    """
    sums = tuple(equal_sums(tally))
    left_out: frozenset[str] = frozenset()
    while True:
        told = _told_without(left_out, tally, sums, smallest)
        telling = {cell.table for cell, number in told.items() if number}
        empty = {table for _, table in TOTALS} - telling - left_out
        if not empty:
            return told
        left_out |= empty


def _told_without(
    left_out: frozenset[str], tally: Tally, every_sum: Iterable[EqualSums], smallest: int
) -> Mapping[Cell, int | None]:
    """The numbers told where at least these tables are left out."""
    found = [each for each in every_sum if left_out.isdisjoint(each.tables)]
    first = same_people(found)
    sums = _distinct(found, first)
    hidden = frozenset(first.get(cell, cell) for cell, count in enumerate(tally.counts) if 0 < count < smallest)
    while True:
        hidden = _with_next_smallest(tally, sums, hidden, smallest)
        disclosed = first_disclosed(tally.counts, sums, hidden)
        if disclosed is None:
            break
        if disclosed.told:
            hidden |= {min(disclosed.told, key=lambda cell: (-tally.places[cell], tally.counts[cell], cell))}
        else:
            left_out |= {_last_table(tally, disclosed, first, left_out)}
            sums = [each for each in sums if left_out.isdisjoint(each.tables)]
    return {
        cell: None if first.get(index, index) in hidden else tally.counts[index]
        for index, cell in enumerate(tally.cells)
        if cell.table not in left_out
    }


def _distinct(sums: Iterable[EqualSums], first: Mapping[int, int]) -> list[EqualSums]:
    """The sums in which the first cell stands for all that have the same people, each once and none of itself."""
    standing = (each.standing_for(first) for each in sums)
    return [each for each in dict.fromkeys(standing) if each.cells != each.others]


def _with_next_smallest(
    tally: Tally, sums: Iterable[EqualSums], hidden: frozenset[int], smallest: int
) -> frozenset[int]:
    """The hidden cells, and more while those of a row whose total is known are together below the smallest.

    Of cells with the same number all are hidden, so that none is told to be the larger. What a row within a table asks
    for comes first, since that may be enough for the table.
    """
    rows = sorted((each for each in sums if each.is_row), key=lambda each: len(each.tables), reverse=True)
    sides = [side for row in rows for side in ((row.cells, row.others), (row.others, row.cells))]
    before = None
    while hidden != before:
        before = hidden
        for cells, others in sides:
            secret, told = cells & hidden, cells - hidden
            if secret and told and others.isdisjoint(hidden) and _total(tally, secret) < smallest:
                least = min(tally.counts[cell] for cell in told)
                hidden |= {cell for cell in told if tally.counts[cell] == least}
    return hidden


def _total(tally: Tally, cells: Iterable[int]) -> int:
    return sum(tally.counts[cell] for cell in cells)


def _last_table(tally: Tally, disclosed: Disclosed, first: Mapping[int, int], left_out: Container[str]) -> str:
    """The last of the tables that leave no room, of those that are not left out."""
    tight = disclosed.of_one or {disclosed.cell}
    tables = [cell.table for index, cell in enumerate(tally.cells) if first.get(index, index) in tight]
    return [table for table in tables if table not in left_out][-1]
