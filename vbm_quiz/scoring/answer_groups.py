"""The smallest groups of answers that are read together: what each adds to the sums of the conditions, and its changes.

No group's sums depend on another group. So one changed answer needs one group counted again, and the fewest changes can
be found group by group.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from itertools import chain, product
from operator import gt
from typing import NamedTuple, Protocol, TypeAlias

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.questions import Question
from vbm_quiz.model.answers import UNKNOWN, Answers, Value
from vbm_quiz.model.results import Change
from vbm_quiz.scoring.combinations import REMEMBERED, once_per_combination
from vbm_quiz.scoring.covering import NO_COST, Bounds, Cost, Sums

Projection: TypeAlias = Callable[[Bounds], Sums]
"""Which of the sums a search looks at: the lowest, or both."""


CANDIDATES_REMEMBERED = 100
"""Of how many combinations the candidates are remembered: they take ten times the room of what is counted."""


class Candidate(NamedTuple):
    """One way to change a group: its cost, its sums after it, the changes, and the examples that they ask for."""

    cost: Cost
    bounds: Bounds
    changes: tuple[Change, ...] = ()
    opens: tuple[str, ...] = ()


class AnswerGroup(Protocol):
    """A group of answers that are read together."""

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions read, in bank order."""

    def bounds(self, answers: Answers) -> Bounds:
        """What these answers add to every sum."""

    def single_changes(self, answers: Answers) -> Iterator[tuple[Change, Bounds]]:
        """Every known answer changed by one step, and the sums after it; a step that changes nothing is none."""

    def candidates(self, answers: Answers, projection: Projection) -> Sequence[Candidate]:
        """The ways to change the group upwards, for each projected sum the cheapest; one of them changes nothing."""


class Counted(NamedTuple):
    """What the answers of a group add, and what comes of every change of one of them by one step.

    `changes` is the number of such changes, and `moves` are those that change the sums, each with the index of what it
    adds to them in `added`.
    """

    bounds: Bounds
    changes: int
    moves: tuple[tuple[Change, int], ...]
    added: tuple[Bounds, ...]


class CountedGroup:
    """A group that is counted once for each combination of its answers."""

    def __init__(self, group: AnswerGroup) -> None:
        self.questions = group.questions
        self.counted = once_per_combination(group.questions, partial(_count, group))
        self._group = group
        self._candidates: dict[Projection, Callable[[Answers], Sequence[Candidate]]] = {}

    def bounds(self, answers: Answers) -> Bounds:
        """What these answers add to every sum."""
        return self.counted(answers).bounds

    def candidates(self, answers: Answers, projection: Projection) -> Sequence[Candidate]:
        """The ways to change the group upwards."""
        if projection not in self._candidates:
            found = partial(self._group.candidates, projection=projection)
            self._candidates[projection] = once_per_combination(self.questions, found, CANDIDATES_REMEMBERED)
        return self._candidates[projection](answers)


@lru_cache(REMEMBERED)
def _one_of_each(bounds: Bounds) -> Bounds:
    """Equal sums take room once."""
    return bounds


def _count(group: AnswerGroup, answers: Answers) -> Counted:
    bounds, changes = _one_of_each(group.bounds(answers)), list(group.single_changes(answers))
    moves = [(change, _one_of_each(after.minus(bounds))) for change, after in changes if after != bounds]
    added = tuple(dict.fromkeys(more for _, more in moves))
    return Counted(bounds, len(changes), tuple((change, added.index(more)) for change, more in moves), added)


def joined_sums(bank: Bank, per_condition: Mapping[str, Sums | None]) -> Sums:
    """The sums of all conditions in one row; zeros for a condition that has none."""
    return tuple(
        chain.from_iterable(
            per_condition.get(condition.id) or (0,) * len(condition.amounts(bank)) for condition in bank.conditions
        )
    )


def single_steps(answers: Answers, *asked: Question) -> Iterator[tuple[Change, Answers]]:
    """The answer to each question changed to the choice before it and to the one after it, in the question's order.

    Nothing for an answer that is not known, and for a choice that is offered no more: it stands nowhere in that order.
    """
    for question in asked:
        choice, choices = answers.choice(question.id), question.choices
        if choice in choices:
            at = choices.index(choice)
            for to in (*choices[max(at - 1, 0) : at], *choices[at + 1 : at + 2]):
                yield Change(question.id, choice, to), answers.replaced({question.id: to})


