"""Values to the title of the shipped bank: what it lies between, where it points, and what would settle it."""

from typing import Any

import pytest

from tests.helpers.answers import ALL_UNKNOWN, ASSISTANT, MANAGER, PROFESSIONAL, with_, with_facts, with_tasks
from tests.helpers.reference_scorer import Values
from tests.helpers.shipped import report_of
from vbm_quiz.model.results import Result

A, P, M = "virtual_assistant", "virtual_professional", "virtual_business_manager"


def result(answers: Values) -> Result:
    return report_of({"answers": answers}).result


FIRM: list[tuple[Values, str, list[str]]] = [
    # the answers, the title that fits, and where it is not firm the titles within reach
    (ASSISTANT, A, []),
    (PROFESSIONAL, P, []),  # five facts: one less leaves four
    (with_facts(ASSISTANT, "yyyyn"), P, []),
    (with_facts(ASSISTANT, "yyynn"), P, [A, P]),
    (with_facts(ASSISTANT, "yynnn"), A, [A, P]),
    (with_facts(ASSISTANT, "nnyyn"), A, [A, P]),
    (with_facts(ASSISTANT, "nnynn"), A, []),
    (MANAGER, M, [A, M]),  # one result owned: without it an assistant
    ({**MANAGER, "control.adjust": "responsible", "plan.actions": "responsible", "plan.example": "yes"}, M, []),
    (with_facts(MANAGER, "yyynn"), M, [P, M]),
    (
        with_(with_facts(MANAGER, "yynnn"), letting_go__people=1, letting_go__hours_executing=20),
        A,
        [A, P, M],
    ),  # a third fact; four hours of executing less
    (with_(MANAGER, letting_go__people=0), A, []),  # a head count has no step
    # one yes less, and the unknown fact decides: a change that leads to no title, so not firm either
    (with_facts(ASSISTANT, "yyynu"), P, [A, P]),
    # owning one result less leaves assistant or professional
    (with_facts(MANAGER, "yynnu"), M, [A, P, M]),
]


@pytest.mark.parametrize(("answers", "id_", "between"), FIRM)
def test_a_title_is_firm_when_no_single_step_leads_to_another_or_to_none(
    answers: Values, id_: str, between: list[str]
) -> None:
    title = result(answers).title
    assert (title.id, title.status, title.firm, list(title.between)) == (id_, "fits", not between, between)


def test_a_title_that_is_provisional_or_not_shown_is_never_firm() -> None:
    provisional = result({**MANAGER, "letting_go.people": "unknown"}).title
    assert (provisional.status, provisional.firm, list(provisional.between)) == ("provisional", False, [A, M])
    none = result(ALL_UNKNOWN).title
    assert (none.status, none.firm, list(none.between)) == ("not_enough_shown", False, [A, P, M])


# forecast, plan, organise, delegate, coordinate, control: held, present, absent or unknown
DIRECTIONS = {None: "aaaaaa Haaaaa Hpppup Huuuuu pppppp", M: "HHaaaa aaaHHa HHuuuu"}


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_two_tasks_held_point_to_manager(direction: str | None) -> None:
    """With nobody to give work to; an unknown task is not held."""
    for states in DIRECTIONS[direction].split():
        title = result(with_(with_tasks(MANAGER, states), letting_go__people=0)).title
        assert (title.id, title.direction) == (A, direction), states


FIT = [
    # current title, and what it is to an assistant, a professional and a manager
    ("virtual_assistant", "matches", "does_more", "does_more"),
    ("virtual_professional", "promises_more", "matches", "does_more"),
    ("virtual_business_manager", "promises_more", "promises_more", "matches"),
    ("online_business_manager", "promises_more", "promises_more", "matches"),
    ("other", None, None, None),
    ("none", None, None, None),
    (None, None, None, None),
]


@pytest.mark.parametrize(("current", "assistant", "professional", "manager"), FIT)
def test_the_title_in_use_is_compared_with_the_title_that_fits(
    current: str | None, assistant: str | None, professional: str | None, manager: str | None
) -> None:
    given = {} if current is None else {"start.current_title": current}
    for answers, expected in ((ASSISTANT, assistant), (PROFESSIONAL, professional), (MANAGER, manager)):
        assert result({**answers, **given}).title.current_fit == expected
    assert result({**ALL_UNKNOWN, **given}).title.current_fit is None
    provisional = {**MANAGER, "letting_go.people": "unknown", **given}
    assert result(provisional).title.current_fit == manager


FIND_OUT: list[tuple[dict[str, Any], dict[str, list[str]]]] = [
    ({}, {}),
    # an assistant, and one level away from a manager whose people are not known
    ({"letting_go__people": "unknown", "control__measure": "own_part"}, {}),
    ({"letting_go__people": "unknown"}, {"letting_go.people": ["through_others"]}),
    ({"letting_go__hours_client": "unknown"}, {"letting_go.hours_client": ["execution_share"]}),
    (
        {"letting_go__hours_client": "unknown", "letting_go__hours_executing": "unknown"},
        {"letting_go.hours_client": ["execution_share"], "letting_go.hours_executing": ["execution_share"]},
    ),
    (
        {"letting_go__hours_client": 0, "letting_go__hours_executing": 0},
        {"letting_go.hours_client": ["execution_share"]},
    ),
    # the title is settled, whatever the specialism
    ({"specialism__field": "unknown", "specialism__sought": "yes", "specialism__method": "yes"}, {}),
    (
        {
            "letting_go__people": "unknown",
            "specialism__field": "unknown",
            "specialism__sought": "yes",
            "specialism__method": "yes",
        },
        {"letting_go.people": ["through_others"], "specialism.field": ["specialism"]},
    ),
    # held either way, so only the ownership is undecided
    (
        {"control__measure": "own_part", "control__consequences": "unknown"},
        {"control.consequences": ["ownership"]},
    ),
    ({"control__adjust": "unknown", "control__consequences": "not_done"}, {"control.adjust": ["cycle", "ownership"]}),
]


@pytest.mark.parametrize(("changes", "expected"), FIND_OUT)
def test_what_would_settle_the_title_is_named(changes: dict[str, Any], expected: dict[str, list[str]]) -> None:
    found = {each.question: list(each.conditions) for each in result(with_(MANAGER, **changes)).find_out}
    assert expected == found
