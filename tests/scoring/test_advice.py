"""Next steps: three to seven for everyone, the first that fire, each for a reason that is true; none is for all."""

from collections.abc import Callable
from itertools import islice
from typing import Any, NamedTuple

from hypothesis import example, given, settings

from tests.helpers import reference_scorer
from tests.helpers.answers import (
    ALL_UNKNOWN,
    ASSISTANT,
    MANAGER,
    PROFESSIONAL,
    answers_sequence,
    documents,
    with_tasks,
)
from tests.helpers.reference_scorer import ACTIVITIES, FACTS, Values
from tests.helpers.shipped import Document, report_of, shipped_bank
from vbm_quiz.answers_file.write import to_document
from vbm_quiz.model.answers import client_field

PLANNED = tuple(f"take_on_{task}" for task in reference_scorer.TASKS)
"""The steps that come from a plan."""


class Case(NamedTuple):
    """What a step may ask about, as the reference scorer sees it."""

    document: Document
    answers: Values
    items: dict[str, str]
    concerned: bool
    targets: set[str]
    states: dict[str, str]
    title: str | None


def case_of(document: Document) -> Case:
    answers = document["answers"]
    title, ahead = reference_scorer.title(answers)[0], targets(answers)
    concerned = reference_scorer.MANAGER in {title, answers.get("start.goal"), *ahead}
    return Case(
        document=document,
        answers=answers,
        items=(reference_scorer.transition(answers) or {}) if concerned else {},
        concerned=concerned,
        targets=ahead,
        states=reference_scorer.conditions(answers),
        title=title,
    )


def targets(answers: Values) -> set[str]:
    """The titles above today's that she aims for or that the work points to; none for who stays."""
    goal, today = answers.get("start.goal", "unsure"), reference_scorer.title(answers)[0]
    if today is None or goal == "stay":
        return set()
    higher = reference_scorer.LADDER[reference_scorer.LADDER.index(today) + 1 :]
    aim = goal if goal != "unsure" else reference_scorer.direction(answers) or (higher or [today])[0]
    return {title for title in higher if title in (aim, reference_scorer.direction(answers))}


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
        reference_scorer.PROFESSIONAL in case.targets
        and case.answers[fact] == "no"
        and (fact == field or case.answers[field] != "no")
    )


def client(verdict: str) -> Fires:
    return lambda case: case.concerned and verdict in map(reference_scorer.verdict, case.document.get("clients", []))


def share(*, half_or_more: bool) -> Fires:
    def fires(case: Case) -> bool:
        executing = reference_scorer.execution(case.answers)
        return executing is not None and (executing * 2 >= 1) == half_or_more

    return fires


def people_can_decide(case: Case) -> bool:
    """Whether it is unknown how many people get work from her, and nothing else keeps her from manager."""
    others = ("cycle", "ownership", "execution_share")
    return case.answers["letting_go.people"] == "unknown" and "not_met" not in [case.states[each] for each in others]


def stays_broad(case: Case) -> bool:
    """No specialism at all, no wish for one, and no manager's work ahead or in hand."""
    to_professional = case.answers.get("start.goal") == reference_scorer.PROFESSIONAL
    elsewhere = to_professional or reference_scorer.MANAGER in {
        case.title,
        *case.targets,
    }
    return not elsewhere and all(case.answers[fact] == "no" for fact in FACTS)


def example_missing(case: Case) -> bool:
    return any(
        case.answers.get(f"{task}.example") == "no"
        and any(case.answers[f"{task}.{activity}"] == "responsible" for activity in reference_scorer.TASKS[task])
        for task in reference_scorer.TASKS
    )


CHOSEN = ("decision", "strategic_plan", "recruit", "basis", "last_change", "clients_told", "conversation")
"""The items of the transition that are neither hours nor people: those have a step of their own."""

HOURS = ["letting_go.hours_client", "letting_go.hours_executing"]
STEPS: dict[str, Fires] = {
    "find_out_tasks": any_of(ACTIVITIES, "unknown"),
    "find_out_hours": lambda case: "unknown" in [case.answers[each] for each in HOURS] or case.answers[HOURS[0]] == 0,
    "find_out_people": people_can_decide,
    "find_out_specialism": any_of(FACTS, "unknown"),
    "take_second_look": lambda case: reference_scorer.second_looks(case.answers) != set(),
    "collect_examples": example_missing,
    "choose_field": toward_professional("specialism.field"),
    "be_sought": toward_professional("specialism.sought"),
    "describe_method": toward_professional("specialism.method"),
    "pass_work_on": toward_professional("specialism.declines"),
    "make_repeatable": toward_professional("specialism.repeatable"),
    "hand_out_first_task": item("people", "open"),
    "halve_execution": item("execution_share", "open", "under_way"),
    "own_one_result": lambda case: reference_scorer.MANAGER in case.targets and case.states["ownership"] == "not_met",
    "grow_with_client": client("grow_together"),
    "part_well": client("not_for_this_role"),
    "ask_client": client("unknown"),
    "decide_alone": item("decision", "open", "under_way"),
    "start_plan": item("strategic_plan", "open"),
    "co_own_plan": item("strategic_plan", "under_way"),
    "explain_once_more": lambda case: (
        reference_scorer.MANAGER in case.targets and case.answers["letting_go.deadline"] == "do_it_myself"
    ),
    "help_recruit": item("recruit", "open", "under_way"),
    "describe_new_role": lambda case: (
        reference_scorer.MANAGER in case.targets
        and "no_new_role" in (case.answers["rates.clients_told"], case.answers["rates.conversation"])
    ),
    "prepare_conversation": item("conversation", "open"),
    "hold_conversation": item("conversation", "under_way"),
    "price_the_role": item("basis", "open", "under_way"),
    "make_new_offer": item("last_change", "open", "under_way"),
    "tell_clients": item("clients_told", "open", "under_way"),
    "use_calculation": lambda case: (
        reference_scorer.MANAGER in case.targets and reference_scorer.calculation(case.answers) is not None
    ),
    "find_out_transition": lambda case: "unknown" in [case.items.get(name) for name in CHOSEN],
    "keep_role": lambda case: case.title == reference_scorer.MANAGER and case.states["through_others"] == "met",
    "keep_fitting_client": client("fits"),
    "keep_tasks": lambda case: "held" in reference_scorer.task_states(case.answers).values(),
    "keep_specialism": any_of(FACTS, "yes"),
    "keep_breadth": stays_broad,
    "keep_craft": lambda case: (
        share(half_or_more=True)(case) and case.items.get("execution_share") not in ("open", "under_way")
    ),
    "keep_room": share(half_or_more=False),
    "compare_with_client": lambda case: any(case.answers[activity] != "unknown" for activity in ACTIVITIES),
}
"""When each step fires, written from what it is for, in the order of what they unlock."""


