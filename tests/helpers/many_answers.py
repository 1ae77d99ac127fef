"""Endless complete answers to any bank, the same ones every time, to look among them for what is rare."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.questions import FactQuestion, NumberQuestion, Question
from vbm_quiz.bank.transition_items import ChoiceItem
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Answers, Client, Value

NUMBERS = (0, 1, 2, 3, 10, 20, 40)
ANEW = (0, 0.15)
"""The shares of the answers that are drawn by themselves: none, to see what one answer alone does, or some."""


def many_answers(bank: Bank) -> Iterator[Answers]:
    """Answers that hang together but for some.

    Drawn each by itself, answers give the first steps of the bank and hardly ever the last: something is always not
    known or not done. So the facts are alike, each task is at one level or all are, and the change around the role is
    done; then some answers are drawn anew, and one is open.
    """
    random = Random(0)
    questions = bank.questions.values()
    while True:
        values = {question.id: random.choice(_allowed(question)) for question in questions}
        alike = _that_hang_together(bank, random)
        anew = random.choice(ANEW)
        values |= {question: value for question, value in alike.items() if random.random() >= anew}
        left = random.choice([question for question in questions if question.unknown])
        values[left.id] = UNKNOWN
        for question in questions:
            if isinstance(question, NumberQuestion) and question.no_more_than is not None:
                values[question.id] = _no_more_than(values[question.no_more_than], values[question.id])
        yield Answers(values, clients=tuple(_client(bank, random) for _ in range(random.randint(0, 1))))


def _that_hang_together(bank: Bank, random: Random) -> dict[str, Value]:
    facts = [question.id for question in bank.questions.values() if isinstance(question, FactQuestion)]
    numbers = [question for question in bank.questions.values() if isinstance(question, NumberQuestion)]
    values: dict[str, Value] = dict.fromkeys(facts, random.choice([YES, NO]))
    level = random.choice([None, *bank.scale.levels])
    for task in bank.tasks:
        values |= dict.fromkeys(task.questions, level or random.choice(bank.scale.levels))
    values |= dict.fromkeys(bank.examples, YES)
    values |= {question.id: random.choice(_known_numbers(question)) for question in numbers}
    return values | {item.question: item.done[0] for item in bank.transition if isinstance(item, ChoiceItem)}


def _allowed(question: Question) -> list[Value]:
    known = _known_numbers(question) if isinstance(question, NumberQuestion) else question.choices
    return [*known, *([UNKNOWN] if question.unknown else [])]


def _known_numbers(question: NumberQuestion) -> list[Decimal]:
    return [Decimal(number) for number in NUMBERS if number or question.above is None]


def _no_more_than(whole: Value, part: Value) -> Value:
    return min(whole, part) if isinstance(whole, Decimal) and isinstance(part, Decimal) else part


def _client(bank: Bank, random: Random) -> Client:
    return Client("A", {field.id: random.choice([*field.choices, UNKNOWN]) for field in bank.clients.fields})
