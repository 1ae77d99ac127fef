"""A bank in, the texts that a language must have for it out: their keys, each with the placeholders that are filled."""

from collections.abc import Iterator
from typing import get_args

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.next_steps import PlanStep
from vbm_quiz.bank.questions import ChoiceQuestion, NumberQuestion, place_in_article
from vbm_quiz.model.answers import UNKNOWN, YES
from vbm_quiz.model.results import ItemState, TaskState, TitleFit


def required_texts(bank: Bank) -> dict[str, frozenset[str]]:
    """Every key of the names, the questions and the report, with the placeholders that its text may use."""
    return {key: frozenset(placeholders) for key, *placeholders in _texts(bank)}


def _texts(bank: Bank) -> Iterator[tuple[str, ...]]:
    yield from (("decimal",), ("thousands",), ("and",), ("or",), ("switch",))
    yield from _questions(bank)
    yield from _tasks(bank)
    yield from _titles(bank)
    yield from _clients(bank)
    yield from ((f"sections.{section.id}.{part}",) for section in bank.sections for part in ("title", "intro"))
    yield from _transition(bank)
    yield from ((f"second_looks.{look.id}.text",) for look in bank.second_looks)
    yield from _next_steps(bank)
    yield from ((f"history.{version.changes}",) for version in bank.history)
    yield from _plan_steps(bank)
    yield from ((f"talking_points.{point.id}",) for point in bank.conversation.points)
    yield from ((f"sources.{source.id}.credit",) for source in bank.sources)
    yield from ((f"limits.{limit}",) for limit in bank.limits)
    yield from _places(bank)


def _places(bank: Bank) -> Iterator[tuple[str, ...]]:
    """The headings of the article below which a question stands."""
    places = (getattr(asked, "article", "") for asked in (*bank.questions.values(), *bank.clients.fields))
    headings = {place_in_article(place)[0] for place in places if place}
    yield from ((f"places.{heading}", "number") for heading in headings)


def _questions(bank: Bank) -> Iterator[tuple[str, ...]]:
    yield ("unknown",)
    yield from ((f"{scale}.{level}",) for scale in ("levels", "levels_short") for level in bank.scale.levels)
    yield from ((f"level_names.{level}",) for level in (*bank.scale.levels, UNKNOWN))
    yield from ((f"facts.{choice}",) for choice in ("yes", "no", "unknown"))
    yield from ((f"example_choices.{choice}",) for choice in ("yes", "no"))
    for question in bank.questions.values():
        if question.id in bank.examples:
            continue
        yield from ((f"questions.{question.id}.{part}",) for part in ("text", "help", "short", "purpose"))
        if isinstance(question, ChoiceQuestion) and question.id not in bank.activities:
            choices = (*question.choices, *question.former)
            yield from ((f"questions.{question.id}.choices.{choice}",) for choice in choices)
    units = {question.unit for question in bank.questions.values() if isinstance(question, NumberQuestion)}
    for unit in units:
        yield (f"units.{unit}.name",)
        yield from ((f"units.{unit}.{part}", "number") for part in ("none", "one", "many"))


def _tasks(bank: Bank) -> Iterator[tuple[str, ...]]:
    parts = ("name", "intro", "example", "example_help")
    yield from ((f"tasks.{task.id}.{part}",) for task in bank.tasks for part in parts)
    yield from ((f"task_states.{state}",) for state in get_args(TaskState))
    yield from (("task_cycle.breaks", "tasks"), ("task_cycle.whole",))


def _titles(bank: Bank) -> Iterator[tuple[str, ...]]:
    yield from ((f"titles.{title.id}.{part}",) for title in bank.titles for part in ("name", "also", "description"))
    yield from ((f"current_fit.{fit}", "current", "title") for fit in get_args(TitleFit))
    yield ("current_fit.open", "current")
    for condition in bank.conditions:
        prefix = f"conditions.{condition.id}"
        yield from ((f"{prefix}.{part}",) for part in ("name", "why"))
        yield (f"{prefix}.rule", *condition.rule_values(bank))
        yield from ((f"{prefix}.{part}", *condition.standing_placeholders) for part in ("some", "none"))
    notes = {note for title in bank.titles for note in title.notes}
    yield from ((f"notes.{note}.{part}",) for note in notes for part in ("text", "brief"))
    yield ("notes.no_title.text",)


def _clients(bank: Bank) -> Iterator[tuple[str, ...]]:
    yield from ((f"clients.{part}",) for part in ("add_first", "add_next", "add_help", "name", "name_help"))
    for field in bank.clients.fields:
        prefix = f"clients.fields.{field.id}"
        yield (f"{prefix}.text", "client")
        yield from ((f"{prefix}.{part}",) for part in ("help", "short"))
        yield from ((f"{prefix}.choices.{choice}",) for choice in field.choices)
        yield from ((f"client_reasons.{field.id}.{choice}",) for choice in (*field.choices, UNKNOWN))
    for verdict in bank.clients.verdict_ids:
        yield from ((f"client_verdicts.{verdict}.{part}",) for part in ("name", "text"))


def _transition(bank: Bank) -> Iterator[tuple[str, ...]]:
    yield ("transition.intro", "title")
    yield from ((f"transition.{state}",) for state in get_args(ItemState))
    yield from ((f"transition.title_{section}",) for section in {item.section for item in bank.transition})
    yield from ((f"transition.items.{item.id}.name",) for item in bank.transition)


STEP_PARTS = ("week", "agree", "holds")


def _next_steps(bank: Bank) -> Iterator[tuple[str, ...]]:
    """A step of a plan has only a title here: the rest of it stands with what the plan changes."""
    yield from ((f"next_steps.{step}.title",) for step in bank.next_steps.former)
    yield from ((f"next_steps.{step.id}.title",) for step in bank.next_steps.steps)
    for step in bank.next_steps.steps:
        if not isinstance(step, PlanStep):
            yield from ((f"next_steps.{step.id}.{part}", *step.placeholders) for part in STEP_PARTS)


def _plan_steps(bank: Bank) -> Iterator[tuple[str, ...]]:
    """What a plan may change, each with what to do this week, what to agree on, and how to know that it holds."""
    for question in bank.activities:
        for level in bank.scale.levels[1:]:
            yield from ((f"plan_steps.{question}.{level}.{part}",) for part in STEP_PARTS)
    for question in bank.examples:
        yield from ((f"plan_steps.{question}.{YES}.{part}",) for part in STEP_PARTS)
    for condition in bank.conditions:
        for question in condition.facts(bank):
            yield from ((f"plan_steps.{question}.{YES}.{part}",) for part in STEP_PARTS)
        for question, *placeholders in condition.plan_numbers:
            yield from ((f"plan_steps.{question}.{part}", *placeholders) for part in STEP_PARTS)
