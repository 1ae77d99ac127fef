"""The product and the naive scorer agree on all answers, and what the score promises holds for all of them."""

from collections.abc import Iterator
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.helpers import naive
from tests.helpers.examples import ALL_UNKNOWN, MANAGER
from tests.helpers.strategies import ACTIVITIES, LEVELS, documents, full_answers
from tests.helpers.support import Document, told

RANK = naive.LADDER.index


@settings(max_examples=400, deadline=None)
@given(documents())
@example({"answers": MANAGER})
@example({"answers": ALL_UNKNOWN})
@example({"answers": {**MANAGER, "letting_go.hours_client": 0, "letting_go.hours_executing": 0}})
def test_the_role_today_agrees(document: Document) -> None:
    result, answers = told(document).result, document["answers"]
    assert naive.task_states(answers) == {task.id: task.state for task in result.tasks}
    assert {task: naive.percent(answers, task) for task in naive.TASKS} == {
        task.id: task.percent for task in result.tasks
    }
    assert naive.conditions(answers) == {condition.id: condition.state for condition in result.conditions}
    assert naive.title(answers)[0] == result.title.id
    assert naive.status_and_between(answers) == (result.title.status, list(result.title.between))
    assert naive.direction(answers) == result.title.direction
    assert (naive.current(answers), naive.current_fit(answers)) == (result.title.current, result.title.current_fit)


@settings(max_examples=150, deadline=None)
@given(full_answers())
@example(MANAGER)
def test_how_firm_it_is_agrees(answers: naive.Answers) -> None:
    firm, expected = told({"answers": answers}).result.sensitivity, naive.firmness(answers)
    if expected is None:
        assert firm is None
        return
    assert firm is not None
    assert len(expected["keeps"]) == firm.keeps
    assert sum(map(len, expected.values())) == firm.changes
    for kind in ("raises", "lowers", "unsettles"):
        found = [(each.change.question, each.title) for each in getattr(firm, kind)]
        assert sorted(expected[kind], key=str) == sorted(found, key=str), kind


@settings(max_examples=150, deadline=None)
@given(full_answers())
def test_what_would_settle_it_is_named(answers: naive.Answers) -> None:
    """Every question that a condition hangs on, and no other."""
    found = {each.question: set(each.would_settle) for each in told({"answers": answers}).result.find_out}
    assert naive.find_out(answers) == found
    assert bool(found) == (len(naive.title(answers)[2]) > 1)


@settings(max_examples=300, deadline=None)
@given(documents())
def test_what_follows_from_it_agrees(document: Document) -> None:
    advice, answers = told(document).advice, document["answers"]
    items = None if advice.transition is None else {item.id: item.state for item in advice.transition}
    assert naive.transition(answers) == items
    on_the_way = naive.told_on_the_way(answers)
    verdicts = [naive.verdict(client) for client in document.get("clients", [])] if on_the_way else []
    assert verdicts == [client.verdict for client in advice.clients]
    sum_ = advice.calculation
    assert naive.calculation(answers) == (None if sum_ is None else (sum_.weekly_income, sum_.hourly_needed))
    assert naive.second_looks(answers) == {look.id for look in advice.inconsistencies}


# ---------------------------------------------------------------- monotone


def possible(answers: naive.Answers) -> list[str]:
    """The titles still possible, as the product tells them."""
    title = told({"answers": answers}).result.title
    if title.status in ("provisional", "not_enough_shown"):
        return list(title.between)
    assert title.id is not None
    return [title.id]


def states(answers: naive.Answers) -> dict[str, str]:
    return {condition.id: condition.state for condition in told({"answers": answers}).result.conditions}


def raises(answers: naive.Answers) -> Iterator[tuple[str, Any]]:
    """Each known activity one level up, each fact from no to yes, more people."""
    for activity in ACTIVITIES:
        level = answers[activity]
        if level in LEVELS[:-1]:
            yield activity, LEVELS[LEVELS.index(level) + 1]
    yield from ((fact, "yes") for fact in naive.FACTS if answers[fact] == "no")
    if isinstance(answers["letting_go.people"], int) and answers["letting_go.people"] < 500:
        yield "letting_go.people", answers["letting_go.people"] + 1


@st.composite
def raised(draw: st.DrawFn) -> tuple[naive.Answers, naive.Answers]:
    before = draw(full_answers())
    able = list(raises(before))
    question, value = draw(st.sampled_from(able)) if able else ("letting_go.deadline", "unknown")
    after = {**before, question: value}
    example_question = f"{question.partition('.')[0]}.example"
    if value == "responsible" and example_question not in before:
        after[example_question] = draw(st.sampled_from(["yes", "no"]))
    return before, after


@settings(max_examples=400, deadline=None)
@given(raised())
def test_raising_an_answer_never_takes_the_highest_title_away_nor_adds_a_lower_one(
    pair: tuple[naive.Answers, naive.Answers],
) -> None:
    before, after = (possible(answers) for answers in pair)
    assert max(map(RANK, after)) >= max(map(RANK, before))
    assert min(map(RANK, after)) >= min(map(RANK, before))


def answers_for(unknown: str, answers: naive.Answers) -> list[Any]:
    """What an unknown answer that the score reads could turn out to be."""
    whole, part = answers["letting_go.hours_client"], answers["letting_go.hours_executing"]
    if unknown in ACTIVITIES:
        return list(LEVELS)
    if unknown in naive.FACTS:
        return ["yes", "no"]
    if unknown == "letting_go.people":
        return [0, 1, 500]
    if unknown == "letting_go.hours_client":
        return [336, 80] if part == "unknown" else [336, part]
    return [0] if whole == "unknown" else [0, whole, whole / 2 if whole % 2 == 0 else whole]


@st.composite
def found_out(draw: st.DrawFn) -> tuple[naive.Answers, naive.Answers]:
    before = draw(full_answers())
    read = [*ACTIVITIES, *naive.FACTS, "letting_go.people", "letting_go.hours_client", "letting_go.hours_executing"]
    unknown = [question for question in read if before[question] == "unknown"]
    if not unknown:
        unknown = [draw(st.sampled_from([*ACTIVITIES, *naive.FACTS]))]
        before = {**before, unknown[0]: "unknown"}
    question = draw(st.sampled_from(unknown))
    value = draw(st.sampled_from(answers_for(question, before)))
    after = {**before, question: value}
    example_question = f"{question.partition('.')[0]}.example"
    if value == "responsible" and example_question not in before:
        after[example_question] = draw(st.sampled_from(["yes", "no"]))
    return before, after


@settings(max_examples=400, deadline=None)
@given(found_out())
def test_an_answer_in_place_of_an_unknown_never_hides_a_condition_nor_adds_a_title(
    pair: tuple[naive.Answers, naive.Answers],
) -> None:
    before, after = pair
    then = states(after)
    for condition, state in states(before).items():
        assert state == "not_shown" or then[condition] == state, condition
    assert set(possible(after)) <= set(possible(before))
