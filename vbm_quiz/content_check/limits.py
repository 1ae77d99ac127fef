"""A bank in, its limits that stand twice where one could refer to the other out.

Two limits are the same where they compare the same answers, or the same tasks, with the same number. That one task is
held is no limit: it says that there is such a task.
"""

from collections.abc import Iterator
from typing import NamedTuple

from vbm_quiz.bank.answer_criteria import AnswersCriterion, ShareCriterion
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.conditions import NumberCondition
from vbm_quiz.bank.result_criteria import Criterion
from vbm_quiz.bank.task_criteria import TasksCriterion
from vbm_quiz.bank.transition_items import NumberItem, ShareItem
from vbm_quiz.content_check.criteria import criteria_of
from vbm_quiz.errors import Fault


class Limit(NamedTuple):
    """A limit where it stands.

    Args:
        path: its path.
        compares: what is compared with which number.
        id: of what is referred to, its own id.
        instead: of what can refer, the line that does, without that id.
    """

    path: str
    compares: tuple[object, ...]
    id: str = ""
    instead: str = ""


def limit_warnings(bank: Bank) -> Iterator[Fault]:
    """The limits of items and tests that a condition has too, or an item that is under way below it."""
    named = {limit.compares: limit for limit in _named(bank)}
    for limit in _repeating(bank):
        if other := named.get(limit.compares):
            values = {"found": limit.compares[-1], "other": other.path, "instead": limit.instead.format(id=other.id)}
            yield Fault(limit.path, "limit_twice", values)
    for path, criterion in criteria_of(bank):
        if isinstance(criterion, AnswersCriterion) and criterion.at_least == len(criterion.reads(bank)):
            yield Fault(f"{path}.at_least", "count_of_all", {"found": criterion.at_least})


def _named(bank: Bank) -> Iterator[Limit]:
    """The limits that can be referred to."""
    for condition in bank.conditions:
        path = f"conditions.{condition.id}"
        if isinstance(condition, NumberCondition):
            yield Limit(f"{path}.at_least", (condition.question, condition.at_least), condition.id)
    for share in bank.shares:
        yield Limit(f"conditions.{share.id}.below", (share.part, share.whole, "below", share.below), share.id)
    for tasks in bank.task_conditions:
        if tasks.at_least > 1:
            yield Limit(f"conditions.{tasks.id}.at_least", ("held", tasks.at_least), tasks.id)
    for item in bank.transition:
        if item.share_limit is not None:
            whole, part = item.reads(bank)
            yield Limit(f"transition.{item.id}.under_way_below", (part, whole, "above", item.share_limit), item.id)


def _repeating(bank: Bank) -> Iterator[Limit]:
    """The limits that could be left out for one that stands elsewhere."""
    for item in bank.transition:
        path, instead = f"transition.{item.id}", 'kind = "condition", condition = "{id}"'
        if isinstance(item, ShareItem):
            yield Limit(f"{path}.done_below", (item.part, item.whole, "below", item.done_below), instead=instead)
        elif isinstance(item, NumberItem):
            yield Limit(f"{path}.done_from", (item.question, item.done_from), instead=instead)
    for path, criterion in criteria_of(bank):
        yield from (limit._replace(path=f"{path}.{limit.path}") for limit in _of_criterion(criterion))


def _of_criterion(criterion: Criterion) -> Iterator[Limit]:
    match criterion:
        case TasksCriterion(state="held", at_least=int(least)):
            yield Limit("at_least", ("held", least), instead='condition = "{id}"')
        case ShareCriterion(part=part, whole=whole):
            on_condition = 'test = "condition", condition = "{id}", is = '
            above = 'test = "above_item", item = "{id}"'
            yield Limit("below", (part, whole, "below", criterion.below), instead=f'{on_condition}["met"]')
            yield Limit("at_least", (part, whole, "below", criterion.at_least), instead=f'{on_condition}["not_met"]')
            yield Limit("above", (part, whole, "above", criterion.above), instead=above)
