"""A bank in, the texts that a language has for it out: their keys, with the placeholders that each may use."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import get_args

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.next_steps import PlanStep
from vbm_quiz.bank.questions import ChoiceQuestion, place_in_article
from vbm_quiz.loading.shared_placeholders import shared_placeholders, texts_in_placeholders
from vbm_quiz.loading.text_faults import ExpectedText
from vbm_quiz.loading.text_forms import first_form
from vbm_quiz.model.answers import UNKNOWN, YES
from vbm_quiz.model.results import CalculationResult, ItemState, TaskState, TitleFit
from vbm_quiz.texts.language import FALLBACK
from vbm_quiz.texts.placeholders import placeholders
from vbm_quiz.texts.shipped_texts import shipped_texts
from vbm_quiz.texts.texts import PROGRAM

STEP_PARTS = ("week", "agree", "holds")
PLAN_FILLS = {"levels": ("activity",), "examples": ("task",), "facts": ("fact",), "choices": ("question", "answer")}
"""What the texts of a plan for any activity, example, fact and choice are filled with."""

Required = Iterator[tuple[str, ...]]
"""Texts that must be there: the key of each, and its own placeholders."""
Replaceable = Iterator[tuple[str, str, tuple[str, ...]]]
"""Texts that may be missing: the key of each, that of the text in its place, and its own placeholders."""


def expected_texts(bank: Bank) -> dict[str, ExpectedText]:
    """Every text of the names, the questions and the report."""
    shared, without = tuple(shared_placeholders(bank)), texts_in_placeholders(bank)
    own = {key: ExpectedText(tuple(names)) for key, *names in _texts(bank)}
    own |= {key: ExpectedText(names, instead) for key, instead, names in _replaceable(bank)}
    return {
        key: text if key in without else text._replace(placeholders=(*text.placeholders, *shared))
        for key, text in own.items()
    }


@cache
def expected_program_texts() -> Mapping[str, ExpectedText]:
    """Every text of what the program itself says, with the placeholders that the English text has.

    Of a list of plural forms only the first stands here, with the placeholders of all.
    """
    found: dict[str, frozenset[str]] = {}
    for key, text in shipped_texts(PROGRAM, FALLBACK).items():
        first = first_form(key) or key
        found[first] = found.get(first, frozenset()) | placeholders(text).names
    return {key: ExpectedText(tuple(sorted(names))) for key, names in found.items()}


def texts_instead(bank: Bank) -> dict[str, str]:
    """The texts that may be missing, each with the key of the one in its place."""
    return {key: instead for key, instead, _ in _replaceable(bank)}


def _texts(bank: Bank) -> Required:
    yield from (("decimal",), ("thousands",), ("plural_forms",), ("and",), ("or",), ("switch",))
    yield from (("welcome.title",), ("welcome.what", "questions"), ("welcome.words",))
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


def _replaceable(bank: Bank) -> Replaceable:
    for title in bank.titles:
        yield f"titles.{title.id}.also", "", ()
        yield f"titles.{title.id}.in_sentence", f"titles.{title.id}.name", ()
    yield from ((key, f"titles.{id_}.name", ()) for key, id_ in _title_choices(bank))
    tasks = (f"sections.{section.id}.intro" for section in bank.sections if section.holds == "tasks")
    yield from ((f"{intro}_client", intro, ()) for intro in tasks)
    yield from ((f"units.{unit}.with_decimals", "", ("number",)) for unit in _units(bank))
    for question in bank.activities:
        for level in bank.scale.levels[1:]:
            yield from _step_parts(f"plan_steps.{question}.{level}", f"levels.{level}")
    for example in bank.examples:
        yield from _step_parts(f"plan_steps.{example}.{YES}", "examples")
    for condition in bank.conditions:
        for question, counted in condition.counted_choices(bank).items():
            general = "facts" if question in bank.facts else "choices"
            for choice in bank.questions[question].choices:
                if choice in counted:
                    yield from _step_parts(f"plan_steps.{question}.{choice}", general)


def _step_parts(own: str, general: str) -> Replaceable:
    """The texts of a plan for one activity, example, fact or choice, and those in their place."""
    names = PLAN_FILLS[general.partition(".")[0]]
    yield from ((f"{own}.{part}", f"plan_steps.{general}.{part}", names) for part in STEP_PARTS)


def _title_choices(bank: Bank) -> Iterator[tuple[str, str]]:
    """The texts of choices that are a title's id, each with that title."""
    for question in bank.questions.values():
        if isinstance(question, ChoiceQuestion):
            choices = (choice for choice in question.choices if choice in bank.title_ids)
            yield from ((question.choice_key(choice), choice) for choice in choices)


