"""A question, a condition, a title or a task in, the rules that use it out, in words."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from vbm_quiz.bank.bank import Bank
from vbm_quiz.texts.texts import Texts

CLIENT = "clients."
"""What the ids of the questions about a client begin with."""
CONDITION, TITLE, TASK = frozenset({"condition", "conditions"}), frozenset({"title"}), frozenset({"task"})
"""The keys by which a rule names a condition, a title or a task."""


def uses_of_question(bank: Bank, texts: Texts, id_: str) -> Iterator[str]:
    """Every rule that reads a question, but for conditions."""
    for item in bank.transition:
        if id_ in item.reads(bank):
            yield _item(texts, item.id)
    if bank.calculation is not None and id_ in bank.calculation.questions:
        yield texts("calculation.heading")
    if id_.startswith(CLIENT):
        yield texts("interface.explain.client_verdict")
    if id_ in bank.conversation.reads(bank):
        yield texts("conversation.heading")
    yield from (_look(texts, rule.id) for rule in bank.second_looks if id_ in rule.reads(bank))
    yield from (use_of_step(texts, step) for step in bank.next_steps.reading(bank, id_))


def uses_of_name(bank: Bank, texts: Texts, id_: str, keys: frozenset[str]) -> Iterator[str]:
    """Every rule that names a condition, a title or a task, each by its own keys."""
    if _names(bank.direction, keys, id_):
        yield texts("interface.explain.direction", title=texts(f"titles.{bank.direction.title}.name"))
    yield from (_item(texts, item.id) for item in bank.transition if _names(item, keys, id_))
    yield from (_look(texts, rule.id) for rule in bank.second_looks if _names(rule, keys, id_))
    for group in bank.next_steps.groups:
        named = _names(msgspec.structs.replace(group, steps=()), keys, id_)
        yield from (use_of_step(texts, step.id) for step in group.steps if named or _names(step, keys, id_))
    if _names(msgspec.structs.replace(bank.conversation, points=()), keys, id_):
        yield texts("conversation.heading")
    points = (point for point in bank.conversation.points if _names(point, keys, id_))
    yield from (texts("interface.explain.point", point=texts(f"talking_points.{point.id}")) for point in points)


def _item(texts: Texts, item: str) -> str:
    return f"{texts('transition.heading')}: {texts(f'transition.items.{item}.name')} ({item})"


def _look(texts: Texts, look: str) -> str:
    return f"{texts('interface.explain.second_look')}: {texts(f'second_looks.{look}.text')} ({look})"


def use_of_step(texts: Texts, step: str) -> str:
    """A next step as a use: its title and its id."""
    return f"{texts('interface.explain.next_step')}: {texts(f'next_steps.{step}.title')} ({step})"


def _names(rule: Struct, keys: Iterable[str], id_: str) -> bool:
    """Whether a rule names an id by one of these keys, anywhere in it."""
    return _holds_name(msgspec.to_builtins(rule, enc_hook=str), frozenset(keys), id_)


def _holds_name(data: object, keys: frozenset[str], id_: str) -> bool:
    if isinstance(data, dict):
        named = (value for key, value in data.items() if key in keys)
        return any(id_ == value or (isinstance(value, list | tuple) and id_ in value) for value in named) or any(
            _holds_name(value, keys, id_) for value in data.values()
        )
    return isinstance(data, list | tuple) and any(_holds_name(part, keys, id_) for part in data)
