"""Next steps: three to seven for everyone, each for a reason that is true, each within reach, none unavoidable."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given, settings

from tests.helpers import naive
from tests.helpers.examples import ALL_UNKNOWN, ASSISTANT, MANAGER, PROFESSIONAL, level_of
from tests.helpers.naive import FACTS, Answers
from tests.helpers.strategies import ACTIVITIES, documents
from tests.helpers.support import Document, shipped_bank, told

PLANNED = tuple(f"take_on_{task}" for task in naive.TASKS)
"""The steps that come from a plan."""


class Case(NamedTuple):
    """What a step may ask about, as the naive scorer sees it."""

    document: Document
    answers: Answers
    items: dict[str, str]
    way: bool
    targets: set[str]
    states: dict[str, str]
    title: str | None


def case_of(document: Document) -> Case:
    answers = document["answers"]
    title, ahead = naive.title(answers)[0], targets(answers)
    way = naive.MANAGER in {title, answers.get("start.goal"), *ahead}
    return Case(
        document=document,
        answers=answers,
        items=(naive.transition(answers) or {}) if way else {},
        way=way,
        targets=ahead,
        states=naive.conditions(answers),
        title=title,
    )


def targets(answers: Answers) -> set[str]:
    """The titles above today's that she aims for or that the work points to; none for who stays."""
    goal, today = answers.get("start.goal", "unsure"), naive.title(answers)[0]
    if today is None or goal == "stay":
        return set()
    higher = naive.LADDER[naive.LADDER.index(today) + 1 :]
    aim = goal if goal != "unsure" else naive.direction(answers) or (higher or [today])[0]
    return {title for title in higher if title in (aim, naive.direction(answers))}


Fires = Callable[[Case], bool]


def answered(question: str, *answers: Any) -> Fires:
    return lambda case: case.answers[question] in answers


def any_of(questions: list[str], answer: str) -> Fires:
    return lambda case: any(case.answers[question] == answer for question in questions)


def item(name: str, *states: str) -> Fires:
    return lambda case: case.items.get(name) in states


def toward_professional(fact: str) -> Fires:
    """The field comes first: without one, there is nothing to be sought for, to advise on or to repeat."""
    field = "specialism.field"
    return lambda case: (
        naive.PROFESSIONAL in case.targets
        and case.answers[fact] == "no"
        and (fact == field or case.answers[field] != "no")
    )


def client(verdict: str) -> Fires:
    return lambda case: case.way and verdict in map(naive.verdict, case.document.get("clients", []))


def share(*, half_or_more: bool) -> Fires:
    def fires(case: Case) -> bool:
        executing = naive.execution(case.answers)
        return executing is not None and (executing * 2 >= 1) == half_or_more

    return fires


def people_can_decide(case: Case) -> bool:
    """Whether it is unknown how many people get work from her, and nothing else keeps her from manager."""
    others = ("cycle", "ownership", "execution_share")
    return case.answers["letting_go.people"] == "unknown" and "not_met" not in [case.states[each] for each in others]


def stays_broad(case: Case) -> bool:
    """No specialism at all, no wish for one, and no manager's work ahead or in hand."""
    elsewhere = case.answers.get("start.goal") == naive.PROFESSIONAL or naive.MANAGER in {case.title, *case.targets}
    return not elsewhere and all(case.answers[fact] == "no" for fact in FACTS)


def example_missing(case: Case) -> bool:
    return any(
        case.answers.get(f"{task}.example") == "no"
        and any(case.answers[f"{task}.{activity}"] == "responsible" for activity in naive.TASKS[task])
        for task in naive.TASKS
    )


CHOSEN = ("decision", "strategic_plan", "recruit", "basis", "last_change", "clients_told", "conversation")
"""The items of the transition that are neither hours nor people: those have a step of their own."""

