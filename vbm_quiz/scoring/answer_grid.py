"""Banks in, made-up answers at the limits of their rules out, the same every time.

Where two banks differ in a rule, answers on either side of its limit tell them apart. So there are answers for each
title beside every wish; so many tasks held, facts true and examples missing; for each condition and each task the
cheapest answers that just meet it and those one step below, with the other conditions not met, unknown and met; and
around each title every other answer in turn.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice, product, zip_longest
from typing import TypeAlias

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.questions import Question
from vbm_quiz.bank.scale import Task
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Answers, Client, Value
from vbm_quiz.model.results import Change
from vbm_quiz.scoring.answer_groups import Candidate, CountedGroup
from vbm_quiz.scoring.limit_numbers import limit_numbers
from vbm_quiz.scoring.plan import cheapest_meeting, lowest_sums
from vbm_quiz.scoring.requirements import requirements_of
from vbm_quiz.scoring.tasks import counted_levels, task_state
from vbm_quiz.scoring.transition import client_results

Values: TypeAlias = dict[str, Value]
Clients: TypeAlias = tuple[Client, ...]


def answer_grid(*banks: Bank) -> Iterator[Answers]:
    """The made-up answers of all banks, each once and by turns; what only another bank asks has the lowest answer."""
    lowest = {question: value for bank in banks for question, value in lowest_values(bank).items()}
    seen: set[object] = set()
    for answers in chain.from_iterable(zip_longest(*(_Grid(bank).answers() for bank in banks))):
        if answers is None:
            continue
        values = {**lowest, **answers.values}
        key = frozenset(values.items()), tuple(tuple(client.answers.items()) for client in answers.clients or ())
        if key not in seen:
            seen.add(key)
            yield Answers(values, answers.clients)


def lowest_values(bank: Bank) -> Values:
    """The answers that meet as little as possible."""
    numbers, ranks = limit_numbers(bank), _ranks(bank)
    asked = _asked(bank).items()
    return {id_: numbers[id_].least if id_ in numbers else min(each.choices, key=ranks[id_]) for id_, each in asked}


def _highest_values(bank: Bank) -> Values:
    """The answers that meet as much as possible, each task with an example."""
    numbers, ranks = limit_numbers(bank), _ranks(bank)
    asked = _asked(bank).items()
    highest = {id_: numbers[id_].most if id_ in numbers else max(each.choices, key=ranks[id_]) for id_, each in asked}
    return highest | dict.fromkeys(bank.examples, YES)


def _ranks(bank: Bank) -> dict[str, Callable[[str], int]]:
    """By what to compare the choices of a question: what they add to the conditions that read it, else their order."""
    ranks: dict[str, Callable[[str], int]] = {id_: each.choices.index for id_, each in _asked(bank).items()}
    for group in requirements_of(bank).groups:
        if len(group.questions) == 1:
            ranks[group.questions[0]] = partial(_added, group)
    return ranks


def _added(group: CountedGroup, choice: str) -> int:
    """What a choice of the only question of a group adds to the conditions."""
    return sum(group.bounds(Answers({group.questions[0]: choice})).low)


def _unknown_values(bank: Bank) -> Values:
    """Nothing is known but the wholes, without which no part is small enough."""
    wholes = {id_: each.least for id_, each in limit_numbers(bank).items() if each.is_whole}
    return {id_: wholes.get(id_, UNKNOWN) for id_, question in _asked(bank).items() if question.unknown}


def _asked(bank: Bank) -> dict[str, Question]:
    """What everyone has to answer."""
    questions = bank.questions.items()
    return {id_: question for id_, question in questions if not question.optional and id_ not in bank.examples}


class _Grid:
    """The made-up answers of one bank."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._requirements = requirements_of(bank)
        self._numbers = limit_numbers(bank)
        self._lowest = lowest_values(bank)
        self._conditions = tuple(condition.id for condition in bank.conditions)

    def answers(self) -> Iterator[Answers]:
        """All in their order: for each title, so many of a kind, at each limit, and every other answer in turn."""
        goal, stay = self._bank.start.goal, self._bank.start.stay
        goals = self._bank.questions[goal].choices
        alone, together = self._clients()
        for base, wish, clients in product(self._bases(), goals, (None, together)):
            yield Answers(base | {goal: wish}, clients)
        for values, wish in product(self._counted(), goals):
            yield Answers(values | {goal: wish})
        for values in self._at_limits():
            yield Answers(values | {goal: stay})
        for turn, base in enumerate(self._bases()):
            for number, clients in enumerate(alone, start=turn):
                yield Answers(base | {goal: goals[number % len(goals)]}, clients)
            for number, (question, value) in enumerate(self._single_answers(base), start=turn):
                yield Answers(base | {goal: goals[number % len(goals)], question: value})

    def _at_limits(self) -> Iterator[Values]:
        """The cheapest answers that just meet each condition, task and title, and those one step below."""
        sets: list[tuple[str, ...]] = [(condition,) for condition in self._conditions]
        sets += [*(title.requires for title in self._bank.titles), self._conditions]
        for start in (self._lowest, _unknown_values(self._bank)):
            candidates = self._candidates(start)
            for conditions in sets:
                yield from self._steps_below(start, self._cheapest(candidates, conditions))
            for task, conditions in product(self._bank.tasks, ((), self._conditions)):
                yield from self._steps_below(start, self._cheapest(self._holding(start, candidates, task), conditions))

    def _candidates(self, start: Values) -> list[Sequence[Candidate]]:
        return [group.candidates(Answers(start), lowest_sums) for group in self._requirements.groups]

    def _cheapest(self, candidates: Sequence[Sequence[Candidate]], conditions: Iterable[str]) -> Sequence[Candidate]:
        """The cheapest that meet these conditions; none where nothing does."""
        cover = cheapest_meeting(self._requirements, candidates, conditions)
        return () if cover is None else cover[1]

    def _holding(
        self, start: Values, candidates: Sequence[Sequence[Candidate]], task: Task
    ) -> list[Sequence[Candidate]]:
        """The candidates without those that leave a task as it is not held."""
        groups = zip(self._requirements.groups, candidates, strict=True)
        return [
            [each for each in found if self._holds(_after(start, [each]), task)]
            if task.example in group.questions
            else found
            for group, found in groups
        ]

    def _holds(self, values: Values, task: Task) -> bool:
        scale = self._bank.scale
        return task_state(scale, task, counted_levels(scale, Answers(values), task)) == "held"

    def _steps_below(self, start: Values, chosen: Sequence[Candidate]) -> Iterator[Values]:
        """The answers after these changes, then each time with one of them a step lower."""
        after = _after(start, chosen)
        yield after
        for change in (change for candidate in chosen for change in candidate.changes):
            for value in self._below(change):
                yield after | {change.question: value}
        for example in (example for candidate in chosen for example in candidate.opens):
            yield after | {example: NO}

    def _below(self, change: Change) -> Iterator[Value]:
        """The level below; of a number all that stand at its limits; else as it was, and as low as it can be."""
        choices = self._bank.questions[change.question].choices
        if change.question in self._bank.activities:
            yield choices[choices.index(str(change.after)) - 1]
        elif change.question in self._numbers:
            yield from self._numbers[change.question].between
        else:
            yield self._lowest.get(change.question, NO)
        yield change.before

    def _counted(self) -> Iterator[Values]:
        """From one up: so many tasks held, facts true, tasks with an activity at the top and no example."""
        candidates = self._candidates(self._lowest)
        held = [self._cheapest(self._holding(self._lowest, candidates, task), ()) for task in self._bank.tasks]
        held.sort(key=lambda chosen: sum(candidate.cost.size for candidate in chosen))
        for count in range(1, len(held) + 1):
            yield _after(self._lowest, [candidate for chosen in held[:count] for candidate in chosen])
        for count in range(1, len(self._bank.facts) + 1):
            yield self._lowest | dict.fromkeys(self._bank.facts[:count], YES)
        top = self._bank.scale.levels[-1]
        for count in range(1, len(self._bank.tasks) + 1):
            tasks = self._bank.tasks[:count]
            yield self._lowest | {task.questions[0]: top for task in tasks} | {task.example: NO for task in tasks}

    def _bases(self) -> Iterator[Values]:
        """The highest answers, the cheapest for each title, the unknown, the lowest without a number, the lowest."""
        yield _highest_values(self._bank)
        candidates = self._candidates(self._lowest)
        for title in reversed(self._bank.titles):
            if title.requires:
                yield _after(self._lowest, self._cheapest(candidates, title.requires))
        yield _unknown_values(self._bank)
        yield self._lowest | {id_: UNKNOWN for id_, asked in self._bank.numbers.items() if asked.unknown}
        yield self._lowest

    def _single_answers(self, base: Values) -> Iterator[tuple[str, Value]]:
        """Every answer that a rule may tell apart from another; of activities around the lowest answers alone."""
        for id_, question in self._bank.questions.items():
            if id_ in self._bank.activities and base != self._lowest:
                continue
            numbers = self._numbers.get(id_)
            found = question.choices if numbers is None else (numbers.least, numbers.most, *numbers.between)
            yield from ((id_, value) for value in (*found, *((UNKNOWN,) if question.unknown else ())))

    def _clients(self) -> tuple[list[Clients], Clients]:
        """A client of each verdict alone and lists of combinations; and a client of each verdict together."""
        fields, most = self._bank.clients.fields, max(self._bank.clients.maximum, 1)
        combinations = islice(product(*(field.all_choices for field in fields)), 100 * most)
        every = [Client("", dict(zip((field.id for field in fields), each, strict=True))) for each in combinations]
        verdicts = [result.verdict for result in client_results(self._bank, tuple(every))]
        first = dict(zip(reversed(verdicts), reversed(every), strict=True))
        lists = [tuple(every[at : at + most]) for at in range(0, len(every), most)]
        return [*((client,) for client in first.values()), *lists], tuple(first.values())


def _after(start: Values, chosen: Iterable[Candidate]) -> Values:
    """The answers after these changes, with the examples that they ask for."""
    values = dict(start)
    for candidate in chosen:
        values |= {change.question: change.after for change in candidate.changes} | dict.fromkeys(candidate.opens, YES)
    return values
