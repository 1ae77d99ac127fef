"""Next steps: three to seven for everyone, true to the wish, each for a reason that holds; none is for all."""

from collections.abc import Callable
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given, settings

from tests.helpers import reference_scorer
from tests.helpers.answers import (
    ALL_UNKNOWN,
    ASSISTANT,
    MANAGER,
    PROFESSIONAL,
    answers_sequence,
    documents,
    with_,
    with_facts,
    with_tasks,
)
from tests.helpers.reference_scorer import FACTS, TASKS, Values
from tests.helpers.shipped import Document, report_of, shipped_bank
from vbm_quiz.answers_file.write import to_document
from vbm_quiz.model.answers import client_field
from vbm_quiz.model.results import NextStep

A, P, M = reference_scorer.LADDER
PLANNED = {
    "hand_out_first_task": ("letting_go.people",),
    **{f"take_on_{task}": tuple(f"{task}.{each}" for each in (*TASKS[task], "example")) for task in TASKS},
    "halve_execution": ("letting_go.hours_executing",),
    "build_specialism": tuple(FACTS),
}
"""The steps that come from a plan, and the answers that each changes."""
MANAGER_STEPS = {
    *PLANNED.keys() - {"build_specialism"},
    *("price_the_role", "make_new_offer", "hold_conversation", "tell_clients"),
    *("grow_with_client", "ask_client", "part_well", "keep_fitting_client"),
    *("decide_alone", "start_plan", "co_own_plan", "explain_once_more"),
    *("keep_role", "keep_room", "choose_direction"),
}
"""The steps that are of no use to who is and stays, or wants to become, professional."""
TITLE_STEPS = {"use_fuller_title", "title_below_work", "use_fitting_title", "use_fitting_title_for_now"}
RATE_STEPS = ("price_the_role", "make_new_offer", "hold_conversation", "tell_clients")
APART = [
    # steps of which one takes back the other
    ({"build_specialism"}, {"keep_specialism", "keep_breadth"}),
    ({"keep_specialism"}, {"keep_breadth", "keep_craft"}),
    ({"hold_conversation"}, {"keep_fitting_client", "keep_tasks"}),
    ({"halve_execution"}, {"keep_craft", "keep_room"}),
    (TITLE_STEPS, {"describe_work"}),
    ({"use_fitting_title", "use_fitting_title_for_now"}, {*RATE_STEPS}),
    ({"use_fuller_title"}, {"hold_conversation", "tell_clients"}),
    *(({step}, {*RATE_STEPS} - {step}) for step in RATE_STEPS),
]


class Case(NamedTuple):
    """What a step may be about, as the reference scorer sees it."""

    document: Document
    answers: Values
    items: dict[str, str]
    states: dict[str, str]
    title: str | None
    wish: str
    aim: str | None


def case_of(document: Document) -> Case:
    answers = document["answers"]
    return Case(
        document=document,
        answers=answers,
        items=reference_scorer.transition(answers) or {},
        states=reference_scorer.conditions(answers),
        title=reference_scorer.title(answers)[0],
        wish=reference_scorer.wish(answers)[0],
        aim=reference_scorer.wish(answers)[1],
    )


Holds = Callable[[Case], bool]


def client(verdict: str) -> Holds:
    def holds(case: Case) -> bool:
        return case.aim == M and verdict in map(reference_scorer.verdict, case.document.get("clients", []))

    return holds


def in_sight(case: Case) -> bool:
    """Whether manager is the title, still possible while none is shown, or where the work points."""
    _, status, possible = reference_scorer.title(case.answers)
    shown = case.title == M or (status == "not_enough_shown" and M in possible)
    return case.aim == M and (shown or reference_scorer.direction(case.answers) == M)


def item(name: str, *states: str) -> Holds:
    return lambda case: in_sight(case) and case.items.get(name) in states


def answered(question: str, *answers: Any) -> Holds:
    return lambda case: in_sight(case) and case.answers[question] in answers


def unknown(*conditions: str) -> Holds:
    """Whether the title waits for an unknown answer that one of these conditions reads."""
    return lambda case: any({*conditions} & named for named in reference_scorer.find_out(case.answers).values())


def fit(*fits: str) -> Holds:
    """Whether a title is told that fits, beside a title in use that does not."""
    return lambda case: (
        reference_scorer.title(case.answers)[1] == "fits" and reference_scorer.current_fit(case.answers) in fits
    )


def executing(*, half_or_more: bool) -> Holds:
    def holds(case: Case) -> bool:
        share = reference_scorer.execution(case.answers)
        return share is not None and (share * 2 >= 1) == half_or_more and (case.aim == M) != half_or_more

    return holds