class ChoiceGroup:
    """One question with a list of choices of which some count: a fact, or a choice."""

    def __init__(self, bank: Bank, question: str) -> None:
        self.questions = (question,)
        self._asked = bank.questions[question]
        self._index = list(bank.questions).index(question)
        self._added = {choice: self._added_by(bank, choice) for choice in (*self._asked.readable, UNKNOWN)}
        self._most = tuple(map(max, zip(*self._added.values(), strict=True)))

    def _added_by(self, bank: Bank, choice: str) -> Sums:
        question = self._asked.id
        counting = [each for each in bank.conditions if choice in each.counted_choices(bank).get(question, ())]
        return joined_sums(bank, {each.id: each.from_choice(bank, question) for each in counting})

    def bounds(self, answers: Answers) -> Bounds:
        """What the answer adds; one that is not known, nothing or whatever a choice can add."""
        choice = answers.choice(self._asked.id) or UNKNOWN
        low = self._added[choice]
        return Bounds(low, self._most if choice == UNKNOWN else low)

    def single_changes(self, answers: Answers) -> Iterator[tuple[Change, Bounds]]:
        """The choices beside the answer."""
        yield from ((change, self.bounds(changed)) for change, changed in single_steps(answers, self._asked))

    def candidates(self, answers: Answers, projection: Projection) -> Sequence[Candidate]:
        """As it is, and each choice that adds to a sum to which the answer adds less."""
        unchanged = Candidate(NO_COST, self.bounds(answers))
        before = answers.choice(self._asked.id) or UNKNOWN
        better = [to for to in self._asked.choices if any(map(gt, self._added[to], unchanged.bounds.low))]
        return (unchanged, *(self._candidate(before, to) for to in better))

    def _candidate(self, before: str, to: str) -> Candidate:
        """One change whatever the choice; of several the nearest to the answer, the first where that is not known."""
        choices = self._asked.choices
        at = choices.index(to)
        steps = abs(at - choices.index(before)) if before in choices else 1
        cost = Cost(size=1, steepness=steps**2, questions=1, order=((self._index, at),))
        return Candidate(cost, Bounds(self._added[to], self._added[to]), (Change(self._asked.id, before, to),))


class NumberGroup:
    """The numbers that share a condition: one by itself, or a part with its whole."""

    def __init__(self, bank: Bank, questions: tuple[str, ...]) -> None:
        self.questions = questions
        self._bank = bank
        self._conditions = [each for each in bank.conditions if not set(each.numbers).isdisjoint(questions)]
        self._index = {question: index for index, question in enumerate(bank.questions)}

    def bounds(self, answers: Answers) -> Bounds:
        """One for each condition that holds; where the numbers do not tell, it may."""
        holds = {condition.id: condition.holds(answers) for condition in self._conditions}
        low = joined_sums(self._bank, {id_: (int(held is True),) for id_, held in holds.items()})
        return Bounds(low, joined_sums(self._bank, {id_: (int(held is not False),) for id_, held in holds.items()}))

    def single_changes(self, answers: Answers) -> Iterator[tuple[Change, Bounds]]:
        """The numbers of which a condition knows a step, one step down and up."""
        changes = [change for condition in self._conditions for change in condition.single_steps(answers)]
        for change in dict.fromkeys(changes):
            yield change, self.bounds(answers.replaced({change.question: change.after}))

    def candidates(self, answers: Answers, projection: Projection) -> Sequence[Candidate]:
        """Every combination of numbers that are just enough for a condition."""
        moves = [[None, *self._sufficient(answers, question)] for question in self.questions]
        return [self._candidate(answers, targets) for targets in product(*moves)]

    def _sufficient(self, answers: Answers, question: str) -> list[Decimal]:
        return sorted({to for each in self._conditions for to in each.sufficient_numbers(answers, question)})

    def _candidate(self, answers: Answers, targets: Sequence[Decimal | None]) -> Candidate:
        pairs = [(question, to) for question, to in zip(self.questions, targets, strict=True) if to is not None]
        cost = Cost(len(pairs), len(pairs), len(pairs), 0, tuple((self._index[question], to) for question, to in pairs))
        changes = tuple(Change(question, answers.values.get(question, UNKNOWN), to) for question, to in pairs)
        return Candidate(cost, self.bounds(answers.replaced(dict[str, Value](pairs))), changes)
