"""`vbm-quiz content check`: all that is wrong in a quiz of one's own, in one run, in the language of the run."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.helpers.broken import broken_folder, cases
from tests.helpers.command import run
from tests.helpers.shipped import CONTENT, LANGUAGES, Document, command_line_texts
from vbm_quiz.content_check.check import check
from vbm_quiz.texts.content_fault_text import fault_text

CASES = cases("bank", "files", "syntax", "texts", "warnings")
FIVE = {
    "condition_on_an_unknown_task": "quiz.toml",
    "text_without_end": "nl/report.toml",
    "same_sign_twice": "nl/names.toml",
    "file_that_is_not_there": "en/names.toml",
}
FAULTS = ("faults", "warnings")


def checked(folder: Path, *arguments: str) -> Document:
    return dict(json.loads(run("content", "check", folder, "--format", "json", *arguments).stdout))


def test_five_faults_of_five_kinds_in_five_files_are_told_in_dutch_by_one_run(tmp_path: Path) -> None:
    folder = broken_folder(tmp_path / "mijn quiz", *(CASES[name] for name in FIVE), languages=True)
    (folder / "en" / "report.toml").write_bytes(b'[limits]\nlegal = "na\xefve"\n')
    done = run("content", "check", folder, "--lang", "nl")
    assert (3, "") == (done.returncode, done.stderr)
    told = re.sub(r"\s+", " ", done.stdout)
    for file, place, sentence in (
        (
            "quiz.toml",
            r"regel \d+, conditions.cycle.all_of\[1\]",
            "Er is geen taak met de naam ‘contrl’. Bedoelde je ‘control’?",
        ),
        ("en/names.toml", "", "Dit bestand ontbreekt. Zet het erbij, met precies deze naam."),
        ("en/report.toml", "regel 2", "Het teken ‘ï’ is hier niet als UTF-8 bewaard."),
        ("nl/names.toml", r"regel \d+, thousands", "‘decimal’ en ‘thousands’ zijn hetzelfde teken."),
        ("nl/report.toml", r"regel \d+, legal", "Het aanhalingsteken aan het eind van deze tekst ontbreekt."),
    ):
        assert re.search(rf"{re.escape(file)} {place} ?{re.escape(sentence)}", told), told


def test_a_quiz_without_faults_is_told_so_with_how_much_was_looked_at() -> None:
    done = run("content", "check", CONTENT, "--lang", "en")
    assert (0, "") == (done.returncode, done.stderr)
    assert re.fullmatch(
        r"The quiz in .* has no faults\. Looked at: \d+ questions and \d,\d{3} texts, in the languages ‘en’ and ‘nl’\.",
        re.sub(r"\s+", " ", done.stdout).strip(),
    )


def test_the_quiz_that_ships_has_not_even_a_warning() -> None:
    assert 0 == run("content", "check", CONTENT, "--strict").returncode


def test_a_zip_file_is_checked_as_its_folder_is(tmp_path: Path) -> None:
    folder = broken_folder(tmp_path / "mine", CASES["same_sign_twice"], languages=True)
    archive = shutil.make_archive(str(tmp_path / "mine"), "zip", folder)
    assert checked(folder) == checked(Path(archive))


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_is_no_quiz_that_is_told(language: str, tmp_path: Path) -> None:
    done = run("content", "check", tmp_path / "nowhere", "--lang", language)
    assert 3 == done.returncode
    assert command_line_texts(language)("content_faults.no_content") in done.stdout


def test_warnings_end_with_0_and_with_strict_as_faults_do(tmp_path: Path) -> None:
    folder = broken_folder(tmp_path / "mine", CASES["text_used_nowhere"], languages=True)
    for strict, code, counts in ((), 0, (0, 1)), (("--strict",), 3, (1, 0)):
        assert code == run("content", "check", folder, *strict).returncode
        assert counts == tuple(len(checked(folder, *strict)[kind]) for kind in FAULTS)


def test_a_fault_as_json_has_its_place_its_key_and_its_words(tmp_path: Path) -> None:
    folder = broken_folder(tmp_path / "mine", CASES["condition_on_an_unknown_task"], languages=True)
    rows = (folder / "quiz.toml").read_text("utf-8").splitlines()
    found = checked(folder, "--lang", "nl")
    tasks = ["forecast", "plan", "organise", "delegate", "coordinate", "control"]
    assert {"format": 1, "warnings": []} == {key: found[key] for key in ("format", "warnings")}
    assert [
        {
            "file": "quiz.toml",
            "line": rows.index('all_of = ["plan", "contrl"]') + 1,
            "path": "conditions.cycle.all_of[1]",
            "key": "unknown_id",
            "message": "Er is geen taak met de naam ‘contrl’. Bedoelde je ‘control’? "
            "Mogelijk: forecast, plan, organise, delegate, coordinate, control.",
            "found": "contrl",
            "nearest": "control",
            "allowed": tasks,
        }
    ] == found["faults"]


def test_many_missing_texts_are_one_fault_with_their_count_and_the_first_ten(tmp_path: Path) -> None:
    folder = broken_folder(tmp_path / "mine", languages=True)
    (folder / "nl" / "report.toml").write_text('[limits]\nlegal = "?"\n', "utf-8")
    faults = checked(folder)["faults"]
    assert ("more_alike", f"And {faults[-1]['found']} more like these in this file.") == (
        faults[-1]["key"],
        faults[-1]["message"],
    )
    count = len(faults) - 1 + int(faults[-1]["found"])
    done = run("content", "check", folder, "--lang", "en")
    lines = done.stdout.splitlines()
    assert count > 200
    begin = lines.index(f"  {count} texts are missing:")
    assert "nl/report.toml" == lines[begin - 1]
    assert f"    and {count - 10} more" == lines[begin + 11]
    assert "" == lines[begin + 12]


def test_many_faults_of_any_other_kind_are_the_first_ten_and_how_many_more(tmp_path: Path) -> None:
    folder = broken_folder(tmp_path / "mine", languages=True)
    names = folder / "en" / "names.toml"
    names.write_text(names.read_text("utf-8").replace('short = "', 'short = "{more} '), "utf-8")
    counts = Counter(each["key"] for each in checked(folder)["faults"])
    lines = run("content", "check", folder, "--lang", "en").stdout.splitlines()
    assert counts["unknown_placeholder"] > 30
    assert f"  And {counts['unknown_placeholder'] - 10} more like these in this file." in lines
    told = [line for line in lines if "The program puts nothing in the place of {more}." in line]
    assert 10 + counts["no_placeholders"] == len(told)
    assert "--format json shows more." in "".join(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_run_that_a_quiz_with_faults_ends_says_how_to_see_them_all(language: str, tmp_path: Path) -> None:
    folder = broken_folder(
        tmp_path / "mine", CASES["condition_on_an_unknown_task"], CASES["same_sign_twice"], languages=True
    )
    done = run("questions", "--content", folder, "--lang", language)
    (fault,) = [each for each in check(folder).faults if each.fault.key == "unknown_id"]
    texts = command_line_texts(language)
    line = texts("content_faults.line", line=fault.line)
    assert (3, "") == (done.returncode, done.stdout)
    assert [
        texts("content_faults.headline", folder=folder),
        f"  • quiz.toml, {line}, conditions.cycle.all_of[1]: {fault_text(texts, fault.fault)}",
        texts("content_faults.what_next", folder=folder),
    ] == done.stderr.splitlines()


def test_what_stands_under_a_misspelt_name_is_told_with_the_missing_text_also_beside_a_fault_of_the_quiz(
    tmp_path: Path,
) -> None:
    folder = broken_folder(tmp_path / "mine", CASES["condition_on_an_unknown_task"], languages=True)
    for language, old, new in (
        ("en", "[questions.plan.actions]\ntext", "[questions.plan.actions]\ntxet"),
        ("nl", "[questions.plan.actions]\ntext", "[questions.plan.actions]\ntxet"),
        ("nl", "[tasks.plan]", "[task.plan]"),
    ):
        path = folder / language / "questions.toml"
        text = path.read_text("utf-8")
        assert 1 == text.count(old)
        path.write_text(text.replace(old, new), "utf-8")
    rows = (folder / "en" / "questions.toml").read_text("utf-8").splitlines()
    line = rows.index("[questions.plan.actions]") + 2
    told = re.sub(r"\s+", " ", run("content", "check", folder, "--lang", "nl").stdout)
    assert f"Deze tekst ontbreekt. Er staat wel ‘questions.plan.actions.txet’, op regel {line}." in told
    assert "tasks.plan.intro. Er staat wel ‘task.plan.intro’, op regel" in told
    assert "Waarschuwingen: 0" not in told
    assert "Pas als quiz.toml klopt" in told