def facts(answer: str, at_least: int) -> Holds:
    return lambda case: [case.answers[fact] for fact in FACTS].count(answer) >= at_least


def all_of(*criteria: Holds) -> Holds:
    return lambda case: all(holds(case) for holds in criteria)


REASONS: dict[str, Holds] = {
    # every step that no plan gives, in the order told, and when alone it may be told
    "take_second_look": lambda case: reference_scorer.second_looks(case.answers) != set(),
    "find_out_tasks": unknown("cycle", "ownership"),
    "find_out_people": unknown("through_others"),
    "find_out_hours": unknown("execution_share"),
    "find_out_specialism": unknown("specialism"),
    "title_below_work": all_of(fit("does_more"), lambda case: (case.title, case.aim) == (M, P)),
    "use_fuller_title": fit("does_more"),
    "use_fitting_title_for_now": all_of(fit("promises_more"), lambda case: case.wish == "toward"),
    "use_fitting_title": all_of(fit("promises_more"), lambda case: case.wish != "toward"),
    "choose_direction": lambda case: case.wish == "open",
    "price_the_role": item("basis", "open", "under_way"),
    "make_new_offer": answered("rates.conversation", "not_yet", "no_new_role"),
    "hold_conversation": answered("rates.conversation", "not_yet", "prepared"),
    "tell_clients": item("clients_told", "open", "under_way"),
    "grow_with_client": client("grow_together"),
    "ask_client": client("unknown"),
    "part_well": client("not_for_this_role"),
    "decide_alone": item("decision", "open", "under_way"),
    "start_plan": item("strategic_plan", "open"),
    "co_own_plan": item("strategic_plan", "under_way"),
    "explain_once_more": answered("letting_go.deadline", "do_it_myself"),
    "secure_title": lambda case: (
        reference_scorer.title(case.answers)[1] == "fits"
        and case.wish != "toward"
        and not reference_scorer.firm_and_between(case.answers)[0]
    ),
    "keep_role": lambda case: (case.title, case.aim, case.states["through_others"]) == (M, M, "met"),
    "keep_fitting_client": client("fits"),
    "keep_room": executing(half_or_more=False),
    "keep_specialism": all_of(facts("yes", 1), lambda case: case.aim != M),
    "keep_breadth": all_of(facts("no", 5), lambda case: case.aim in (A, None)),
    "keep_tasks": lambda case: case.aim != P and "held" in reference_scorer.task_states(case.answers).values(),
    "keep_craft": executing(half_or_more=True),
    "compare_with_client": lambda _: True,
    "ask_for_words": lambda _: True,
    "describe_work": lambda _: True,
}
FOR_EVERYONE = ("compare_with_client", "ask_for_words", "describe_work")


def test_every_step_of_the_bank_is_known_here_in_the_same_order() -> None:
    steps = [step.id for step in shipped_bank().next_steps.steps]
    assert [step for step in steps if step not in PLANNED] == [*REASONS]
    assert {*steps} == {*REASONS, *PLANNED}


# ---------------------------------------------------------------- what is told, and on which answers


def told(document: Document) -> tuple[NextStep, ...]:
    return report_of(document).advice.next_steps


def ids(document: Document) -> list[str]:
    return [step.id for step in told(document)]


def check(document: Document) -> list[str]:
    """Compare the steps with what the rules say of them; the ids."""
    steps, case = told(document), case_of(document)
    found = [step.id for step in steps]
    assert 3 <= len(found) <= 7
    assert len({*found}) == len(found)
    for step in steps:
        assert step.id in PLANNED or REASONS[step.id](case), step.id
        check_because(document, step)
    for first, second in APART:
        assert not ({*found} & first and {*found} & second), found
    return found


def check_because(document: Document, step: NextStep) -> None:
    """The answers behind a step are hers; those of a plan are the ones that it changes."""
    if step.id in PLANNED:
        assert {*step.because} == {change.question for change in step.changes} <= {*PLANNED[step.id]}
    elif step.id not in (*FOR_EVERYONE, "choose_direction"):
        assert step.because, step.id
    assert len({*step.because}) == len(step.because), step.id
    for question in step.because:
        if field := client_field(question):
            assert field[1] in document["clients"][field[0]], step.id
        else:
            assert question in document["answers"], step.id


