"""The smallest plan: the least changes of answers that lead to a title or a higher one, found exactly.

Parts of the answers do not depend on each other, so the cheapest combination of ways to change them is built up part by
part, keeping for every sum reached the one that costs least. Costs compare in the order of the rule: size, questions,
levels on core activities, and the place in the bank; they add up part by part, so the best of the whole is made of the
best of its beginnings.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import Plan, Shown
from vbm_quiz.scoring.candidates import NOTHING, Cost, Way, ways_to_change
from vbm_quiz.scoring.requirements import Requirements, Sums
from vbm_quiz.scoring.title import decide

Ways: TypeAlias = Sequence[Sequence[Way]]
"""The ways to change each part, in bank order."""


def plans(bank: Bank, requirements: Requirements, answers: Answers, targets: Iterable[str]) -> tuple[Plan, ...]:
    """The smallest plan for each title that can be reached.

    Args:
        bank: the bank.
        requirements: what its conditions need.
        answers: the answers that were scored.
        targets: the titles to reach.
    """
    wanted = tuple(targets)
    if not wanted:
        return ()
    states = requirements.states(requirements.total(part.adds(answers) for part in requirements.parts))
    ways = [list(ways_to_change(bank, part, answers)) for part in requirements.parts]
    found = ((target, _smallest(bank, requirements, ways, states, target)) for target in wanted)
    return tuple(_plan(bank, requirements, target, chosen) for target, chosen in found if chosen is not None)


def _plan(bank: Bank, requirements: Requirements, target: str, chosen: Sequence[Way]) -> Plan:
    return Plan(
        target=target,
        size=sum(way.cost.size for way in chosen),
        provisional=_decided(bank, requirements, chosen)[1] == "provisional",
        steps=tuple(change for way in chosen for change in way.changes),
        opens=tuple(example for way in chosen for example in way.opens),
    )


# ---------------------------------------------------------------- the search


def _smallest(
    bank: Bank, requirements: Requirements, ways: Ways, states: Mapping[str, Shown], target: str
) -> Sequence[Way] | None:
    """The cheapest ways that lead to the target or above; None when there are none.

    First only what a title asks is looked at. Where the cheapest of these would make a higher title possible without
    showing it, that is no title; then every sum is kept, and judged at the end.
    """
    found = (_cheapest(requirements, ways, requirements.of(line)) for line in _enough_for(bank, states, target))
    best = min((chosen for chosen in found if chosen is not None), key=_cost, default=None)
    if best is None or _reaches(bank, requirements, best, target):
        return best
    enough = (*requirements.amounts, *requirements.amounts)
    everything = _build_up([[((*way.adds.low, *way.adds.high), way) for way in part] for part in ways], enough)
    reaching = [chosen for chosen in everything if _reaches(bank, requirements, chosen, target)]
    return min(reaching, key=_cost, default=None)


def _enough_for(bank: Bank, states: Mapping[str, Shown], target: str) -> Iterator[tuple[str, ...]]:
    """Of each title from the target up, the conditions that give it: all, or all but one not shown that may be open."""
    for title in bank.titles[bank.rank(target) :]:
        yield title.requires
        for open_ in title.may_be_open:
            if states[open_] == "not_shown":
                yield tuple(condition for condition in title.requires if condition != open_)


def _cheapest(requirements: Requirements, ways: Ways, line: Sequence[int]) -> Sequence[Way] | None:
    """The cheapest ways that bring these needs to their amounts."""
    enough = tuple(requirements.amounts[place] for place in line)
    parts = [_undominated([(tuple(way.adds.low[place] for place in line), way) for way in part]) for part in ways]
    most = [tuple(map(max, zip(*(adds for adds, _ in part), strict=True))) for part in parts]
    to_come = [tuple(map(sum, zip(*most[place:], (0,) * len(line), strict=True))) for place in range(1, len(parts) + 1)]
    return next(iter(_build_up(parts, enough, to_come)), None)


def _undominated(ways: list[tuple[Sums, Way]]) -> list[tuple[Sums, Way]]:
    """The ways without those that add no more than a cheaper one."""
    kept: list[tuple[Sums, Way]] = []
    for sums, way in sorted(ways, key=lambda each: each[1].cost):
        if not any(all(map(int.__ge__, other, sums)) for other, _ in kept):
            kept.append((sums, way))
    return kept


def _build_up(
    parts: Sequence[Sequence[tuple[Sums, Way]]], enough: Sums, to_come: Sequence[Sums] = ()
) -> Iterator[tuple[Way, ...]]:
    """For every sum that the parts can reach together, the ways that cost least.

    Args:
        parts: for each part, what its ways add.
        enough: where each sum stops counting.
        to_come: for each part, the most that those after it can add; a beginning that lacks more is given up.
    """
    reached: dict[Sums, tuple[Cost, tuple[Way, ...]]] = {enough: (NOTHING, ())}
    for place, part in enumerate(parts):
        before, reached = reached, {}
        for lacking, (cost, chosen) in before.items():
            for adds, way in part:
                lacks = tuple([need - add if need > add else 0 for need, add in zip(lacking, adds, strict=True)])
                if to_come and any(map(int.__gt__, lacks, to_come[place])):
                    continue
                together = cost.plus(way.cost)
                if lacks not in reached or together < reached[lacks][0]:
                    reached[lacks] = together, (*chosen, way)
    yield from (chosen for _, chosen in reached.values())


def _cost(chosen: Sequence[Way]) -> Cost:
    total = NOTHING
    for way in chosen:
        total = total.plus(way.cost)
    return total


def _decided(bank: Bank, requirements: Requirements, chosen: Sequence[Way]) -> tuple[str | None, str]:
    title, status, _ = decide(bank, requirements.states(requirements.total(way.adds for way in chosen)))
    return title, status


def _reaches(bank: Bank, requirements: Requirements, chosen: Sequence[Way], target: str) -> bool:
    title, _ = _decided(bank, requirements, chosen)
    return title is not None and bank.rank(title) >= bank.rank(target)
