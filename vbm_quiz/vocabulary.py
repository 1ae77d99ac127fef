"""Which texts a language must have: one for every id of the bank, and those of the program itself."""

from collections.abc import Iterator

from vbm_quiz.bank import (
    UNKNOWN,
    YES,
    ChoiceQuestion,
    FactsCondition,
    LevelCondition,
    NumberCondition,
    NumberQuestion,
    Quiz,
    ShareCondition,
    TasksCondition,
)
from vbm_quiz.interface import INTERFACE

STATES_OF_TASK = ("held", "present", "absent", "unknown")
STATES_OF_ITEM = ("done", "under_way", "open", "unknown")
STATES_OF_CONDITION = ("met", "not_met", "not_shown")
FITS = ("matches", "does_more", "promises_more")


def expected_texts(quiz: Quiz) -> dict[str, frozenset[str]]:
    """Every key a language file must have, with the placeholders its text may use."""
    return {key: frozenset(placeholders) for key, *placeholders in _texts(quiz)}


def _texts(quiz: Quiz) -> Iterator[tuple[str, ...]]:
    yield from ((key, *placeholders) for key, placeholders in INTERFACE.items())
    yield from _questions(quiz)
    yield from _tasks(quiz)
    yield from _titles(quiz)
    yield from _clients(quiz)
    yield from ((f"sections.{section.id}.{part}",) for section in quiz.sections for part in ("title", "intro"))
    yield from _transition(quiz)
    yield from ((f"second_looks.{look.id}.text",) for look in quiz.second_looks)
    yield from ((f"next_steps.{step.id}.{part}",) for step in quiz.next_steps.steps for part in ("title", "text"))
    yield from _plan_steps(quiz)
    yield from _conversation(quiz)
    yield from ((f"sources.{source.id}.credit",) for source in quiz.sources)
    yield from ((f"limits.{limit}",) for limit in quiz.limits)


def _questions(quiz: Quiz) -> Iterator[tuple[str, ...]]:
    yield ("unknown",)
    yield from ((f"levels.{level}",) for level in quiz.scale.levels)
    yield from ((f"level_names.{level}",) for level in (*quiz.scale.levels, UNKNOWN))
    yield from ((f"facts.{choice}",) for choice in ("yes", "no", "unknown"))
    yield from ((f"example_choices.{choice}",) for choice in ("yes", "no"))
    for question in quiz.questions.values():
        if question.id in quiz.examples:
            continue
        yield from ((f"questions.{question.id}.{part}",) for part in ("text", "help", "short", "purpose"))
        if isinstance(question, ChoiceQuestion) and question.id not in quiz.activities:
            yield from ((f"questions.{question.id}.choices.{choice}",) for choice in question.choices)
    units = {question.unit for question in quiz.questions.values() if isinstance(question, NumberQuestion)}
    yield from ((f"{group}.{unit}",) for unit in units for group in ("units", "unit_of_one"))


def _tasks(quiz: Quiz) -> Iterator[tuple[str, ...]]:
    parts = ("name", "intro", "example", "example_help")
    yield from ((f"tasks.{task.id}.{part}",) for task in quiz.tasks for part in parts)
    yield from ((f"task_states.{state}",) for state in STATES_OF_TASK)


def _titles(quiz: Quiz) -> Iterator[tuple[str, ...]]:
    yield from ((f"titles.{title.id}.{part}",) for title in quiz.titles for part in ("name", "also", "description"))
    yield from ((f"current_fit.{fit}", "current", "title") for fit in FITS)
    yield ("current_fit.open", "current")
    for condition in quiz.conditions:
        place = f"conditions.{condition.id}"
        yield from ((f"{place}.{part}",) for part in ("name", "why", *STATES_OF_CONDITION))
        match condition:
            case TasksCondition():
                yield (f"{place}.rule", "at_least", "total", "all_of", "one_of", "absent_at_most")
            case LevelCondition():
                yield (f"{place}.rule", "at_least", "level")
            case FactsCondition():
                yield (f"{place}.rule", "at_least", "total", "one_of")
            case NumberCondition():
                yield (f"{place}.rule", "at_least")
            case ShareCondition():
                yield (f"{place}.rule", "below")
    notes = {note for title in quiz.titles for note in title.notes}
    yield from ((f"notes.{note}",) for note in (*notes, "no_title"))


def _clients(quiz: Quiz) -> Iterator[tuple[str, ...]]:
    yield from ((f"clients.{part}",) for part in ("add_first", "add_next", "add_help", "name", "name_help"))
    for field in quiz.clients.fields:
        place = f"clients.fields.{field.id}"
        yield (f"{place}.text", "client")
        yield from ((f"{place}.{part}",) for part in ("help", "short"))
        yield from ((f"{place}.choices.{choice}",) for choice in field.choices)
        yield from ((f"client_reasons.{field.id}.{choice}",) for choice in (*field.choices, UNKNOWN))
    for verdict in (*(verdict.id for verdict in quiz.clients.verdicts), quiz.clients.otherwise):
        yield from ((f"client_verdicts.{verdict}.{part}",) for part in ("name", "text"))


def _transition(quiz: Quiz) -> Iterator[tuple[str, ...]]:
    yield ("transition.intro", "title")
    yield from ((f"transition.{state}",) for state in STATES_OF_ITEM)
    yield from ((f"transition.title_{section}",) for section in {item.section for item in quiz.transition})
    yield from ((f"transition.items.{item.id}.name",) for item in quiz.transition)


PLAN_PARTS = ("week", "client", "holds")


def _plan_steps(quiz: Quiz) -> Iterator[tuple[str, ...]]:
    """What a plan may change, each with what to do this week, what to agree on, and how to know that it holds."""
    for question in quiz.activities:
        for level in quiz.scale.levels[1:]:
            yield from ((f"plan_steps.{question}.{level}.{part}",) for part in PLAN_PARTS)
    for question in quiz.examples:
        yield from ((f"plan_steps.{question}.{YES}.{part}",) for part in PLAN_PARTS)
    for condition in quiz.conditions:
        match condition:
            case FactsCondition():
                for question in condition.questions:
                    yield from ((f"plan_steps.{question}.{YES}.{part}",) for part in PLAN_PARTS)
            case NumberCondition():
                yield from ((f"plan_steps.{condition.question}.{part}", "to") for part in PLAN_PARTS)
            case ShareCondition():
                yield from ((f"plan_steps.{condition.part}.{part}", "to", "whole") for part in PLAN_PARTS)
            case _:
                pass


def _conversation(quiz: Quiz) -> Iterator[tuple[str, ...]]:
    for point in quiz.conversation.points:
        yield (f"talking_points.{point.id}.text",)
        if point.fills:
            yield (f"talking_points.{point.id}.filled", *(fill.rpartition(".")[2] for fill in point.fills))