@given(documents())
@example({"answers": ALL_UNKNOWN})
@example({"answers": {**ALL_UNKNOWN, "start.goal": "stay"}})
@example({"answers": {**ASSISTANT, "start.goal": "stay"}})
@example({"answers": {**with_facts(ASSISTANT, "nnuuu"), "letting_go.hours_executing": 0, "start.goal": "stay"}})
@example({"answers": {**PROFESSIONAL, "start.goal": "stay"}})
@example({"answers": MANAGER})
def test_everyone_gets_three_to_seven_steps_each_for_a_reason_and_none_that_takes_back_another(
    document: Document,
) -> None:
    check(document)


def test_each_step_is_for_some_and_not_for_all() -> None:
    every = {*REASONS, *PLANNED}
    some, all_ = set[str](), every
    for answers in islice(answers_sequence(shipped_bank()), 80 * settings().max_examples):
        found = {*check(to_document(answers))}
        some, all_ = some | found, all_ & found
    assert (every - some, all_) == (set(), set())


# ---------------------------------------------------------------- her wish leads


@given(documents())
def test_who_stays_gets_no_step_towards_another_title(document: Document) -> None:
    if reference_scorer.wish(document["answers"])[0] == "stay":
        assert not {*ids(document)} & {*PLANNED, "choose_direction"}
        assert report_of(document).advice.plans == ()


@given(documents())
def test_who_wants_to_be_professional_gets_no_step_of_a_manager(document: Document) -> None:
    document["answers"]["start.goal"] = P
    assert not {*ids(document)} & MANAGER_STEPS


@given(documents())
def test_who_does_not_know_gets_one_step_that_helps_to_choose_and_one_of_each_way(document: Document) -> None:
    """But for a way that is only about numbers which an earlier step asks to look at again."""
    document["answers"]["start.goal"] = "unsure"
    steps = told(document)
    assert [step.id for step in steps].count("choose_direction") == 1
    asked_again = {question for step in steps if not step.changes for question in step.because}
    numbers = {"letting_go.people", "letting_go.hours_executing"} if "letting_go.people" in asked_again else asked_again
    plans = [
        plan.target
        for plan in report_of(document).advice.plans
        if not {change.question for change in plan.steps}
        <= numbers & {"letting_go.people", "letting_go.hours_executing"}
    ]
    assert plans == [step.toward for step in steps if step.id in PLANNED]


@given(documents())
def test_a_title_in_use_that_does_not_fit_is_among_the_first_two(document: Document) -> None:
    case = case_of(document)
    found = ids(document)
    if fit("does_more", "promises_more")(case):
        assert len(TITLE_STEPS & {*found[:2]}) == 1
    else:
        assert not TITLE_STEPS & {*found}


# ---------------------------------------------------------------- the plan in the list


@given(documents())
@example({"answers": {**ASSISTANT, "start.goal": M}})
@example({"answers": {**with_tasks(MANAGER, "HpHHpp"), "start.goal": M}})
def test_the_steps_of_a_plan_bring_the_title_nearer_by_the_conditions_that_they_name(document: Document) -> None:
    """Done one after the other, from today's answers: each time the conditions that a step names, and no others."""
    answers, aim = document["answers"], reference_scorer.wish(document["answers"])[1]
    if reference_scorer.wish(answers)[0] != "toward":
        return
    met = met_of(answers, str(aim))
    for step in told(document):
        for change in step.changes:
            answers = {**answers, change.question: written(change.after)}
            answers |= dict.fromkeys(opened(document["answers"], answers), "yes")
        if step.changes:
            assert step.toward == aim
            assert met_of(answers, str(aim)) == {*met, *step.meets}
            met = {*met, *step.meets}


def met_of(answers: Values, title: str) -> set[str]:
    states = reference_scorer.conditions(answers)
    return {each for each in reference_scorer.CONDITIONS[title] if states[each] == "met"}


def written(value: str | Decimal) -> Any:
    return value if isinstance(value, str) else int(value)


def opened(before: Values, after: Values) -> list[str]:
    """The examples that are asked for now and were not before."""
    asked = [{task for task in TASKS if "responsible" in levels(each, task)} for each in (before, after)]
    return [f"{task}.example" for task in asked[1] - asked[0]]


def levels(answers: Values, task: str) -> list[str]:
    return [answers[f"{task}.{each}"] for each in TASKS[task]]


@given(documents())
def test_what_the_steps_do_not_name_of_the_plan_comes_later(document: Document) -> None:
    advice = report_of(document).advice
    if advice.wish.kind == "toward":
        named = [change for step in advice.next_steps for change in step.changes]
        assert {*named, *advice.later} == {change for plan in advice.plans for change in plan.steps}
        assert not {*named} & {*advice.later}
        assert sum(step.id in PLANNED for step in advice.next_steps) <= 4


