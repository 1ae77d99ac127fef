"""The list of steps as it is read: the wish, her own figures alone, and the ten reference reports."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import reference_scorer
from tests.helpers.answers import documents
from tests.helpers.reference_reports import ANSWERS, path_of, report_text
from tests.helpers.shipped import LANGUAGES, Document, every_text, report_of, shipped_texts
from vbm_quiz.report.blocks import Block, Points
from vbm_quiz.report.sections import summary_blocks
from vbm_quiz.report.sections.steps import next_steps

A, P, M = reference_scorer.LADDER
languages = st.sampled_from(LANGUAGES)


def wish_of(document: Document, language: str) -> str:
    """The sentence that states her wish, by the rule of it."""
    texts, answers = shipped_texts(language), document["answers"]
    kind, aim = reference_scorer.wish(answers)
    goal, (title, status, _) = answers.get("start.goal"), reference_scorer.title(answers)
    key = {
        "toward": "wish_toward",
        "open": "wish_unsure" if goal else "wish_not_given",
        "stay": "wish_stay"
        if goal == "stay"
        else "wish_possible"
        if status != "fits"
        else "wish_there"
        if goal == title
        else "wish_below",
    }[kind]
    return texts(f"interface.report.{key}", title=texts(f"titles.{aim}.name") if aim else "")


@given(documents(), languages)
def test_the_wish_is_stated_once(document: Document, language: str) -> None:
    assert next(iter(summary_blocks(report_of(document, language)))).wish == wish_of(document, language)  # type: ignore[union-attr]


# ---------------------------------------------------------------- figures


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_stands_in_the_texts_of_steps(language: str) -> None:
    """So every figure that is read in one comes from her answers."""
    told = {key: text for key, text in every_text(language).items() if key.startswith(("next_steps.", "plan_steps."))}
    assert {key: text for key, text in told.items() if re.search(r"\d", text)} == {}


def figures_of(document: Document, language: str) -> set[str]:
    """Her own numbers and what is computed from them, as her language writes them."""
    texts, answers = shipped_texts(language), document["answers"]
    numbers = {Decimal(str(value)) for value in answers.values() if isinstance(value, int | float)}
    whole, part = (answers[f"letting_go.{name}"] for name in ("hours_client", "hours_executing"))
    if whole != "unknown":
        numbers.add(Decimal(-(-int(Decimal(str(whole)) * 100) // 200) - 1))  # the largest whole number below the half
    if share := reference_scorer.execution(answers):
        numbers.add(Decimal(reference_scorer.percentage(share, Fraction(1, 2))))
    assert part is not None
    numbers |= {Decimal(len(reference_scorer.find_out(answers))), Decimal(1)}  # one person to begin with
    return {digits for number in numbers for digits in re.findall(r"\d+", texts.number(number))}


@given(documents(), languages)
def test_every_figure_in_a_step_is_hers_computed_from_hers_or_a_limit(document: Document, language: str) -> None:
    nameless = [{**each, "name": "X"} for each in document.get("clients", [])]
    blocks = next_steps(report_of({**document, "clients": nameless}, language))
    counts = {str(number) for number in range(2, 5)}  # answers of a task behind a step, by task
    limits = {"50", "75", "4", "3", "16"}  # half and three quarters of the hours, tasks, examples, all activities
    assert {*re.findall(r"\d+", text_of(blocks))} <= figures_of(document, language) | counts | limits


def text_of(blocks: object) -> str:
    points = [point for block in list[Block](blocks) if isinstance(block, Points) for point in block.points]  # type: ignore[call-overload]
    return " ".join(text for point in points for text in (point.label, *point.details, *point.quiet))


# ---------------------------------------------------------------- the reference reports


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ANSWERS)
def test_a_reference_report_reads_as_it_was_approved(name: str, language: str) -> None:
    assert report_text(name, language) == path_of(name, language).read_text("utf-8")
