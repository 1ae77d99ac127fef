"""Any number of faults in, the first of them and how many more there are out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from vbm_quiz.errors import MORE, MORE_IN_ALL, ContentFault, Fault

MOST_ALIKE = 50
"""How many faults of one kind in one file are looked at."""
MOST_IN_ALL = 1000
"""How many are in JSON."""


class Faults:
    """Faults as they are found: of each kind the first `MOST_ALIKE` are kept, and the others counted."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._kept: list[Fault] = []
        self._kept_alike: Counter[str] = Counter()
        self._more: Counter[str] = Counter()
        self.extend(faults)

    def append(self, fault: Fault) -> None:
        """Add one, or what stands for those that were counted before."""
        if fault.key == MORE:
            self._more[str(fault.values["like"])] += fault.amount
        elif self._kept_alike[fault.key] == MOST_ALIKE:
            self._more[fault.key] += 1
        else:
            self._kept.append(fault)
            self._kept_alike[fault.key] += 1

    def extend(self, faults: Iterable[Fault]) -> None:
        """Add many."""
        for fault in faults:
            self.append(fault)

    def __iter__(self) -> Iterator[Fault]:
        """Those that are kept; behind the last of a kind of which there are more, one that tells how many."""
        told: Counter[str] = Counter()
        for fault in self._kept:
            yield fault
            told[fault.key] += 1
            if self._more[fault.key] and told[fault.key] == self._kept_alike[fault.key]:
                yield Fault("", MORE, {"found": self._more[fault.key], "like": fault.key})

    def __bool__(self) -> bool:
        return bool(self._kept)


def fault_count(faults: Iterable[ContentFault]) -> int:
    """How many faults these are, with those that are only counted."""
    return sum(each.fault.amount for each in faults)


def first_in_all(faults: Sequence[ContentFault]) -> list[ContentFault]:
    """The first `MOST_IN_ALL`, and one that tells how many more there are."""
    first, rest = list(faults[:MOST_IN_ALL]), fault_count(faults[MOST_IN_ALL:])
    return [*first, ContentFault("", None, Fault("", MORE_IN_ALL, {"found": rest}))] if rest else first
