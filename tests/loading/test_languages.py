"""The languages of a content: what is one, what it takes from another, and which of them are finished."""

import re
import shutil
from pathlib import Path

import pytest

from tests.helpers.command import run
from tests.helpers.shipped import CASES, CONTENT, command_line_texts, report_data, shipped_texts, written
from vbm_quiz.errors import InvalidContent
from vbm_quiz.loading.content import open_content

ENGLISH, DUTCH = shipped_texts("en"), shipped_texts("nl")
TITLE = "titles.virtual_assistant.name"
MISSING = "limits.legal"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def add(folder: Path, code: str, settings: str = "", names: str = "") -> Path:
    """Add a language that has a few names alone."""
    (folder / code).mkdir(exist_ok=True)
    file = folder / code / "names.toml"
    file.write_text(f"{names}\n[language]\n{settings}", "utf-8")
    return file


def falls_back_on(source: str, *settings: str) -> str:
    return "\n".join([f'translated_from = "{source}"', "falls_back = true", *settings])


def faults(folder: Path, language: str) -> list[tuple[str, str, str]]:
    """The faults of a language: the file, the path in it, and the key of what is said."""
    content = open_content(folder)
    try:
        content.check(language)
    except InvalidContent as refusal:
        return [(each.file, each.fault.path, each.fault.key) for each in refusal.faults]
    return []


# ---------------------------------------------------------------- what is a language


def test_what_lies_beside_the_languages_is_none(folder: Path) -> None:
    for name in ("nl - kopie", "._nl", "~$nl", ".de", "__MACOSX", "docs", "pt-BR", "fr"):
        shutil.copytree(folder / "nl", folder / name)
    shutil.rmtree(folder / "fr")
    (folder / "fr").mkdir()  # an empty folder, or one with something else in it, is none
    (folder / "img").mkdir()
    (folder / "img" / "logo.svg").write_text("<svg/>", "utf-8")
    (folder / "es").write_text("a file", "utf-8")
    assert ["en", "nl", "pt-BR"] == list(open_content(folder).languages)


def test_what_lies_beside_the_files_of_a_language_is_passed_over(folder: Path) -> None:
    for name in ("._names.toml", "names - kopie.toml", "~$names.toml", "notes.txt"):
        (folder / "nl" / name).write_text("[", "utf-8")
    assert [] == faults(folder, "nl")


# ---------------------------------------------------------------- falling back


def test_a_language_takes_what_it_lacks_from_the_one_it_falls_back_on(folder: Path) -> None:
    add(folder, "de", falls_back_on("en"), f'{TITLE} = "Virtuelle Assistenz"')
    assert [] == faults(folder, "de")
    texts = open_content(folder).languages["de"]
    assert "Virtuelle Assistenz" == texts(TITLE)
    assert ENGLISH(MISSING) == texts(MISSING)
    assert ENGLISH("interface.yes") == texts("interface.yes")


def test_a_text_of_its_own_for_any_activity_comes_before_one_of_another_language(folder: Path) -> None:
    """And what it has no word of its own for is as the other language has it: its steps, its plural forms."""
    add(folder, "de", falls_back_on("en"))
    general = '[plan_steps.levels.help]\nweek = "Frage, wer ‘{activity}’ leitet."'
    (folder / "de" / "report.toml").write_text(general, "utf-8")
    assert [] == faults(folder, "de")
    texts = open_content(folder).languages["de"]
    own, theirs = (f"plan_steps.plan.actions.{level}.week" for level in ("help", "own_part"))
    assert "Frage, wer ‘Planen’ leitet." == texts(own, activity="Planen")
    assert ENGLISH(theirs, activity="Planen") == texts(theirs, activity="Planen")
    assert "2 people" == texts.counted("units.people", 2, number=2)


