"""The smallest plan: the least changes of answers that lead to a title or a higher one, found exactly.

Each part of the answers offers ways to change, each with a cost and with what it then adds to the conditions' needs.
Parts do not depend on each other, so the cheapest combination is built up part by part, keeping for every sum reached
the one way that costs least. Costs compare in the order of the rule: size, questions, levels on core activities, and
the place in the bank; they add up part by part, so the best of the whole is made of the best of its beginnings.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, product
from math import ceil
from typing import NamedTuple, TypeAlias

from vbm_quiz.bank import NO, UNKNOWN, YES, NumberCondition, Quiz, ShareCondition
from vbm_quiz.ladder import decide
from vbm_quiz.model import Answers, Change, Plan, Shown, Value
from vbm_quiz.needs import Adds, FactPart, Needs, NumberPart, Part, Sums, TaskPart
from vbm_quiz.tasks import Levels, answered_levels, counted_levels, example_missing

Order: TypeAlias = tuple[tuple[int, int | Decimal], ...]


class Cost(NamedTuple):
    """What a change costs; the first difference decides, less is better."""

    size: int
    questions: int
    off_core: int
    order: Order

    def plus(self, other: "Cost") -> "Cost":
        """Both changes together; the other's questions come later in the bank."""
        return Cost(
            self.size + other.size,
            self.questions + other.questions,
            self.off_core + other.off_core,
            self.order + other.order,
        )


NOTHING = Cost(0, 0, 0, ())


class Way(NamedTuple):
    """One way to change a part: its cost, what the part then adds, the changes, and the examples they ask for."""

    cost: Cost
    adds: Adds
    changes: tuple[Change, ...] = ()
    opens: tuple[str, ...] = ()


Ways: TypeAlias = Sequence[Sequence[Way]]
"""The ways to change each part, in bank order."""


def plans(quiz: Quiz, needs: Needs, answers: Answers, targets: Iterable[str]) -> tuple[Plan, ...]:
    """The smallest plan for each title that can be reached.

    Args:
        quiz: the bank.
        needs: what its conditions need.
        answers: the answers that were scored.
        targets: the titles to reach.
    """
    wanted = tuple(targets)
    if not wanted:
        return ()
    states = needs.states(needs.total(part.adds(answers) for part in needs.parts))
    ways = [list(_ways(quiz, part, answers)) for part in needs.parts]
    found = ((target, _smallest(quiz, needs, ways, states, target)) for target in wanted)
    return tuple(_plan(quiz, needs, target, chosen) for target, chosen in found if chosen is not None)


def _plan(quiz: Quiz, needs: Needs, target: str, chosen: Sequence[Way]) -> Plan:
    return Plan(
        target=target,
        size=sum(way.cost.size for way in chosen),
        provisional=_decided(quiz, needs, chosen)[1] == "provisional",
        steps=tuple(change for way in chosen for change in way.changes),
        opens=tuple(example for way in chosen for example in way.opens),
    )


# ---------------------------------------------------------------- the search


def _smallest(quiz: Quiz, needs: Needs, ways: Ways, states: Mapping[str, Shown], target: str) -> Sequence[Way] | None:
    """The cheapest ways that lead to the target or above; None when there are none.

    First only what a title asks is looked at. Where the cheapest of these would make a higher title possible without
    showing it, that is no title; then every sum is kept, and judged at the end.
    """
    found = (_cheapest(needs, ways, needs.of(line)) for line in _enough_for(quiz, states, target))
    best = min((chosen for chosen in found if chosen is not None), key=_cost, default=None)
    if best is None or _reaches(quiz, needs, best, target):
        return best
    enough = (*needs.amounts, *needs.amounts)
    everything = _build_up([[((*way.adds.low, *way.adds.high), way) for way in part] for part in ways], enough)
    reaching = [chosen for chosen in everything if _reaches(quiz, needs, chosen, target)]
    return min(reaching, key=_cost, default=None)


def _enough_for(quiz: Quiz, states: Mapping[str, Shown], target: str) -> Iterator[tuple[str, ...]]:
    """Of each title from the target up, the conditions that give it: all, or all but one not shown that may be open."""
    for title in quiz.titles[quiz.rank(target) :]:
        yield title.requires
        for open_ in title.may_be_open:
            if states[open_] == "not_shown":
                yield tuple(condition for condition in title.requires if condition != open_)


def _cheapest(needs: Needs, ways: Ways, line: Sequence[int]) -> Sequence[Way] | None:
    """The cheapest ways that bring these needs to their amounts."""
    enough = tuple(needs.amounts[place] for place in line)
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


def _decided(quiz: Quiz, needs: Needs, chosen: Sequence[Way]) -> tuple[str | None, str]:
    title, status, _ = decide(quiz, needs.states(needs.total(way.adds for way in chosen)))
    return title, status


def _reaches(quiz: Quiz, needs: Needs, chosen: Sequence[Way], target: str) -> bool:
    title, _ = _decided(quiz, needs, chosen)
    return title is not None and quiz.rank(title) >= quiz.rank(target)


# ---------------------------------------------------------------- the ways to change a part


