"""Complete answers: made by hand, drawn at random for any bank, and an endless sequence that is always the same."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.helpers.reference_scorer import ACTIVITIES, FACTS, TASKS, Values
from tests.helpers.shipped import Document, shipped_bank
from vbm_quiz.answers_file.write import to_document
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.clients import ClientField
from vbm_quiz.bank.questions import NumberQuestion, Question
from vbm_quiz.bank.transition_items import ChoiceItem
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Answers, Client, Value
from vbm_quiz.model.json_values import plain

# ---------------------------------------------------------------- by hand


def with_(values: Values, **changes: object) -> Values:
    """The values with some changed; `__` stands for the dot in a question's id."""
    return {**values, **{name.replace("__", "."): value for name, value in changes.items()}}


LEVEL_OF_STATE = {"H": "own_part", "p": "help", "a": "not_done", "u": UNKNOWN}
FACT_OF_LETTER = {"y": "yes", "n": "no", "u": UNKNOWN}


def with_tasks(values: Values, states: str) -> Values:
    """The values with each task held (H), present (p), absent (a) or unknown (u), in the order of the tasks."""
    levels = zip(TASKS, states, strict=True)
    return values | {f"{task}.{each}": LEVEL_OF_STATE[state] for task, state in levels for each in TASKS[task]}


def with_facts(values: Values, letters: str) -> Values:
    """The values with each fact yes (y), no (n) or unknown (u): field, sought, method, declines, repeatable."""
    return values | {fact: FACT_OF_LETTER[letter] for fact, letter in zip(FACTS, letters, strict=True)}


TRANSITION_DONE: Values = {
    "letting_go.decision": "this_week",
    "letting_go.deadline": "explain_again",
    "letting_go.strategic_plan": "co_own",
    "letting_go.recruit": "chose",
    "rates.basis": "management",
    "rates.last_change": "for_new_role",
    "rates.clients_told": "all",
    "rates.conversation": "held",
}
"""The change around the role, done."""

MANAGER: Values = {
    **dict.fromkeys(ACTIVITIES, "own_part"),
    "control.measure": "responsible",
    "control.example": "yes",
    **dict.fromkeys(FACTS, "no"),
    "letting_go.hours_client": 40,
    "letting_go.hours_executing": 10,
    "letting_go.people": 2,
    **TRANSITION_DONE,
}
"""All six tasks held, one result owned."""

ASSISTANT: Values = {
    **dict.fromkeys(ACTIVITIES, "not_done"),
    **dict.fromkeys(FACTS, "no"),
    "letting_go.hours_client": 40,
    "letting_go.hours_executing": 40,
    "letting_go.people": 0,
    "letting_go.decision": "never",
    "letting_go.deadline": "do_it_myself",
    "letting_go.strategic_plan": "none",
    "letting_go.recruit": "not_involved",
    "rates.basis": "hours",
    "rates.last_change": "never",
    "rates.clients_told": "no_new_role",
    "rates.conversation": "no_new_role",
}
"""Nothing of the manager's work, no specialism."""

PROFESSIONAL: Values = {**ASSISTANT, **dict.fromkeys(FACTS, "yes")}
"""No manager's work, all that makes a specialist."""

ALL_UNKNOWN: Values = dict.fromkeys(ASSISTANT, UNKNOWN)

NARROW_MANAGER: Values = {
    **ASSISTANT,
    **dict.fromkeys(["forecast.goals", "plan.actions", "plan.structure", "plan.schedule"], "own_part"),
    "organise.divide": "help",
    "coordinate.integrate": "own_part",
    "control.measure": "responsible",
    "control.adjust": "own_part",
    "control.example": "yes",
    "letting_go.people": 1,
    "letting_go.hours_executing": 19,
}
"""Exactly what the title of manager requires."""

CLIENT = {"name": "A", "growth": "steady", "team": "one", "willing": "yes", "lets_go": "yes"}

HOSTILE_NAMES = (
    "<script>alert(1)</script>",
    "</title></svg><img src=x onerror=alert(1)>",
    "[red]bold[/red]",
    "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[31m",
    "abc\u202edcba\u2066",
    "界" * 80,
    "| a | b |\n|---|---|\n| c | d |",
    "=1+1",
    "# heading",
    "- item",
    "1. item",
    "``` code",
    "[link](https://example.org) ![](x) <b>*_~`",
    "&amp;&#60;b&#62;",
    "{{ 7 * 7 }} {% raw %} {0} {name} %s",
    "\\*a\\*",
)
"""Names that would do something, were they more than text."""


# ---------------------------------------------------------------- drawn at random

names = st.sampled_from(HOSTILE_NAMES) | st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80
).filter(str.strip)