HOURS = ["letting_go.hours_client", "letting_go.hours_executing"]
STEPS: dict[str, Fires] = {
    "find_out_tasks": any_of(ACTIVITIES, "unknown"),
    "find_out_hours": lambda case: "unknown" in [case.answers[each] for each in HOURS] or case.answers[HOURS[0]] == 0,
    "find_out_people": people_can_decide,
    "find_out_specialism": any_of(FACTS, "unknown"),
    "take_second_look": lambda case: naive.second_looks(case.answers) != set(),
    "collect_examples": example_missing,
    "choose_field": toward_professional("specialism.field"),
    "be_sought": toward_professional("specialism.sought"),
    "describe_method": toward_professional("specialism.method"),
    "pass_work_on": toward_professional("specialism.declines"),
    "make_repeatable": toward_professional("specialism.repeatable"),
    "hand_out_first_task": item("people", "open"),
    "halve_execution": item("execution_share", "open", "under_way"),
    "own_one_result": lambda case: naive.MANAGER in case.targets and case.states["ownership"] == "not_met",
    "grow_with_client": client("grow_together"),
    "part_well": client("not_for_this_role"),
    "ask_client": client("unknown"),
    "decide_alone": item("decision", "open", "under_way"),
    "start_plan": item("strategic_plan", "open"),
    "co_own_plan": item("strategic_plan", "under_way"),
    "explain_once_more": lambda case: (
        naive.MANAGER in case.targets and case.answers["letting_go.deadline"] == "do_it_myself"
    ),
    "help_recruit": item("recruit", "open", "under_way"),
    "describe_new_role": lambda case: (
        naive.MANAGER in case.targets
        and "no_new_role" in (case.answers["rates.clients_told"], case.answers["rates.conversation"])
    ),
    "prepare_conversation": item("conversation", "open"),
    "hold_conversation": item("conversation", "under_way"),
    "price_the_role": item("basis", "open", "under_way"),
    "make_new_offer": item("last_change", "open", "under_way"),
    "tell_clients": item("clients_told", "open", "under_way"),
    "use_calculation": lambda case: naive.MANAGER in case.targets and naive.calculation(case.answers) is not None,
    "find_out_transition": lambda case: "unknown" in [case.items.get(name) for name in CHOSEN],
    "keep_role": lambda case: case.title == naive.MANAGER and case.states["through_others"] == "met",
    "keep_fitting_client": client("fits"),
    "keep_tasks": lambda case: "held" in naive.task_states(case.answers).values(),
    "keep_specialism": any_of(FACTS, "yes"),
    "keep_breadth": stays_broad,
    "keep_craft": lambda case: (
        share(half_or_more=True)(case) and case.items.get("execution_share") not in ("open", "under_way")
    ),
    "keep_room": share(half_or_more=False),
    "compare_with_client": lambda case: any(case.answers[activity] != "unknown" for activity in ACTIVITIES),
}
"""When each step fires, written from what it is for, in the order of what they unlock."""


def steps(document: Document) -> dict[str, tuple[str, ...]]:
    return {step.id: step.because for step in told(document).advice.next_steps}


def test_every_step_of_the_bank_is_known_here_in_the_same_order() -> None:
    assert list(STEPS) == [step.id for step in shipped_bank().next_steps.steps if step.id not in PLANNED]


@settings(max_examples=400, deadline=None)
@given(documents())
@example({"answers": ALL_UNKNOWN})
@example({"answers": {**ALL_UNKNOWN, "start.goal": "stay"}})
@example({"answers": {**ASSISTANT, "start.goal": "stay"}})
@example({"answers": {**PROFESSIONAL, "start.goal": "stay"}})
@example({"answers": MANAGER})
def test_everyone_gets_three_to_seven_steps_the_first_that_fire(document: Document) -> None:
    found = list(steps(document))
    assert 3 <= len(found) <= 7
    case = case_of(document)
    firing = [step for step, fires in STEPS.items() if fires(case)]
    apart_from_plans = [step for step in found if step not in PLANNED]
    assert firing[: len(apart_from_plans)] == apart_from_plans
    assert len(found) == 7 or firing == apart_from_plans


# ---------------------------------------------------------------- because

KNOWN = ("not_done", "help", "own_part", "responsible")
REASONS: dict[str, dict[str, tuple[Any, ...]]] = {
    # the answers that a step may rest on, question by question; a step that is not named here may rest on any
    "find_out_tasks": dict.fromkeys(ACTIVITIES, ("unknown",)),
    "find_out_hours": {HOURS[0]: ("unknown", 0), HOURS[1]: ("unknown",)},
    "find_out_people": {"letting_go.people": ("unknown",)},
    "find_out_specialism": dict.fromkeys(FACTS, ("unknown",)),
    "collect_examples": {f"{task}.example": ("no",) for task in naive.TASKS},
    "hand_out_first_task": {"letting_go.people": (0,)},
    "own_one_result": dict.fromkeys(ACTIVITIES, KNOWN),
    "choose_field": {"specialism.field": ("no",)},
    "be_sought": {"specialism.sought": ("no",)},
    "describe_method": {"specialism.method": ("no",)},
    "pass_work_on": {"specialism.declines": ("no",)},
    "make_repeatable": {"specialism.repeatable": ("no",)},
    "decide_alone": {"letting_go.decision": ("this_quarter", "longer_ago", "never")},
    "start_plan": {"letting_go.strategic_plan": ("none", "not_mine")},
    "co_own_plan": {"letting_go.strategic_plan": ("work_from_it",)},
    "explain_once_more": {"letting_go.deadline": ("do_it_myself",)},
    "help_recruit": {"letting_go.recruit": ("helped_choose", "not_involved")},
    "describe_new_role": dict.fromkeys(["rates.clients_told", "rates.conversation"], ("no_new_role",)),
    "prepare_conversation": {"rates.conversation": ("not_yet",)},
    "hold_conversation": {"rates.conversation": ("prepared",)},
    "price_the_role": {"rates.basis": ("hours", "specialism")},
    "make_new_offer": {"rates.last_change": ("never", "indexed", "for_expertise")},
    "tell_clients": {"rates.clients_told": ("none", "some")},
    "keep_tasks": dict.fromkeys(ACTIVITIES, KNOWN[1:]),
    "keep_specialism": dict.fromkeys(FACTS, ("yes",)),
    "keep_breadth": dict.fromkeys(FACTS, ("no",)),
    "compare_with_client": dict.fromkeys(ACTIVITIES, KNOWN),
}
NUMBERS = {
    "halve_execution": set(HOURS),
    "keep_craft": set(HOURS),
    "keep_room": set(HOURS),
    "keep_role": {"letting_go.people"},
    "use_calculation": {"rates.hourly_now", "rates.hours_week_now", "rates.hours_week_goal"},
}
"""The steps that rest on these numbers together."""


