"""Answers to another bank: what it does not ask is passed over; what is missing or not possible there is unknown."""

import json
from decimal import Decimal
from typing import Any

import pytest

from tests.helpers.shipped import CASES, answers_of, changed, shipped_bank
from vbm_quiz.answers_file.json_document import parse
from vbm_quiz.answers_file.other_bank import answers_of_document
from vbm_quiz.bank.taken_over import TakenOver
from vbm_quiz.errors import InvalidAnswers
from vbm_quiz.model.answers import UNKNOWN

CASE = CASES["r22"]
CLIENT = {"name": "Webshop", "growth": "steady", "team": "one", "willing": "yes", "lets_go": "yes"}


def taken(document: dict[str, Any]) -> TakenOver:
    return answers_of_document(shipped_bank(), parse(json.dumps(document).encode()))


def test_answers_to_the_same_bank_are_all_taken_over() -> None:
    found = taken(CASE)
    assert () == found.left_behind
    assert answers_of(CASE).values.items() <= found.answers.values.items()


def test_what_is_not_asked_is_passed_over() -> None:
    found = taken(changed(CASE, control__budget="help"))
    assert (("passed_over", "control.budget"),) == found.left_behind
    assert "control.budget" not in found.answers.values


def test_what_is_not_answered_is_unknown() -> None:
    found = taken(changed(CASE, control__measure=None, letting_go__people=None, start__goal=None))
    assert (("missing", "control.measure"), ("missing", "letting_go.people")) == found.left_behind
    assert [UNKNOWN, UNKNOWN] == [found.answers.values[each] for each in ("control.measure", "letting_go.people")]


@pytest.mark.parametrize(
    ("question", "value"),
    [("control.measure", "a lot"), ("control.measure", 4), ("letting_go.people", 1.5), ("letting_go.people", [])],
)
def test_what_is_not_possible_is_unknown(question: str, value: object) -> None:
    found = taken(changed(CASE, **{question.replace(".", "__"): value}))
    assert (("not_possible", question),) == found.left_behind
    assert UNKNOWN == found.answers.values[question]


def test_a_number_above_the_one_that_it_may_not_exceed_is_unknown() -> None:
    found = taken(changed(CASE, letting_go__hours_client=20, letting_go__hours_executing=21))
    assert (("not_possible", "letting_go.hours_executing"),) == found.left_behind
    assert Decimal(20) == found.answers.number("letting_go.hours_client")


def test_a_client_has_a_number_for_a_name_and_unknown_for_what_is_missing_or_not_possible() -> None:
    other = {"name": "Bakery", "growth": "fast", "team": "none", "willing": "no", "branch": "food"}
    found = taken({**CASE, "clients": [CLIENT, other]})
    assert ["1", "2"] == [client.name for client in found.answers.clients or ()]
    assert {*found.left_behind} == {
        ("passed_over", "clients.branch"),
        ("not_possible", "clients.growth"),
        ("missing", "clients.lets_go"),
    }
    expected = {"growth": UNKNOWN, "team": "none", "willing": "no", "lets_go": UNKNOWN}
    assert expected == (found.answers.clients or ())[1].answers


@pytest.mark.parametrize(
    "document", [{}, {"answers": []}, {"answers": {}, "clients": {}}, {"answers": {}, "clients": ["x"]}], ids=str
)
def test_a_document_without_answers_is_none(document: dict[str, Any]) -> None:
    with pytest.raises(InvalidAnswers):
        taken(document)
