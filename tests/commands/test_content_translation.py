"""`content new --translate` and `content translation`: a language from nothing to whole, and kept so."""

import json
import re
import shutil
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.helpers.command import run
from tests.helpers.profiles import several
from tests.helpers.report_facts import squeezed
from tests.helpers.shipped import CONTENT, LANGUAGES, Document, command_line_texts, shipped_texts
from vbm_quiz.texts.shipped_texts import flattened
from vbm_quiz.texts.texts import FILES

TEXTS = command_line_texts("en")
ENGLISH = shipped_texts("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content in which a translation into German has begun."""
    folder = tmp_path / "mine"
    assert 0 == run("content", "new", folder, "--translate", "de").returncode
    return folder


def progress(folder: Path, code: str = "de", *options: str) -> Document:
    done = run("content", "translation", code, folder, "--format", "json", *options)
    assert (0, "--mark" in options) == (done.returncode, bool(done.stderr))
    return dict(json.loads(done.stdout))


def counted(found: Document, column: str) -> int:
    return int(sum(part[column] for part in found["parts"]))


def texts_in(file: Path) -> dict[str, str]:
    """The texts of a file, by full key."""
    document = tomllib.loads(file.read_text("utf-8"))
    document.pop("language", None)
    return flattened(document)


# ---------------------------------------------------------------- beginning a translation


@pytest.mark.parametrize("language", several(LANGUAGES, 1))
def test_a_translation_begins_with_copies_that_fall_back_on_their_source(language: str, tmp_path: Path) -> None:
    folder, said = tmp_path / "mine", command_line_texts(language)
    done = run("content", "new", folder, "--translate", "PT_br", "--lang", language)
    words = {"folder": folder, "language": "pt-BR", "source": "en"}
    told = [said("content.new.made", folder=folder), said("content.new.language_made", **words)]
    assert (0, "", "".join(f"{line}\n" for line in told)) == done
    settings = {"code": "pt-BR", "translated_from": "en", "falls_back": True}
    assert settings == tomllib.loads((folder / "pt-BR" / "names.toml").read_text("utf-8"))["language"]
    for file in FILES:
        assert ENGLISH.read(file) == texts_in(folder / "pt-BR" / f"{file}.toml")
    assert "pt-BR" == json.loads(run("template", "--content", folder, "--lang", "pt").stdout)["language"]


def test_a_translation_is_begun_in_a_folder_with_a_quiz_of_ones_own(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT, tmp_path / "mine"))
    names = folder / "nl" / "names.toml"
    names.write_text(re.sub(r"\[language\]\ncode = .*\n", "", names.read_text("utf-8")), "utf-8")
    for code, source in (("nl-BE", "nl"), ("fy", "nl"), ("de", "fy")):
        assert 0 == run("content", "new", folder, "--translate", code, "--from", source).returncode
        said = tomllib.loads((folder / code / "names.toml").read_text("utf-8"))["language"]
        assert {"code": code, "translated_from": source, "falls_back": True} == said
    assert not (folder / "nl-BE" / "program.toml").exists()  # the program speaks Dutch
    dutch = shipped_texts("nl").read("program")
    assert dutch == texts_in(folder / "fy" / "program.toml") == texts_in(folder / "de" / "program.toml")
    checked = json.loads(run("content", "check", folder, "--format", "json").stdout)
    assert ([], ["de", "en", "fy", "nl", "nl-BE"]) == (checked["faults"], checked["checked"]["languages"])


REFUSED = [
    (["--translate", "de"], "language_exists", {"language": "de"}),
    (["--translate", "DE"], "language_exists", {"language": "de"}),
    (["--translate", "deutsch"], "no_language", {"found": "deutsch"}),
    (["--translate", "fr", "--from", "it"], "no_source", {"found": "it", "allowed": "de, en, nl"}),
    (["--from", "en"], "from_alone", {}),
    ([], "exists", {}),
]


