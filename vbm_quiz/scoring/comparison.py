"""Two scored sets of answers in, what differs between them out: by id, never by position."""

from collections.abc import Callable, Iterable, Iterator
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
    """An earlier result by today's rules, the version of the bank that scored it first, and its promise."""

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
    """All that differs; what only one of the two knows is left out."""

    title: Difference[TitleResult] | None
    tasks: tuple[Difference[TaskResult], ...]
    conditions: tuple[Difference[ConditionResult], ...]
    items: tuple[Difference[ItemResult], ...]
    answers: tuple[Change, ...]


def score_answers(bank: Bank, answers: Answers) -> ScoredAnswers:
    """What today's rules make of answers, those that are missing taken as unknown."""
    open_ = {question.id: UNKNOWN for question in bank.questions.values() if question.unknown}
    filled = answers.replaced({id_: value for id_, value in open_.items() if id_ not in answers.values})
    answers, filled = bank.in_force(answers), bank.in_force(filled)
    return ScoredAnswers(answers=answers, result=score(bank, filled), items=transition_items(bank, filled))


def compare(bank: Bank, before: ScoredAnswers, after: ScoredAnswers) -> Comparison:
    """What differs between earlier and later answers, both scored by this bank."""
    both = before.answers.values.keys() & after.answers.values.keys()
    asked = {condition.id: set(condition.reads(bank)) for condition in bank.conditions}
    rules = {id_ for id_, questions in asked.items() if questions <= both}
    tasks = {task.id for task in bank.tasks if set(task.questions) <= both}
    items = {item.id for item in after.items if set(item.questions) <= both}
    old, new = before.result, after.result
    return Comparison(
        title=_title(old.title, new.title) if rules == asked.keys() else None,
        tasks=tuple(_differences(old.tasks, new.tasks, tasks, lambda task: (task.percent, task.state))),
        conditions=tuple(_differences(old.conditions, new.conditions, rules, lambda each: (each.state, each.value))),
        items=tuple(_differences(before.items, after.items, items, lambda item: (item.state, item.answer))),
        answers=tuple(_changes(before.answers, after.answers)),
    )


def _title(old: TitleResult, new: TitleResult) -> Difference[TitleResult] | None:
    """The two titles where they differ; how firm a title is does not make it another one."""
    said = [
        (title.id, title.status == "provisional", title.direction, title.between if title.id is None else ())
        for title in (old, new)
    ]
    return Difference("title", old, new) if said[0] != said[1] else None


def _differences(
    old: Iterable[N], new: Iterable[N], comparable: set[str], key: Callable[[N], object]
) -> Iterator[Difference[N]]:
    """Those in both and comparable whose keys differ, each once."""
    earlier = {each.id: each for each in old if each.id in comparable}
    for each in {each.id: each for each in new}.values():
        if each.id in earlier and key(earlier[each.id]) != key(each):
            yield Difference(each.id, earlier[each.id], each)


def _changes(old: Answers, new: Answers) -> Iterator[Change]:
    for question, value in new.values.items():
        before = old.values.get(question)
        if before is not None and before != value:
            yield Change(question=question, before=before, after=value)