def _ways(quiz: Quiz, part: Part, answers: Answers) -> Iterator[Way]:
    order = {question: place for place, question in enumerate(quiz.questions)}
    match part:
        case TaskPart():
            yield from _task_ways(quiz, part, answers, order[part.questions[0]])
        case FactPart():
            yield from _fact_ways(part, answers, order[part.questions[0]])
        case NumberPart():
            yield from _number_ways(quiz, part, answers)


class _Rise(NamedTuple):
    """One activity at a level: what it costs to bring it there from today's."""

    level: int | None
    size: int = 0
    questions: int = 0
    off_core: int = 0
    order: Order = ()


def _task_ways(quiz: Quiz, part: TaskPart, answers: Answers, place: int) -> Iterator[Way]:
    """For each sum of a task, the cheapest combination of higher levels, with or without a missing example."""
    task = part.task
    before = answered_levels(quiz, answers, task)
    missing = example_missing(quiz, answers, task)
    flip = Cost(1, 1, 0, ((place + len(task.activities), 1),))
    best: dict[Adds, tuple[Cost, Levels, bool]] = {}
    for rises in product(*_rises(quiz, part, before, place)):
        after, sizes, questions, off_core, order = zip(*rises, strict=True)
        cost = Cost(sum(sizes), sum(questions), sum(off_core), tuple(chain.from_iterable(order)))
        tried = [(cost, counted_levels(quiz, after, without_example=missing), False)]
        if missing:
            tried.append((cost.plus(flip), after, True))
        for total, counted, named in tried:
            adds = part.adds_of(counted)
            if adds not in best or total < best[adds][0]:
                best[adds] = total, after, named
    for adds, (cost, after, named) in best.items():
        changes = _level_changes(quiz, part, before, after)
        example = (Change(task.example, NO, YES),) if named else ()
        yield Way(cost, adds, (*changes, *example), _opened(quiz, part, before, after))


def _rises(quiz: Quiz, part: TaskPart, before: Levels, place: int) -> Iterator[list[_Rise]]:
    """Of each activity, its level of today and those above; an unknown one may go to any but the lowest."""
    for at, (activity, level) in enumerate(zip(part.task.activities, before, strict=True)):
        lowest = level or 0
        higher = [
            _Rise(to, to - lowest, 1, lowest - to if activity.core else 0, ((place + at, to),))
            for to in range(lowest + 1, quiz.scale.top + 1)
        ]
        yield [_Rise(level), *higher]


def _level_changes(quiz: Quiz, part: TaskPart, before: Levels, after: Levels) -> Iterator[Change]:
    names: dict[int | None, str] = {None: UNKNOWN, **dict(enumerate(quiz.scale.levels))}
    for question, old, new in zip(part.task.questions, before, after, strict=True):
        if old != new:
            yield Change(question, names[old], names[new])


def _opened(quiz: Quiz, part: TaskPart, before: Levels, after: Levels) -> tuple[str, ...]:
    """The example that the new levels ask for and the old ones did not."""
    asking = quiz.scale.worth(quiz.scale.example_from)
    was, is_ = (any((level or 0) >= asking for level in levels) for levels in (before, after))
    return (part.task.example,) if is_ and not was else ()


def _fact_ways(part: FactPart, answers: Answers, place: int) -> Iterator[Way]:
    question = part.questions[0]
    yield Way(NOTHING, part.adds(answers))
    choice = answers.choice(question) or UNKNOWN
    if choice != YES:
        adds = part.adds(answers.replaced({question: YES}))
        yield Way(Cost(1, 1, 0, ((place, 1),)), adds, (Change(question, choice, YES),))


def _number_ways(quiz: Quiz, part: NumberPart, answers: Answers) -> Iterator[Way]:
    """Every combination of numbers that are just enough for a condition."""
    order = {question: place for place, question in enumerate(quiz.questions)}
    moves = [[None, *_just_enough(part, answers, question)] for question in part.questions]
    for targets in product(*moves):
        pairs = [(question, to) for question, to in zip(part.questions, targets, strict=True) if to is not None]
        changes = tuple(Change(question, answers.values.get(question, UNKNOWN), to) for question, to in pairs)
        cost = Cost(len(pairs), len(pairs), 0, tuple((order[question], to) for question, to in pairs))
        yield Way(cost, part.adds(answers.replaced(dict[str, Value](pairs))), changes)


def _just_enough(part: NumberPart, answers: Answers, question: str) -> list[Decimal]:
    """The values of a number that would meet a condition that it does not meet today."""
    found: set[Decimal] = set()
    number = answers.number(question)
    for condition in part.conditions:
        if isinstance(condition, NumberCondition) and condition.question == question:
            if number is None or number < condition.at_least:
                found.add(Decimal(condition.at_least))
        elif isinstance(condition, ShareCondition) and condition.part == question:
            whole, share = answers.number(condition.whole), answers.share(condition.part, condition.whole)
            if whole and (share is None or share >= condition.below):
                below = whole * condition.below.numerator / condition.below.denominator
                found.add(Decimal(ceil(below) - 1))
    return sorted(found)
