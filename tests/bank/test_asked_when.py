"""A question that waits for the answer to another, in a chain: when it is asked, and when it does nothing."""

import re
from decimal import Decimal

from jsonschema import Draft202012Validator

from tests.helpers.answers import MANAGER
from tests.helpers.banks import Raw, made
from tests.helpers.shipped import CONTENT, shipped_bank
from vbm_quiz.answers_file.parse import answers_from_document, missing
from vbm_quiz.commands import schema
from vbm_quiz.interview.state import begin, prompt_ids
from vbm_quiz.model.answers import Answers


def in_a_chain(raw: Raw) -> None:
    """Who is responsible for the actions is asked for a decision, from there for people, and from there for hours."""
    asked = {each["id"]: each for section in raw["sections"] for each in section.get("questions", [])}
    waits = {
        "letting_go.decision": ("plan.actions", "responsible"),
        "letting_go.recruit": ("letting_go.decision", "never"),
        "rates.hours_week_now": ("letting_go.recruit", "chose"),
    }
    for id_, (question, answer) in waits.items():
        asked[id_]["asked_when"] = {"question": question, "is": [answer]}
    asked["rates.hours_week_now"].update(optional=False, no_more_than="rates.hourly_now")


BANK = made(in_a_chain)
CHAIN = ("letting_go.decision", "letting_go.recruit", "rates.hours_week_now")
ALL = {
    **MANAGER,
    "plan.actions": "responsible",
    "plan.example": "yes",
    "letting_go.decision": "never",
    "letting_go.recruit": "chose",
    "rates.hourly_now": 60,
    "rates.hours_week_now": 30,
}


def read(**changes: object) -> Answers:
    return answers_from_document(BANK, {"answers": _decimals({**ALL, **changes})}, (), ())


def _decimals(values: dict[str, object]) -> dict[str, object]:
    return {id_: Decimal(value) if isinstance(value, int) else value for id_, value in values.items()}


def test_what_nothing_asks_for_does_nothing_all_along_the_chain() -> None:
    whole, broken = read(), read(**{"plan.actions": "own_part"})
    assert BANK.in_force(whole) == whole
    assert broken.values.keys() - BANK.in_force(broken).values.keys() == {*CHAIN}
    assert {**broken.values, **BANK.in_force(broken).values} == broken.values


def test_a_number_that_nothing_asks_for_may_exceed_another() -> None:
    """It is no fault, as nothing that is not asked is."""
    over = {"rates.hours_week_now": 61, "letting_go.recruit": "helped_choose"}
    assert read(**over).values["rates.hours_week_now"] == Decimal(61)


def test_each_link_is_asked_and_required_once_the_one_before_it_asks_for_it() -> None:
    for place, link in enumerate(CHAIN):
        given = Answers({id_: value for id_, value in read().values.items() if id_ not in CHAIN[place:]})
        assert [each for each in prompt_ids(begin(BANK, given)) if each in CHAIN] == [link]
        assert [fault.path for fault in missing(BANK, given)] == [f'answers["{link}"]']


def test_the_schema_asks_for_it_whether_a_level_is_written_as_its_id_or_its_worth() -> None:
    validator = Draft202012Validator(schema.answers(BANK, ["en"]))
    without = {id_: value for id_, value in ALL.items() if id_ not in CHAIN}
    for level, complete in {"responsible": False, 3: False, "own_part": True, 2: True}.items():
        assert validator.is_valid({"answers": {**without, "plan.actions": level}}) is complete, level


def test_above_each_activity_stands_what_it_must_not_catch() -> None:
    lines = (CONTENT / "quiz.toml").read_text("utf-8").splitlines()
    for _, activity in shipped_bank().activities.values():
        (place,) = (index for index, line in enumerate(lines) if f'{{ id = "{activity.id}", article = ' in line)
        above = place - 1
        while re.match(r" *# (?!Not: )", lines[above]):
            above -= 1
        assert re.match(r" *# Not: \w+", lines[above]), activity.id