@pytest.mark.parametrize(("options", "key", "words"), REFUSED)
def test_a_translation_that_cannot_begin_changes_nothing(
    options: list[str], key: str, words: dict[str, str], folder: Path
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.toml")}
    done = run("content", "new", folder, *options)
    assert (2, "", f"{TEXTS(f'content.new.{key}', folder=folder, **words)}\n") == done
    assert before == {path: path.read_bytes() for path in folder.rglob("*.toml")}


@pytest.mark.parametrize("language", several(LANGUAGES, 1))
def test_a_translation_does_not_begin_in_a_zip_file(language: str, tmp_path: Path) -> None:
    archive = tmp_path / "mine.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(CONTENT / "quiz.toml", "quiz.toml")
    said = command_line_texts(language)("content.new.zip", folder=archive)
    done = run("content", "new", archive, "--translate", "fr", "--lang", language)
    assert (2, "", f"{said}\n") == done


# ---------------------------------------------------------------- how far it is


def test_a_copy_is_not_yet_a_translation(folder: Path) -> None:
    found = progress(folder)
    texts = {key: text for file in FILES for key, text in texts_in(folder / "de" / f"{file}.toml").items()}
    assert (len(texts), 0) == (counted(found, "texts"), counted(found, "done"))
    assert (0, 0, len(texts)) == (found["percent"], counted(found, "missing"), len(found["same"]))
    first = [each["key"] for each in found["same"][:3]]
    assert ["decimal", "thousands", "plural_forms"] == first  # to look at once
    assert counted(found, "words") == counted(found, "words_to_do") > 10_000
    assert None is found["changed"]


def test_what_is_translated_missing_and_the_same_is_told_apart(folder: Path) -> None:
    before = progress(folder)
    names = folder / "de" / "names.toml"
    text = names.read_text("utf-8").replace('name = "Virtual Assistant"', 'name = "Virtuelle Assistenz"')
    names.write_text(text.replace('switch = "In English"\n', ""), "utf-8")
    after = progress(folder)
    assert [{"file": "de/names.toml", "key": "switch"}] == after["missing"]
    gone = {("de/names.toml", "switch"), ("de/names.toml", "titles.virtual_assistant.name")}
    assert gone == keys(before["same"]) - keys(after["same"])
    assert 2 == counted(before, "words_to_do") - counted(after, "words_to_do")  # Virtual and Assistant
    done = [next(part["done"] for part in found["parts"] if part["part"] == "titles") for found in (before, after)]
    assert [0, 1] == [count - done[0] for count in done]


def keys(texts: list[dict[str, str]]) -> set[tuple[str, str]]:
    return {(text["file"], text["key"]) for text in texts}


def test_the_first_of_each_kind_are_named_with_their_file(folder: Path) -> None:
    (folder / "de" / "report.toml").unlink()
    found = progress(folder)
    page = run("content", "translation", "de", folder).stdout
    assert len(found["missing"]) > 10
    for each in (*found["missing"][:10], *found["same"][:10]):
        assert f"• {each['file']}: {each['key']}\n" in page
    assert found["missing"][10]["key"] not in page
    for kind in ("missing", "same"):
        assert TEXTS("content.translation.more", count=len(found[kind]) - 10) in page


def test_the_faults_of_the_language_are_named_and_the_exit_code_is_0(folder: Path) -> None:
    names = folder / "de" / "names.toml"
    text = names.read_text("utf-8").replace('code = "de"', 'code = "nl"').replace('"Virtual Assistant"', '"{who}"')
    names.write_text(text, "utf-8")
    (folder / "de" / "report.toml").write_text("[", "utf-8")
    found = [(fault["file"], fault["path"], fault["key"]) for fault in progress(folder)["faults"]]
    assert ("de/names.toml", "language.code", "other_language") in found
    assert ("de/names.toml", "titles.virtual_assistant.name", "no_placeholders") in found
    assert 1 == sum(file == "de/report.toml" for file, _, _ in found)
    page = run("content", "translation", "de", folder)
    assert (0, True) == (page.returncode, "{who}" in page.stdout)


# ---------------------------------------------------------------- what has changed since


@pytest.mark.parametrize("language", several(LANGUAGES, 1))
def test_a_mark_says_what_is_remembered_and_where(language: str, folder: Path) -> None:
    done = run("content", "translation", "de", folder, "--mark", "--lang", language)
    marks = folder / "de" / "source_texts.json"
    count = len(json.loads(marks.read_text("utf-8"))["texts"])
    said = command_line_texts(language)("content.translation.marked", count=count, source="en", file=marks)
    assert (0, f"{said}\n") == (done.returncode, done.stderr)


def test_a_mark_is_proposed_once_all_is_translated(folder: Path) -> None:
    """What is the same in both is not translated, as far as anyone can tell."""
    proposed = squeezed(TEXTS("content.translation.unmarked", source="en"))
    assert proposed not in squeezed(run("content", "translation", "de", folder).stdout)
    for path in (folder / "de").iterdir():
        lines = path.read_text("utf-8").splitlines()
        translated = (re.sub(r"""(?<= |\[)(["'])(.*?\w.*?)\1(?=[],]|$)""", r"\1\2, ja\1", line) for line in lines)
        kept = ("code", "translated_from", "plural_forms")
        pairs = zip(lines, translated, strict=True)
        path.write_text("\n".join(old if old.startswith(kept) else new for old, new in pairs), "utf-8")
    assert 100 == progress(folder)["percent"]
    assert proposed in squeezed(run("content", "translation", "de", folder).stdout)
    run("content", "translation", "de", folder, "--mark")
    assert proposed not in squeezed(run("content", "translation", "de", folder).stdout)


def test_after_a_mark_what_changes_in_the_source_is_told(folder: Path) -> None:
    assert [] == progress(folder, "de", "--mark")["changed"]
    report = folder / "en" / "report.toml"
    text = report.read_text("utf-8")
    legal = ENGLISH("limits.legal")
    report.write_text(text.replace(legal, f"{legal} indeed"), "utf-8")
    changed = {"file": "de/report.toml", "key": "limits.legal"}
    assert [changed] == progress(folder)["changed"]
    assert (
        f"{TEXTS('content.translation.changed_heading', source='en')}\n"
        in run("content", "translation", "de", folder).stdout
    )
    assert [] == progress(folder, "de", "--mark")["changed"]
    assert "de" in run("questions", "--content", folder, "--lang", "de", "--format", "json").stdout


@pytest.mark.parametrize("language", several(LANGUAGES, 1))
def test_what_cannot_be_marked_or_read_is_told(language: str, folder: Path, tmp_path: Path) -> None:
    said = command_line_texts(language)
    archive = tmp_path / "mine.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in folder.rglob("*.toml"):
            packed.write(path, path.relative_to(folder))
    marks = folder / "de" / "source_texts.json"
    marks.write_text("{", "utf-8")
    for code, arguments, key, words in (
        (2, ("de", archive, "--mark"), "no_folder", {}),
        (2, ("nl", "--mark"), "no_folder", {}),
        (6, ("de", folder), "bad_marks", {"file": marks}),
        (2, ("it", archive), "unknown", {"found": "it", "folder": archive, "allowed": "de, en, nl"}),
    ):
        done = run("content", "translation", *arguments, "--lang", language)
        assert (code, "", f"{said(f'content.translation.{key}', **words)}\n") == done
    assert 0 == run("content", "translation", "de", archive).returncode


def test_a_language_without_a_source_is_told_to_have_none(folder: Path) -> None:
    shutil.rmtree(folder / "nl")
    words = {"language": "en", "found": "nl", "folder": folder}
    done = run("content", "translation", "en", folder)
    assert (2, f"{TEXTS('content.translation.unknown_source', **words)}\n") == (done.returncode, done.stderr)
    shutil.rmtree(folder / "de")
    names = folder / "en" / "names.toml"
    names.write_text(names.read_text("utf-8").replace('translated_from = "nl"\n', ""), "utf-8")
    done = run("content", "translation", "en", folder)
    alone = TEXTS("content.translation.no_source", language="en", folder=folder)
    assert (2, f"{alone}\n") == (done.returncode, done.stderr)


@pytest.mark.parametrize("language", several(LANGUAGES, 1))
def test_what_ships_is_whole(language: str) -> None:
    """The environment is asked where no folder is given, and then what came with the program."""
    other = {"en": "nl", "nl": "en"}[language]
    found = json.loads(run("content", "translation", language, "--format", "json").stdout)
    assert (other, [], []) == (found["source"], found["missing"], found["faults"])
    named = run("content", "translation", language, "--format", "json", VBM_QUIZ_CONTENT=str(CONTENT))
    assert (0, found) == (named.returncode, json.loads(named.stdout))