def _places(bank: Bank) -> Required:
    """The headings of the article below which a question stands."""
    places = (getattr(asked, "article", "") for asked in (*bank.questions.values(), *bank.clients.fields))
    headings = {place_in_article(place)[0] for place in places if place}
    yield from ((f"places.{heading}", "number") for heading in headings)


def _questions(bank: Bank) -> Required:
    yield ("unknown",)
    yield from ((f"{scale}.{level}",) for scale in ("levels", "levels_short") for level in bank.scale.levels)
    yield from ((f"level_names.{level}",) for level in (*bank.scale.levels, UNKNOWN))
    yield from ((f"facts.{choice}",) for choice in ("yes", "no", "unknown"))
    yield from ((f"example_choices.{choice}",) for choice in ("yes", "no"))
    for question in bank.questions.values():
        if question.id in bank.examples:
            continue
        yield from ((f"questions.{question.id}.{part}",) for part in ("text", "help", "short"))
        if isinstance(question, ChoiceQuestion):
            yield from ((question.choice_key(choice),) for choice in (*question.choices, *question.former))
    for unit in _units(bank):
        yield (f"units.{unit}.name",)
        yield from ((f"units.{unit}.{part}", "number") for part in ("none", "forms.0"))


def _units(bank: Bank) -> set[str]:
    return {number.unit for number in bank.numbers.values()}


def _tasks(bank: Bank) -> Required:
    parts = ("name", "intro", "example", "example_help")
    yield from ((f"tasks.{task.id}.{part}",) for task in bank.tasks for part in parts)
    yield from ((f"task_states.{state}",) for state in get_args(TaskState))
    yield from (("task_states.legend", "held_from"), ("task_cycle.breaks", "tasks"), ("task_cycle.whole",))
    yield from (("examples.plan", "tasks"), ("examples.step",))
    yield from (("craft.hours", "share"), ("craft.tasks", "tasks"))


def _titles(bank: Bank) -> Required:
    yield from ((f"titles.{title.id}.{part}",) for title in bank.titles for part in ("name", "description"))
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


def _clients(bank: Bank) -> Required:
    yield from ((f"clients.{part}",) for part in ("add_first", "add_next", "add_help", "name", "name_help"))
    for field in bank.clients.fields:
        prefix = f"clients.fields.{field.id}"
        yield (f"{prefix}.text", "client")
        yield from ((f"{prefix}.{part}",) for part in ("help", "short"))
        yield from ((f"{prefix}.choices.{choice}",) for choice in field.choices)
        yield from ((f"client_reasons.{field.id}.{choice}",) for choice in (*field.choices, UNKNOWN))
    for verdict in bank.clients.verdict_ids:
        yield from ((f"client_verdicts.{verdict}.{part}",) for part in ("name", "text"))


def _transition(bank: Bank) -> Required:
    yield from (("transition.heading",), ("transition.intro", "title"), ("transition.share", "part", "whole"))
    yield from ((f"transition.{state}",) for state in get_args(ItemState))
    yield from ((f"transition.title_{section}",) for section in {item.section for item in bank.transition})
    yield from ((f"transition.items.{item.id}.name",) for item in bank.transition)
    yield from ((f"conversation.{part}",) for part in ("heading", "part", "menu"))
    yield from (("calculation.heading",), ("calculation.note",))
    yield from ((f"calculation.{part}", *CalculationResult.__struct_fields__) for part in ("now", "needed"))


def _next_steps(bank: Bank) -> Required:
    """A step of a plan has only a title here: the rest of it stands with what the plan changes."""
    yield from ((f"next_steps.{step}.title",) for step in bank.next_steps.former)
    yield from ((f"next_steps.{step.id}.title",) for step in bank.next_steps.steps)
    for step in bank.next_steps.steps:
        if not isinstance(step, PlanStep):
            yield from ((f"next_steps.{step.id}.{part}", *step.placeholders) for part in STEP_PARTS)


def _plan_steps(bank: Bank) -> Required:
    """What to do this week, what to agree on, and how to know that it holds, for any activity, example and choice."""
    for place, fills in PLAN_FILLS.items():
        levels = [f".{level}" for level in bank.scale.levels[1:]] if place == "levels" else [""]
        yield from ((f"plan_steps.{place}{level}.{part}", *fills) for level in levels for part in STEP_PARTS)
    for condition in bank.conditions:
        for question, *names in condition.plan_numbers:
            yield from ((f"plan_steps.{question}.{part}", *names) for part in STEP_PARTS)
