"""Whatever comes in, a report or a refusal in words comes out: files of every kind, and values of every type."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.helpers.answers import MANAGER, documents
from tests.helpers.any_json import any_number, any_text, any_value, half_valid, key, question
from tests.helpers.profiles import HOSTILE
from tests.helpers.shipped import LANGUAGES, Document, answers_of, read, shipped_bank, shipped_texts
from vbm_quiz.answers_file.json_document import parse
from vbm_quiz.answers_file.parse import answers_from_document, missing
from vbm_quiz.answers_file.write import to_document, to_json
from vbm_quiz.commands.answers_input import invalid_input, read_document
from vbm_quiz.errors import Fault, InvalidAnswers
from vbm_quiz.model.json_values import shown
from vbm_quiz.report.build import build_report
from vbm_quiz.report.formats.json import render_report
from vbm_quiz.report.formats.plain import render as as_plain
from vbm_quiz.report.sections import report_blocks


def received(content: bytes, settings_: tuple[tuple[str, str], ...] = ()) -> str:
    """What is printed for these bytes: the report, or the refusal."""
    bank, texts = shipped_bank(), shipped_texts("en")
    try:
        answers = answers_from_document(bank, parse(content), settings_, LANGUAGES)
    except InvalidAnswers as error:
        return refusal("answers.json", error.faults)
    if faults := missing(bank, answers):
        return refusal("answers.json", faults)
    report = build_report(bank, texts, answers)
    return render_report(report) + as_plain(report_blocks(report))


def refusal(name: str, faults: Sequence[Fault]) -> str:
    assert faults
    assert all(isinstance(fault, Fault) for fault in faults)
    return str(invalid_input(shipped_texts("en"), name, faults))


@HOSTILE
@given(any_value)
@example([])
@example({})
@example({"answers": None})
@example({"answers": {"": {"": [[[]]]}}})
def test_any_json_gets_an_answer_in_words(value: object) -> None:
    assert received(json.dumps(value).encode())


@HOSTILE
@given(half_valid)
def test_a_file_that_is_nearly_right_gets_an_answer_in_words(document: object) -> None:
    assert received(json.dumps(document).encode())


@HOSTILE
@given(st.dictionaries(question, any_value, min_size=1, max_size=2))
def test_a_good_file_with_some_answers_replaced_gets_an_answer_in_words(changes: dict[str, Any]) -> None:
    assert received(json.dumps({"answers": {**MANAGER, **changes}}).encode())


@HOSTILE
@given(st.binary(max_size=200))
def test_any_bytes_get_an_answer_in_words(content: bytes) -> None:
    assert received(content)


@HOSTILE
@given(st.lists(st.tuples(key, st.one_of(any_text, any_number.map(str))), max_size=4))
@example([("letting_go.people", "1e999999999")])
@example([("letting_go.people", "NaN")])
@example([("letting_go.people", "-0")])
@example([("plan.actions", "٣")])
@example([("plan.actions", "1_0")])
@example([("letting_go.hours_client", " 40 ")])
def test_any_setting_gets_an_answer_in_words(settings_: list[tuple[str, str]]) -> None:
    assert received(json.dumps({"answers": MANAGER}).encode(), tuple(settings_))


NUMBERS = ["NaN", "Infinity", "-Infinity", "-0", "-0.0", "1E1", "9" * 400, "-" + "9" * 400, "9" * 5000]
NUMBERS += ["1e400", "1e-400", "-1e400", "1e999999999", "1e-999999999", "0." + "0" * 400 + "1"]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda text: str(text)[:20])
@pytest.mark.parametrize("id_", ["letting_go.people", "letting_go.hours_client", "plan.actions", "rates.hourly_now"])
def test_any_number_gets_an_answer_in_words(number: str, id_: str) -> None:
    content = json.dumps({"answers": {**MANAGER, id_: "HERE"}}).replace('"HERE"', number)
    line = received(content.encode()).splitlines()[1]
    assert len(line) < 300
    assert number in ("-0", "-0.0", "1E1") or f'answers["{id_}"]' in line
    assert received(content.replace(number, f"[{number}]").encode())


def test_what_was_found_is_shown_as_it_stood_and_not_at_length() -> None:
    assert shown([Decimal(1), {"a": Decimal("1.5")}, None, True, "é"]) == '[1, {"a": 1.5}, null, true, "\\u00e9"]'
    assert len(shown("x" * 10_000)) == 60
    assert len(shown([Decimal(1)] * 10_000)) == 60


@given(documents())
def test_a_valid_file_is_read_written_and_read_again_to_the_same_answers(document: Document) -> None:
    answers = answers_of(document)
    assert read(json.loads(to_json(to_document(answers)))) == answers


SPECIAL = ["/dev/null", "/dev/zero", "/proc/self/mem", "/", "", "a\0b", "x" * 5000, "\udcff"]


@pytest.mark.parametrize("name", SPECIAL, ids=lambda name: repr(name)[:20])
def test_any_file_name_gets_an_answer_in_words(name: str) -> None:
    with pytest.raises(InvalidAnswers) as error:
        read_document(name)
    assert refusal(name, error.value.faults)
