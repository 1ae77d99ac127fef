"""A condition on a choice, by hand: which answers count, what one step is, and to which answer a plan leads.

The order of the decisions is: this week, this month, this quarter, longer ago, never; those of this month and of longer
ago count. The promises that hold for all answers are tested with those of the other changed banks.
"""

from functools import cache

import pytest

from tests.helpers.answers import NARROW_MANAGER
from tests.helpers.banks import Raw, made, with_conditions_on_choices
from tests.helpers.shipped import answers_of
from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import UNKNOWN, Answers
from vbm_quiz.model.results import Sensitivity
from vbm_quiz.scoring.advice import advise
from vbm_quiz.scoring.plan import plans
from vbm_quiz.scoring.requirements import requirements_of
from vbm_quiz.scoring.score import score

DECISION, RATE = "letting_go.decision", "rates.basis"
MANAGER = "virtual_business_manager"
FORMER = ("this_year", "last_year")
"""The choices of an earlier version, of which the first counts."""


def with_former_choices(raw: Raw) -> None:
    questions = {each["id"]: each for section in raw["sections"] for each in section.get("questions", [])}
    questions[DECISION].update(former=list(FORMER), optional=True)
    conditions = {each["id"]: each for each in raw["conditions"]}
    conditions["decides"]["is"].append(FORMER[0])


@cache
def bank() -> Bank:
    return made(with_conditions_on_choices, with_former_choices)


def manager(decision: str | None, rate: str = "management") -> Answers:
    """A manager by all conditions but those on choices, with these answers; None for no answer at all."""
    answers = answers_of({"answers": {**NARROW_MANAGER, RATE: rate, "start.goal": MANAGER}})
    given = {**answers.values, DECISION: decision}
    return Answers({question: value for question, value in given.items() if value is not None})


def sensitivity(decision: str | None) -> Sensitivity:
    found = score(bank(), manager(decision)).sensitivity
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("this_week", ("not_met", "this_week")),
        ("this_month", ("met", "this_month")),
        ("this_quarter", ("not_met", "this_quarter")),
        (FORMER[0], ("met", FORMER[0])),
        (FORMER[1], ("not_met", FORMER[1])),
        (UNKNOWN, ("not_shown", None)),
        (None, ("not_shown", None)),
    ],
)
def test_an_answer_counts_as_the_condition_says_and_none_is_an_unknown_one(
    decision: str | None, expected: tuple[str, str | None]
) -> None:
    found = {each.id: (each.state, each.value) for each in score(bank(), manager(decision)).conditions}
    assert expected == found["decides"]


@pytest.mark.parametrize("decision", [UNKNOWN, None])
def test_what_is_not_known_of_a_choice_is_to_be_found_out(decision: str | None) -> None:
    result = score(bank(), manager(decision))
    assert (MANAGER, "provisional") == (result.title.id, result.title.status)
    assert [(DECISION, ("decides",))] == [(each.question, each.conditions) for each in result.find_out]


@pytest.mark.parametrize(
    ("decision", "to"),
    [
        ("never", "longer_ago"),
        ("this_week", "this_month"),
        ("this_quarter", "this_month"),  # as near as longer ago, and before it
        (FORMER[1], "this_month"),  # it stands nowhere in the order, and so does what is not known
        (UNKNOWN, "this_month"),
        (None, "this_month"),
    ],
)
def test_a_plan_leads_to_the_nearest_choice_that_counts_at_the_cost_of_one(decision: str | None, to: str) -> None:
    """With hours that are not known, and so no other condition that may stay open."""
    answers = manager(decision).replaced({"letting_go.hours_client": UNKNOWN})
    (plan,) = plans(bank(), requirements_of(bank()), answers, [MANAGER])
    changes = [(step.question, step.before, step.after) for step in plan.steps]
    assert [(DECISION, decision or UNKNOWN, to)] == changes
    assert (1, True) == (plan.size, plan.provisional)


def test_a_plan_to_the_title_of_another_answer_leaves_the_title_of_this_one() -> None:
    """A professional asks the rate for expertise, so the three facts that are missing bring her there with it."""
    (plan,) = plans(bank(), requirements_of(bank()), manager("never"), ["virtual_professional"])
    assert (RATE, "management", "specialism") in [(step.question, step.before, step.after) for step in plan.steps]
    assert 4 == plan.size


def test_one_step_is_to_the_choice_before_or_after_in_the_order_of_the_question() -> None:
    changes = [each.change for each in sensitivity("this_month").lowers]
    expected = [(DECISION, "this_week"), (DECISION, "this_quarter"), (RATE, "specialism")]
    assert expected == [(each.question, each.after) for each in changes if each.question in (DECISION, RATE)]


@pytest.mark.parametrize(
    ("decision", "steps"),
    [("this_week", 1), ("this_month", 2), ("never", 1), (FORMER[0], 0), (FORMER[1], 0), (UNKNOWN, 0), (None, 0)],
)
def test_either_end_has_one_step_and_what_stands_nowhere_in_the_order_none(decision: str | None, steps: int) -> None:
    assert steps == sensitivity(decision).changes - sensitivity("longer_ago").changes + 2


def test_a_choice_that_an_earlier_step_asks_to_look_at_again_is_changed_by_no_later_step() -> None:
    """Who is responsible for a result and never decides is asked about that first."""
    answers = manager("never", rate="hours")
    advice = advise(bank(), answers, score(bank(), answers))
    assert {DECISION, RATE} == {change.question for plan in advice.plans for change in plan.steps}
    first, *others = advice.next_steps
    assert ("take_second_look", True) == (first.id, DECISION in first.because)
    assert [RATE] == [change.question for step in others for change in step.changes]


def test_a_rule_may_ask_for_the_state_of_the_condition_and_rests_on_the_answer() -> None:
    def asking(raw: Raw) -> None:
        tests = [
            {"test": "condition", "condition": "decides", "is": ["not_met"]},
            {"test": "choice", "question": RATE, "is": ["management"]},
        ]
        raw["second_looks"] = [{"id": "paid_and_not_deciding", "when": tests}]

    changed = made(with_conditions_on_choices, with_former_choices, asking)
    found = {
        decision: advise(changed, manager(decision), score(changed, manager(decision))).inconsistencies
        for decision in ("never", "this_month")
    }
    assert [(DECISION, RATE)] == [each.questions for each in found["never"]]
    assert () == found["this_month"]
