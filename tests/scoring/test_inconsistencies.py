"""Answers that ask for a second look: where each fires, and where it does not, one step away."""

from typing import Any

import pytest

from tests.helpers.answers import ASSISTANT, MANAGER
from tests.helpers.reference_scorer import ACTIVITIES, TASKS, Values
from tests.helpers.shipped import report_of, shipped_bank

NO_EXAMPLES = {
    **dict.fromkeys(["plan.actions", "organise.divide"], "responsible"),
    **dict.fromkeys(["plan.example", "organise.example", "control.example"], "no"),
}
NOTHING_DONE = {activity: "not_done" for activity in ACTIVITIES if activity.startswith(("delegate", "coordinate"))}
EXAMPLES = {f"{task}.example": "yes" for task in TASKS}
LOOKS: list[tuple[str, Values, dict[str, list[Any]]]] = [
    # a second look, changes to the manager's answers that make it fire, and answers one step away that do not
    (
        "hand_over_without_people",
        {"delegate.hand_over": "own_part", "letting_go.people": 0},
        {"delegate.hand_over": ["help"], "letting_go.people": [1, "unknown"]},
    ),
    (
        "follow_up_without_people",
        {"delegate.follow_up": "responsible", "delegate.example": "yes", "letting_go.people": 0},
        {"delegate.follow_up": ["own_part"], "letting_go.people": [1, "unknown"]},
    ),
    (
        "executing_and_managing",
        {**NOTHING_DONE, "letting_go.hours_client": 40, "letting_go.hours_executing": 30.01},
        {"letting_go.hours_executing": [30, "unknown"], "forecast.goals": ["help", "unknown"]},
    ),
    (
        "responsible_without_deciding",
        {"letting_go.decision": "never"},
        {"letting_go.decision": ["longer_ago", "unknown"], "control.measure": ["own_part"]},
    ),
    (
        "new_rate_untold",
        {"rates.last_change": "for_new_role", "rates.clients_told": "none"},
        {
            "rates.last_change": ["for_expertise"],
            "rates.clients_told": ["some", "no_new_role"],
            "rates.conversation": ["no_new_role"],
        },
    ),
    (
        "talk_held_untold",
        {"rates.conversation": "held", "rates.clients_told": "none"},
        {"rates.conversation": ["prepared", "unknown"], "rates.clients_told": ["some"]},
    ),
    (
        "new_rate_without_new_role",
        {"rates.last_change": "for_new_role", "rates.conversation": "no_new_role"},
        {"rates.last_change": ["for_expertise"], "rates.conversation": ["not_yet", "unknown"]},
    ),
    ("examples_missing", NO_EXAMPLES, {"plan.example": ["yes"], "plan.actions": ["own_part"]}),
    *(
        ("all_alike", dict.fromkeys(ACTIVITIES, level) | EXAMPLES, {key: ["not_done"] for key in ACTIVITIES})
        for level in ("help", "own_part", "responsible", "unknown")
    ),
]


def looks(answers: Values) -> dict[str, tuple[str, ...]]:
    return {look.id: look.questions for look in report_of({"answers": answers}).advice.inconsistencies}


@pytest.mark.parametrize(("look", "firing", "beside"), LOOKS)
def test_a_second_look_fires_and_one_step_away_does_not(
    look: str, firing: Values, beside: dict[str, list[Any]]
) -> None:
    answers = {**MANAGER, **firing}
    assert look in looks(answers)
    for question, values in beside.items():
        for value in values:
            assert look not in looks({**answers, question: value}), (question, value)


def test_nothing_done_anywhere_is_no_second_look() -> None:
    assert looks({**ASSISTANT, "letting_go.people": 0}) == {}


def test_a_second_look_names_the_answers_that_disagree() -> None:
    answers = {**MANAGER, "letting_go.people": 0, "delegate.hand_over": "own_part", "letting_go.decision": "never"}
    assert looks(answers) == {
        "hand_over_without_people": ("delegate.hand_over", "letting_go.people"),
        "responsible_without_deciding": ("control.measure", "letting_go.decision"),
    }
    assert looks({**MANAGER, **NO_EXAMPLES})["examples_missing"] == (
        "plan.example",
        "organise.example",
        "control.example",
    )


def test_every_second_look_of_the_bank_is_tried() -> None:
    assert {row[0] for row in LOOKS} == {look.id for look in shipped_bank().second_looks}


def test_a_second_look_changes_nothing_of_the_score() -> None:
    """The answers that fire one get the title that the rule gives them, and no other."""
    found = report_of({"answers": {**MANAGER, "rates.conversation": "no_new_role"}})
    assert [look.id for look in found.advice.inconsistencies] == ["new_rate_without_new_role"]
    assert found.result == report_of({"answers": MANAGER}).result