@st.composite
def complete_answers(draw: DrawFn, bank: Bank) -> Answers:
    """A value for every question, also for examples that nothing asks for; many values where a rule turns."""
    able = [question.id for question in bank.questions.values() if question.unknown]
    open_ = draw(st.sampled_from([[], able]) | st.lists(st.sampled_from(able), max_size=3))
    usual = draw(st.sampled_from([*bank.scale.levels, *([UNKNOWN] if open_ else [])]))
    values: dict[str, Value] = {}
    for question in bank.questions.values():
        limit = values.get(question.no_more_than or "") if isinstance(question, NumberQuestion) else None
        likely = [usual] if question.id in bank.activities else []
        values[question.id] = draw(_values(question, limit, (*likely, *([UNKNOWN] if question.id in open_ else []))))
    client = _clients(bank.clients.fields)
    clients = [draw(client) for _ in range(draw(st.integers(0, 3)))]
    return Answers(values, tuple(clients), respondent=draw(names), date=draw(st.dates()).isoformat())


@st.composite
def documents(draw: DrawFn) -> Document:
    """An answers file for the quiz as it ships, without some of what may be left out."""
    bank, answers = shipped_bank(), draw(complete_answers(shipped_bank()))
    document = to_document(answers)
    unasked = [each.id for each in bank.questions.values() if not each.is_asked(bank, answers)]
    for question in [*unasked, *(each.id for each in bank.questions.values() if each.optional)]:
        if draw(st.booleans()):
            del document["answers"][question]
    return document


# Strategies are cached, for to make one takes longer than to draw from it.


@cache
def _clients(fields: tuple[ClientField, ...]) -> SearchStrategy[Client]:
    choices = {field.id: st.sampled_from(field.all_choices) for field in fields}
    return st.builds(Client, names, st.fixed_dictionaries(choices))


@cache
def _values(question: Question, limit: Value | None, likely: tuple[str, ...]) -> SearchStrategy[Value]:
    """The answers to a question: those that are likely as often as all the others, and no other unknown."""
    if isinstance(question, NumberQuestion):
        return st.one_of(_numbers_up_to(question, limit), *map(st.just, likely))
    return st.one_of(st.sampled_from(question.choices), *map(st.just, likely))


def _numbers_up_to(question: NumberQuestion, limit: Value | None) -> SearchStrategy[Value]:
    """The numbers within its bounds, often a small one, or a part of the answer that it may not exceed."""
    units = 10**question.decimals
    lowest = int(question.lowest * units) + (question.above is not None)
    highest = int((limit if isinstance(limit, Decimal) else question.maximum) * units)
    edges = [number * units for number in (0, 1, 2, 3, 20, 30, 40)]
    if isinstance(limit, Decimal):
        edges = [highest * twelfth // 12 + beside for twelfth in range(13) for beside in (-1, 0, 1)]
    chosen = st.sampled_from([edge for edge in edges if lowest <= edge <= highest]) | st.integers(lowest, highest)
    return chosen.map(lambda number: plain(Decimal(number).scaleb(-question.decimals)))


# ---------------------------------------------------------------- always the same

NUMBERS = (0, 1, 2, 3, 10, 20, 40)
DRAWN_ANEW = (0, 0.15)
"""The shares of the answers that are drawn by themselves: none, to see what one answer alone does, or some."""


def answers_sequence(bank: Bank) -> Iterator[Answers]:
    """Endless answers, in which each rule of a bank holds before long.

    Drawn each by itself, answers give the first steps of the bank and hardly ever the last: something is always not
    known or not done. So the facts are alike, each task is at one level or all are, and the change around the role is
    done; then some answers are drawn anew, and one is unknown.
    """
    random = Random(0)
    questions = bank.questions.values()
    while True:
        values = {question.id: random.choice(_choices(question)) for question in questions}
        anew = random.choice(DRAWN_ANEW)
        consistent = _consistent(bank, random)
        values |= {question: value for question, value in consistent.items() if random.random() >= anew}
        able = [question for question in questions if question.unknown]
        unknown = random.choice(
            [*able, *(bank.questions[each] for condition in bank.conditions for each in condition.numbers)]
        )
        values[unknown.id] = UNKNOWN
        for number in bank.numbers.values():
            value, limit = values[number.id], values.get(number.no_more_than or "")
            if isinstance(value, Decimal) and isinstance(limit, Decimal):
                values[number.id] = min(value, limit)
        client = Client("A", {field.id: random.choice(field.all_choices) for field in bank.clients.fields})
        yield Answers(values, clients=random.choice([(), (client,)]))


def _consistent(bank: Bank, random: Random) -> dict[str, Value]:
    values: dict[str, Value] = dict.fromkeys(bank.facts, random.choice([YES, NO]))
    level = random.choice([None, *bank.scale.levels])
    for task in bank.tasks:
        values |= dict.fromkeys(task.questions, level or random.choice(bank.scale.levels))
    values |= dict.fromkeys(bank.examples, YES)
    values |= {number.id: random.choice(_numbers(number)) for number in bank.numbers.values()}
    for item in bank.transition:
        if isinstance(item, ChoiceItem):  # now and then one that is not done yet
            values[item.question] = random.choice([*[item.done[0]] * 3, *item.under_way, *item.open])
    return values


def _choices(question: Question) -> list[Value]:
    if isinstance(question, NumberQuestion):
        return [*_numbers(question), *([UNKNOWN] if question.unknown else [])]
    return [*question.all_choices]


def _numbers(question: NumberQuestion) -> list[Decimal]:
    return [Decimal(number) for number in NUMBERS if number or question.above is None]