def test_the_step_that_meets_a_condition_comes_first_and_the_goals_last() -> None:
    """Of the steps that meet one condition each, people and the owned result come before the hours.

    Three tasks are held and two must join them, so the first of these meets only the ownership and the second the rule.
    """
    answers = {**with_tasks(MANAGER, "ppHHHp"), "start.goal": M, "delegate.hand_over": "help"}
    steps = told({"answers": with_(answers, letting_go__people=0, letting_go__hours_executing=30)})
    planned = [(step.id, step.meets) for step in steps if step.id in PLANNED]
    assert planned == [
        ("hand_out_first_task", ("through_others",)),
        ("take_on_control", ("ownership",)),
        ("take_on_plan", ("cycle",)),
        ("halve_execution", ("execution_share",)),
    ]


def test_a_lower_level_of_a_task_comes_before_a_higher_one() -> None:
    (step,) = [step for step in told({"answers": {**with_tasks(MANAGER, "HaHHHH"), "start.goal": M}}) if step.changes]
    worths = [reference_scorer.WORTH[str(change.after)] for change in step.changes]
    assert step.id == "take_on_plan"
    assert worths == sorted(worths)


# ---------------------------------------------------------------- the rate, a link at a time; the clients

LINKS = [
    ({"rates.basis": "hours", "rates.conversation": "not_yet", "rates.last_change": "never"}, "price_the_role"),
    ({"rates.conversation": "not_yet", "rates.last_change": "never"}, "make_new_offer"),
    ({"rates.conversation": "not_yet"}, "hold_conversation"),
    ({"rates.conversation": "prepared", "rates.last_change": "never"}, "hold_conversation"),
    ({"rates.clients_told": "some"}, "tell_clients"),
    ({}, None),
]


@pytest.mark.parametrize(("answers", "link"), LINKS)
def test_the_rate_goes_from_price_to_page_to_first_talk_to_the_other_clients(answers: Values, link: str | None) -> None:
    found = ids({"answers": {**MANAGER, **answers, "start.goal": M}})
    assert [step for step in found if step in RATE_STEPS] == ([link] if link else [])


def test_without_a_new_role_in_sight_there_is_no_step_about_the_rate_and_no_talk() -> None:
    report = report_of({"answers": {**ASSISTANT, "start.goal": M}})
    assert not {*RATE_STEPS} & {step.id for step in report.advice.next_steps}
    assert report.advice.conversation == ()


def test_a_trial_is_proposed_only_where_the_work_is_not_hers_yet() -> None:
    open_ = {"rates.conversation": "not_yet", "start.goal": M}
    near = report_of({"answers": {**with_tasks(MANAGER, "HpHHHH"), **open_}}).advice.conversation
    hers = report_of({"answers": {**MANAGER, **open_}}).advice.conversation
    assert ("trial" in near, "trial" in hers) == (True, False)
    assert hers


def test_a_step_about_a_client_rests_on_the_answers_about_that_client_and_names_her() -> None:
    fitting = {"name": "A", "growth": "steady", "team": "one", "willing": "no", "lets_go": "yes"}
    no_team = {"name": "B", "growth": "steady", "team": "none", "willing": "no", "lets_go": "yes"}
    found = {step.id: step for step in told({"answers": MANAGER, "clients": [fitting, no_team]})}
    assert (found["part_well"].client, found["keep_fitting_client"].client) == (1, 0)
    fields = [f"clients[1].{field}" for field in ("growth", "team", "willing", "lets_go")]
    assert [each for each in found["part_well"].because if each.startswith("clients")] == fields


def test_the_first_talk_is_with_the_client_who_is_readiest() -> None:
    growing = {"name": "A", "growth": "searching", "team": "one", "willing": "yes", "lets_go": "yes"}
    fitting = {"name": "B", "growth": "steady", "team": "one", "willing": "yes", "lets_go": "yes"}
    document = {"answers": {**MANAGER, "rates.conversation": "prepared"}, "clients": [growing, fitting]}
    assert [step.client for step in told(document) if step.id == "hold_conversation"] == [1]


def test_who_disagrees_with_herself_only_about_what_is_not_told_gets_no_step_for_it() -> None:
    """A new rate that nobody knows of is of the transition, which is not told to who stays."""
    answers = with_(PROFESSIONAL, rates__last_change="for_new_role", rates__clients_told="none")
    assert "take_second_look" not in ids({"answers": {**answers, "start.goal": "stay"}})
    assert ids({"answers": {**answers, "start.goal": "unsure"}})[0] == "take_second_look"
