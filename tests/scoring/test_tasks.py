"""Levels to the state and the percentage of a task: each threshold from below, on it and above."""

from fractions import Fraction

import pytest
from msgspec import structs

from tests.helpers import reference_scorer
from tests.helpers.answers import ASSISTANT
from tests.helpers.reference_scorer import ACTIVITIES, TASKS, Values
from tests.helpers.shipped import answers_of, report_of, shipped_bank
from vbm_quiz.scoring.score import score

BELOW_AND_ABOVE = [
    # task, levels just below a mean of 3/2, and just above; weights in design: core 2, other 1
    ("forecast", ["help"], 33, ["own_part"], 67),
    (
        "plan",
        ["responsible", "own_part", "not_done", "not_done"],
        48,
        ["responsible", "own_part", "help", "not_done"],
        52,
    ),
    ("organise", ["own_part", "help", "help", "help"], 47, ["own_part", "own_part", "help", "help"], 53),
    ("delegate", ["own_part", "help", "help"], 47, ["own_part", "own_part", "help"], 53),
    ("coordinate", ["help"], 33, ["own_part"], 67),
    ("control", ["own_part", "help", "help"], 47, ["own_part", "help", "own_part"], 53),
]


def of_task(answers: Values, task: str) -> tuple[str, int | None]:
    return next((each.state, each.percent) for each in report_of({"answers": answers}).result.tasks if each.id == task)


def levels(answers: Values, task: str, given: list[str]) -> Values:
    activities = [f"{task}.{activity}" for activity in TASKS[task]]
    return {**answers, f"{task}.example": "yes", **dict(zip(activities, given, strict=True))}


@pytest.mark.parametrize(("task", "below", "percent_below", "above", "percent_above"), BELOW_AND_ABOVE)
def test_a_task_is_held_from_a_mean_of_one_and_a_half(
    task: str, below: list[str], percent_below: int, above: list[str], percent_above: int
) -> None:
    assert of_task(levels(ASSISTANT, task, below), task) == ("present", percent_below)
    assert of_task(levels(ASSISTANT, task, above), task) == ("held", percent_above)


def control_with(held_from: str) -> str:
    """The state of a mean of exactly 8/5; no task can reach 3/2 itself, for want of an even weight."""
    shipped = shipped_bank()
    bank = structs.replace(shipped, scale=structs.replace(shipped.scale, held_from=Fraction(held_from)))
    answers = answers_of({"answers": levels(ASSISTANT, "control", ["own_part", "help", "own_part"])})
    return score(bank, answers).tasks[-1].state


def test_a_mean_on_the_threshold_is_held() -> None:
    assert (control_with("81/50"), control_with("8/5"), control_with("79/50")) == ("present", "held", "held")


@pytest.mark.parametrize("task", TASKS)
def test_a_task_is_absent_at_nothing_and_present_from_one_level_on(task: str) -> None:
    assert of_task(ASSISTANT, task) == ("absent", 0)
    for activity in TASKS[task]:
        assert of_task({**ASSISTANT, f"{task}.{activity}": "help"}, task)[0] == "present"


CORE = {
    "plan.actions",
    "plan.structure",
    "plan.schedule",
    "organise.divide",
    "delegate.hand_over",
    "delegate.follow_up",
    "coordinate.integrate",
    "control.measure",
    "control.adjust",
}


def test_a_core_activity_counts_twice() -> None:
    weights = {task: sum(1 + (f"{task}.{activity}" in CORE) for activity in TASKS[task]) for task in TASKS}
    for question in ACTIVITIES:
        task = question.partition(".")[0]
        share = Fraction((1 + (question in CORE)) * 2, weights[task] * 3)
        percent = reference_scorer.percentage(share, Fraction(1, 2))
        assert of_task({**ASSISTANT, question: "own_part"}, task)[1] == percent, question


UNKNOWN_IN_A_TASK = [
    # levels of control (weights 2, 2, 1), its state, and the percentage of what is known
    (["unknown", "unknown", "unknown"], "unknown", None),
    (["own_part", "own_part", "unknown"], "held", 67),  # 8 of 15 at least
    (["own_part", "help", "unknown"], "unknown", 50),  # from 6 to 9 of 15
    (["help", "help", "unknown"], "present", 33),  # from 4 to 7 of 15
    (["not_done", "not_done", "unknown"], "unknown", 0),  # absent or present
    (["unknown", "not_done", "help"], "present", 11),  # from 1 to 7 of 15
    (["unknown", "help", "not_done"], "unknown", 22),  # from 2 to 8 of 15
]


@pytest.mark.parametrize(("given", "state", "percent"), UNKNOWN_IN_A_TASK)
def test_an_unknown_activity_never_decides(given: list[str], state: str, percent: int | None) -> None:
    assert of_task(levels(ASSISTANT, "control", given), "control") == (state, percent)
