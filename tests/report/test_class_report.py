"""The class as a whole: each number is a count of reports, and what a trainer does with it follows plain rules."""

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from msgspec import structs

from tests.helpers.answers import ASSISTANT, MANAGER, PROFESSIONAL, with_
from tests.helpers.classes import class_of, classes, people
from tests.helpers.shipped import LANGUAGES, completed, report_data, report_of, shipped_bank
from vbm_quiz.report.blocks import Points, Stack, StackedBars
from vbm_quiz.report.class_report.build import class_blocks
from vbm_quiz.report.class_report.class_report import ClassReport
from vbm_quiz.report.class_report.findings import (
    Finding,
    question_not_understood,
    step_to_practise,
    task_to_teach,
)
from vbm_quiz.report.class_report.tables import Cell, ready_for
from vbm_quiz.report.formats import CLASS_FORMATS, plain

TASKS = [task.id for task in shipped_bank().tasks]


@cache
def said_of(person: int) -> tuple[tuple[str, str, str], ...]:
    """What the report on a person of the pool says, under the names that the class has for it."""
    document = people()[person]
    report = report_data(document)
    title, goal = report["title"]["id"] or "not_enough_shown", report["title"]["goal"] or "not_given"
    firm = "firm" if report["title"]["firm"] else "not_firm"
    return (
        ("titles", title, "people"),
        ("titles", title, "provisional" if report["title"]["status"] == "provisional" else firm),
        ("wishes", goal, "people"),
        ("wishes", goal, title),
        *(("tasks", task["id"], task["state"]) for task in report["tasks"]),
        *(("conditions", each["id"], each["state"]) for each in report["conditions"]),
        *(("next_steps", step["id"], "people") for step in report["next_steps"]),
        *(("questions", id_, "unknown") for id_ in unknown_in(document)),
    )


def unknown_in(document: Mapping[str, Any]) -> list[str]:
    """The questions that are asked of this person and answered with: I don't know."""
    answers = document["answers"]
    silent = {"rates.clients_told"} if answers["rates.conversation"] == "no_new_role" else set()
    return [id_ for id_, value in answers.items() if value == "unknown" and id_ not in silent]


@given(classes())
def test_every_number_that_is_told_counts_the_reports_that_say_so(drawn: tuple[list[int], int]) -> None:
    persons, smallest = drawn
    data = json.loads(CLASS_FORMATS["json"](class_of(persons, smallest)))
    found = Counter(said for person in persons for said in said_of(person))
    told = {
        **{("titles", each["id"], "people"): each["people"] for each in data["titles"]},
        **{
            ("titles", each["id"], name): number
            for each in data["titles"]
            for name, number in (each["standing"] or {}).items()
        },
        **{("wishes", each["goal"], "people"): each["people"] for each in data["wishes"]},
        **{
            ("wishes", each["goal"], name): number
            for each in data["wishes"]
            for name, number in (each["titles"] or {}).items()
        },
        **{
            (kind, each["id"], name): number
            for kind in ("tasks", "conditions")
            for each in data[kind]
            for name, number in (each["states"] or {}).items()
        },
        **{("next_steps", each["id"], "people"): each["people"] for each in data["next_steps"]},
        **{("questions", each["id"], "unknown"): each["unknown"] for each in data["questions"]},
    }
    assert [(name, number) for name, number in told.items() if number not in (None, found[name])] == []


# ---------------------------------------------------------------- what a trainer does with it


def with_numbers(numbers: Mapping[tuple[str, str], int | None]) -> ClassReport:
    """A class of twenty with these numbers, and 0 in all other cells."""
    empty = class_of(range(20), 3)
    zeros: dict[Cell, int | None] = dict.fromkeys(empty.numbers, 0)
    return structs.replace(
        empty, people=20, numbers={**zeros, **{Cell(*name): number for name, number in numbers.items()}}
    )


def held(*numbers: int | None) -> ClassReport:
    """A class in which so many hold each task, in the order of the tasks."""
    return with_numbers({(f"tasks.{task}", "held"): number for task, number in zip(TASKS, numbers, strict=True)})


