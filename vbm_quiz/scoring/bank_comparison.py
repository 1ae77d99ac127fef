"""Two banks and answers in, how often what moves from the one to the other out, each move with its smallest example."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from msgspec import Struct

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.taken_over import LeftBehind, TakenOver, taken_over
from vbm_quiz.model.answers import UNKNOWN, Answers
from vbm_quiz.scoring.answer_grid import Values, answer_grid, lowest_values
from vbm_quiz.scoring.bank_moves import Move, PartMove, Scored, StepMove, TitleMove, moves, scored

M = TypeVar("M", TitleMove, StepMove, PartMove)


class AnswersSource(NamedTuple):
    """The file that a person's answers stand in, and the line where it holds a document a line."""

    path: str
    line: int | None


class AnswersOfBoth(NamedTuple):
    """The same answers as each bank takes them over; they are made up where no source tells whose they are."""

    before: TakenOver
    after: TakenOver
    source: AnswersSource | None = None


class Example(NamedTuple):
    """Answers that show a move, as both banks score them."""

    before: Scored
    after: Scored
    source: AnswersSource | None

    @property
    def moves_title(self) -> bool:
        """Whether they show another title as well."""
        return self.before.verdict != self.after.verdict


class Moved(Struct, frozen=True):
    """Among how many people and made-up answers something moves; the example is a person where there is one.

    Of a person and of made-up answers, one whose title stays is taken first. `only_with_title` says that there is none.
    """

    people: int
    made_up: int
    example: Example
    only_with_title: bool


class BankComparison(Struct, frozen=True):
    """What moves among so many people and made-up answers.

    `left_before` and `left_after` are the answers of people that a bank did not take over, with for how many of them.
    Nothing is scored where the two banks have the same rules.
    """

    same_rules: bool
    people: int
    made_up: int
    moved: Mapping[Move, Moved]
    left_before: Mapping[LeftBehind, int]
    left_after: Mapping[LeftBehind, int]

    def most_first(self, kind: type[M]) -> list[tuple[M, Moved]]:
        """The moves of one kind, those of most people first; of others those between titles that fit."""
        found = [(move, moved) for move, moved in self.moved.items() if isinstance(move, kind)]
        return sorted(found, key=lambda each: (-each[1].people, _is_uncertain(each[0]), -each[1].made_up))


def _is_uncertain(move: Move) -> bool:
    return isinstance(move, TitleMove) and {move.before.status, move.after.status} != {"fits"}


def made_up_answers(before: Bank, after: Bank) -> Iterator[AnswersOfBoth]:
    """The answers at the limits of the rules of both banks; none where those are the same."""
    for answers in () if before.sha256 == after.sha256 else answer_grid(before, after):
        clients = None if answers.clients is None else [client.answers for client in answers.clients]
        yield AnswersOfBoth(taken_over(before, answers.values, clients), taken_over(after, answers.values, clients))


def compare_banks(before: Bank, after: Bank, given: Iterable[AnswersOfBoth]) -> BankComparison:
    """Score answers by both banks, one after the other, and count what moves."""
    tally = _Tally(before, after)
    for answers in given:
        tally.add(answers)
    return tally.comparison()


class _Tally:
    """What was counted so far; of every move it keeps one example."""

    def __init__(self, before: Bank, after: Bank) -> None:
        self._banks = before, after
        self._same_rules = before.sha256 == after.sha256
        self._lowest = lowest_values(after)
        self._sets: Counter[bool] = Counter()
        self._moved: Counter[tuple[Move, bool]] = Counter()
        self._examples: dict[Move, tuple[tuple[bool, bool, int], Example]] = {}
        self._without_title: set[Move] = set()
        self._left: tuple[Counter[LeftBehind], Counter[LeftBehind]] = Counter(), Counter()

    def add(self, given: AnswersOfBoth) -> None:
        """Count these answers, and what moves with them."""
        made_up = given.source is None
        self._sets[made_up] += 1
        if not made_up:
            self._left[0].update(given.before.left_behind)
            self._left[1].update(given.after.left_behind)
        if self._same_rules:
            return
        taken = given.before.answers, given.after.answers
        before, after = (scored(*each) for each in zip(self._banks, taken, strict=True))
        example = Example(before, after, given.source)
        for move in moves(before, after):
            self._moved[move, made_up] += 1
            if not example.moves_title:
                self._without_title.add(move)
            rank = made_up, example.moves_title, _telling(self._lowest, after.answers)
            if move not in self._examples or rank < self._examples[move][0]:
                self._examples[move] = rank, example

    def comparison(self) -> BankComparison:
        """All that was counted."""
        return BankComparison(
            same_rules=self._same_rules,
            people=self._sets[False],
            made_up=self._sets[True],
            moved={
                move: Moved(self._moved[move, False], self._moved[move, True], example, move not in self._without_title)
                for move, (_, example) in self._examples.items()
            },
            left_before=self._left[0],
            left_after=self._left[1],
        )


def _telling(lowest: Values, answers: Answers) -> int:
    """How many answers say anything: neither unknown nor the lowest."""
    return sum(value not in (UNKNOWN, lowest.get(question)) for question, value in answers.values.items())
