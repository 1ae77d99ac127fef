"""The JSON Schemas, judged by an independent validator: what they accept the program accepts, and back."""

import json
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.helpers.answers import CLIENT, documents
from tests.helpers.command import run
from tests.helpers.faulty_answers import FAULTS
from tests.helpers.profiles import several
from tests.helpers.shipped import (
    CASES,
    CONTENT,
    LANGUAGES,
    TESTS,
    Document,
    answers_of,
    read,
    report_data,
    report_of,
    shipped_bank,
    written,
)
from vbm_quiz.answers_file.parse import KEYS, missing
from vbm_quiz.commands import schema
from vbm_quiz.commands.output_schemas import TYPES, field_descriptions, output_schema
from vbm_quiz.errors import InvalidAnswers
from vbm_quiz.loading.decode import structure_faults
from vbm_quiz.model.results import Promise
from vbm_quiz.options import SchemaName
from vbm_quiz.report.formats.json_with_texts import render_report
from vbm_quiz.storage.kept_results import kept_result, save_result
from vbm_quiz.texts.language import match

BEYOND_A_SCHEMA = {"more executing than client hours"}
"""What compares two answers: no JSON Schema can say it."""

ANSWERS = Draft202012Validator(schema.answers(shipped_bank(), LANGUAGES))
BANK = Draft202012Validator(schema.bank())
PRINTED = {name: Draft202012Validator(output_schema(name)) for name in TYPES}
REPORT = PRINTED["report"]


def accepted(document: object) -> bool:
    """Whether the program takes a document as it stands, and needs no question more."""
    try:
        answers = read(document)
    except InvalidAnswers:
        return False
    return not missing(shipped_bank(), answers)


