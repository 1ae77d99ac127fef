"""The cells that each person stands in in, counts out: memory does not grow with the number of people."""

from collections.abc import Iterable, Mapping

from vbm_quiz.report.class_report.tables import Cell


class Tally:
    """How many stand in each cell, and which cells have someone in common; nothing of anybody by herself.

    Args:
        tables: the cells of each table. Elsewhere a cell is meant by its index, from 0, in the order given here.
    """

    def __init__(self, tables: Mapping[str, tuple[Cell, ...]]) -> None:
        self.cells = tuple(cell for table in tables.values() for cell in table)
        self.people = 0
        self.counts = [0] * len(self.cells)
        self._index = {cell: index for index, cell in enumerate(self.cells)}
        self._together = [0] * len(self.cells)
        self.tables = {name: tuple(self._index[cell] for cell in table) for name, table in tables.items()}
        self.places = tuple(place for place, table in enumerate(tables.values()) for _ in table)
        """The place of each cell's table, from 0."""

    def add(self, cells: Iterable[Cell]) -> None:
        """Count one person more, in one cell of each table."""
        indices = [self._index[cell] for cell in cells]
        all_of_them = sum(1 << index for index in indices)
        for index in indices:
            self.counts[index] += 1
            self._together[index] |= all_of_them
        self.people += 1

    def together(self, one: int, other: int) -> bool:
        """Whether there is someone who stands in both cells."""
        return bool(self._together[one] >> other & 1)
