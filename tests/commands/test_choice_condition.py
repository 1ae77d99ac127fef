"""A condition on a choice in a content folder: the whole command over it, in both languages and every format."""

import json
import shutil
import tomllib
from pathlib import Path

import jsonschema
import pytest

from tests.helpers.answers import NARROW_MANAGER, with_
from tests.helpers.command import run
from tests.helpers.report_facts import READABLE, squeezed
from tests.helpers.shipped import CONTENT, LANGUAGES, Document, completed, shipped_texts, written

EDITS = {
    '\n[[conditions]]\nkind = "number"\n': """
[[conditions]]
kind = "choice"
id = "rate_beyond_hours"
question = "rates.basis"
is = ["specialism", "management"]

[[conditions]]
kind = "number"
""",
    '"through_others", "execution_share"]\nmay': '"through_others", "execution_share", "rate_beyond_hours"]\nmay',
    "steps = [\n  { id": 'steps = [\n  { id = "change_rate", questions = ["rates.basis"] },\n  { id',
}
NAMES = """
[conditions.rate_beyond_hours]
name = "Rate name"
rule = "Rate rule {answers}."
why = "Rate why."
some = "rate met by {answer}"
none = "rate missed by {answer}"
"""
REPORT = """
[next_steps.change_rate]
title = "Rate step"

[plan_steps.rates.basis.specialism]
week = "Rate week for expertise."
agree = "Rate agreed."
holds = "Rate holds."
"""
OR = {"en": "or", "nl": "of"}
NEEDED = {"en": "the answer needed is", "nl": "het antwoord moet"}


def label(choice: str, language: str) -> str:
    """A choice of the question as people read it."""
    return shipped_texts(language)(f"questions.rates.basis.choices.{choice}")