def test_it_has_as_many_plural_forms_as_its_own_rule_says(folder: Path) -> None:
    """A form that neither it nor the other language has is the last of those that there are."""
    add(folder, "lv", falls_back_on("en"), 'plural_forms = "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"')
    assert [] == faults(folder, "lv")
    texts = open_content(folder).languages["lv"]
    assert ["1 person", "2 people", "5 people"] == [
        texts.counted("units.people", each, number=each) for each in (1, 2, 5)
    ]


def test_it_takes_it_from_the_last_that_has_it(folder: Path) -> None:
    add(folder, "de", falls_back_on("nl"), f'{TITLE} = "Assistenz"\nswitch = "Auf Deutsch"')
    add(folder, "de-AT", falls_back_on("de"), 'switch = "Auf Österreichisch"')
    texts = open_content(folder).languages["de-AT"]
    found = [texts(key) for key in ("switch", TITLE, MISSING, "interface.yes")]
    assert ["Auf Österreichisch", "Assistenz", DUTCH(MISSING), DUTCH("interface.yes")] == found


def test_its_own_text_from_another_file_too_comes_before_the_source(folder: Path) -> None:
    """A choice that is a title takes the title's name where it has no words of its own."""
    questions = folder / "en" / "questions.toml"
    text = questions.read_text("utf-8")
    choice = 'choices.other = "Another title"\n'
    assert choice in text
    questions.write_text(text.replace(choice, f'{choice}choices.virtual_assistant = "A VA"\n'), "utf-8")
    add(folder, "de", falls_back_on("en"), f'{TITLE} = "Virtuelle Assistenz"')
    add(folder, "fr", falls_back_on("en"))
    languages = open_content(folder).languages
    key = "questions.start.current_title.choices.virtual_assistant"
    assert ["Virtuelle Assistenz", "A VA"] == [languages[code](key) for code in ("de", "fr")]


def test_what_the_program_says_falls_back_text_by_text(folder: Path) -> None:
    add(folder, "de", falls_back_on("nl"))
    (folder / "de" / "program.toml").write_text('[interface]\nyes = "Ja, gern"', "utf-8")
    add(folder, "nl-BE", falls_back_on("en"))
    languages = open_content(folder).languages
    assert ["Ja, gern", DUTCH("interface.no")] == [languages["de"](f"interface.{key}") for key in ("yes", "no")]
    assert DUTCH("interface.yes") == languages["nl-BE"]("interface.yes")  # the program speaks Dutch


@pytest.mark.parametrize(
    ("settings", "path", "key"),
    [
        (falls_back_on("fr"), "language.translated_from", "unknown_id"),
        (falls_back_on("de"), "language.translated_from", "unknown_id"),
        ("falls_back = true", "language.translated_from", "missing_key"),
        (falls_back_on("en", 'code = "fr"'), "language.code", "other_language"),
        (falls_back_on("en", 'direction = "up"'), "language.direction", "wrong_value"),
        (falls_back_on("en", 'colour = "red"'), "language.colour", "unknown_key"),
    ],
)
def test_a_fault_in_what_a_language_says_of_itself_is_named(settings: str, path: str, key: str, folder: Path) -> None:
    add(folder, "de", settings)
    assert ("de/names.toml", path, key) in faults(folder, "de")


@pytest.mark.parametrize("falls_back", [False, True])
def test_two_languages_may_not_fall_back_on_one_another(falls_back: bool, folder: Path) -> None:  # noqa: FBT001
    """They may be translated from one another."""
    for code, other in (("en", "nl"), ("nl", "en")):
        file = folder / code / "names.toml"
        before, _, after = file.read_text("utf-8").partition("[language]")
        settings = f'translated_from = "{other}"\nfalls_back = {str(falls_back).lower()}'
        file.write_text(f"{before}[language]\n{settings}\n{after[after.index('[titles') :]}", "utf-8")
    circle = ("nl/names.toml", "language.translated_from", "language_circle")
    assert ([circle] if falls_back else []) == faults(folder, "nl")


