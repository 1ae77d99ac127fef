"""The sections of a report: plans, what the title rests on, and the talk with a client."""

import re

import pytest

from tests.helpers.shipped import CASES, LANGUAGES, Document, changed, report_of, shipped_bank, shipped_texts
from vbm_quiz.report.blocks import Points
from vbm_quiz.report.formats.plain import render
from vbm_quiz.report.sections import report_blocks
from vbm_quiz.report.sections.summary import summary
from vbm_quiz.report.sections.tasks import activities
from vbm_quiz.texts.texts import Texts

ASSISTANT, NEAR = CASES["r06"], CASES["r25"]
MANAGER_AT_WORK = changed(CASES["r22"], letting_go__hours_client=40, letting_go__hours_executing=30)
"""All of a manager's tasks, and more than half of her hours in executing."""
EN = shipped_texts("en")


@pytest.fixture(params=LANGUAGES)
def texts(request: pytest.FixtureRequest) -> Texts:
    return shipped_texts(request.param)


def text_of(document: Document, texts: Texts) -> str:
    return " ".join(render(report_blocks(report_of(document, texts.language))).split())


# ---------------------------------------------------------------- titles and plans


def test_many_answers_behind_a_disagreement_are_counted_by_task(texts: Texts) -> None:
    alike = {question.replace(".", "__"): "help" for question in shipped_bank().activities}
    names = {task.id: texts(f"tasks.{task.id}.name") for task in shipped_bank().tasks}
    text = text_of(changed(ASSISTANT, **alike), texts)
    assert texts("interface.report.task_answers.forms.0", task=names["forecast"]) in text
    last = texts("interface.report.task_answers.forms.1", task=names["control"], count=3)
    assert f"{last}: {texts('level_names.help')}" in text


def test_who_does_much_of_the_manager_s_work_is_not_greeted_as_an_assistant(texts: Texts) -> None:
    """All six tasks, or enough of them but not the right ones; not who stays: then the title comes first."""
    whole, part = MANAGER_AT_WORK, changed(MANAGER_AT_WORK, **dict.fromkeys(CONTROL, "help"))
    name = texts("titles.virtual_business_manager.name")
    for document, key in ((whole, "direction"), (part, "direction_in_part")):
        greeting = texts(f"interface.report.{key}", title=name)
        for goal in ("virtual_business_manager", "unsure"):
            assert greeting in text_of(changed(document, start__goal=goal), texts).split(name, 2)[0] + name + "."
        staying = text_of(changed(document, start__goal="stay"), texts)
        assert greeting not in staying
        assert texts("interface.report.goes_toward", title=name) in staying


CONTROL = ("control__measure", "control__adjust", "control__consequences")


def test_a_condition_that_is_missed_is_told_with_her_own_numbers(texts: Texts) -> None:
    """Five of six tasks, and the one that must be among them is not; 27 of 45 hours."""
    hours = {"letting_go__hours_client": 45, "letting_go__hours_executing": 27}
    levels = dict.fromkeys(CONTROL, "help")
    document = changed(MANAGER_AT_WORK, start__goal="virtual_business_manager", **hours, **levels)
    text = text_of(document, texts)
    held = texts("conditions.cycle.some", held=5, total=6)
    missing = texts("interface.shortfall.tasks_missing", tasks=texts("tasks.control.name"))
    assert f"{held}; {missing}" in text
    whole = texts("units.hours.forms.1", number=45)
    share = texts("interface.report.share_of", part=27, whole=whole, percent=60)
    told = {
        point.label: (point.state, point.details) for point in summary(report_of(document, texts.language)).conditions
    }
    assert told[texts("conditions.execution_share.name")] == (
        texts("conditions.execution_share.some", share=share),
        (texts("interface.shortfall.below", below="50%"),),
    )


def test_what_a_plan_changes_stands_in_a_table_with_the_hours_that_it_takes_away(texts: Texts) -> None:
    hours = {"letting_go__hours_client": 45, "letting_go__hours_executing": 40}
    text = text_of(changed(MANAGER_AT_WORK, start__goal="virtual_business_manager", **hours), texts)
    heading = texts("interface.report.plan", title=texts("titles.virtual_business_manager.name"))
    name = texts("questions.letting_go.hours_executing.short")
    before, after, less = (texts("units.hours.forms.1", number=number) for number in (40, 22, 18))
    now, then = (texts(f"interface.report.plan_{column}").lower() for column in ("from", "to"))
    assert f"{name}: {now} {before}, {then} {after}." in text.split(heading)[1]
    assert texts("interface.report.plan_less", question=name, difference=less) in text


def test_every_title_that_is_possible_is_described(texts: Texts) -> None:
    document = changed(CASES["r22"], letting_go__people="unknown")
    title = report_of(document).result.title
    assert (("virtual_assistant", "virtual_business_manager"), "virtual_business_manager") == (
        title.between,
        title.direction,
    )
    for possible in title.between:
        assert texts(f"titles.{possible}.description") in text_of(document, texts)


