"""Answers and a title in, the smallest plan out: the fewest changes that meet the conditions of the title.

A way that leads past the title by the conditions of a higher one is no plan for it: who wants to be a professional is
not told to become a manager. Where the title is reached, a higher one may fit as well.
"""

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
        self._candidates = [group.candidates(answers, lowest_sums) for group in requirements.groups]

    def plan(self, target: str, chosen: Sequence[Candidate]) -> Plan:
        """The plan that the chosen candidates make."""
        return Plan(
            target=target,
            size=sum(candidate.cost.size for candidate in chosen),
            provisional=decide(self._bank, self._states_after(chosen))[1] == "provisional",
            steps=tuple(change for candidate in chosen for change in candidate.changes),
            opens=tuple(example for candidate in chosen for example in candidate.opens),
        )

    def smallest(self, target: str) -> Sequence[Candidate] | None:
        """The cheapest candidates, one per group, that lead to the target; None when there are none.

        First only what the title requires is looked at. Where the cheapest that meets it would make a higher title
        possible without showing it, there is no title; then every combination of sums is kept and judged at the end.
        """
        sufficient = _sufficient_conditions(self._bank, self._states, target)
        covers = [cheapest_meeting(self._requirements, self._candidates, conditions) for conditions in sufficient]
        best = min((cover for cover in covers if cover is not None), key=itemgetter(0), default=None)
        if best is None or self._reaches(best[1], target):
            return None if best is None else best[1]
        reaching = [cover for cover in self._every_cover() if self._reaches(cover[1], target)]
        found = min(reaching, key=itemgetter(0), default=None)
        return None if found is None else found[1]

    def _every_cover(self) -> Iterable[tuple[Cost, tuple[Candidate, ...]]]:
        """For every combination of lowest and highest sums, the cheapest candidates."""
        groups = [
            [(_both(each.bounds), each.cost, each) for each in group.candidates(self._answers, _both)]
            for group in self._requirements.groups
        ]
        return cheapest_covers(groups, self._requirements.amounts * 2).values()

    def _states_after(self, chosen: Sequence[Candidate]) -> dict[str, ConditionState]:
        return self._requirements.states(self._requirements.total(candidate.bounds for candidate in chosen))

    def _reaches(self, chosen: Sequence[Candidate], target: str) -> bool:
        """Whether the title or a higher one fits then, and its own conditions are met, but for one that may be open."""
        states = self._states_after(chosen)
        title, _, _ = decide(self._bank, states)
        return (
            title is not None
            and self._bank.rank(title) >= self._bank.rank(target)
            and any(
                all(states[condition] == "met" for condition in conditions)
                for conditions in _sufficient_conditions(self._bank, states, target)
            )
        )


def cheapest_meeting(
    requirements: Requirements, candidates: Iterable[Sequence[Candidate]], conditions: Iterable[str]
) -> tuple[Cost, tuple[Candidate, ...]] | None:
    """The cheapest candidates, one per group, that meet these conditions; None when none do."""
    indices = requirements.indices(conditions)
    amounts = tuple(requirements.amounts[index] for index in indices)
    groups = [
        [(tuple([each.bounds.low[index] for index in indices]), each.cost, each) for each in group]
        for group in candidates
    ]
    return cheapest_full_cover(groups, amounts)


def lowest_sums(bounds: Bounds) -> Sums:
    """The sums with the unknown answers at their lowest."""
    return bounds.low


def _both(bounds: Bounds) -> Sums:
    return (*bounds.low, *bounds.high)


def _sufficient_conditions(bank: Bank, states: Mapping[str, ConditionState], target: str) -> Iterator[tuple[str, ...]]:
    """The conditions of a title that give it: all, or all but one not shown that may be open."""
    title = bank.titles[bank.rank(target)]
    yield title.requires
    for open_ in title.may_be_open:
        if states[open_] == "not_shown":
            yield tuple(condition for condition in title.requires if condition != open_)