def counting(language: str) -> str:
    """The choices that count, in the order of the question."""
    return f"‘{label('specialism', language)}’ {OR[language]} ‘{label('management', language)}’"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content with a condition more for the title of manager: what her rate stands for."""
    content = Path(shutil.copytree(CONTENT, tmp_path_factory.mktemp("choice") / "content"))
    bank = (content / "quiz.toml").read_text("utf-8")
    for old, new in EDITS.items():
        assert bank.count(old) == 1, old
        bank = bank.replace(old, new)
    (content / "quiz.toml").write_text(bank, "utf-8")
    for language in LANGUAGES:
        for name, more in (("names.toml", NAMES), ("report.toml", REPORT)):
            with (content / language / name).open("a", encoding="utf-8") as file:
                file.write(more)
    return content


def asked(folder: Path, *arguments: str | Path) -> str:
    """What a run over the folder tells; it goes well."""
    done = run(*arguments, "--content", folder)
    assert (0, "") == (done.returncode, done.stderr)
    return done.stdout


def manager(tmp_path: Path, rate: str) -> Path:
    """The file of a manager, but perhaps for her rate, who wants to be one."""
    answers = with_(NARROW_MANAGER, rates__basis=rate, start__goal="virtual_business_manager")
    return written(tmp_path, completed({"answers": answers}), f"{rate}.json")


def report(folder: Path, tmp_path: Path, rate: str) -> Document:
    told: Document = json.loads(asked(folder, "--answers", manager(tmp_path, rate), "--format", "json"))
    return told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", READABLE)
def test_every_format_tells_the_rule_the_answer_and_what_to_do(
    name: str, language: str, folder: Path, tmp_path: Path
) -> None:
    format_ = ["--plain"] if name == "plain" else ["--format", name]
    page = asked(folder, "--answers", manager(tmp_path, "hours"), *format_, "--full", "--lang", language)
    seen = squeezed(READABLE[name](page))
    hours, expertise = label("hours", language), label("specialism", language)
    rule, standing = f"Rate rule {counting(language)}.", f"rate missed by {hours}"
    told = ("Rate name", standing, rule, "Rate step", "Rate week for expertise.", hours, expertise)
    assert [] == [each for each in told if squeezed(each) not in seen]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_tells_which_answers_are_needed(language: str, folder: Path, tmp_path: Path) -> None:
    page = asked(folder, "--answers", manager(tmp_path, "hours"), "--format", "markdown", "--lang", language)
    assert f"{NEEDED[language]} {counting(language)}" in page


def test_the_json_holds_the_choice_the_rule_and_the_plan_and_fits_its_schema(folder: Path, tmp_path: Path) -> None:
    told = report(folder, tmp_path, "hours")
    jsonschema.validate(told, json.loads(asked(folder, "schema", "report")))
    (found,) = [each for each in told["conditions"] if each["id"] == "rate_beyond_hours"]
    rule = {"kind": "choice", "question": "rates.basis", "is": ["specialism", "management"]}
    assert {"state": "not_met", "value": "hours", "rule": rule}.items() <= found.items()
    change = {"question": "rates.basis", "from": "hours", "to": "specialism"}
    assert [[change]] == [plan["steps"] for plan in told["plans"]]
    (step,) = [each for each in told["next_steps"] if each["id"] == "change_rate"]
    assert ([change], ["rate_beyond_hours"]) == (step["changes"], step["meets"])


def test_an_answer_that_counts_gives_the_title_and_an_unknown_one_is_to_be_found_out(
    folder: Path, tmp_path: Path
) -> None:
    titles = {rate: report(folder, tmp_path, rate)["title"]["id"] for rate in ("specialism", "hours", "unknown")}
    assert {"specialism": "virtual_business_manager", "hours": "virtual_assistant", "unknown": None} == titles
    found = report(folder, tmp_path, "unknown")["find_out"]
    assert [{"question": "rates.basis", "conditions": ["rate_beyond_hours"]}] == found


def test_the_bank_fits_its_schema(folder: Path) -> None:
    bank = tomllib.loads((folder / "quiz.toml").read_text("utf-8"))
    schema = json.loads(asked(folder, "schema", "bank"))
    jsonschema.validate(bank, schema)
    (condition,) = [each for each in bank["conditions"] if each["kind"] == "choice"]
    del condition["is"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bank, schema)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comparison_tells_both_answers(language: str, folder: Path, tmp_path: Path) -> None:
    before, after = manager(tmp_path, "hours"), manager(tmp_path, "management")
    seen = squeezed(asked(folder, "compare", before, after, "--lang", language))
    assert squeezed(f"({label('hours', language)})") in seen
    assert squeezed(f"({label('management', language)})") in seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_explain_names_the_condition_and_its_title_and_the_other_way_round(language: str, folder: Path) -> None:
    title = shipped_texts(language)("titles.virtual_business_manager.name")
    said = {"condition": "Rate name", "titles": title, "rule": f"Rate rule {counting(language)}."}
    rule = shipped_texts(language)("interface.explain.condition", **said)
    assert squeezed(rule) in squeezed(asked(folder, "explain", "rates.basis", "--lang", language))
    assert "(rates.basis)" in asked(folder, "explain", "rate_beyond_hours", "--lang", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_to_a_choice_without_texts_of_its_own_has_those_for_any(
    language: str, folder: Path, tmp_path: Path
) -> None:
    content = Path(shutil.copytree(folder, tmp_path / "content"))
    path = content / language / "report.toml"
    path.write_text(path.read_text("utf-8").partition("\n[plan_steps.rates.basis.specialism]")[0], "utf-8")
    done = asked(content, "--answers", manager(tmp_path, "hours"), "--plain", "--full", "--lang", language)
    texts = shipped_texts(language)
    names = {"question": texts("questions.rates.basis.short"), "answer": label("specialism", language)}
    told = (texts(f"plan_steps.choices.{part}", **names) for part in ("week", "agree", "holds"))
    assert [] == [each for each in told if squeezed(each) not in squeezed(done)]


def test_the_check_finds_nothing_to_say_of_it(folder: Path) -> None:
    done = run("content", "check", folder, "--format", "json")
    assert (0, []) == (done.returncode, json.loads(done.stdout)["warnings"])


def test_a_rule_that_does_not_tell_the_choices_is_a_warning(folder: Path, tmp_path: Path) -> None:
    content = Path(shutil.copytree(folder, tmp_path / "content"))
    names = content / "en" / "names.toml"
    names.write_text(names.read_text("utf-8").replace("Rate rule {answers}.", "Rate rule."), "utf-8")
    warnings = json.loads(run("content", "check", content, "--format", "json").stdout)["warnings"]
    found = {(each["path"], each["key"]) for each in warnings}
    assert found.issuperset({("conditions.rate_beyond_hours.rule", "rule_not_told")})


def test_every_text_that_it_needs_is_asked_for(folder: Path, tmp_path: Path) -> None:
    """The texts that the shipped content has no need of are named when they are left out."""
    content = Path(shutil.copytree(folder, tmp_path / "content"))
    for name in ("names.toml", "report.toml"):
        shutil.copy(CONTENT / "en" / name, content / "en" / name)
    done = run("content", "check", content, "--format", "json")
    parts = {f"conditions.rate_beyond_hours.{part}" for part in ("name", "rule", "why", "some", "none")}
    missing = {each["path"] for each in json.loads(done.stdout)["faults"] if each["key"] == "missing_text"}
    assert (3, {*parts, "next_steps.change_rate.title"}) == (done.returncode, missing)
