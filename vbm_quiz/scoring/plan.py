"""Answers and a title in, the smallest plan out: the fewest changes that lead to the title or a higher one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import ConditionState, Plan
from vbm_quiz.scoring.answer_groups import Candidate
from vbm_quiz.scoring.covering import Bounds, Cost, Sums, cheapest_covers, cheapest_full_cover
from vbm_quiz.scoring.requirements import Requirements
from vbm_quiz.scoring.title import decide


def plans(bank: Bank, requirements: Requirements, answers: Answers, targets: Iterable[str]) -> tuple[Plan, ...]:
    """The smallest plan from these answers to each target title that can be reached."""
    wanted = tuple(targets)
    if not wanted:
        return ()
    search = _Search(bank, requirements, answers)
    found = ((target, search.smallest(target)) for target in wanted)
    return tuple(search.plan(target, chosen) for target, chosen in found if chosen is not None)


class _Search:
    """The search for plans from one set of answers."""

    def __init__(self, bank: Bank, requirements: Requirements, answers: Answers) -> None:
        self._bank = bank
        self._requirements = requirements
        self._answers = answers
        self._states = requirements.states(requirements.total(requirements.bounds(answers)))
        self._candidates = [group.candidates(answers, _lowest) for group in requirements.groups]

    def plan(self, target: str, chosen: Sequence[Candidate]) -> Plan:
        """The plan that the chosen candidates make."""
        return Plan(
            target=target,
            size=sum(candidate.cost.size for candidate in chosen),
            provisional=self._decided(chosen)[1] == "provisional",
            steps=tuple(change for candidate in chosen for change in candidate.changes),
            opens=tuple(example for candidate in chosen for example in candidate.opens),
        )

    def smallest(self, target: str) -> Sequence[Candidate] | None:
        """The cheapest candidates, one per group, that lead to the target or above; None when there are none.

        First only what the titles require is looked at. Where the cheapest that meets it would make a higher title
        possible without showing it, there is no title; then every combination of sums is kept and judged at the end.
        """
        covers = [self._cover(conditions) for conditions in _sufficient_conditions(self._bank, self._states, target)]
        best = min((cover for cover in covers if cover is not None), key=itemgetter(0), default=None)
        if best is None or self._reaches(best[1], target):
            return None if best is None else best[1]
        reaching = [cover for cover in self._every_cover() if self._reaches(cover[1], target)]
        found = min(reaching, key=itemgetter(0), default=None)
        return None if found is None else found[1]

    def _cover(self, conditions: Iterable[str]) -> tuple[Cost, tuple[Candidate, ...]] | None:
        """The cheapest candidates that meet these conditions."""
        indices = self._requirements.indices(conditions)
        amounts = tuple(self._requirements.amounts[index] for index in indices)
        groups = [
            [(tuple([each.bounds.low[index] for index in indices]), each.cost, each) for each in candidates]
            for candidates in self._candidates
        ]
        return cheapest_full_cover(groups, amounts)

    def _every_cover(self) -> Iterable[tuple[Cost, tuple[Candidate, ...]]]:
        """For every combination of lowest and highest sums, the cheapest candidates."""
        groups = [
            [(_both(each.bounds), each.cost, each) for each in group.candidates(self._answers, _both)]
            for group in self._requirements.groups
        ]
        return cheapest_covers(groups, self._requirements.amounts * 2).values()

    def _decided(self, chosen: Sequence[Candidate]) -> tuple[str | None, str]:
        total = self._requirements.total(candidate.bounds for candidate in chosen)
        title, status, _ = decide(self._bank, self._requirements.states(total))
        return title, status

    def _reaches(self, chosen: Sequence[Candidate], target: str) -> bool:
        title, _ = self._decided(chosen)
        return title is not None and self._bank.rank(title) >= self._bank.rank(target)


def _lowest(bounds: Bounds) -> Sums:
    return bounds.low


def _both(bounds: Bounds) -> Sums:
    return (*bounds.low, *bounds.high)


def _sufficient_conditions(bank: Bank, states: Mapping[str, ConditionState], target: str) -> Iterator[tuple[str, ...]]:
    """Of each title from the target up, the conditions that give it: all, or all but one not shown that may be open."""
    for title in bank.titles[bank.rank(target) :]:
        yield title.requires
        for open_ in title.may_be_open:
            if states[open_] == "not_shown":
                yield tuple(condition for condition in title.requires if condition != open_)
