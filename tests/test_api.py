"""What `import vbm_quiz` gives: the reports of the command line, every fault, and nothing else raised."""

import json
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import vbm_quiz
from tests.helpers.answers import documents
from tests.helpers.any_json import any_value, half_valid
from tests.helpers.command import run
from tests.helpers.faulty_answers import FAULTS
from tests.helpers.profiles import by_turns, several
from tests.helpers.report_facts import squeezed
from tests.helpers.shipped import CASES, CONTENT, LANGUAGES, TESTS, Document, changed
from vbm_quiz.report.formats.json import FIELDS, WITHOUT_TEXTS
from vbm_quiz.report.formats.json_types import ReportData

BANK = vbm_quiz.load_bank(language="en")
MANAGER = CASES["r22"]
ATTRIBUTES = [name for name in WITHOUT_TEXTS if name not in ("format", "tool", "bank", "sources")]
"""The keys of the JSON that a report has as an attribute: all but those that are the same for every report."""


def printed(case: str, *arguments: str) -> str:
    """What the command line prints on a reference case."""
    done = run("--answers", TESTS / "cases" / f"{case}.json", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize(("case", "language"), several(by_turns(CASES, LANGUAGES), 4))
def test_a_report_is_what_the_command_line_prints(case: str, language: str) -> None:
    report = vbm_quiz.evaluate(vbm_quiz.load_bank(language=language), CASES[case])
    assert json.loads(printed(case, "--format", "json", "--lang", language)) == report.to_dict()
    with_texts = printed(case, "--format", "json", "--texts", "--lang", language)
    assert with_texts == report.render("json_with_texts")
    assert list(FIELDS) == list(json.loads(with_texts))
    for format_ in ("json", "markdown", "html"):
        assert printed(case, "--format", format_, "--lang", language) == report.render(format_)
    with patch.dict("os.environ", {"COLUMNS": "80"}):
        assert printed(case, "--full", "--lang", language) == report.render("text")


@given(documents())
def test_each_attribute_holds_what_the_json_holds(document: Document) -> None:
    report = vbm_quiz.evaluate(BANK, document)
    whole = report.to_dict()
    attributes = msgspec.json.encode({name: getattr(report, name) for name in ATTRIBUTES})
    assert {**whole, **json.loads(attributes)} == whole


def test_the_json_has_the_keys_that_its_type_says() -> None:
    assert [field.encode_name for field in msgspec.structs.fields(ReportData)] == list(FIELDS)


def test_some_fields_come_in_the_order_of_the_report_and_nothing_else_is_worked_out() -> None:
    with patch("vbm_quiz.report.build.advise", side_effect=AssertionError("the advice was worked out")):
        found = vbm_quiz.evaluate(BANK, MANAGER).to_dict(["tasks", "conditions", "title"])
    assert ["title", "tasks", "conditions"] == list(found)


def test_a_bank_goes_to_another_process() -> None:
    bank = pickle.loads(pickle.dumps(BANK))
    assert vbm_quiz.evaluate(BANK, MANAGER).render("html") == vbm_quiz.evaluate(bank, MANAGER).render("html")
    assert (BANK.id, BANK.version, BANK.sha256) == (bank.id, bank.version, bank.sha256)


@pytest.mark.parametrize(
    ("asked", "own", "spoken"), [("nl", "en", "nl"), (None, "nl-BE", "nl"), (None, None, "en"), ("nl", None, "nl")]
)
def test_the_language_is_that_of_the_bank_else_of_the_document_else_of_the_environment(
    asked: str | None, own: str | None, spoken: str
) -> None:
    with patch.dict("os.environ", {"LANGUAGE": "en"}):
        bank = vbm_quiz.load_bank(language=asked)
    with patch.dict("os.environ", {"LANGUAGE": "nl"}):
        document = MANAGER if own is None else {**MANAGER, "language": own}
        assert spoken == vbm_quiz.evaluate(bank, document).language


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'xx'.*en, nl"):
        vbm_quiz.load_bank(language="xx")


def test_a_folder_is_read_whole_at_once_but_for_languages_that_are_not_finished(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    (folder / "nl" / "report.toml").write_text("[titles]\n", "utf-8")
    assert ("en",) == vbm_quiz.load_bank(folder).languages
    with pytest.raises(vbm_quiz.InvalidContent) as refused:
        vbm_quiz.load_bank(folder, "nl")
    assert {"nl/report.toml"} == {fault.file for fault in refused.value.faults}
    (folder / "en" / "names.toml").write_text("[titles]\n", "utf-8")
    with pytest.raises(vbm_quiz.InvalidContent):
        vbm_quiz.load_bank(folder)
    assert vbm_quiz.load_bank(str(CONTENT)).sha256 == BANK.sha256


def test_a_kept_result_is_an_answers_file() -> None:
    kept = json.loads((TESTS / "storage" / "kept_1_0_0.json").read_text("utf-8"))
    own = kept["answers_file"]
    assert vbm_quiz.evaluate(BANK, own).to_dict() == vbm_quiz.evaluate(BANK, kept).to_dict()


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match=r"docx.*html"):
        vbm_quiz.evaluate(BANK, MANAGER).render("docx")  # type: ignore[arg-type]


# ---------------------------------------------------------------- faults


@pytest.mark.parametrize("kind", FAULTS)
def test_every_fault_has_its_path_its_key_and_the_message_of_the_command_line(kind: str, tmp_path: Path) -> None:
    document, _ = FAULTS[kind]
    with pytest.raises(vbm_quiz.InvalidAnswers) as error:
        vbm_quiz.evaluate(BANK, document)
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(document), "utf-8")
    told = [line.strip(" •") for line in run("--answers", path, "--lang", "en").stderr.splitlines()[1:-1]]
    assert told == [f"{fault.path}: {fault.message}".removeprefix(": ") for fault in error.value.faults]
    assert all(fault.key.isidentifier() for fault in error.value.faults)


