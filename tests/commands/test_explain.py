"""`explain`: what a question is for, where it comes from, and the rules that use it."""

import pytest

from tests.helpers.banks import Raw, made
from tests.helpers.shipped import LANGUAGES, shipped_bank, shipped_texts
from vbm_quiz.commands.explain import explained, known_questions
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
