"""The sections of a report: plans, what the title rests on, and the talk with a client."""

import pytest

from tests.helpers.shipped import CASES, LANGUAGES, Document, changed, report_of, shipped_bank, shipped_texts
from vbm_quiz.report.formats.plain import render
from vbm_quiz.report.sections import report_blocks
from vbm_quiz.texts.texts import Texts

ASSISTANT, NEAR = CASES["r06"], CASES["r25"]
EN = shipped_texts("en")


@pytest.fixture(params=LANGUAGES)
def texts(request: pytest.FixtureRequest) -> Texts:
    return shipped_texts(request.param)


def text_of(document: Document, texts: Texts) -> str:
    return " ".join(render(report_blocks(report_of(document, texts.language))).split())


# ---------------------------------------------------------------- titles and plans


def test_the_first_plan_says_what_to_do_and_the_further_one_only_what_changes(texts: Texts) -> None:
    document = changed(ASSISTANT, start__goal="virtual_professional")
    text = text_of(document, texts)
    plans = report_of(document).advice.plans
    assert ["virtual_professional", "virtual_business_manager"] == [plan.target for plan in plans]
    for part in ("week", "client", "holds"):
        assert texts(f"plan_steps.specialism.field.yes.{part}") in text
        assert texts(f"plan_steps.plan.actions.responsible.{part}") not in text
    further = text.split(texts("interface.report.plan", title=texts("titles.virtual_business_manager.name")))[-1]
    assert texts("questions.plan.actions.short") in further


@pytest.mark.parametrize(("goal", "unasked"), [("unsure", True), ("virtual_professional", False)])
def test_a_plan_that_nobody_asked_for_says_that_staying_is_as_good(goal: str, *, unasked: bool, texts: Texts) -> None:
    text = text_of(changed(ASSISTANT, start__goal=goal), texts)
    first, second = (texts(f"titles.{title}.name") for title in ("virtual_professional", "virtual_business_manager"))
    assert unasked == (texts("interface.report.plan_unasked", title=first) in text)
    assert texts("interface.report.plan_further", title=second) in text
    assert texts("interface.report.plan_further", title=first) not in text


def test_many_answers_behind_a_step_are_counted_by_task(texts: Texts) -> None:
    names = {task.id: texts(f"tasks.{task.id}.name") for task in shipped_bank().tasks}
    first = texts("interface.report.task_answers_one", task=names["forecast"])
    last = texts("interface.report.task_answers", task=names["control"], count=3)
    alike = f"{last}: {texts('level_names.not_done')}"
    for document in (ASSISTANT, NEAR):  # whoever knows an answer is advised to compare them all with her client
        assert first in text_of(document, texts)
        assert last in text_of(document, texts)
    assert alike in text_of(ASSISTANT, texts)
    assert alike not in text_of(NEAR, texts)


def test_where_no_title_is_settled_the_report_says_why_there_is_no_plan(texts: Texts) -> None:
    sentence = texts("interface.report.find_out_no_plan")
    assert sentence in text_of(changed(CASES["r22"], letting_go__people="unknown"), texts)
    assert sentence not in text_of(CASES["r22"], texts)


def test_an_assistant_or_professional_reads_first_which_tasks_she_has_in_hand(texts: Texts) -> None:
    names = texts.listed(texts(f"tasks.{task}.name") for task in ("delegate", "coordinate"))
    sentence = texts("interface.report.held_tasks", tasks=names)
    assert sentence in text_of(NEAR, texts).split(texts("interface.report.tasks_intro"))[0]
    for without in (ASSISTANT, CASES["r22"]):  # none in hand, and all of them
        assert sentence.split(":")[0] not in text_of(without, texts)


def test_every_title_that_is_possible_is_described(texts: Texts) -> None:
    document = changed(CASES["r22"], letting_go__people="unknown")
    title = report_of(document).result.title
    assert (("virtual_assistant", "virtual_business_manager"), "virtual_business_manager") == (
        title.between,
        title.direction,
    )
    for possible in title.between:
        assert texts(f"titles.{possible}.description") in text_of(document, texts)


