"""`class`: many answers files in, the class as a whole out, in which nobody is named and everybody counts once."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.helpers.answers import CLIENT, HOSTILE_NAMES
from tests.helpers.classes import people
from tests.helpers.command import Finished, run
from tests.helpers.shipped import CASES, CONTENT, LANGUAGES, Document, shipped_bank, shipped_texts, written

PERSONS = people()[12:30]


def lines_of(documents: list[Document]) -> bytes:
    """JSON Lines of these documents."""
    return "".join(f"{json.dumps(document)}\n" for document in documents).encode()


def class_data(*arguments: str | Path, stdin: bytes | None = None) -> Any:
    """The class that a run tells of in JSON."""
    done = run("class", *arguments, "--format", "json", stdin=stdin)
    assert (0, "") == (done.returncode, done.stderr)
    return json.loads(done.stdout)


# ---------------------------------------------------------------- who counts


def test_files_folders_lines_and_kept_results_make_one_class(tmp_path: Path) -> None:
    written(tmp_path, PERSONS[0], "one.json")
    (tmp_path / "folder").mkdir()
    written(tmp_path / "folder", lines_of([*PERSONS[1:5]]), "many.jsonl")
    kept = {"format": 1, **PERSONS[5], "kept": {"number": 3, "label": "Bakkerij", "title": {}, "promise": None}}
    written(tmp_path / "folder", kept, "0003.json")
    data = class_data(tmp_path / "one.json", tmp_path / "folder", "-", stdin=lines_of([*PERSONS[6:8]]))
    assert (8, {"faulty": 0, "repeated": 0, "other_bank": 0}) == (data["people"], data["inputs"])
    assert data | {"inputs": {}} == class_data("-", stdin=lines_of([*PERSONS[:8]])) | {"inputs": {}}


def test_what_cannot_be_used_is_counted_told_and_passed_over(tmp_path: Path) -> None:
    faulty = written(tmp_path, lines_of([{"answers": {}}, *PERSONS]) + b"[\n", "many.jsonl")
    data = class_data(faulty, tmp_path / "none.json")
    assert (18, 3) == (data["people"], data["inputs"]["faulty"])
    for language in LANGUAGES:
        said = shipped_texts(language).counted("interface.class.faulty", 3, count=3)
        assert said in " ".join(run("class", faulty, tmp_path / "none.json", "--lang", language).stdout.split())


def test_a_file_that_is_named_again_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, lines_of([*PERSONS]), "many.jsonl")
    written(tmp_path, CASES["r22"], "one.json")
    (tmp_path / "link.json").symlink_to(tmp_path / "one.json")
    data = class_data(path, path, tmp_path, tmp_path / "one.json")
    assert (19, 4) == (data["people"], data["inputs"]["repeated"])


def test_a_respondent_counts_once_and_who_gives_no_name_each_time() -> None:
    named = [{**person, "respondent": name} for person, name in zip(PERSONS, ["A-1", " A-1 ", "A-2", ""], strict=False)]
    data = class_data("-", stdin=lines_of([*named, *PERSONS[4:], *PERSONS[4:]]))
    assert (3 + 2 * 14, 1) == (data["people"], data["inputs"]["repeated"])


def test_no_more_names_are_remembered_than_a_class_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbm_quiz.commands.class_intake.MOST_NAMES", 2)
    named = [{**PERSONS[0], "respondent": name} for name in ("a", "b", "c", "c", "b", "a")]
    data = class_data("-", "--smallest", "3", stdin=lines_of(named))
    assert (4, 2) == (data["people"], data["inputs"]["repeated"])


def test_people_of_another_bank_are_counted_as_any_others() -> None:
    other = {"bank": {"id": "vbm", "version": "0.9.0", "sha256": "0" * 64}}
    documents = [{**person, **other} if index < 7 else person for index, person in enumerate(PERSONS)]
    assert 7 == class_data("-", stdin=lines_of(documents))["inputs"]["other_bank"]
    few = [{**person, **other} if index < 2 else person for index, person in enumerate(PERSONS)]
    assert class_data("-", stdin=lines_of(few))["inputs"]["other_bank"] is None
    bank = f"vbm {shipped_bank().version}"
    said = shipped_texts("nl")("interface.class.other_bank", people="7", bank=bank)
    assert said in run("class", "-", "--lang", "nl", "--plain", stdin=lines_of(documents)).stdout


# ---------------------------------------------------------------- too few


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("language", LANGUAGES)
def test_too_few_people_are_no_class(count: int, language: str) -> None:
    done = run("class", "-", "--lang", language, stdin=lines_of([*PERSONS[:count]]))
    said = shipped_texts(language).counted("interface.class.too_small", count, people=count, smallest=5)
    assert Finished(3, "", f"{said}\n") == done


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_no_class(language: str) -> None:
    done = run("class", "-", "--lang", language, stdin=lines_of([{"answers": {}}]))
    assert Finished(3, "", f"{shipped_texts(language)('interface.class.too_small_none')}\n") == done


def test_the_smallest_number_may_be_chosen_from_three_on() -> None:
    assert 3 == class_data("-", "--smallest", "3", stdin=lines_of([*PERSONS[:3]]))["people"]
    done = run("class", "-", "--smallest", "2", "--lang", "en", stdin=lines_of([*PERSONS]))
    assert (2, "") == (done.returncode, done.stdout)
    assert "--smallest 2" in done.stderr


# ---------------------------------------------------------------- no names


@pytest.mark.parametrize("format_", ["text", "html", "json", "csv"])
def test_nobody_and_no_file_is_named(format_: str, tmp_path: Path) -> None:
    names = [f"Name-of-{index}" for index in range(len(PERSONS))]
    documents = [
        {**person, "respondent": name, "clients": [{**CLIENT, "name": f"Client-{name}"}], "date": "2026-11-23"}
        for person, name in zip(PERSONS, names, strict=True)
    ]
    for name, document in zip(names, documents, strict=True):
        written(tmp_path, document, f"file-of-{name}.json")
    done = run("class", tmp_path, tmp_path / f"file-of-{names[0]}.json", "--format", format_)
    assert (0, "") == (done.returncode, done.stderr)
    assert [word for word in (*names, "file-of", "Client", "2026", str(tmp_path)) if word in done.stdout] == []
    nameless = run("class", "-", "--format", format_, stdin=lines_of([*PERSONS])).stdout
    assert [name for name in HOSTILE_NAMES if name in nameless] == []


# ---------------------------------------------------------------- where it goes


@pytest.mark.parametrize(
    ("suffix", "start"), [("txt", "\n"), ("html", "<!DOCTYPE html>"), ("json", "{"), ("csv", "table,")]
)
def test_the_suffix_of_the_file_picks_the_format_and_a_file_is_replaced_when_asked(
    suffix: str, start: str, tmp_path: Path
) -> None:
    target, lines = tmp_path / f"class.{suffix}", lines_of([*PERSONS])
    assert 0 == run("class", "-", "-o", target, stdin=lines).returncode
    text = target.read_text("utf-8")
    assert text.startswith(start)
    assert 2 == run("class", "-", "-o", target, stdin=lines).returncode
    assert 0 == run("class", "-", "-o", target, "--force", stdin=lines).returncode
    assert text == target.read_text("utf-8")


def test_the_page_speaks_the_language_asked_for() -> None:
    for language in LANGUAGES:
        page = run("class", "-", "--format", "html", "--lang", language, stdin=lines_of([*PERSONS])).stdout
        assert f'<html lang="{language}">' in page
        assert shipped_texts(language)("interface.class.findings") in page


def test_another_content_is_used(tmp_path: Path) -> None:
    folder = shutil.copytree(CONTENT, tmp_path / "content")
    quiz = folder / "quiz.toml"
    quiz.write_text(quiz.read_text("utf-8").replace('held_from = "3/2"', 'held_from = "5/2"'), "utf-8")
    changed = class_data("-", "--content", folder, "--smallest", "3", stdin=lines_of([*PERSONS]))
    assert changed["bank"]["sha256"] != shipped_bank().sha256
    assert changed["tasks"] != class_data("-", "--smallest", "3", stdin=lines_of([*PERSONS]))["tasks"]


def test_its_json_is_what_its_schema_says() -> None:
    schema = json.loads(run("schema", "class").stdout)
    data = class_data("-", stdin=lines_of([*PERSONS]))
    assert [] == list(Draft202012Validator(schema).iter_errors(data))
    tiny = class_data("-", "--smallest", "3", stdin=lines_of([*PERSONS[:3]]))
    assert [] == list(Draft202012Validator(schema).iter_errors(tiny))
    assert list(data) == list(schema["$defs"]["ClassData"]["properties"])
