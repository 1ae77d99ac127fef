"""What a report says of an earlier result: what moved, what came of the promise, and that the rules were others."""

import pytest

from tests.helpers.report_facts import squeezed
from tests.helpers.shipped import CASES, LANGUAGES, answers_of, changed, shipped_bank, shipped_texts
from vbm_quiz.model.results import Promise
from vbm_quiz.report.build import build_report
from vbm_quiz.report.formats import FORMATS
from vbm_quiz.scoring.comparison import EarlierResult, score_answers

MANAGER = CASES["r22"]
EARLIER = {**changed(MANAGER, forecast__goals="not_done", letting_go__people=0), "date": "2025-11-23"}
READABLE = ["text", "plain", "markdown", "html"]


def page_of(name: str, language: str, *, same_rules: bool = True, promise: Promise | None = None) -> str:
    """The report in a format beside an earlier result, without white space."""
    bank = shipped_bank()
    earlier = EarlierResult(score_answers(bank, answers_of(EARLIER)), "0.9.0", same_rules=same_rules, promise=promise)
    return squeezed(FORMATS[name](build_report(bank, shipped_texts(language), answers_of(MANAGER), earlier)))


@pytest.mark.parametrize("name", READABLE)
def test_other_rules_are_said(name: str) -> None:
    said = squeezed(shipped_texts("nl")("interface.since.other_rules", before="0.9.0", after=shipped_bank().version))
    said = said if name != "markdown" else said.replace("_", "\\_")
    assert said in page_of(name, "nl", same_rules=False)
    assert said not in page_of(name, "nl")


@pytest.mark.parametrize("name", READABLE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_what_moved_and_what_came_of_the_promise(name: str, language: str) -> None:
    texts, moved = shipped_texts(language), "interface.since.moved"
    page = page_of(name, language, promise=Promise("find_out_hours", "2025-12-24", "done"))
    percents = [f"{percent}% ({texts(f'task_states.{state}')})" for percent, state in ((0, "absent"), (67, "held"))]
    people = [texts("units.people.none"), texts("units.people.forms.1", number=2)]
    levels = [texts(f"level_names.{level}") for level in ("not_done", "own_part")]
    expected = [
        texts("interface.since.heading", date="2025-11-23"),
        texts("next_steps.find_out_hours.title"),
        *(texts(moved, before=before, after=after) for before, after in (percents, people, levels)),
        "(2025-11-23: 0%)",
    ]
    assert [text for text in expected if squeezed(text) not in page] == []


def test_the_json_report_does_not_know_of_an_earlier_time() -> None:
    alone = FORMATS["json"](build_report(shipped_bank(), shipped_texts("en"), answers_of(MANAGER)))
    assert page_of("json", "en") == squeezed(alone)
