"""The JSON Schemas, judged by an independent validator: what they accept the program accepts, and back."""

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.helpers.answers import CLIENT, documents
from tests.helpers.command import run
from tests.helpers.faulty_answers import FAULTS
from tests.helpers.shipped import CASES, CONTENT, LANGUAGES, Document, read, report_data, shipped_bank
from vbm_quiz.answers_file.parse import KEYS, missing
from vbm_quiz.commands import schema
from vbm_quiz.errors import InvalidAnswers
from vbm_quiz.loading.decode import structure_faults
from vbm_quiz.texts.language import match

BEYOND_A_SCHEMA = {"more executing than client hours"}
"""What compares two answers: no JSON Schema can say it."""

ANSWERS = Draft202012Validator(schema.answers(shipped_bank(), LANGUAGES))
BANK = Draft202012Validator(schema.bank())
REPORT = Draft202012Validator(schema.report())


def accepted(document: object) -> bool:
    """Whether the program takes a document as it stands, and needs no question more."""
    try:
        answers = read(document)
    except InvalidAnswers:
        return False
    return not missing(shipped_bank(), answers)


@pytest.mark.parametrize("name", ["answers", "bank", "report"])
def test_each_schema_is_one(name: str) -> None:
    done = run("schema", name)
    assert (done.returncode, done.stderr) == (0, "")
    printed = json.loads(done.stdout)
    assert printed["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(printed)
    validator = {"answers": ANSWERS, "bank": BANK, "report": REPORT}[name]
    assert printed == json.loads(json.dumps(validator.schema))


# ---------------------------------------------------------------- answers


@pytest.mark.parametrize("case", CASES)
def test_the_reference_cases_are_accepted(case: str) -> None:
    assert list(ANSWERS.iter_errors(CASES[case])) == []


def test_the_template_is_accepted() -> None:
    assert list(ANSWERS.iter_errors(json.loads(run("template").stdout))) == []


@pytest.mark.parametrize("kind", [kind for kind in FAULTS if kind not in BEYOND_A_SCHEMA])
def test_a_fault_is_refused(kind: str) -> None:
    document, _ = FAULTS[kind]
    assert list(ANSWERS.iter_errors(document)) != []


@pytest.mark.parametrize("document", [[], 7, None, "", {}, {"answers": {}}, {"answers": None}])
def test_what_is_no_answers_file_is_refused(document: object) -> None:
    assert list(ANSWERS.iter_errors(document)) != []


MONTHS = range(14)
DAYS = range(33)


@pytest.mark.parametrize("year", ["0000", "0001", "1900", "2000", "2023", "2024", "2100", "9999"])
def test_a_date_is_accepted_where_the_calendar_has_it(year: str) -> None:
    for day in [f"{year}-{month:02}-{day:02}" for month in MONTHS for day in DAYS] + [f"{year}-1-1", f"{year}-01-01\n"]:
        document = {**CASES["r22"], "date": day}
        assert ANSWERS.is_valid(document) == accepted(document), day


@pytest.mark.parametrize("language", ["nl", "NL", "nl-BE", "en_GB.UTF-8", "n", "nln", "xx", "nl\n", "", "dutch"])
def test_a_language_is_accepted_where_it_is_spoken(language: str) -> None:
    document = {**CASES["r22"], "language": language}
    assert ANSWERS.is_valid(document) == accepted(document)


@pytest.mark.parametrize("spoken", ["de", "nl pt-BR", "pt pt-BR", "pt-BR pt-PT zh-Hans", "sr-Latn-RS sr-Cyrl"])
def test_a_language_of_another_content_is_accepted_where_it_is_spoken_there(spoken: str) -> None:
    """A content in one language takes the name of any."""
    languages = spoken.split()
    validator = Draft202012Validator(schema.answers(shipped_bank(), languages))
    for named in (*languages, "pt", "PT_pt", "pt-BR.UTF-8", "pt-MZ", "zh", "zh-hans-CN", "sr", "sr-Latn", "nl-BE", "x"):
        document = {**CASES["r22"], "language": named}
        assert validator.is_valid(document) == (len(languages) == 1 or match(named, languages) is not None), named


@given(documents())
def test_any_valid_answers_are_accepted(document: Document) -> None:
    assert accepted(document)
    # Counted in binary, 0.29 is no multiple of 0.01; whoever checks such numbers counts in decimals.
    assert [
        each.validator for each in ANSWERS.iter_errors(document) if each.validator not in {"multipleOf", "anyOf"}
    ] == []


junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 600),
    st.sampled_from([0.5, 1.5, 2.0, 1.125, 336.01]),
    st.text(max_size=3),
    st.sampled_from(["unknown", "yes", "no", "responsible", "not_done", "never", "stay", "2026-02-29", "  "]),
    st.just([]),
    st.just({}),
)


