"""Criteria in, whether answers can make these hold and those fail out.

That they cannot is only said where it is certain. Criteria on one question or a few are tried with every answer that
matters; those on the title, the conditions and the wish in every situation; what reads more answers than can be tried,
such as how many tasks are held, is taken to go either way.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, partial
from itertools import product
from math import prod
from operator import eq
from typing import NamedTuple

from msgspec import structs

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.result_criteria import Criterion
from vbm_quiz.content_check.possible_answers import PossibleAnswers
from vbm_quiz.content_check.situations import Situation, all_states, situations
from vbm_quiz.model.answers import Answers, Value
from vbm_quiz.model.results import ConditionState
from vbm_quiz.scoring.transition import transition_items

MOST_ANSWERS = 20_000
"""With more answers to try together, nothing is said."""
STATES: dict[bool | None, ConditionState] = {True: "met", False: "not_met", None: "not_shown"}


class Demand(NamedTuple):
    """The criteria that must hold, and those of which none may."""

    holds: tuple[Criterion, ...] = ()
    fails: tuple[Criterion, ...] = ()

    def also(self, other: "Demand") -> "Demand":
        """Both demands at once."""
        return Demand((*self.holds, *other.holds), (*self.fails, *other.fails))

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All of them."""
        return (*self.holds, *self.fails)

    def only(self, wanted: Callable[[Criterion], bool]) -> "Demand":
        """What it demands of some of the criteria."""
        return Demand(*(tuple(filter(wanted, criteria)) for criteria in self))


class Outcome(NamedTuple):
    """What answers to a few questions mean for the rest: only with the transition told, these answers, these states."""

    told: bool
    answers: tuple[tuple[str, object], ...]
    states: tuple[tuple[str, ConditionState], ...]

    def fits(self, situation: Situation) -> bool:
        """Whether a situation is one of those."""
        given, states = situation.evaluation.answers.values, situation.states
        return (
            self.told == situation.told
            and all(given.get(question) == answer for question, answer in self.answers)
            and all(states.get(condition, state) == state for condition, state in self.states)
        )


class Possibility:
    """What answers can lead to in a bank; `criteria` are all that its rules have."""

    def __init__(self, bank: Bank, criteria: Iterable[Criterion]) -> None:
        self._bank = bank
        self._answers = PossibleAnswers(bank, [*criteria, *bank.conditions, *bank.transition])
        states = all_states(bank)
        self._decidable = bool(states)
        self._situations = cache(lambda conditions: situations(bank, states, conditions))
        self._outcomes = cache(self._tried)

    def of(self, demand: Demand, allowed: Callable[[Situation], bool] = lambda _: True) -> bool:
        """Whether answers may fulfil a demand in a situation that is allowed."""
        if not self._decidable:
            return True
        if not set(demand.holds).isdisjoint(demand.fails):
            return False
        groups = [
            self._outcomes(*group) for group in self._groups(demand.only(lambda each: each.asks_about == "answers"))
        ]
        role = demand.only(lambda each: each.asks_about == "role")
        told_apart = {getattr(each, "condition", None) for each in role.criteria}
        told_apart |= {condition for group in groups for outcome in group for condition, _ in outcome.states}
        conditions = tuple(id_ for condition in self._bank.conditions if (id_ := condition.id) in told_apart)
        return any(
            allowed(situation)
            and _fulfilled(self._bank, role, situation)
            and all(any(outcome.fits(situation) for outcome in group) for group in groups)
            for situation in self._situations(conditions)
        )

    def _groups(self, demand: Demand) -> Iterator[tuple[tuple[str, ...], Demand]]:
        """The questions that must be answered together, and what is demanded of them; none too many to try."""
        groups: list[tuple[set[str], Demand]] = []
        for each in dict.fromkeys(demand.criteria):
            together, asked = self._read(each), demand.only(partial(eq, each))
            if self._count(together) > MOST_ANSWERS:
                continue
            for questions, more in [group for group in groups if not group[0].isdisjoint(together)]:
                groups.remove((questions, more))
                together, asked = together | questions, more.also(asked)
            groups.append((together, asked))
        for questions, asked in groups:
            if self._count(questions) <= MOST_ANSWERS:
                yield self._bank.in_order(questions), asked

    def _count(self, questions: Iterable[str]) -> int:
        return prod(len(self._answers.to(question)) for question in questions)

    def _read(self, criterion: Criterion) -> set[str]:
        """The questions that a criterion reads, and those that decide whether one of them counts."""
        read = set(criterion.reads(self._bank))
        for item in self._bank.transition:
            if item.id == getattr(criterion, "item", None):
                earlier = getattr(item, "left_out_when_done", None)
                read.update(*(each.reads(self._bank) for each in self._bank.transition if each.id == earlier))
        asked = [self._bank.questions[question].asked_when for question in read]
        return read | {each.question for each in asked if each is not None}

    def _tried(self, questions: tuple[str, ...], demand: Demand) -> frozenset[Outcome]:
        """What the answers to these questions mean that fulfil a demand."""
        bank, found = self._bank, set()
        conditions = [
            each for each in bank.conditions if each.decided_by and set(questions).issuperset(each.decided_by)
        ]
        start = [question for question in (bank.start.current_title, bank.start.goal) if question in questions]
        blank = self._situations(())[0]
        for values in product(*map(self._answers.to, questions)):
            given = {question: value for question, value in zip(questions, values, strict=True) if value is not None}
            if _exceeds(bank, given):
                continue
            answers = bank.in_force(Answers(given))
            for told in (True, False):
                items = transition_items(bank, answers) if told else ()
                evaluation = structs.replace(blank.evaluation, answers=answers, items=items)
                if _fulfilled(bank, demand, blank._replace(evaluation=evaluation)):
                    found.add(
                        Outcome(
                            told,
                            tuple((question, answers.values.get(question)) for question in start),
                            tuple((each.id, STATES[each.holds(answers)]) for each in conditions),
                        )
                    )
        return frozenset(found)


def _exceeds(bank: Bank, given: Mapping[str, Value]) -> bool:
    """Whether a number is higher than another answer allows."""
    numbers = ((bank.numbers[each], value) for each, value in given.items() if isinstance(value, Decimal))
    return any(question.excess(number, given, "") is not None for question, number in numbers)


def _fulfilled(bank: Bank, demand: Demand, situation: Situation) -> bool:
    evaluation = situation.evaluation
    return all(each.evidence(bank, evaluation) is not None for each in demand.holds) and not any(
        each.evidence(bank, evaluation) is not None for each in demand.fails
    )
