"""Values to the state of each condition of the shipped bank: met, not met and not shown, from both sides."""

from typing import Any

import pytest

from tests.helpers.answers import ASSISTANT, MANAGER, with_, with_facts, with_tasks
from tests.helpers.reference_scorer import Values
from tests.helpers.shipped import report_of


def found(answers: Values, id_: str) -> tuple[str, int | str | None]:
    """The state of a condition, and what it counted."""
    conditions = {each.id: each for each in report_of({"answers": answers}).result.conditions}
    return conditions[id_].state, conditions[id_].value


CYCLE = {
    # forecast, plan, organise, delegate, coordinate, control: held, present, absent or unknown
    # four held, plan and control and one of the others among them, and one absent at the most
    "met": "HHHHHH pHHHpH HHHppH HHpHpH HHppHH aHHHHH aHHHpH uHHHHH uHHHpH",
    # three; no plan; no control; two absent; three at the most; neither control; two absent at the least
    "not_met": "pHHppH HHpppH HpHHHH HaHHHH HHHHHp HHHHHa aHHHaH aHHaHH pHpupH uuuuup aauuuu aHuuaH",
    # one absent or two; three held or four; plan or none; control or none; nothing known
    "not_shown": "uHHHuH aHHHuH pHHupH HuHHHH HHHHHu uuuuuu",
}


@pytest.mark.parametrize("expected", CYCLE)
def test_the_cycle_asks_four_tasks_with_plan_and_control_and_one_absent_at_the_most(expected: str) -> None:
    for states in CYCLE[expected].split():
        assert found(with_tasks(MANAGER, states), "cycle") == (expected, states.count("H")), states


OWNERSHIP: list[tuple[dict[str, Any], str, int]] = [
    ({}, "met", 1),
    ({"control__example": "no"}, "not_met", 0),
    ({"control__measure": "own_part"}, "not_met", 0),
    ({"plan__resources": "responsible", "plan__example": "yes"}, "met", 2),
    ({"plan__resources": "responsible", "plan__example": "no"}, "met", 1),
    # 7 of 15: the task is not held, whatever is owned in it
    ({"control__adjust": "not_done", "control__consequences": "help"}, "not_met", 0),
    ({"control__adjust": "not_done", "control__consequences": "own_part"}, "met", 1),
    # without an example the 3 counts as 2, and 8 of 15 becomes 6
    ({"control__adjust": "not_done", "control__consequences": "own_part", "control__example": "no"}, "not_met", 0),
    ({"control__measure": "unknown"}, "not_shown", 0),
    ({"control__measure": "unknown", "control__adjust": "responsible"}, "met", 1),
    ({"control__measure": "own_part", "forecast__goals": "unknown"}, "not_shown", 0),
    # the unknown one is no 3 that was answered, so the stored “no” leaves it open
    ({"control__measure": "unknown", "control__example": "no"}, "not_shown", 0),
    # from 4 to 7 of 15: the task cannot be held, so nothing in it can be owned
    ({"control__measure": "help", "control__adjust": "help", "control__consequences": "unknown"}, "not_met", 0),
    # 3 owned already, from 6 to 9 of 15: owned once the task turns out to be held
    ({"control__adjust": "not_done", "control__consequences": "unknown"}, "not_shown", 0),
]


@pytest.mark.parametrize(("changes", "expected", "counted"), OWNERSHIP)
def test_ownership_asks_one_result_of_a_held_task(changes: dict[str, Any], expected: str, counted: int) -> None:
    assert found(with_(MANAGER, **changes), "ownership") == (expected, counted)


@pytest.mark.parametrize(
    ("people", "expected"), [(0, "not_met"), (1, "met"), (2, "met"), (500, "met"), ("unknown", "not_shown")]
)
def test_working_through_others_asks_one_person(people: int | str, expected: str) -> None:
    answers = with_(MANAGER, letting_go__people=people)
    assert found(answers, "through_others") == (expected, None if people == "unknown" else people)


SHARES: list[tuple[Any, Any, str, str | None]] = [
    (40, 20, "not_met", "20/40"),
    (40, 19.99, "met", "19.99/40"),
    (40, 20.01, "not_met", "20.01/40"),
    (40, 0, "met", "0/40"),
    (40, 40, "not_met", "40/40"),
    (41, 20, "met", "20/41"),
    (39, 20, "not_met", "20/39"),
    (37.5, 18.75, "not_met", "18.75/37.5"),
    (37.5, 18.74, "met", "18.74/37.5"),
    (0.02, 0.01, "not_met", "0.01/0.02"),
    (0.01, 0, "met", "0/0.01"),
    (336, 168, "not_met", "168/336"),
    (336, 167, "met", "167/336"),
    (0, 0, "not_shown", "0/0"),
    (0, "unknown", "not_shown", None),
    ("unknown", 0, "not_shown", None),
    ("unknown", 336, "not_shown", None),
    (40, "unknown", "not_shown", None),
    ("unknown", "unknown", "not_shown", None),
]


@pytest.mark.parametrize(("whole", "part", "expected", "counted"), SHARES)
def test_executing_must_be_less_than_half_of_the_hours(
    whole: object, part: object, expected: str, counted: str | None
) -> None:
    answers = with_(MANAGER, letting_go__hours_client=whole, letting_go__hours_executing=part)
    assert found(answers, "execution_share") == (expected, counted)


SPECIALISM = {
    # field, sought, method, declines, repeatable: yes, no or unknown
    "met": "yyynn ynyyn nyyny ynnyy yyyyy yuyyn ynyyu",  # three, with field or sought
    "not_met": "nnnnn yynnn nnyyy uunnn nnuuu",  # two; neither field nor sought; two at the most
    "not_shown": "yyunn uuunn unyyn unyyy nuyyy uuuuu",
}


@pytest.mark.parametrize("expected", SPECIALISM)
def test_a_specialism_asks_three_facts_with_field_or_sought(expected: str) -> None:
    for facts in SPECIALISM[expected].split():
        assert found(with_facts(ASSISTANT, facts), "specialism") == (expected, facts.count("y")), facts