@given(st.data())
def test_what_the_schema_accepts_the_program_accepts(data: st.DataObject) -> None:
    document = json.loads(json.dumps(CASES["r22"]))
    answers = document["answers"]
    client = dict(CLIENT)
    document["clients"] = [client]
    for _ in range(data.draw(st.integers(1, 2))):
        holder, known = data.draw(
            st.sampled_from([(document, [*KEYS]), (answers, [*shipped_bank().questions]), (client, [*client])])
        )
        key = data.draw(st.sampled_from([*known, "other"]))
        if data.draw(st.booleans()):
            holder[key] = data.draw(junk)
        else:
            holder.pop(key, None)
    executing, whole = (answers.get(f"letting_go.hours_{each}") for each in ("executing", "client"))
    beyond = isinstance(executing, int | float) and isinstance(whole, int | float) and executing > whole
    if not beyond:
        assert ANSWERS.is_valid(document) == accepted(document), list(ANSWERS.iter_errors(document))


# ---------------------------------------------------------------- the bank


def test_the_bank_that_ships_is_accepted() -> None:
    bank = tomllib.loads((CONTENT / "quiz.toml").read_text("utf-8"))
    assert list(BANK.iter_errors(bank)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), 2),
        (("id",), "Not An Id"),
        (("scale", "held_from"), 1.5),
        (("scale", "held_from"), "1/0"),
        (("scale", "core_weight"), 0),
        (("conditions", 0, "kind"), "else"),
        (("conditions", 0, "at_leats"), 4),
        (("sections", 0, "holds"), "nothing"),
        (("next_steps", "groups", 0, "steps", 0, "when"), [{"test": "level"}]),
        (("second_looks", 0, "when"), [{"test": "client", "is": ["fits"]}]),
        (("another_key",), 1),
    ],
)
def test_a_broken_bank_is_refused_by_the_schema_and_by_the_program(path: tuple[str | int, ...], value: object) -> None:
    bank: Any = tomllib.loads((CONTENT / "quiz.toml").read_text("utf-8"))
    holder = bank
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    assert list(BANK.iter_errors(bank)) != []
    assert list(structure_faults(bank, type(shipped_bank()))) != []


# ---------------------------------------------------------------- the report


@pytest.mark.parametrize("case", CASES)
def test_every_report_is_accepted_with_its_keys_in_order(case: str) -> None:
    data = report_data(CASES[case])
    assert list(REPORT.iter_errors(data)) == []
    assert list(data) == [
        *("format", "tool", "bank", "language", "respondent", "date", "title", "tasks", "conditions", "firmness"),
        *("plans", "find_out", "transition", "clients", "calculation", "second_looks", "next_steps", "sources"),
    ]


@given(documents())
def test_any_report_is_accepted(document: Document) -> None:
    assert list(REPORT.iter_errors(report_data(document))) == []


@pytest.mark.parametrize("key", ["title", "tasks", "firmness", "sources"])
def test_a_report_without_a_key_is_refused(key: str) -> None:
    data = report_data(CASES["r22"])
    del data[key]
    assert not REPORT.is_valid(data)
