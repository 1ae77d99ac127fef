"""The change around the role: each item on each border, each client, the sum to the cent, each second look."""

from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from tests.helpers import naive
from tests.helpers.examples import ASSISTANT, MANAGER, PROFESSIONAL, level_of, with_
from tests.helpers.naive import CLIENT_CHOICES, Answers
from tests.helpers.strategies import ACTIVITIES
from tests.helpers.support import told
from vbm_quiz.model.results import Advice, ClientResult

LEFT_OUT = None


def advice(answers: Answers, *clients: dict[str, str]) -> Advice:
    return told({"answers": answers, "clients": list(clients)}).advice


def items(answers: Answers) -> dict[str, str]:
    """The state of each item told; empty where the transition is not."""
    return {item.id: item.state for item in advice(answers).transition or ()}


# ---------------------------------------------------------------- the items

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


ITEMS: list[tuple[str, str | int, str | None]] = [
    ("letting_go.people", 0, "open"),
    ("letting_go.people", 1, "done"),
    ("letting_go.people", 2, "done"),
    ("letting_go.people", "unknown", "unknown"),
    ("letting_go.decision", "this_week", "done"),
    ("letting_go.decision", "this_month", "done"),
    ("letting_go.decision", "this_quarter", "under_way"),
    ("letting_go.decision", "longer_ago", "open"),
    ("letting_go.decision", "never", "open"),
    ("letting_go.decision", "unknown", "unknown"),
    ("letting_go.strategic_plan", "co_own", "done"),
    ("letting_go.strategic_plan", "work_from_it", "under_way"),
    ("letting_go.strategic_plan", "not_mine", "open"),
    ("letting_go.strategic_plan", "none", "open"),
    ("letting_go.strategic_plan", "unknown", "unknown"),
    ("rates.basis", "management", "done"),
    ("rates.basis", "specialism", "under_way"),
    ("rates.basis", "hours", "open"),
    ("rates.basis", "unknown", "unknown"),
    ("rates.last_change", "for_new_role", "done"),
    ("rates.last_change", "for_expertise", "under_way"),
    ("rates.last_change", "indexed", "open"),
    ("rates.last_change", "never", "open"),
    ("rates.last_change", "unknown", "unknown"),
    ("rates.clients_told", "all", "done"),
    ("rates.clients_told", "some", "under_way"),
    ("rates.clients_told", "none", "open"),
    ("rates.clients_told", "no_new_role", LEFT_OUT),
    ("rates.clients_told", "unknown", "unknown"),
    ("rates.conversation", "held", "done"),
    ("rates.conversation", "prepared", "under_way"),
    ("rates.conversation", "not_yet", "open"),
    ("rates.conversation", "no_new_role", LEFT_OUT),
    ("rates.conversation", "unknown", "unknown"),
]


@pytest.mark.parametrize(("question", "answer", "state"), ITEMS)
def test_an_item_has_the_state_of_its_answer(question: str, answer: str | int, state: str | None) -> None:
    assert items({**MANAGER, question: answer}).get(question.partition(".")[2]) == state


@pytest.mark.parametrize(
    ("recruit", "state"),
    [("chose", "done"), ("helped_choose", "under_way"), ("not_involved", "open"), ("unknown", "unknown")],
)
def test_recruiting_is_told_until_someone_gets_work_from_her(recruit: str, state: str) -> None:
    for people in (0, "unknown"):
        assert items(with_(MANAGER, letting_go__people=people, letting_go__recruit=recruit))["recruit"] == state
    assert "recruit" not in items(with_(MANAGER, letting_go__people=1, letting_go__recruit=recruit))