@pytest.mark.parametrize(
    ("numbers", "picked"),
    [
        ((9, 8, 7, 6, 5, 20), Finding(("coordinate",), 5, ())),
        ((9, 7, 20, 7, 8, 7), Finding(("plan", "delegate", "control"), 7, ())),
        ((9, 0, 20, 7, 8, 7), Finding(("plan",), 0, ())),
        ((9, 8, None, 6, None, 20), Finding(("delegate",), 6, ("organise", "coordinate"))),
        ((20, 20, 20, 20, 20, 20), Finding((), None, ())),
        ((20, 20, 20, 20, None, 20), Finding((), None, ("coordinate",))),
        ((None,) * 6, Finding((), None, tuple(TASKS))),
    ],
)
def test_the_task_to_teach_first_is_held_by_the_fewest_of_whom_it_may_be_told(
    numbers: tuple[int | None, ...], picked: Finding
) -> None:
    assert picked == task_to_teach(held(*numbers))


def test_the_step_to_practise_leads_to_a_title_and_comes_up_most() -> None:
    numbers = {
        "keep_specialism": 15,
        "take_on_plan": 6,
        "halve_execution": 6,
        "build_specialism": 5,
        "take_on_control": None,
    }
    report = with_numbers({(f"next_steps.{step}", "yes"): number for step, number in numbers.items()})
    assert Finding(("take_on_plan", "halve_execution"), 6, ("take_on_control",)) == step_to_practise(report)


def test_the_question_not_understood_is_the_one_that_most_did_not_know() -> None:
    numbers = {"plan.actions": 5, "rates.basis": 7, "letting_go.people": None}
    report = with_numbers({(f"questions.{question}", "unknown"): number for question, number in numbers.items()})
    assert Finding(("rates.basis",), 7, ("letting_go.people",)) == question_not_understood(report)
    assert Finding((), None, ()) == question_not_understood(with_numbers({}))


@pytest.mark.parametrize(
    ("values", "goal", "title"),
    [
        (ASSISTANT, "virtual_professional", "virtual_professional"),
        (ASSISTANT, "virtual_business_manager", None),
        (ASSISTANT, "stay", None),
        (ASSISTANT, "unsure", None),
        (PROFESSIONAL, "virtual_professional", None),
        (with_(MANAGER, letting_go__hours_executing=25), "virtual_business_manager", "virtual_business_manager"),
        (MANAGER, "virtual_business_manager", None),
    ],
)
def test_ready_is_who_wants_a_higher_title_and_gets_there_by_her_next_steps(
    values: Mapping[str, object], goal: str, title: str | None
) -> None:
    assert title == ready_for(report_of(completed({"answers": {**values, "start.goal": goal}})))


# ---------------------------------------------------------------- how it is said


@pytest.mark.parametrize("language", LANGUAGES)
def test_ties_are_told_as_ties_and_what_is_passed_over_by_name(language: str) -> None:
    report = structs.replace(held(9, 7, None, 7, 8, 20), texts=class_of(range(5), 3, language).texts)
    texts = report.texts
    first = next(block for block in class_blocks(report) if isinstance(block, Points)).points[0]
    plan, organise, delegate = (texts(f"tasks.{task}.name") for task in ("plan", "organise", "delegate"))
    both = texts.listed([plan, delegate])
    assert texts("interface.class.picked_each", names=both, people=7, all=20) == first.state
    assert organise in first.quiet[0]
    assert plan not in first.quiet[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_reads_of_no_people(language: str) -> None:
    report = structs.replace(held(0, 7, 7, 7, 8, 20), texts=class_of(range(5), 3, language).texts)
    first, _, ready, unknown = next(block for block in class_blocks(report) if isinstance(block, Points)).points
    nobody = report.texts("interface.class.nobody")
    assert (True, nobody) == (nobody in first.state, ready.state)
    assert report.texts("interface.class.not_understood.nothing") == unknown.state


def test_a_row_says_what_is_not_told_and_how_many_that_are_together() -> None:
    row = Stack("Planning", (6, None, None, 0), 20)
    assert 14 == row.rest
    told = structs.replace(row, note="not told: b, c (14 together)")
    block = StackedBars("Task", ("a", "b", "c", "d"), (told,), 20, not_told="not told", thousands=",")
    assert "Planning: a 6, d 0; not told: b, c (14 together).\n\n" == plain.render([block])


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_the_text_keeps_within_its_width(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = CLASS_FORMATS["text"](class_of(range(40), 3, "nl")).splitlines()
    assert max(map(len, lines)) <= min(int(columns), 72)
