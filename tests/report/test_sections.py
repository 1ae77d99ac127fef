"""The sections of a report: plans, the talk with a client, changed answers; and the page about one question."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from tests.helpers.support import CASES, Document, full_report_of, run, shipped_bank, shipped_texts
from vbm_quiz.commands.explain import explained, known_questions
from vbm_quiz.report.formats.plain import render
from vbm_quiz.report.sections import report_blocks

ASSISTANT, NEAR = CASES["r06"], CASES["r25"]


def written(folder: Path, document: Document) -> Path:
    path = folder / "answers.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def text_of(document: Document, language: str = "en") -> str:
    return " ".join(render(report_blocks(full_report_of(document, language))).split())


def changed(document: Document, **answers: object) -> Document:
    named = {name.replace("__", "."): value for name, value in answers.items()}
    return {**document, "answers": {**document["answers"], **named}}


# ---------------------------------------------------------------- plans and firmness


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_first_plan_says_what_to_do_and_the_further_one_only_what_changes(language: str) -> None:
    document = changed(ASSISTANT, start__goal="virtual_professional")
    text, texts = text_of(document, language), shipped_texts(language)
    plans = full_report_of(document, language).advice.plans
    assert ["virtual_professional", "virtual_business_manager"] == [plan.target for plan in plans]
    for part in ("week", "client", "holds"):
        assert texts(f"plan_steps.specialism.field.yes.{part}") in text
        assert texts(f"plan_steps.plan.actions.responsible.{part}") not in text
    further = text.split(texts("interface.report.plan", title=texts("titles.virtual_business_manager.name")))[-1]
    assert texts("questions.plan.actions.short") in further


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("goal", "unasked"), [("unsure", True), ("virtual_professional", False)])
def test_a_plan_that_nobody_asked_for_says_that_staying_is_as_good(goal: str, unasked: bool, language: str) -> None:  # noqa: FBT001
    texts = shipped_texts(language)
    text = text_of(changed(ASSISTANT, start__goal=goal), language)
    first, second = (texts(f"titles.{title}.name") for title in ("virtual_professional", "virtual_business_manager"))
    assert unasked == (texts("interface.report.plan_unasked", title=first) in text)
    assert texts("interface.report.plan_further", title=second) in text
    assert texts("interface.report.plan_further", title=first) not in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_many_answers_behind_a_step_are_counted_by_task(language: str) -> None:
    texts = shipped_texts(language)
    names = {task.id: texts(f"tasks.{task.id}.name") for task in shipped_bank().tasks}
    first = texts("interface.report.task_answers_one", task=names["forecast"])
    last = texts("interface.report.task_answers", task=names["control"], count=3)
    alike = f"{last}: {texts('level_names.not_done')}"
    for document in (ASSISTANT, NEAR):  # whoever knows an answer is advised to compare them all with her client
        assert first in text_of(document, language)
        assert last in text_of(document, language)
    assert alike in text_of(ASSISTANT, language)
    assert alike not in text_of(NEAR, language)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_where_no_title_is_settled_the_report_says_why_there_is_no_plan(language: str) -> None:
    sentence = shipped_texts(language)("interface.report.find_out_no_plan")
    assert sentence in text_of(changed(CASES["r22"], letting_go__people="unknown"), language)
    assert sentence not in text_of(CASES["r22"], language)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_assistant_or_professional_reads_first_which_tasks_she_has_in_hand(language: str) -> None:
    texts = shipped_texts(language)
    names = texts.listed(texts(f"tasks.{task}.name") for task in ("delegate", "coordinate"))
    sentence = texts("interface.report.held_tasks", tasks=names)
    assert sentence in text_of(NEAR, language).split(texts("interface.report.tasks_intro"))[0]
    for without in (ASSISTANT, CASES["r22"]):  # none in hand, and all of them
        assert sentence.split(":")[0] not in text_of(without, language)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_title_that_is_possible_is_described(language: str) -> None:
    document, texts = changed(CASES["r22"], letting_go__people="unknown"), shipped_texts(language)
    title = full_report_of(document, language).result.title
    assert (("virtual_assistant", "virtual_business_manager"), "virtual_business_manager") == (
        title.between,
        title.direction,
    )
    for possible in title.between:
        assert texts(f"titles.{possible}.description") in text_of(document, language)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_hours_in_a_plan_are_written_as_a_number_of_the_whole(language: str) -> None:
    text = text_of(NEAR, language)
    week = shipped_texts(language)("plan_steps.letting_go.hours_executing.week", to="19", whole="40")
    assert "19" in week
    assert week in text


@pytest.mark.parametrize(("language", "one", "two"), [("nl", "1 persoon", "2 mensen"), ("en", "1 person", "2 people")])
def test_one_person_is_not_written_as_people(language: str, one: str, two: str) -> None:
    assert one in text_of(changed(ASSISTANT, letting_go__people=1), language)
    assert two in text_of(changed(ASSISTANT, letting_go__people=2), language)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_level_that_asks_for_an_example_says_so_in_the_plan(language: str) -> None:
    texts = shipped_texts(language)
    assert texts("interface.report.plan_example", task=texts("tasks.plan.name")) in text_of(NEAR, language)


def test_firmness_is_shown_in_numbers_with_each_answer_that_the_title_rests_on() -> None:
    document = changed(CASES["r22"], letting_go__hours_client=40, letting_go__hours_executing=19)
    text = text_of(document)
    firm = full_report_of(document).result.sensitivity
    assert firm is not None
    assert f"{firm.changes}" in text.split(shipped_texts("en")("interface.report.firmness"))[1][:200]
    assert f"{firm.keeps}" in text.split(shipped_texts("en")("interface.report.firmness"))[1][:200]
    assert "from ‘19 hours’ to ‘23 hours’" in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_title_in_use_is_shown_also_where_none_is_settled(language: str) -> None:
    unknown = {
        "letting_go__people": "unknown",
        "letting_go__hours_client": "unknown",
        "letting_go__hours_executing": "unknown",
    }
    document = changed(CASES["r22"], start__current_title="virtual_professional", **unknown)
    texts = shipped_texts(language)
    assert full_report_of(document, language).result.title.id is None
    assert texts("current_fit.open", current=texts("titles.virtual_professional.name")) in text_of(document, language)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_title_in_use_is_called_as_she_calls_it(language: str) -> None:
    texts = shipped_texts(language)
    text = text_of(changed(CASES["r22"], start__current_title="online_business_manager"), language)
    assert texts("current_fit.matches", current="Online Business Manager") in text


# ---------------------------------------------------------------- the talk with a client


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_talk_is_filled_with_her_numbers_where_she_gave_them(language: str) -> None:
    texts = shipped_texts(language)
    numbers = {"rates__hourly_now": 55, "rates__hours_week_now": 30, "rates__hours_week_goal": 20}
    open_ = changed(NEAR, rates__conversation="not_yet")
    plain, filled = text_of(open_, language), text_of(changed(open_, **numbers), language)
    assert texts("talking_points.price.text") in plain
    with_numbers = texts("talking_points.price.filled", hourly_now="55", hours_week_now="30", hours_week_goal="20")
    assert with_numbers in filled
    assert with_numbers not in plain


def test_the_talk_is_left_out_when_it_is_behind_her() -> None:
    held = {"rates__conversation": "held", "rates__clients_told": "all", "rates__last_change": "for_new_role"}
    heading = shipped_texts("en")("interface.report.conversation")
    assert heading in text_of(changed(NEAR, rates__conversation="prepared"))
    assert heading not in text_of(changed(NEAR, **held))


def test_the_talk_is_left_out_to_who_stays_where_nothing_points_to_another_role() -> None:
    document = changed(ASSISTANT, start__goal="stay", rates__conversation="not_yet")
    assert shipped_texts("en")("interface.report.conversation") not in text_of(document)


@pytest.mark.parametrize(("language", "amount"), [("nl", "€ 1.760,00"), ("en", "€1,760.00")])
def test_an_amount_is_written_as_the_language_writes_it(language: str, amount: str) -> None:
    hours = {"rates__hourly_now": 44, "rates__hours_week_now": 40, "rates__hours_week_goal": 30}
    assert amount in text_of(changed(NEAR, **hours), language)


@pytest.mark.parametrize(
    ("number", "written"),
    [("999", "999"), ("1000", "1.000"), ("1234567", "1.234.567"), ("1000.1234", "1.000,1234"), ("0.5", "0,5")],
)
def test_thousands_are_parted_before_the_decimals_alone(number: str, written: str) -> None:
    assert written == shipped_texts("nl").number(Decimal(number))


# ---------------------------------------------------------------- what if


def test_a_setting_shows_before_after_and_why(tmp_path: Path) -> None:
    done = run(
        "--answers", written(tmp_path, NEAR), "--set", "letting_go.hours_executing=10", "--plain", "--lang", "en"
    )
    text = " ".join(done.stdout.split())
    assert done.returncode == 0
    assert "from ‘20 hours’ to ‘10 hours’" in text
    texts = shipped_texts("en")
    title = texts("titles.virtual_assistant.name")
    assert texts("interface.what_if.title_same", title=title) in text
    moved = {"before": texts("interface.report.not_met"), "after": texts("interface.report.met")}
    name = texts("conditions.execution_share.name")
    assert texts("interface.what_if.condition", condition=name, **moved) in text


def test_a_plan_set_in_full_moves_the_title(tmp_path: Path) -> None:
    (plan,) = full_report_of(changed(NEAR, start__goal="virtual_business_manager")).advice.plans
    settings = [part for step in plan.steps for part in ("--set", f"{step.question}={step.after}")]
    done = run("--answers", written(tmp_path, NEAR), *settings, "--plain", "--lang", "en")
    texts = shipped_texts("en")
    names = [texts(f"titles.{title}.name") for title in ("virtual_assistant", "virtual_business_manager")]
    moved = texts("interface.what_if.title_moves", before=names[0], after=names[1])
    assert moved in " ".join(done.stdout.split())


def test_a_setting_that_changes_nothing_says_so_and_none_says_nothing(tmp_path: Path) -> None:
    path, texts = written(tmp_path, NEAR), shipped_texts("en")
    same = run("--answers", path, "--set", "letting_go.hours_executing=20", "--plain", "--lang", "en")
    none = run("--answers", path, "--plain", "--lang", "en")
    assert texts("interface.what_if.nothing") in " ".join(same.stdout.split())
    assert texts("interface.what_if.heading") not in none.stdout


# ---------------------------------------------------------------- one question explained


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("question", known_questions(shipped_bank()))
def test_every_question_can_be_explained(question: str, language: str) -> None:
    texts = shipped_texts(language)
    text = " ".join(render(explained(shipped_bank(), texts, question)).split())
    assert question in text
    ours, source = texts("interface.explain.ours"), shipped_bank().sources[0].work
    assert (ours in text) != (source in text)


@pytest.mark.parametrize(
    ("question", "rules"),
    {
        "plan.actions": ["conditions.cycle", "conditions.ownership", "next_steps.take_on_plan"],
        "letting_go.people": ["conditions.through_others", "second_looks.hand_over_without_people"],
        "specialism.repeatable": ["conditions.specialism", "next_steps.make_repeatable"],
        "control.example": ["conditions.cycle", "second_looks.examples_missing", "next_steps.collect_examples"],
        "clients.lets_go": ["next_steps.keep_fitting_client"],
    }.items(),
)  # fmt: skip
def test_an_explanation_names_the_rules_that_use_the_question(question: str, rules: list[str]) -> None:
    texts = shipped_texts("en")
    text = " ".join(render(explained(shipped_bank(), texts, question)).split())
    for rule in rules:
        kind = {"conditions": "name", "next_steps": "title", "second_looks": "text"}[rule.split(".")[0]]
        assert texts(f"{rule}.{kind}") in text, rule


def test_a_question_that_nothing_uses_says_so() -> None:
    texts = shipped_texts("en")
    text = " ".join(render(explained(shipped_bank(), texts, "start.current_title")).split())
    assert texts("interface.explain.used_by_nothing") in text


def test_a_mistyped_question_gets_the_nearest() -> None:
    done = run("explain", "plan.acton", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "plan.actions" in done.stderr
