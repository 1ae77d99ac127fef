"""Two standings in, what moved between them out: by id, never by position."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from msgspec import Struct

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import UNKNOWN, Answers
from vbm_quiz.model.results import Change, ConditionResult, ItemResult, Promise, Result, TaskResult, TitleResult
from vbm_quiz.scoring.score import score
from vbm_quiz.scoring.transition import transition_items

T = TypeVar("T")
N = TypeVar("N", ConditionResult, ItemResult, TaskResult)


class ScoredAnswers(Struct, frozen=True):
    """Answers, and what today's rules make of them."""

    answers: Answers
    result: Result
    items: tuple[ItemResult, ...]


class EarlierResult(Struct, frozen=True):
    """An earlier standing; the rules it was first told by, when they are known and not today's; and its promise."""

    scored: ScoredAnswers
    version: str
    same_rules: bool
    promise: Promise | None = None

    @property
    def date(self) -> str | None:
        """The day of the answers."""
        return self.scored.answers.date


class Difference(Struct, Generic[T], frozen=True):
    """One thing, as it was and as it is."""

    id: str
    before: T
    after: T


class Comparison(Struct, frozen=True):
    """All that moved; what only one of the two knows is left out."""

    title: Difference[TitleResult] | None
    tasks: tuple[Difference[TaskResult], ...]
    conditions: tuple[Difference[ConditionResult], ...]
    items: tuple[Difference[ItemResult], ...]
    answers: tuple[Change, ...]


def score_answers(bank: Bank, answers: Answers) -> ScoredAnswers:
    """What today's rules make of answers, those that are missing taken as unknown."""
    open_ = {question.id: UNKNOWN for question in bank.questions.values() if question.unknown}
    filled = answers.replaced({id_: value for id_, value in open_.items() if id_ not in answers.values})
    return ScoredAnswers(answers=answers, result=score(bank, filled), items=transition_items(bank, filled))


def compare(bank: Bank, before: ScoredAnswers, after: ScoredAnswers) -> Comparison:
    """What moved from one standing to the other.

    Args:
        bank: the bank, whose rules made both.
        before: the earlier standing.
        after: the later one.
    """
    both = before.answers.values.keys() & after.answers.values.keys()
    asked = {condition.id: set(condition.reads(bank)) for condition in bank.conditions}
    rules = {id_ for id_, questions in asked.items() if questions <= both}
    tasks = {task.id for task in bank.tasks if set(task.questions) <= both}
    items = {item.id for item in after.items if set(item.questions) <= both}
    old, new = before.result, after.result
    return Comparison(
        title=_title(old.title, new.title) if rules == asked.keys() else None,
        tasks=tuple(_moved(old.tasks, new.tasks, tasks, "percent", "state")),
        conditions=tuple(_moved(old.conditions, new.conditions, rules, "state", "value")),
        items=tuple(_moved(before.items, after.items, items, "state", "answer")),
        answers=tuple(_changes(before.answers, after.answers)),
    )


def _title(old: TitleResult, new: TitleResult) -> Difference[TitleResult] | None:
    return Difference("title", old, new) if _verdict(old) != _verdict(new) else None


def _verdict(title: TitleResult) -> tuple[object, ...]:
    """What a title says: how firm it is does not make it another one."""
    possible = title.between if title.id is None else ()
    return title.id, title.status == "provisional", title.direction, possible


def _moved(old: Iterable[N], new: Iterable[N], comparable: set[str], *told: str) -> Iterator[Difference[N]]:
    """Those in both and comparable of which something told differs."""
    was = {each.id: each for each in old}
    for now in new:
        before = was.get(now.id)
        if before is None or now.id not in comparable:
            continue
        if any(getattr(before, name) != getattr(now, name) for name in told):
            yield Difference(now.id, before, now)


def _changes(old: Answers, new: Answers) -> Iterator[Change]:
    for question, value in new.values.items():
        before = old.values.get(question)
        if before is not None and before != value:
            yield Change(question=question, before=before, after=value)