def test_items_stand_by_their_section_in_the_order_of_the_bank() -> None:
    told_ = advice(with_(MANAGER, letting_go__people=0)).transition or ()
    assert [(item.section, item.id) for item in told_] == [
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


def test_the_choice_between_explaining_and_doing_has_no_state() -> None:
    explains, does = (items(with_(MANAGER, letting_go__deadline=each)) for each in ("explain_again", "do_it_myself"))
    assert explains == does


A, P, M = ASSISTANT, PROFESSIONAL, MANAGER
TWO_HELD = level_of(level_of(ASSISTANT, "plan", "own_part"), "forecast", "own_part")
CLIENT = {"name": "A", "growth": "steady", "team": "one", "willing": "yes", "lets_go": "yes"}
TOLD: list[tuple[str, Answers, str | None, bool]] = [
    ("an assistant who is unsure", A, "unsure", True),
    ("an assistant who gave no goal", A, None, True),
    ("an assistant on the way to manager", A, "virtual_business_manager", True),
    ("an assistant on the way to professional", A, "virtual_professional", False),
    ("an assistant who stays", A, "stay", False),
    ("a professional who is unsure", P, "unsure", True),
    ("a professional who stays", P, "stay", False),
    ("a manager who stays", M, "stay", True),
    ("a manager who wants to be a professional", M, "virtual_professional", True),
    ("an assistant who stays, with two tasks held", TWO_HELD, "stay", True),
    ("an assistant on the way to professional, with two tasks held", TWO_HELD, "virtual_professional", True),
    ("an assistant who stays, with one task held", level_of(A, "plan", "own_part"), "stay", False),
]


@pytest.mark.parametrize(("who", "answers", "goal", "expected"), TOLD, ids=[row[0] for row in TOLD])
def test_the_way_to_manager_is_told_to_whom_it_concerns(
    who: str, answers: Answers, goal: str | None, *, expected: bool
) -> None:
    answers = answers if goal is None else {**answers, "start.goal": goal}
    found = advice(answers, CLIENT)
    assert (found.transition is not None, len(found.clients)) == (expected, int(expected)), who


WAY_STEPS = {
    "hand_out_first_task",
    "halve_execution",
    "decide_alone",
    "start_plan",
    "help_recruit",
    "price_the_role",
    "make_new_offer",
    "explain_once_more",
    "describe_new_role",
    "grow_with_client",
    "part_well",
    "ask_client",
    "keep_fitting_client",
}


@pytest.mark.parametrize("goal", ["stay", "virtual_professional"])
@pytest.mark.parametrize("team", ["none", "one", "unknown"])
def test_who_goes_elsewhere_gets_no_step_of_the_way_to_manager(goal: str, team: str) -> None:
    steps = advice({**ASSISTANT, "start.goal": goal}, {**CLIENT, "team": team, "willing": "no"}).next_steps
    assert WAY_STEPS.isdisjoint(step.id for step in steps)


# ---------------------------------------------------------------- clients

VERDICTS: list[tuple[str, str, list[str]]] = [
    # growth, team, willing, lets_go; the verdict, and the answers that made it
    ("steady none no yes", "not_for_this_role", ["team.none", "willing.no"]),
    ("unknown none no unknown", "not_for_this_role", ["team.none", "willing.no"]),
    ("steady one no yes", "fits", ["growth.steady", "team.one", "lets_go.yes"]),
    ("growing several unknown yes", "fits", ["growth.growing", "team.several", "lets_go.yes"]),
    ("searching one yes yes", "grow_together", ["growth.searching", "team.one"]),
    ("steady one yes no", "grow_together", ["team.one", "lets_go.no"]),
    ("searching several no no", "grow_together", ["growth.searching", "team.several", "lets_go.no"]),
    ("steady none maybe yes", "grow_together", ["team.none", "willing.maybe"]),
    ("growing none yes yes", "grow_together", ["team.none", "willing.yes"]),
    ("unknown none yes unknown", "grow_together", ["team.none", "willing.yes"]),
    ("searching unknown yes yes", "grow_together", ["growth.searching", "willing.yes"]),
    ("unknown unknown yes no", "grow_together", ["willing.yes", "lets_go.no"]),
    ("unknown one no yes", "unknown", ["growth.unknown"]),
    ("steady one no unknown", "unknown", ["lets_go.unknown"]),
    ("steady unknown yes yes", "unknown", ["team.unknown"]),
    ("unknown unknown maybe unknown", "unknown", ["growth.unknown", "team.unknown", "lets_go.unknown"]),
    ("steady none unknown yes", "unknown", ["willing.unknown"]),
    ("steady unknown no yes", "unknown", ["team.unknown"]),
    ("unknown unknown unknown unknown", "unknown", [f"{field}.unknown" for field in CLIENT_CHOICES]),
]


def client_result(client: dict[str, str]) -> ClientResult:
    return advice(MANAGER, client).clients[0]


@pytest.mark.parametrize(("fields", "verdict", "reasons"), VERDICTS)
def test_a_client_gets_the_first_verdict_that_holds_with_its_reasons(
    fields: str, verdict: str, reasons: list[str]
) -> None:
    client = {"name": "A", **dict(zip(CLIENT_CHOICES, fields.split(), strict=True))}
    found = client_result(client)
    assert (found.verdict, list(found.reasons)) == (verdict, reasons)


def test_every_client_gets_the_verdict_of_the_table_for_answers_that_are_hers() -> None:
    every = [
        {"name": str(place), **dict(zip(CLIENT_CHOICES, choices, strict=True))}
        for place, choices in enumerate(product(*([*each, "unknown"] for each in CLIENT_CHOICES.values())))
    ]
    assert len(every) == 4 * 4 * 4 * 3
    found = [
        result for start in range(0, len(every), 48) for result in advice(MANAGER, *every[start : start + 48]).clients
    ]
    for client, result in zip(every, found, strict=True):
        assert (client["name"], naive.verdict(client)) == (result.name, result.verdict)
        assert result.reasons
        assert all(client[field] == choice for field, choice in (reason.split(".") for reason in result.reasons))


# ---------------------------------------------------------------- the calculation

SUMS: list[tuple[Any, Any, Any, tuple[str, str] | None]] = [
    # hourly now, hours now, hours wished; the weekly income and the hourly rate that it asks for
    (50, 40, 20, ("2000.00", "100.00")),
    (55, 32, 24, ("1760.00", "73.33")),  # 73.333…
    (50, 32, 24, ("1600.00", "66.67")),  # 66.666…
    (0.01, 25, 20, ("0.25", "0.01")),  # 0.0125
    (0.03, 10, 4, ("0.30", "0.08")),  # 0.075, half up
    (0.01, 0.5, 0.25, ("0.01", "0.02")),  # an income of 0.005, half up
    (10000, 168, 0.01, ("1680000.00", "168000000.00")),
    (50, 40, 39.99, ("2000.00", "50.01")),
    (50, 40, 40, None),  # not below now
    (50, 40, 40.01, None),
    (None, 40, 20, None),
    (50, None, 20, None),
    (50, 40, None, None),
    (None, None, None, None),
]


@pytest.mark.parametrize(("hourly", "now", "goal", "expected"), SUMS)
def test_the_same_income_in_fewer_hours_is_told_to_the_cent(
    hourly: object, now: object, goal: object, expected: tuple[str, str] | None
) -> None:
    given = {"rates.hourly_now": hourly, "rates.hours_week_now": now, "rates.hours_week_goal": goal}
    answers = {**MANAGER, **{question: value for question, value in given.items() if value is not None}}
    found = advice(answers).calculation
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert tuple(Decimal(each) for each in expected) == (found.weekly_income, found.hourly_needed)
        assert {found.weekly_income.as_tuple().exponent, found.hourly_needed.as_tuple().exponent} == {-2}


# ---------------------------------------------------------------- second looks

NO_EXAMPLES = {
    "plan.actions": "responsible",
    "organise.divide": "responsible",
    "plan.example": "no",
    "organise.example": "no",
    "control.example": "no",
}
UP_TO_THREE_QUARTERS = {"letting_go.hours_client": 40, "letting_go.hours_executing": 30}
LOOKS: list[tuple[str, Answers, list[dict[str, Any]]]] = [
    # a second look, changes to the manager's answers that make it fire, and changes one step away that do not
    (
        "hand_over_without_people",
        {"delegate.hand_over": "own_part", "letting_go.people": 0},
        [{"delegate.hand_over": "help"}, {"letting_go.people": 1}, {"letting_go.people": "unknown"}],
    ),
    (
        "follow_up_without_people",
        {"delegate.follow_up": "responsible", "delegate.example": "yes", "letting_go.people": 0},
        [{"delegate.follow_up": "own_part"}, {"letting_go.people": 1}, {"letting_go.people": "unknown"}],
    ),
    (
        "executing_and_managing",
        {
            **{activity: "not_done" for activity in ACTIVITIES if activity.startswith(("delegate", "coordinate"))},
            "letting_go.hours_client": 40,
            "letting_go.hours_executing": 30.01,
        },
        [
            {"letting_go.hours_executing": 30},
            {"letting_go.hours_executing": "unknown"},
            {"forecast.goals": "help"},
            {"forecast.goals": "unknown"},
        ],
    ),
    (
        "responsible_without_deciding",
        {"letting_go.decision": "never"},
        [{"letting_go.decision": "longer_ago"}, {"control.measure": "own_part"}, {"letting_go.decision": "unknown"}],
    ),
    (
        "new_rate_untold",
        {"rates.last_change": "for_new_role", "rates.clients_told": "none"},
        [{"rates.last_change": "for_expertise"}, {"rates.clients_told": "some"}, {"rates.clients_told": "no_new_role"}],
    ),
    (
        "new_rate_without_new_role",
        {"rates.last_change": "for_new_role", "rates.clients_told": "no_new_role"},
        [{"rates.last_change": "for_expertise"}, {"rates.clients_told": "none"}, {"rates.clients_told": "unknown"}],
    ),
    (
        "examples_missing",
        NO_EXAMPLES,
        [{"plan.example": "yes"}, {"plan.actions": "own_part"}],
    ),
    *(
        (
            "all_alike",
            {**dict.fromkeys(ACTIVITIES, level), **({f"{task}.example": "yes" for task in naive.TASKS})},
            [{activity: "not_done"} for activity in (ACTIVITIES[0], ACTIVITIES[-1])],
        )
        for level in ("help", "own_part", "responsible", "unknown")
    ),
]


def looks(answers: Answers) -> dict[str, tuple[str, ...]]:
    return {look.id: look.questions for look in advice(answers).inconsistencies}


@pytest.mark.parametrize(("look", "firing", "beside"), LOOKS)
def test_a_second_look_fires_and_one_step_away_does_not(
    look: str, firing: Answers, beside: list[dict[str, Any]]
) -> None:
    answers = {**MANAGER, **firing}
    assert look in looks(answers)
    for change in beside:
        assert look not in looks({**answers, **change}), change


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
    shipped = told({"answers": MANAGER}).bank.second_looks
    assert {row[0] for row in LOOKS} == {look.id for look in shipped}


def test_a_second_look_changes_nothing_of_the_score() -> None:
    """The answers that fire one get the title that the rule gives them, and no other."""
    found = told({"answers": {**MANAGER, "rates.clients_told": "no_new_role"}})
    assert [look.id for look in found.advice.inconsistencies] == ["new_rate_without_new_role"]
    assert found.result == told({"answers": MANAGER}).result