@pytest.mark.parametrize(("language", "one", "two"), [("nl", "1 persoon", "2 mensen"), ("en", "1 person", "2 people")])
def test_one_person_is_not_written_as_people(language: str, one: str, two: str) -> None:
    assert one in text_of(changed(ASSISTANT, letting_go__people=1), shipped_texts(language))
    assert two in text_of(changed(ASSISTANT, letting_go__people=2), shipped_texts(language))


def test_a_level_that_asks_for_an_example_says_so_in_the_plan(texts: Texts) -> None:
    document = changed(NEAR, start__goal="virtual_business_manager")
    assert texts("examples.plan", tasks=texts("tasks.plan.name")) in text_of(document, texts)


def test_nobody_reads_that_there_are_no_people(texts: Texts) -> None:
    text = text_of(changed(NEAR, letting_go__people=0), texts)
    assert texts("units.people.none") in text
    assert not re.search(r"\b0 (mensen|people|personen)", text)


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


def test_why_a_rule_is_there_is_told_of_the_titles_that_concern_her(texts: Texts) -> None:
    """Who stays a manager reads it of the manager's rules; who does not know yet, of all. The rules stay."""
    manager, professional = texts("conditions.cycle.why"), texts("conditions.specialism.why")
    settled = changed(CASES["r22"], letting_go__hours_client=40, letting_go__hours_executing=10, letting_go__people=2)
    for goal, told in (("stay", [manager]), ("unsure", [manager, professional])):
        text = text_of(changed(settled, start__goal=goal, start__current_title="other"), texts)
        assert [each for each in (manager, professional) if each in text] == told
        assert texts("conditions.specialism.name") in text


# ---------------------------------------------------------------- the tasks


def test_the_cycle_breaks_at_a_task_that_is_not_hers_behind_one_that_is(texts: Texts) -> None:
    """After the last task the first begins again; of two that are not hers in a row, the first is named."""
    names = {task.id: texts(f"tasks.{task.id}.name") for task in shipped_bank().tasks}
    for lost, broken in (
        (["control"], ["control"]),
        (["forecast"], ["forecast"]),
        (["organise", "delegate"], ["organise"]),
        (["forecast", "control"], ["control"]),
        (["plan", "coordinate"], ["plan", "coordinate"]),
    ):
        text = text_of(without(*lost), texts)
        assert texts("task_cycle.breaks", tasks=texts.listed(names[task] for task in broken)) in text
    assert texts("task_cycle.whole") in text_of(MANAGER_AT_WORK, texts)


def test_nothing_is_said_of_the_cycle_where_it_is_not_hers_or_not_known(texts: Texts) -> None:
    start = texts("task_cycle.breaks", tasks="|").split("|")[0]
    every = [task.id for task in shipped_bank().tasks]
    unknown = changed(without("control"), forecast__goals="unknown")
    for document in (without(*every), unknown, changed(without("control"), start__goal="stay")):
        assert start not in text_of(document, texts)


def without(*tasks: str) -> Document:
    """A manager's answers, but she only helps with some tasks."""
    helped = {each.replace(".", "__"): "help" for each in shipped_bank().activities if each.partition(".")[0] in tasks}
    return changed(MANAGER_AT_WORK, start__goal="virtual_business_manager", **helped)


@pytest.mark.parametrize("case", CASES)
def test_every_activity_stands_with_its_answer_under_its_task(case: str, texts: Texts) -> None:
    answers = CASES[case]["answers"]
    levels = shipped_bank().scale.levels
    [points] = [each for each in activities(report_of(CASES[case], texts.language)) if isinstance(each, Points)]
    for task, point in zip(shipped_bank().tasks, points.points, strict=True):
        assert point.label == texts(f"tasks.{task.id}.name")
        for activity in task.activities:
            given = answers[f"{task.id}.{activity.id}"]
            level = texts(f"level_names.{levels[given] if isinstance(given, int) else given}")
            [line] = [each for each in point.details if texts(f"questions.{task.id}.{activity.id}.short") in each]
            assert f": {level}" in line


# ---------------------------------------------------------------- the talk with a client


def test_the_talk_is_left_out_when_it_is_behind_her(texts: Texts) -> None:
    held = {"rates__conversation": "held", "rates__clients_told": "all", "rates__last_change": "for_new_role"}
    heading = texts("conversation.heading")
    near = changed(NEAR, start__goal="virtual_business_manager")
    assert heading in text_of(changed(near, rates__conversation="prepared"), texts)
    assert heading not in text_of(changed(near, **held), texts)


def test_the_talk_is_left_out_to_who_stays_where_nothing_points_to_another_role() -> None:
    document = changed(ASSISTANT, start__goal="stay", rates__conversation="not_yet")
    assert EN("conversation.heading") not in text_of(document, EN)


@pytest.mark.parametrize(("language", "amount"), [("nl", "€ 1.760,00"), ("en", "€1,760.00")])
def test_an_amount_is_written_as_the_language_writes_it(language: str, amount: str) -> None:
    hours = {"rates__hourly_now": 44, "rates__hours_week_now": 40, "rates__hours_week_goal": 30}
    assert amount in text_of(changed(NEAR, **hours), shipped_texts(language))