def without_descriptions(node: Any) -> Any:
    """A schema without what its fields mean."""
    if isinstance(node, list):
        return [without_descriptions(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if key != "description" or not isinstance(value, str)}
    return {key: without_descriptions(value) for key, value in kept.items()}


@pytest.mark.parametrize("name", [each.value for each in SchemaName])
def test_each_schema_is_one(name: str) -> None:
    done = run("schema", name)
    assert (done.returncode, done.stderr) == (0, "")
    printed = json.loads(done.stdout)
    assert "https://json-schema.org/draft/2020-12/schema" == printed["$schema"]
    Draft202012Validator.check_schema(printed)
    validator = {"answers": ANSWERS, "bank": BANK, **PRINTED}[name]
    assert without_descriptions(json.loads(json.dumps(validator.schema))) == without_descriptions(printed)


def fields_of(node: Any) -> Iterator[tuple[str, Any]]:
    """Every field of a schema, at any depth, with its own schema."""
    for name, each in node.get("properties", {}).items():
        yield name, each
        yield from fields_of(each)
    for each in (node.get("items"), *node.get("$defs", {}).values()):
        if isinstance(each, dict):
            yield from fields_of(each)


@pytest.mark.parametrize("name", [each.value for each in SchemaName])
def test_every_field_is_described(name: str) -> None:
    fields = list(fields_of(json.loads(run("schema", name).stdout)))
    assert len(fields) > 5
    assert [] == [field for field, each in fields if not each.get("description", "").endswith((".", "?", "…"))]


def test_no_description_is_of_a_field_that_is_not_there() -> None:
    described = {(kind.partition("_")[0], field) for kind, field in every_field_of_a_type()}
    written = {(kind, field) for kind, fields in field_descriptions().items() for field in fields}
    assert {(kind, field) for kind, field in written if kind != "Answers"} == described


def test_no_description_is_of_a_key_that_the_bank_does_not_have() -> None:
    tables = {name: {*table["properties"]} for name, table in output_of("bank")["$defs"].items()}
    known = {"EveryTable": set().union(*tables.values()), **tables}
    written = field_descriptions("bank_field_descriptions").items()
    assert set() == {(name, key) for name, keys in written for key in keys if key not in known.get(name, ())}


def output_of(name: str) -> Document:
    """A schema as it is printed."""
    return dict(json.loads(run("schema", name).stdout))


def every_field_of_a_type() -> Iterator[tuple[str, str]]:
    """Each type of the JSON that is printed, with each of its fields."""
    for name in TYPES:
        for kind, each in output_schema(name)["$defs"].items():
            yield from ((kind, field) for field in each["properties"])


# ---------------------------------------------------------------- answers


@pytest.mark.parametrize("case", several(CASES, 4))
def test_the_reference_cases_are_accepted(case: str) -> None:
    assert list(ANSWERS.iter_errors(CASES[case])) == []


def test_the_template_is_accepted() -> None:
    assert list(ANSWERS.iter_errors(json.loads(run("template").stdout))) == []


@pytest.mark.parametrize("kind", several([kind for kind in FAULTS if kind not in BEYOND_A_SCHEMA], 12))
def test_a_fault_is_refused(kind: str) -> None:
    document, _ = FAULTS[kind]
    assert list(ANSWERS.iter_errors(document)) != []


@pytest.mark.parametrize("document", [[], 7, None, "", {}, {"answers": {}}, {"answers": None}])
def test_what_is_no_answers_file_is_refused(document: object) -> None:
    assert list(ANSWERS.iter_errors(document)) != []


MONTHS = range(14)
DAYS = range(33)


@pytest.mark.parametrize("year", several(["0000", "0001", "1900", "2000", "2023", "2024", "2100", "9999"], 3))
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


@pytest.mark.parametrize("case", several(CASES, 4))
def test_every_report_is_accepted_with_its_keys_in_order(case: str) -> None:
    data = report_data(CASES[case])
    assert list(REPORT.iter_errors(data)) == []
    assert list(data) == [
        *("format", "tool", "bank", "language", "respondent", "date", "title", "tasks", "conditions", "firmness"),
        *("plans", "find_out", "transition", "clients", "calculation", "second_looks", "next_steps", "sources"),
    ]


@given(documents())
def test_any_report_with_its_words_is_accepted(document: Document) -> None:
    data = json.loads(render_report(report_of(document)))
    assert [] == list(REPORT.iter_errors(data))
    assert data["texts"]


@given(documents())
def test_any_report_is_accepted(document: Document) -> None:
    assert list(REPORT.iter_errors(report_data(document))) == []


@pytest.mark.parametrize("key", ["title", "tasks", "firmness", "sources"])
def test_a_report_without_a_key_is_refused(key: str) -> None:
    data = report_data(CASES["r22"])
    del data[key]
    assert not REPORT.is_valid(data)


# ---------------------------------------------------------------- all other JSON that is printed

FAULTY = {"answers": {"plan.actions": "responsable"}}


def printed_data(*arguments: str | Path, data_home: Path | None = None) -> Any:
    """What a run prints on standard output, as data."""
    env = {} if data_home is None else {"XDG_DATA_HOME": str(data_home)}
    return json.loads(run(*arguments, env=env).stdout)


def errors(name: str, data: Any) -> list[str]:
    return [each.message for each in PRINTED[name].iter_errors(data)]


def test_what_the_commands_print_is_accepted(tmp_path: Path) -> None:
    old, new = (written(tmp_path, CASES[case], f"{case}.json") for case in ("r25", "r22"))
    wrong = written(tmp_path, FAULTY, "wrong.json")
    assert [] == errors("compare", printed_data("compare", old, new, "--format", "json"))
    assert [] == errors("questions", printed_data("questions", "--format", "json"))
    for fields in ([], ["--texts"], ["--fields", "title,plans"], ["--fields", "texts"]):
        assert [] == errors("score", printed_data("score", old, *fields))
    assert [] == errors("score", printed_data("score", wrong))
    checked = printed_data("check", tmp_path, "--format", "json")
    assert [(3, 1), []] == [(checked["checked"], checked["faulty"]), errors("check", checked)]


def test_what_moves_in_a_changed_quiz_is_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbm_quiz.commands.content_try.MOST_MADE_UP", 100)
    rules = shutil.copytree(CONTENT, tmp_path / "mine") / "quiz.toml"
    rules.write_text(rules.read_text("utf-8").replace("at_least = 4", "at_least = 5", 1), "utf-8")
    data = printed_data("content", "try", tmp_path / "mine", "--answers", TESTS / "cases", "--format", "json")
    assert all(data[key] for key in ("changes", "unreadable", "titles", "next_steps", "parts"))
    assert [] == errors("try", data)


def test_the_history_is_accepted_with_what_cannot_be_read(tmp_path: Path) -> None:
    promise = Promise("find_out", "2026-12-24", "under_way", "Find out")
    folder = tmp_path / "vbm-quiz" / "results"
    for case, label, made in (("r25", None, None), ("r22", "Webshop", promise)):
        title = report_of(CASES[case]).result.title
        save_result(folder, kept_result(shipped_bank(), answers_of(CASES[case]), title, label, made))
    written(folder, (TESTS / "storage" / "kept_1_0_0.json").read_bytes(), "result-3.json")
    written(folder, b"nothing", "result-4.json")
    data = printed_data("history", "--format", "json", data_home=tmp_path)
    assert 4 == len(data["results"])
    assert [] == errors("history", data)


def test_what_is_told_of_a_content_folder_is_accepted(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert 0 == run("content", "new", folder, "--translate", "de").returncode
    quiz = (folder / "quiz.toml").read_text("utf-8")
    written(folder, quiz.replace('"letting_go.people"', '"letting_go.peeple"').encode(), "quiz.toml")
    checked = printed_data("content", "check", folder, "--format", "json")
    assert [True, []] == [bool(checked["faults"]), errors("content_check", checked)]
    written(folder, quiz.encode(), "quiz.toml")
    for marks in ([], ["--mark"]):
        data = printed_data("content", "translation", "de", folder, "--format", "json", *marks)
        assert [True, []] == [bool(data["same"]), errors("translation", data)]


@pytest.mark.parametrize(
    ("arguments", "code", "keys"),
    [
        (["--answers", "{wrong}"], 3, ["wrong_choice"]),
        (["--answers", "{wrong}", "--format=json"], 3, ["wrong_choice"]),
        (["--answers", "/nonexistent"], 6, ["not_found"]),
        (["--content", "/nonexistent"], 3, ["no_content"]),
        (["compare", "{wrong}", "{wrong}"], 3, ["wrong_choice"]),
        (["history", "--nosuch"], 2, []),
        (["show", "99"], 2, []),
        ([], 4, []),
        (["--answers", "{right}", "--require", "virtual_business_manager"], 5, []),
    ],
)
def test_what_ends_a_run_that_prints_json_is_json(
    arguments: list[str], code: int, keys: list[str], tmp_path: Path
) -> None:
    files = {"wrong": str(written(tmp_path, FAULTY, "wrong.json")), "right": str(written(tmp_path, CASES["r40"]))}
    filled = [argument.format(**files) for argument in arguments]
    json_format = [] if "--format=json" in filled else ["--format", "json"]
    done = run(*filled, *json_format, XDG_DATA_HOME=str(tmp_path))
    data = json.loads(done.stderr)
    assert [] == errors("faults", data)
    assert (code, code, keys) == (done.returncode, data["exit_code"], [each["key"] for each in data["faults"][:1]])
    assert data["message"]
    assert "\n" not in data["message"]


def test_a_run_that_prints_no_json_tells_its_faults_in_words(tmp_path: Path) -> None:
    done = run("--answers", written(tmp_path, FAULTY), "--format", "json", "--format", "text")
    assert done.stderr.splitlines()[1].startswith("  • answers")
