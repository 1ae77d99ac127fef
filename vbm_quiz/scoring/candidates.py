"""The ways to change one part of the answers upwards: what each costs, and what the part then adds to the needs."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, product
from math import ceil
from typing import NamedTuple, TypeAlias

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.conditions import NumberCondition, ShareCondition
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Answers, Value
from vbm_quiz.model.results import Change
from vbm_quiz.scoring.requirements import Adds, FactPart, NumberPart, Part, TaskPart
from vbm_quiz.scoring.tasks import Levels, answered_levels, counted_levels, example_missing

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


def ways_to_change(bank: Bank, part: Part, answers: Answers) -> Iterator[Way]:
    """Every way up for a part that may be worth its cost, staying as it is among them.

    Args:
        bank: the bank.
        part: a task with its example, a fact, or the numbers that share a rule.
        answers: the answers of today.
    """
    order = {question: place for place, question in enumerate(bank.questions)}
    match part:
        case TaskPart():
            yield from _task_ways(bank, part, answers, order[part.questions[0]])
        case FactPart():
            yield from _fact_ways(part, answers, order[part.questions[0]])
        case NumberPart():
            yield from _number_ways(bank, part, answers)


class _Rise(NamedTuple):
    """One activity at a level: what it costs to bring it there from today's."""

    level: int | None
    size: int = 0
    questions: int = 0
    off_core: int = 0
    order: Order = ()


def _task_ways(bank: Bank, part: TaskPart, answers: Answers, place: int) -> Iterator[Way]:
    """For each sum of a task, the cheapest combination of higher levels, with or without a missing example."""
    task = part.task
    before = answered_levels(bank, answers, task)
    missing = example_missing(bank, answers, task)
    flip = Cost(1, 1, 0, ((place + len(task.activities), 1),))
    best: dict[Adds, tuple[Cost, Levels, bool]] = {}
    for rises in product(*_rises(bank, part, before, place)):
        after, sizes, questions, off_core, order = zip(*rises, strict=True)
        cost = Cost(sum(sizes), sum(questions), sum(off_core), tuple(chain.from_iterable(order)))
        tried = [(cost, counted_levels(bank, after, without_example=missing), False)]
        if missing:
            tried.append((cost.plus(flip), after, True))
        for total, counted, named in tried:
            adds = part.adds_of(counted)
            if adds not in best or total < best[adds][0]:
                best[adds] = total, after, named
    for adds, (cost, after, named) in best.items():
        changes = _level_changes(bank, part, before, after)
        example = (Change(task.example, NO, YES),) if named else ()
        yield Way(cost, adds, (*changes, *example), _opened(bank, part, before, after))


def _rises(bank: Bank, part: TaskPart, before: Levels, place: int) -> Iterator[list[_Rise]]:
    """Of each activity, its level of today and those above; an unknown one may go to any but the lowest."""
    for at, (activity, level) in enumerate(zip(part.task.activities, before, strict=True)):
        lowest = level or 0
        higher = [
            _Rise(to, to - lowest, 1, lowest - to if activity.core else 0, ((place + at, to),))
            for to in range(lowest + 1, bank.scale.top + 1)
        ]
        yield [_Rise(level), *higher]


def _level_changes(bank: Bank, part: TaskPart, before: Levels, after: Levels) -> Iterator[Change]:
    names: dict[int | None, str] = {None: UNKNOWN, **dict(enumerate(bank.scale.levels))}
    for question, old, new in zip(part.task.questions, before, after, strict=True):
        if old != new:
            yield Change(question, names[old], names[new])


def _opened(bank: Bank, part: TaskPart, before: Levels, after: Levels) -> tuple[str, ...]:
    """The example that the new levels ask for and the old ones did not."""
    asking = bank.scale.worth(bank.scale.example_from)
    was, is_ = (any((level or 0) >= asking for level in levels) for levels in (before, after))
    return (part.task.example,) if is_ and not was else ()


def _fact_ways(part: FactPart, answers: Answers, place: int) -> Iterator[Way]:
    question = part.questions[0]
    yield Way(NOTHING, part.adds(answers))
    choice = answers.choice(question) or UNKNOWN
    if choice != YES:
        adds = part.adds(answers.replaced({question: YES}))
        yield Way(Cost(1, 1, 0, ((place, 1),)), adds, (Change(question, choice, YES),))


def _number_ways(bank: Bank, part: NumberPart, answers: Answers) -> Iterator[Way]:
    """Every combination of numbers that are just enough for a condition."""
    order = {question: place for place, question in enumerate(bank.questions)}
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