@settings(max_examples=300, deadline=None)
@given(documents())
def test_each_step_rests_on_answers_that_are_there_and_make_it_fire(document: Document) -> None:
    answers, clients = document["answers"], document.get("clients", [])
    for step, because in steps(document).items():
        assert because, step
        assert len(set(because)) == len(because), step
        for question in because:
            if question.startswith("clients["):
                place, field = question.removeprefix("clients[").split("].")
                assert field in clients[int(place)], step
                continue
            assert question in answers, step
            if step in REASONS:
                assert answers[question] in REASONS[step][question], (step, question)
        if step in NUMBERS:
            assert set(because) == NUMBERS[step]


def test_a_step_about_a_client_rests_on_the_answers_about_that_client() -> None:
    fitting = {"name": "A", "growth": "steady", "team": "one", "willing": "no", "lets_go": "yes"}
    no_team = {"name": "B", "growth": "steady", "team": "none", "willing": "no", "lets_go": "yes"}
    found = steps({"answers": MANAGER, "clients": [fitting, no_team]})
    assert found["part_well"] == ("clients[1].team", "clients[1].willing")
    assert found["keep_fitting_client"] == ("clients[0].growth", "clients[0].team", "clients[0].lets_go")


# ---------------------------------------------------------------- within reach, and not unavoidable

NEAR_MANAGER = {**MANAGER, "letting_go.hours_executing": 20, "start.goal": "virtual_professional"}
"""An assistant, for the hours; on the way to professional."""

ALMOST = {**MANAGER, "letting_go.hours_executing": 20}
"""An assistant, for the hours; the direction is manager."""


def apart_from(**tasks: list[str]) -> Answers:
    """The manager's answers with these tasks at these levels."""
    changed = {
        f"{task}.{activity}": level
        for task, levels in tasks.items()
        for activity, level in zip(naive.TASKS[task], levels, strict=True)
    }
    return {**MANAGER, **changed}


HELP = "help"
SEVEN = ["own_part", HELP, HELP, HELP]
"""The levels of organising, and without the last of delegating, that one level more makes a task held."""

PLANS: dict[str, Answers] = {
    # each with the other tasks further away, so that the least change is in this one
    "take_on_forecast": apart_from(forecast=[HELP], delegate=[HELP] * 3, coordinate=["not_done"]),
    "take_on_plan": apart_from(plan=[HELP] * 4),
    "take_on_organise": apart_from(organise=SEVEN, delegate=[HELP] * 3, coordinate=["not_done"]),
    "take_on_delegate": apart_from(organise=[HELP] * 4, delegate=SEVEN[:3], coordinate=["not_done"]),
    "take_on_coordinate": apart_from(organise=[HELP] * 4, delegate=[HELP] * 3, coordinate=[HELP]),
    "take_on_control": {
        **apart_from(control=[HELP] * 3),
        "forecast.goals": "responsible",
        "forecast.example": "yes",
    },
}