def test_an_error_goes_to_another_process() -> None:
    with pytest.raises(vbm_quiz.InvalidAnswers) as error:
        vbm_quiz.evaluate(BANK, changed(MANAGER, plan__actions=None, letting_go__people=1.5))
    assert error.value.faults == pickle.loads(pickle.dumps(error.value)).faults
    assert "letting_go.people" in str(error.value)


only_in_python = st.one_of(
    st.binary(max_size=3), st.sets(st.integers()), st.complex_numbers(), st.decimals(), st.tuples(any_value), st.dates()
)
any_python = st.recursive(
    st.one_of(any_value, only_in_python),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.one_of(st.integers(), st.text()), inner)),
    max_leaves=8,
)
questions = st.sampled_from(list(BANK.rules.questions))


def within_itself() -> Document:
    document: Document = {"answers": []}
    document["answers"] += [document] * 3
    return document


@given(
    st.one_of(
        half_valid,
        st.dictionaries(st.one_of(st.text(), st.integers(), st.none()), any_python, max_size=4),
        st.fixed_dictionaries({"answers": st.dictionaries(questions, any_python, max_size=3), "clients": any_python}),
        st.dictionaries(questions, any_python, min_size=1, max_size=2).map(
            lambda answers: {"answers": {**MANAGER["answers"], **answers}}
        ),
    )
)
@example({"answers": {**MANAGER["answers"], "letting_go.people": float("nan")}})
@example({"answers": {**MANAGER["answers"], "letting_go.people": 10**6000}})
@example({**MANAGER, "respondent": "\ud800"})
@example({**MANAGER, "language": object()})
@example(within_itself())
def test_any_mapping_gives_a_report_or_its_faults(document: Any) -> None:
    assert all(fault.message for fault in faults_of(document))


def faults_of(document: Any) -> tuple[vbm_quiz.Fault, ...]:
    """The faults of a document; none where there is a report, which is JSON then."""
    try:
        json.dumps(vbm_quiz.evaluate(BANK, document).to_dict())
    except vbm_quiz.InvalidAnswers as error:
        return error.faults
    return ()


@pytest.mark.parametrize("document", [None, [], "", 7])
def test_what_is_no_mapping_has_a_fault(document: Any) -> None:
    assert ["wrong_type"] == [fault.key for fault in faults_of(document)]


# ---------------------------------------------------------------- what is loaded


def test_nothing_is_loaded_before_it_is_used() -> None:
    script = "import sys, vbm_quiz; print(vbm_quiz.__version__, *{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert {"msgspec", "rich", "typer", "json", "decimal"}.isdisjoint(done.stdout.split())


def test_all_that_the_package_gives_is_there() -> None:
    assert set(vbm_quiz.__all__) <= {name for name in dir(vbm_quiz) if hasattr(vbm_quiz, name)}
    with pytest.raises(AttributeError):
        getattr(vbm_quiz, "nothing_like_it")  # noqa: B009 - mypy knows that it is not there


# ---------------------------------------------------------------- the words


@given(documents())
def test_the_words_of_a_report_are_those_of_its_text_by_the_ids_of_its_data(document: Document) -> None:
    report = vbm_quiz.evaluate(BANK, document)
    data = report.to_dict()
    words = report.to_dict(["texts"])["texts"]
    page = squeezed(report.render("plain"))
    assert [each["id"] for each in data["next_steps"]] == [each["id"] for each in words["next_steps"]]
    assert words["summary"]["conditions"].keys() <= {each["id"] for each in data["conditions"]}
    assert words["summary"]["tasks"].keys() in ({each["id"] for each in data["tasks"]}, set())
    steps = words["next_steps"]
    told = [step[part] for step in steps for part in ("title", "week", "agree", "holds")]
    told += [line for step in steps for line in (*step["about"], *step["more"])]
    told += [*words["summary"]["lines"], *(words["summary"][key] for key in ("title", "wish"))]
    told += words["talking_points"].values()
    assert [] == [each for each in told if squeezed(each) not in page]
