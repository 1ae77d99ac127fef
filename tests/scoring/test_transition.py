"""The change around the role: whom it is reported to, and the state of each item."""

from typing import Any

import pytest

from tests.helpers import reference_scorer
from tests.helpers.answers import ASSISTANT, CLIENT, MANAGER, PROFESSIONAL, with_, with_tasks
from tests.helpers.reference_scorer import Values
from tests.helpers.shipped import report_of, shipped_bank


def items(answers: Values) -> dict[str, str]:
    """The state of each item of who is on the way to manager, in the order of the report."""
    return {item.id: item.state for item in report_of({"answers": answers}).advice.transition or ()}


SHARES: list[tuple[Any, Any, str]] = [
    (40, 0, "done"),
    (40, 19.99, "done"),
    (40, 20, "under_way"),
    (40, 29.99, "under_way"),
    (40, 30, "open"),
    (40, 40, "open"),
    (0, 0, "unknown"),
    ("unknown", 5, "unknown"),
    (40, "unknown", "unknown"),
]


@pytest.mark.parametrize(("whole", "part", "state"), SHARES)
def test_executing_is_done_below_a_half_and_under_way_below_three_quarters(
    whole: object, part: object, state: str
) -> None:
    answers = with_(MANAGER, letting_go__hours_client=whole, letting_go__hours_executing=part)
    assert items(answers)["execution_share"] == state


@pytest.mark.parametrize("people", [0, 1, 2, "unknown"])
@pytest.mark.parametrize("item", reference_scorer.TRANSITION)
def test_an_item_has_the_state_of_its_answer(item: str, people: int | str) -> None:
    question = next(each for each in shipped_bank().questions.values() if each.id.partition(".")[2] == item)
    for choice in (*question.choices, "unknown"):
        answers = {**MANAGER, question.id: choice, "letting_go.people": people}
        assert reference_scorer.transition(answers) == items(answers), choice


def test_items_stand_by_their_section_in_the_order_of_the_bank() -> None:
    reported = report_of({"answers": with_(MANAGER, letting_go__people=0)}).advice.transition or ()
    assert [(item.section, item.id) for item in reported] == [
        ("letting_go", "execution_share"),
        ("letting_go", "people"),
        ("letting_go", "decision"),
        ("letting_go", "strategic_plan"),
        ("letting_go", "recruit"),
        ("rates", "basis"),
        ("rates", "last_change"),
        ("rates", "clients_told"),
        ("rates", "conversation"),
    ]


def test_what_she_did_with_work_that_was_not_good_enough_has_no_state() -> None:
    choices = ("explain_again", "do_it_myself", "did_not_happen", "unknown")
    reported = [items(with_(MANAGER, letting_go__deadline=each)) for each in choices]
    assert reported == [reported[0]] * len(choices)


HELD = {"none": "aaaaaa", "one": "aHaaaa", "two": "HHaaaa"}
GOALS = [None, "unsure", "stay", reference_scorer.PROFESSIONAL, reference_scorer.MANAGER]


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("held", HELD)
def test_the_change_is_reported_to_whom_it_concerns(held: str, goal: str | None) -> None:
    """To managers, to who wants to be one, and to who has not chosen; not to who stays or goes elsewhere."""
    for today in (ASSISTANT, PROFESSIONAL, MANAGER):
        answers = with_tasks(today, HELD[held]) if today != MANAGER else MANAGER
        answers = answers if goal is None else {**answers, "start.goal": goal}
        advice = report_of({"answers": answers, "clients": [CLIENT]}).advice
        concerned = goal in (None, "unsure", reference_scorer.MANAGER) or today == MANAGER
        assert (advice.transition is not None, len(advice.clients)) == (concerned, int(concerned)), today
