"""Kept results: which of them can be read, and what an older one gives under the rules of today."""

from pathlib import Path

from tests.helpers.shipped import CASES, answers_of, changed, shipped_bank
from vbm_quiz.model.results import BankReference
from vbm_quiz.scoring.comparison import compare, score_answers
from vbm_quiz.storage.kept_results import KeptResult, KeptTitle, list_results, rescored

MANAGER = CASES["r22"]
OTHER_BANK = BankReference("vbm", "0.9.0", "0" * 64)


def test_only_what_both_banks_ask_is_compared() -> None:
    """A question of the older bank is gone, a level has another name, and one of today's it never asked."""
    bank = shipped_bank()
    older = changed(
        MANAGER,
        forecast__goals="help",
        plan__gone="responsible",
        organise__divide="a level of then",
        control__measure=None,
    )
    answers_file = {**older, "date": "2025-11-23", "language": "fy"}
    before = rescored(bank, KeptResult(1, OTHER_BANK, KeptTitle(None, "fits"), None, answers_file))
    assert not before.same_rules
    found = compare(bank, before.scored, score_answers(bank, answers_of(MANAGER)))
    assert [each.question for each in found.answers] == ["forecast.goals"]
    assert {each.id for each in found.tasks} == {"forecast"}  # neither organise nor control is answered in full
    assert {each.id for each in found.conditions} & {"cycle", "ownership"} == set()
    assert found.title is None


def test_a_file_that_holds_no_result_is_listed_without_one(tmp_path: Path) -> None:
    for number, text in enumerate(['{"format": 1, "\x1b[31m', '{"format":1,"answers_file":' + "[" * 5000], 1):
        (tmp_path / f"2026-01-01-{number}.json").write_text(text, "utf-8")
    assert [(entry.number, entry.result) for entry in list_results(tmp_path)] == [(1, None), (2, None)]