def test_hours_in_a_plan_are_written_as_a_number_of_the_whole(texts: Texts) -> None:
    text = text_of(NEAR, texts)
    week = texts("plan_steps.letting_go.hours_executing.week", to="19", whole="40")
    assert "19" in week
    assert week in text


@pytest.mark.parametrize(("language", "one", "two"), [("nl", "1 persoon", "2 mensen"), ("en", "1 person", "2 people")])
def test_one_person_is_not_written_as_people(language: str, one: str, two: str) -> None:
    assert one in text_of(changed(ASSISTANT, letting_go__people=1), shipped_texts(language))
    assert two in text_of(changed(ASSISTANT, letting_go__people=2), shipped_texts(language))


def test_a_level_that_asks_for_an_example_says_so_in_the_plan(texts: Texts) -> None:
    assert texts("interface.report.plan_example", task=texts("tasks.plan.name")) in text_of(NEAR, texts)


def test_each_answer_that_the_title_rests_on_is_shown_and_how_many_there_are() -> None:
    document = changed(CASES["r22"], letting_go__hours_client=40, letting_go__hours_executing=19)
    text, sensitivity = text_of(document, EN), report_of(document).result.sensitivity
    assert sensitivity is not None
    for number in (sensitivity.changes, sensitivity.keeps):
        assert str(number) in text.split(EN("interface.report.firmness"))[1][:200]
    assert "from ‘19 hours’ to ‘23 hours’" in text


def test_a_title_in_use_is_shown_also_where_none_is_settled(texts: Texts) -> None:
    unknown = dict.fromkeys(["letting_go__people", "letting_go__hours_client"], "unknown")
    document = changed(CASES["r22"], start__current_title="virtual_professional", **unknown)
    assert report_of(document).result.title.id is None
    assert texts("current_fit.open", current=texts("titles.virtual_professional.name")) in text_of(document, texts)


def test_a_title_in_use_is_called_as_she_calls_it(texts: Texts) -> None:
    text = text_of(changed(CASES["r22"], start__current_title="online_business_manager"), texts)
    assert texts("current_fit.matches", current="Online Business Manager") in text


# ---------------------------------------------------------------- the talk with a client


def test_the_talk_is_filled_with_her_numbers_where_she_gave_them(texts: Texts) -> None:
    numbers = {"rates__hourly_now": 55, "rates__hours_week_now": 30, "rates__hours_week_goal": 20}
    open_ = changed(NEAR, rates__conversation="not_yet")
    plain, filled = text_of(open_, texts), text_of(changed(open_, **numbers), texts)
    assert texts("talking_points.price.text") in plain
    with_numbers = texts("talking_points.price.filled", hourly_now="55", hours_week_now="30", hours_week_goal="20")
    assert with_numbers in filled
    assert with_numbers not in plain


def test_the_talk_is_left_out_when_it_is_behind_her() -> None:
    held = {"rates__conversation": "held", "rates__clients_told": "all", "rates__last_change": "for_new_role"}
    heading = EN("interface.report.conversation")
    assert heading in text_of(changed(NEAR, rates__conversation="prepared"), EN)
    assert heading not in text_of(changed(NEAR, **held), EN)


def test_the_talk_is_left_out_to_who_stays_where_nothing_points_to_another_role() -> None:
    document = changed(ASSISTANT, start__goal="stay", rates__conversation="not_yet")
    assert EN("interface.report.conversation") not in text_of(document, EN)


@pytest.mark.parametrize(("language", "amount"), [("nl", "€ 1.760,00"), ("en", "€1,760.00")])
def test_an_amount_is_written_as_the_language_writes_it(language: str, amount: str) -> None:
    hours = {"rates__hourly_now": 44, "rates__hours_week_now": 40, "rates__hours_week_goal": 30}
    assert amount in text_of(changed(NEAR, **hours), shipped_texts(language))
