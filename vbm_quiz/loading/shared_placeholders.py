"""A bank in, the placeholders that every text of its content may use out: its names, counts and limits."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.condition_base import RuleValue, TextList
from vbm_quiz.texts.texts import Texts

NUMBERS_AND_LISTS = ("decimal", "thousands", "plural_forms", "and", "or")
"""The texts by which a language writes numbers and lists."""


def shared_placeholders(bank: Bank) -> dict[str, Callable[[Texts], str]]:
    """Each placeholder with what makes its text in a language."""
    return {name: partial(rule_value_text, value) for name, value in _values(bank)}


def texts_in_placeholders(bank: Bank) -> frozenset[str]:
    """The texts that a placeholder is made of; they use none themselves, or it would never end."""
    values = [value for _, value in _values(bank)]
    listed = (key for value in values if isinstance(value, TextList) for key in value.keys)
    return frozenset((*NUMBERS_AND_LISTS, *listed, *(value for value in values if isinstance(value, str))))


def _values(bank: Bank) -> Iterator[tuple[str, RuleValue]]:
    yield "activities_total", len(bank.activities)
    yield "client_questions_total", len(bank.clients.fields)
    yield "questions_total", len(bank.counted_questions)
    yield "tasks_total", len(bank.tasks)
    yield "titles_total", len(bank.titles)
    yield from ((f"title.{title.id}", f"titles.{title.id}.name") for title in bank.titles)
    yield from ((f"also.{title.id}", f"titles.{title.id}.also") for title in bank.titles)
    yield from ((f"task.{task.id}", f"tasks.{task.id}.name") for task in bank.tasks)
    for rule in (*bank.conditions, *bank.transition, *bank.second_looks):
        yield from ((f"{rule.id}.{name}", value) for name, value in rule.rule_values(bank).items())


def rule_value_text(value: RuleValue, texts: Texts) -> str:
    """The text of a value that needs no answers: a number, a share of all, names, or one text."""
    match value:
        case TextList():
            return _listed(texts, value)
        case Fraction():
            return _share_of_all(texts, value)
        case str():
            return texts(value)
        case int():
            return str(value)
    raise TypeError(value)  # answers are told by the report


def _listed(texts: Texts, names: TextList) -> str:
    told = [texts("interface.report.quoted", text=texts(key)) if names.quoted else texts(key) for key in names.keys]
    return texts.listed(told, names.join) if told else "–"


def _share_of_all(texts: Texts, share: Fraction) -> str:
    """A share as a percentage, where that is exact to the tenth; else as a fraction."""
    tenths = share * 1000
    return f"{texts.number(Decimal(int(tenths)) / 10)}%" if tenths.denominator == 1 else str(share)
