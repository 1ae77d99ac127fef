"""The score and what follows from it agree with a second scorer, written from the rules, on all answers."""

from hypothesis import example, given

from tests.helpers import reference_scorer
from tests.helpers.answers import ALL_UNKNOWN, ASSISTANT, CLIENT, MANAGER, PROFESSIONAL, documents
from tests.helpers.shipped import Document, report_of


@given(documents())
@example({"answers": MANAGER})
@example({"answers": ALL_UNKNOWN})
@example({"answers": {**MANAGER, "letting_go.hours_client": 0, "letting_go.hours_executing": 0}})
def test_the_role_today_agrees(document: Document) -> None:
    result, answers = report_of(document).result, document["answers"]
    title = result.title
    assert reference_scorer.task_states(answers) == {task.id: task.state for task in result.tasks}
    assert {task: reference_scorer.percent(answers, task) for task in reference_scorer.TASKS} == {
        task.id: task.percent for task in result.tasks
    }
    assert reference_scorer.conditions(answers) == {condition.id: condition.state for condition in result.conditions}
    assert reference_scorer.title(answers)[0] == title.id
    assert reference_scorer.title(answers)[1] == title.status
    assert reference_scorer.firm_and_between(answers) == (title.firm, list(title.between))
    assert reference_scorer.direction(answers) == title.direction
    assert (reference_scorer.current(answers), reference_scorer.current_fit(answers)) == (
        title.current,
        title.current_fit,
    )
    assert reference_scorer.find_out(answers) == {each.question: set(each.conditions) for each in result.find_out}


@given(documents())
@example({"answers": MANAGER})
def test_how_sensitive_it_is_agrees(document: Document) -> None:
    found, expected = report_of(document).result.sensitivity, reference_scorer.sensitivity(document["answers"])
    if expected is None:
        assert found is None
        return
    assert found is not None
    assert len(expected["keeps"]) == found.keeps
    assert sum(map(len, expected.values())) == found.changes
    for kind in ("raises", "lowers", "unsettles"):
        moved = [(each.change.question, each.title) for each in getattr(found, kind)]
        assert sorted(expected[kind], key=str) == sorted(moved, key=str), kind


@given(documents())
def test_what_follows_from_it_agrees(document: Document) -> None:
    advice, answers = report_of(document).advice, document["answers"]
    items = None if advice.transition is None else {item.id: item.state for item in advice.transition}
    assert reference_scorer.transition(answers) == items
    clients = document.get("clients", []) if reference_scorer.transition_concerns(answers) else []
    assert [reference_scorer.verdict(client) for client in clients] == [client.verdict for client in advice.clients]
    sum_ = advice.calculation
    assert reference_scorer.calculation(answers) == (None if sum_ is None else (sum_.weekly_income, sum_.hourly_needed))
    assert reference_scorer.second_looks(answers) == {look.id for look in advice.inconsistencies}
    assert reference_scorer.wish(answers) == (advice.wish.kind, advice.wish.aim)
    assert reference_scorer.planned(answers) == [plan.target for plan in advice.plans]


def test_neither_rates_nor_clients_nor_wishes_nor_the_title_in_use_decide() -> None:
    """With everything around the role changed, the title, its status and its conditions stay."""
    around = ("rates.", "letting_go.d", "letting_go.s", "letting_go.r")
    unknown = {question: value for question, value in ALL_UNKNOWN.items() if question.startswith(around)}
    for answers in (MANAGER, ASSISTANT, PROFESSIONAL):
        other = {**answers, **unknown, "start.current_title": "online_business_manager", "rates.hourly_now": 250}
        before = report_of({"answers": answers}).result
        after = report_of({"answers": other, "clients": [CLIENT]}).result
        assert (before.title.id, before.title.status) == (after.title.id, after.title.status)
        assert before.conditions == after.conditions