def test_a_fault_of_the_source_is_one_of_the_language_that_needs_it(folder: Path) -> None:
    add(folder, "de", falls_back_on("en"))
    (folder / "en" / "report.toml").unlink()
    assert [("en/report.toml", "", "missing_file")] == faults(folder, "de")


# ---------------------------------------------------------------- which language is spoken


@pytest.fixture
def unfinished(folder: Path) -> Path:
    """A content whose English lacks a text."""
    report = folder / "en" / "report.toml"
    text = report.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("legal ="))
    report.write_text(text.replace(f"{line}\n", ""), "utf-8")
    return folder


def test_a_language_that_is_not_finished_is_not_spoken_and_that_is_said(unfinished: Path, tmp_path: Path) -> None:
    answers = written(tmp_path, {**CASES["r22"], "language": "en"})
    words = {"found": "en", "language": "nl", "folder": unfinished}
    said = DUTCH("interface.said.unfinished_language", **words)
    done = run("--answers", answers, "--content", unfinished)
    assert (0, f"{said}\n") == (done.returncode, done.stderr)
    assert DUTCH("interface.summary.this_week") in done.stdout


def test_a_language_that_is_asked_for_and_not_finished_is_refused(unfinished: Path, tmp_path: Path) -> None:
    done = run("--answers", written(tmp_path, CASES["r22"]), "--content", unfinished, "--lang", "en")
    assert (3, "") == (done.returncode, done.stdout)
    texts = command_line_texts("en")
    assert re.search(rf"en/report\.toml,.* {MISSING}: {texts('content_faults.missing_text')}", done.stderr)
    assert texts("content_faults.what_is_missing", language="en", folder=unfinished) in done.stderr


def test_a_content_in_one_language_speaks_it_whatever_the_answers_name(folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder / "en")
    said = DUTCH("interface.said.one_language", found='"en-GB"', language="nl")
    done = run("--answers", written(tmp_path, {**CASES["r22"], "language": "en-GB"}), "--content", folder)
    assert (0, f"{said}\n") == (done.returncode, done.stderr)
    assert DUTCH("interface.summary.this_week") in done.stdout
    dutch = written(tmp_path, {**CASES["r22"], "language": "nl-BE"})
    assert "" == run("--answers", dutch, "--content", folder).stderr
    refused = run("--answers", dutch, "--content", folder, "--lang", "en")
    expected = DUTCH("interface.refusal.unknown_language", found="en", allowed="nl")
    assert (2, f"{expected}\n") == (refused.returncode, refused.stderr)


@pytest.mark.parametrize("asked", ["nl-BE", "NL", "nl_NL.UTF-8"])
def test_a_language_is_asked_for_by_any_of_its_tags(asked: str, tmp_path: Path) -> None:
    answers = written(tmp_path, CASES["r22"])
    expected = run("--answers", answers, "--lang", "nl", "--format", "markdown")
    assert expected == run("--answers", answers, "--lang", asked, "--format", "markdown")
    named = written(tmp_path, {**CASES["r22"], "language": asked}, "named.json")
    assert expected == run("--answers", named, "--format", "markdown")


def test_a_file_in_a_tag_of_its_own_is_reported_in_that_language(folder: Path, tmp_path: Path) -> None:
    add(folder, "pt-BR", falls_back_on("en"))
    answers = written(tmp_path, {**CASES["r22"], "language": "pt"})
    report = run("--answers", answers, "--content", folder, "--format", "json").stdout
    assert '"language": "pt-BR"' in report
    assert '"language": "en"' not in report
    assert "en" == report_data(CASES["r22"])["language"]


def test_a_page_runs_the_way_that_its_language_says(folder: Path, tmp_path: Path) -> None:
    add(folder, "ks", falls_back_on("en", 'direction = "rtl"'))
    answers = written(tmp_path, CASES["r22"])
    page = run("--answers", answers, "--content", folder, "--lang", "ks", "--format", "html").stdout
    assert '<html lang="ks" dir="rtl">' in page
