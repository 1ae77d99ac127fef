"""`explain`: all about a question, a condition, a title, a task, a second look or a step."""

import pytest

from tests.helpers.banks import Raw, made
from tests.helpers.command import run
from tests.helpers.shipped import LANGUAGES, shipped_bank, shipped_texts
from vbm_quiz.commands.explain import explained, known_ids
from vbm_quiz.commands.explained_questions import known_questions
from vbm_quiz.commands.rule_sentences import sentence
from vbm_quiz.report.formats.plain import render


def text_of(question: str, language: str = "en") -> str:
    return " ".join(render(explained(shipped_bank(), shipped_texts(language), question)).split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", known_questions(shipped_bank()))
def test_every_question_can_be_explained(question: str, language: str) -> None:
    texts = shipped_texts(language)
    text = text_of(question, language)
    assert question in text
    ours, source = texts("interface.explain.ours"), shipped_bank().sources[0].work
    assert (ours in text) != (source in text)


@pytest.mark.parametrize(
    ("language", "question", "place"),
    [
        ("en", "plan.resources", "Planning, point 3"),
        ("nl", "plan.resources", "Plannen, punt 3"),
        ("en", "rates.basis", "paragraph 4"),
        ("nl", "rates.basis", "alinea 4"),
    ],
)
def test_a_place_in_the_article_is_told_in_the_language_of_the_reader(language: str, question: str, place: str) -> None:
    text = text_of(question, language)
    assert place in text
    assert language == "nl" or "alinea" not in text


@pytest.mark.parametrize(
    ("question", "rules"),
    {
        "plan.actions": ["conditions.cycle", "conditions.ownership", "next_steps.take_on_plan"],
        "letting_go.people": ["conditions.through_others", "second_looks.hand_over_without_people"],
        "specialism.repeatable": ["conditions.specialism", "next_steps.build_specialism"],
        "control.example": ["conditions.cycle", "second_looks.examples_missing", "next_steps.take_on_control"],
        "clients.lets_go": ["next_steps.keep_fitting_client"],
    }.items(),
)  # fmt: skip
def test_an_explanation_names_the_rules_that_use_the_question(question: str, rules: list[str]) -> None:
    texts, text = shipped_texts("en"), text_of(question)
    for rule in rules:
        kind = {"conditions": "name", "next_steps": "title", "second_looks": "text"}[rule.split(".")[0]]
        assert texts(f"{rule}.{kind}") in text, rule


@pytest.mark.parametrize(
    ("question", "weight", "total"),
    [("plan.actions", 2, 7), ("plan.resources", 1, 7), ("forecast.goals", 1, 1), ("control.consequences", 1, 5)],
)
def test_an_activity_says_what_it_weighs_in_its_task(question: str, weight: int, total: int) -> None:
    """A core activity counts double."""
    texts, task = shipped_texts("en"), shipped_bank().task_of(question)
    assert task is not None
    expected = texts("interface.explain.weight", task=texts(f"tasks.{task.id}.name"), weight=weight, total=total)
    assert expected in text_of(question)


def test_a_question_that_decides_no_title_says_so_and_one_that_does_tells_the_rule() -> None:
    no_title = shipped_texts("en")("interface.explain.no_title")
    assert no_title in text_of("rates.basis")
    assert no_title not in text_of("letting_go.people")
    assert "Giving work to others, for Virtual Business Manager" in text_of("letting_go.people")
    assert "at least 1" in text_of("letting_go.people")


def test_a_question_says_beside_which_answers_it_is_asked() -> None:
    asked_when = shipped_texts("en")("interface.explain.asked_when")
    assert asked_when in text_of("rates.clients_told")
    assert asked_when not in text_of("rates.conversation")


# ---------------------------------------------------------------- rules


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_can_be_explained(language: str) -> None:
    bank, texts = shipped_bank(), shipped_texts(language)
    names = {
        "title": [texts(f"titles.{id_}.name") for id_ in bank.title_ids],
        "condition": [texts(f"conditions.{id_}.name") for id_ in bank.condition_ids],
        "task": [texts(f"tasks.{task.id}.name") for task in bank.tasks],
        "second_look": [texts(f"second_looks.{look.id}.text") for look in bank.second_looks],
        "step": [texts(f"next_steps.{step.id}.title") for step in bank.next_steps.steps],
    }
    ids = [id_ for id_ in known_ids(bank) if id_ not in known_questions(bank)]
    told = [(kind, name) for kind, of_kind in names.items() for name in of_kind]
    for id_, (kind, name) in zip(ids, told, strict=True):
        text = text_of(id_, language)
        assert f"{id_} ({texts(f'interface.explain.kinds.{kind}')})" in text
        assert " ".join(name.split()) in text
        assert "{" not in text, id_


@pytest.mark.parametrize(
    ("id_", "told"),
    {
        "specialism": ["at least 3 of the 5 questions", "(specialism.repeatable)", "(build_specialism)"],
        "virtual_professional": ["A specialism: You say yes", "(specialism.field)", "(title_below_work)"],
        "virtual_assistant": ["this title asks nothing", "Which title do you use"],
        "virtual_business_manager": ["Giving work to others or Less than 50% hands-on work", "(price_the_role)"],
        "plan": ["From 50% on", "(plan.schedule)", "(take_on_plan)", "The tasks of a manager: At least 4"],
        "forecast": ["(take_on_forecast)"],
        "executing_and_managing": ["the share is more than 75%", "‘yours’ is at least 4", "(letting_go.hours_client)"],
        "examples_missing": ["‘No, I can’t name an example’ is at least 3", "(take_second_look)"],
        "hand_over_without_people": ["‘on my own for part of it’ or more", "is 0 at most"],
        "keep_breadth": ["at least 5 have the answer ‘No’", "(specialism.method)", "And none of these"],
        "keep_craft": ["‘Less than 50% hands-on work’ is ‘not met’"],
        "price_the_role": ["‘fits a manager’s role’", "is ‘open’ or ‘under way’", "For the whole group ‘rate’"],
        "find_out_hours": ["is not known: ‘Less than 50% hands-on work’", "(letting_go.hours_client)"],
        "halve_execution": ["It comes after the step ‘Let someone else do one of your tasks’", "4 at most"],
        "ask_client": ["a client with this result: ‘not known’", "(clients.growth)"],
        "describe_work": ["fewer than 3 steps", "of its 3 steps, 3 at most"],
    }.items(),
)
def test_a_rule_says_when_it_holds_what_it_reads_and_where_it_is_used(id_: str, told: list[str]) -> None:
    text = text_of(id_)
    assert [] == [part for part in told if part not in text]


def test_a_share_is_told_with_each_of_its_bounds() -> None:
    """No rule of the shipped bank has such a share of its own."""

    def with_a_share(raw: Raw) -> None:
        share = {"test": "share", "part": "letting_go.hours_executing", "whole": "letting_go.hours_client"}
        raw["second_looks"][2]["when"][0] = {**share, "above": "1/4", "below": "2/3"}

    bank, texts = made(with_a_share), shipped_texts("en")
    criterion = bank.second_looks[2].when[0]
    assert [
        "‘Hours of hands-on work’ is more than 25% of ‘Hours for your main client’.",
        "‘Hours of hands-on work’ is less than 2/3 of ‘Hours for your main client’.",
    ] == [sentence(texts, wording) for wording in criterion.wordings(bank)]


def test_a_step_that_asks_nothing_is_for_everyone() -> None:
    def for_everyone(raw: Raw) -> None:
        raw["next_steps"]["groups"][-1]["fills_up"] = False

    blocks = explained(made(for_everyone), shipped_texts("en"), "describe_work")
    assert shipped_texts("en")("interface.explain.always") in " ".join(render(blocks).split())
    assert shipped_texts("en")("interface.explain.always") not in text_of("describe_work")


def test_an_id_that_is_nothing_gets_the_nearest() -> None:
    done = run("explain", "specialsm")
    assert (2, "") == (done.returncode, done.stdout)
    assert shipped_texts("en")("interface.explain.nearest", nearest="specialism") in done.stderr


def test_a_question_that_nothing_uses_says_so() -> None:
    """Only the steps about the title in use read that title, so a bank without them uses the question for nothing."""

    def without_title_steps(raw: Raw) -> None:
        steps = raw["next_steps"]
        steps["groups"] = [group for group in steps["groups"] if group["id"] != "title_in_use"]
        told = {step["id"] for group in steps["groups"] for step in group["steps"]}
        steps["exclude"] = [pair for pair in steps["exclude"] if told.issuperset(pair)]
        del raw["conversation"]["unless"]

    blocks = explained(made(without_title_steps), shipped_texts("en"), "start.current_title")
    assert shipped_texts("en")("interface.explain.used_by_nothing") in " ".join(render(blocks).split())
