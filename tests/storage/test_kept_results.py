"""Kept results: which of them can be read, and what an older one gives under the rules of today."""

import json
from pathlib import Path

import pytest

from tests.helpers.shipped import CASES, LANGUAGES, TESTS, answers_of, changed, report_of, shipped_bank, shipped_texts
from vbm_quiz.model.results import BankReference
from vbm_quiz.report.build import build_report
from vbm_quiz.report.formats.plain import render
from vbm_quiz.report.sections import report_blocks
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_of_the_first_version_still_reads_and_what_changed_since_is_told(
    language: str, tmp_path: Path
) -> None:
    """Its status is one that there is no more, and its promise a step that there is no more."""
    copied = tmp_path / "2026-11-01-1.json"
    copied.write_bytes((TESTS / "storage" / "kept_1_0_0.json").read_bytes())
    (entry,) = list_results(tmp_path)
    assert entry.result is not None
    earlier = rescored(shipped_bank(), entry.result)
    assert (earlier.scored.result.title.id, earlier.version) == ("virtual_assistant", "1.0.0")
    texts = shipped_texts(language)
    report = build_report(shipped_bank(), texts, answers_of(MANAGER), earlier)
    page = " ".join(render(report_blocks(report), 1000).split())
    for said in (
        texts("interface.since.other_rules", before="1.0.0", after="2.0.0"),
        texts("history.one_list"),
        texts("next_steps.choose_field.title"),
    ):
        assert said in page


def test_the_answers_of_the_first_version_give_the_same_title() -> None:
    kept = json.loads((TESTS / "storage" / "kept_1_0_0.json").read_text("utf-8"))
    title = report_of(kept["answers_file"]).result.title
    assert (title.id, title.status, title.firm) == ("virtual_assistant", "fits", False)


def test_a_file_that_holds_no_result_is_listed_without_one(tmp_path: Path) -> None:
    for number, text in enumerate(['{"format": 1, "\x1b[31m', '{"format":1,"answers_file":' + "[" * 5000], 1):
        (tmp_path / f"2026-01-01-{number}.json").write_text(text, "utf-8")
    assert [(entry.number, entry.result) for entry in list_results(tmp_path)] == [(1, None), (2, None)]