CLIENT = {"name": "A", "growth": "steady", "team": "one", "willing": "yes", "lets_go": "yes"}
REACHED: dict[str, Document] = {
    "find_out_tasks": {"answers": ALL_UNKNOWN},
    "find_out_hours": {"answers": ALL_UNKNOWN},
    "find_out_people": {"answers": ALL_UNKNOWN},
    "find_out_specialism": {"answers": ALL_UNKNOWN},
    "take_second_look": {"answers": {**MANAGER, "letting_go.decision": "never"}},
    "collect_examples": {"answers": {**MANAGER, "control.example": "no"}},
    "choose_field": {"answers": NEAR_MANAGER},
    "be_sought": {"answers": {**NEAR_MANAGER, "specialism.field": "yes"}},
    "describe_method": {"answers": {**NEAR_MANAGER, "specialism.field": "yes"}},
    "pass_work_on": {"answers": {**NEAR_MANAGER, "specialism.field": "yes"}},
    "make_repeatable": {"answers": {**NEAR_MANAGER, "specialism.field": "yes"}},
    "hand_out_first_task": {"answers": {**MANAGER, "letting_go.people": 0}},
    "halve_execution": {"answers": {**MANAGER, "letting_go.hours_executing": 20}},
    "own_one_result": {"answers": {**MANAGER, "control.measure": "own_part"}},
    "grow_with_client": {"answers": MANAGER, "clients": [{**CLIENT, "growth": "searching"}]},
    "part_well": {"answers": MANAGER, "clients": [{**CLIENT, "team": "none", "willing": "no"}]},
    "ask_client": {"answers": MANAGER, "clients": [{**CLIENT, "growth": "unknown"}]},
    "decide_alone": {"answers": {**MANAGER, "letting_go.decision": "this_quarter"}},
    "start_plan": {"answers": {**MANAGER, "letting_go.strategic_plan": "not_mine"}},
    "co_own_plan": {"answers": {**MANAGER, "letting_go.strategic_plan": "work_from_it"}},
    "explain_once_more": {"answers": {**ALMOST, "letting_go.deadline": "do_it_myself"}},
    "help_recruit": {"answers": {**MANAGER, "letting_go.people": 0, "letting_go.recruit": "helped_choose"}},
    "describe_new_role": {"answers": {**ALMOST, "rates.conversation": "no_new_role"}},
    "prepare_conversation": {"answers": {**MANAGER, "rates.conversation": "not_yet"}},
    "hold_conversation": {"answers": {**MANAGER, "rates.conversation": "prepared"}},
    "price_the_role": {"answers": {**MANAGER, "rates.basis": "specialism"}},
    "make_new_offer": {"answers": {**MANAGER, "rates.last_change": "indexed"}},
    "tell_clients": {"answers": {**MANAGER, "rates.clients_told": "some"}},
    "use_calculation": {
        "answers": {
            **MANAGER,
            "letting_go.hours_executing": 20,
            "rates.hourly_now": 50,
            "rates.hours_week_now": 40,
            "rates.hours_week_goal": 30,
        }
    },
    "find_out_transition": {"answers": {**MANAGER, "rates.basis": "unknown"}},
    "keep_role": {"answers": MANAGER},
    "keep_fitting_client": {"answers": MANAGER, "clients": [CLIENT]},
    "keep_tasks": {"answers": MANAGER},
    "keep_specialism": {"answers": {**MANAGER, "specialism.field": "yes"}},
    "keep_breadth": {"answers": ASSISTANT},
    "keep_craft": {"answers": {**ASSISTANT, "start.goal": "stay"}},
    "keep_room": {"answers": MANAGER},
    "compare_with_client": {"answers": MANAGER},
}
LACKED: dict[str, Document] = {
    "keep_role": {"answers": ASSISTANT},
    "keep_tasks": {"answers": ASSISTANT},
    "keep_room": {"answers": ASSISTANT},
    "compare_with_client": {"answers": ALL_UNKNOWN},
}
"""The steps that the manager's answers give, each with answers that do not; any other step these answers lack."""


def test_each_step_has_answers_that_reach_it() -> None:
    assert (list(REACHED), tuple(PLANS)) == (list(STEPS), PLANNED)


@pytest.mark.parametrize("step", PLANS)
def test_a_step_of_a_plan_is_within_reach_and_rests_on_what_the_plan_changes(step: str) -> None:
    advice = told({"answers": PLANS[step]}).advice
    changed = {change.question for plan in advice.plans for change in plan.steps}
    because = {each.id: each.because for each in advice.next_steps}
    assert set(because[step]) <= changed
    assert {question.partition(".")[0] for question in because[step]} == {step.removeprefix("take_on_")}
    assert set(PLANNED) & set(because) == {step}
    assert step not in steps({"answers": MANAGER})


@pytest.mark.parametrize("step", REACHED)
def test_a_step_is_within_reach(step: str) -> None:
    assert step in steps(REACHED[step])


@pytest.mark.parametrize("step", REACHED)
def test_a_step_is_not_told_to_all(step: str) -> None:
    assert step not in steps(LACKED.get(step, {"answers": MANAGER}))


def test_staying_where_one_is_brings_steps_that_keep_and_none_that_climb() -> None:
    found = steps({"answers": {**level_of(ASSISTANT, "plan", "help"), "start.goal": "stay"}})
    assert list(found) == ["keep_breadth", "keep_craft", "compare_with_client"]