def test_every_step_of_the_bank_is_known_here_in_the_same_order() -> None:
    assert list(STEPS) == [step.id for step in shipped_bank().next_steps.steps if step.id not in PLANNED]


# ---------------------------------------------------------------- what a step rests on

KNOWN = ("not_done", "help", "own_part", "responsible")
REASONS: dict[str, dict[str, tuple[Any, ...]]] = {
    # the answers that a step may rest on, question by question; a step that is not named here may rest on any
    "find_out_tasks": dict.fromkeys(ACTIVITIES, ("unknown",)),
    "find_out_hours": {HOURS[0]: ("unknown", 0), HOURS[1]: ("unknown",)},
    "find_out_people": {"letting_go.people": ("unknown",)},
    "find_out_specialism": dict.fromkeys(FACTS, ("unknown",)),
    "collect_examples": {f"{task}.example": ("no",) for task in reference_scorer.TASKS},
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


# ---------------------------------------------------------------- the steps


def steps(document: Document) -> dict[str, tuple[str, ...]]:
    return {step.id: step.because for step in report_of(document).advice.next_steps}


def check(document: Document) -> set[str]:
    """Compare the steps with those that fire, and each reason with the answers; the steps."""
    advice, case = report_of(document).advice, case_of(document)
    found = {step.id: step.because for step in advice.next_steps}
    assert 3 <= len(found) <= 7
    firing = [step for step, fires in STEPS.items() if fires(case)]
    apart_from_plans = [step for step in found if step not in PLANNED]
    assert firing[: len(apart_from_plans)] == apart_from_plans
    assert len(found) == 7 or firing == apart_from_plans
    for step, because in found.items():
        assert because, step
        assert len(set(because)) == len(because), step
        if step in NUMBERS:
            assert set(because) == NUMBERS[step]
        if step in PLANNED:
            assert {question.partition(".")[0] for question in because} == {step.removeprefix("take_on_")}
            assert set(because) <= {change.question for plan in advice.plans for change in plan.steps}
        for question in because:
            check_reason(document, step, question)
    return {*found}


def check_reason(document: Document, step: str, question: str) -> None:
    if field := client_field(question):
        assert field[1] in document["clients"][field[0]], step
    else:
        assert question in document["answers"], step
        assert step not in REASONS or document["answers"][question] in REASONS[step][question], (step, question)


@given(documents())
@example({"answers": ALL_UNKNOWN})
@example({"answers": {**ALL_UNKNOWN, "start.goal": "stay"}})
@example({"answers": {**ASSISTANT, "start.goal": "stay"}})
@example({"answers": {**PROFESSIONAL, "start.goal": "stay"}})
@example({"answers": MANAGER})
def test_everyone_gets_three_to_seven_steps_the_first_that_fire_each_for_a_reason(document: Document) -> None:
    check(document)


def test_each_step_is_for_some_and_not_for_all() -> None:
    every = {*STEPS, *PLANNED}
    some, all_ = set[str](), every
    for answers in islice(answers_sequence(shipped_bank()), 15 * settings().max_examples):
        found = check(to_document(answers))
        some, all_ = some | found, all_ & found
    assert (every - some, all_) == (set(), set())


def test_a_step_about_a_client_rests_on_the_answers_about_that_client() -> None:
    fitting = {"name": "A", "growth": "steady", "team": "one", "willing": "no", "lets_go": "yes"}
    no_team = {"name": "B", "growth": "steady", "team": "none", "willing": "no", "lets_go": "yes"}
    found = steps({"answers": MANAGER, "clients": [fitting, no_team]})
    assert found["part_well"] == ("clients[1].team", "clients[1].willing")
    assert found["keep_fitting_client"] == ("clients[0].growth", "clients[0].team", "clients[0].lets_go")


def test_staying_where_one_is_brings_steps_that_keep_and_none_that_climb() -> None:
    found = steps({"answers": {**with_tasks(ASSISTANT, "apaaaa"), "start.goal": "stay"}})
    assert list(found) == ["keep_breadth", "keep_craft", "compare_with_client"]
