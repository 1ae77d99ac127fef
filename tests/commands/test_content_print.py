"""`content print`: the shipped quiz or one's own, to standard output or a file, in a language and a format."""

import shutil
import stat
from pathlib import Path

import pytest

from tests.helpers.command import run
from tests.helpers.shipped import CONTENT, LANGUAGES, shipped_bank, shipped_texts
from vbm_quiz.report.formats import SHEET_FORMATS
from vbm_quiz.report.sheet.sheet import Sheet


def sheet(format_: str, language: str, *, for_client: bool = False, with_rules: bool = False) -> str:
    shipped = Sheet(shipped_bank(), shipped_texts(language), for_client=for_client, with_rules=with_rules)
    return SHEET_FORMATS[format_](shipped)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_page_of_the_shipped_quiz_unless_another_format_is_asked_for(language: str) -> None:
    assert (0, sheet("html", language), "") == run("content", "print", "--lang", language)
    done = run("content", "print", CONTENT, "--format", "markdown", "-o", "-", "--lang", language)
    assert (0, sheet("markdown", language), "") == done


def test_it_can_be_for_the_client_and_have_the_rules() -> None:
    assert sheet("html", "en", for_client=True) == run("content", "print", "--for", "client").stdout
    assert sheet("html", "en", with_rules=True) == run("content", "print", "--for", "self", "--rules").stdout


@pytest.mark.parametrize(("name", "format_"), [("sheet.html", "html"), ("sheet.htm", "html"), ("sheet.md", "markdown")])
def test_a_file_is_written_for_ones_own_eyes_and_its_suffix_picks_the_format(
    name: str, format_: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    said = shipped_texts("en")("interface.said.saved", file=file)
    assert run("content", "print", "--output", file) == (0, "", f"{said}\n")
    assert sheet(format_, "en") == file.read_text("utf-8")
    assert 0o600 == stat.S_IMODE(file.stat().st_mode)


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    file.write_text("mine", "utf-8")
    said = shipped_texts("en")("interface.refusal.exists", file=file)
    assert run("content", "print", "-o", file) == (2, "", f"{said}\n")
    assert "mine" == file.read_text("utf-8")
    assert 0 == run("content", "print", "-o", file, "--force").returncode
    assert sheet("html", "en") == file.read_text("utf-8")


def test_the_words_and_choices_of_ones_own_quiz_are_on_it(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT, tmp_path / "mine"))
    change(folder / "quiz.toml", '"helped_choose", "chose"]', '"helped_choose", "chose", "paid"]')
    for language in LANGUAGES:
        own = 'choices.chose = "I chose <them> & *paid*"\nchoices.paid = "I paid for it"'
        change(folder / language / "questions.toml", line_with(folder / language, "choices.chose = "), own)
    markdown = run("content", "print", folder, "--format", "markdown").stdout
    assert "- [ ] I chose \\<them\\> \\& \\*paid\\*\n- [ ] I paid for it\n- [ ] I don’t know\n" in markdown
    assert (
        "<li>I chose &lt;them&gt; &amp; *paid*</li>\n<li>I paid for it</li>" in run("content", "print", folder).stdout
    )


def line_with(language: Path, start: str) -> str:
    lines = (language / "questions.toml").read_text("utf-8").splitlines()
    return next(line for line in lines if line.startswith(start))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def test_content_with_a_fault_is_not_printed(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT, tmp_path / "mine"))
    change(folder / "en" / "questions.toml", line_with(folder / "en", "choices.chose = "), "")
    done = run("content", "print", folder, "--lang", "en", "-o", tmp_path / "sheet.html")
    assert (3, "") == (done.returncode, done.stdout)
    assert "questions.letting_go.recruit.choices.chose" in done.stderr
    assert not (tmp_path / "sheet.html").exists()
