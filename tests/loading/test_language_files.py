"""The files of a language: every way in which they can be broken, and when each of them is read."""

import shutil
from pathlib import Path

import pytest

from tests.helpers.command import run
from tests.helpers.shipped import CASES, CONTENT, LANGUAGES, PROJECT, command_line_texts, shipped_bank, written
from vbm_quiz.errors import ContentFault, Fault, InvalidContent
from vbm_quiz.loading.content import Content, open_content
from vbm_quiz.loading.expected_texts import expected_program_texts, expected_texts
from vbm_quiz.loading.shared_placeholders import shared_placeholders
from vbm_quiz.loading.text_faults import text_faults, unused_texts
from vbm_quiz.loading.text_forms import in_forms
from vbm_quiz.texts.plural_forms import EXAMPLE
from vbm_quiz.texts.texts import FILES, file_of

LATVIAN = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);"
EXPECTED = in_forms({**expected_program_texts(), **expected_texts(shipped_bank())}, 3)
GOOD = {key: " ".join(f"{{{name}}}" for name in text.placeholders) or key for key, text in EXPECTED.items()}
GOOD["plural_forms"] = LATVIAN
QUESTION, TITLE, BARE, NAME = "questions.plan.actions.text", "interface.report.fits", "interface.yes", "tasks.plan.name"
FILLED = {"allowed": ("{title}",), "nearest": "{title}"}
SHARED = tuple(f"{{{name}}}" for name in shared_placeholders(shipped_bank()))


def shared(nearest: str) -> dict[str, object]:
    """What may be written in any text, with the nearest."""
    return {"allowed": SHARED, "nearest": nearest}


TEXTS: list[tuple[str, object, str, dict[str, object]]] = [
    # a key, its text, and the fault that this is
    (QUESTION, None, "missing_text", {}),
    (QUESTION, 7, "not_text", {"found": "7"}),
    (QUESTION, " ", "empty_text", {}),
    ("thousands", GOOD["decimal"], "same_signs", {"found": GOOD["decimal"]}),
    (TITLE, "{titel} fits", "unknown_placeholder", {"found": "{titel}", **FILLED}),
    (TITLE, "{title.x}", "unknown_placeholder", {"found": "{title.x}", **FILLED}),
    (TITLE, "{title!x}", "placeholder_form", {"found": "{title!x}", "nearest": "{title}"}),
    (TITLE, "{title:d}", "placeholder_form", {"found": "{title:d}", "nearest": "{title}"}),
    (TITLE, "{title.__class__}", "unknown_placeholder", {"found": "{title.__class__}", **FILLED, "nearest": None}),
    (BARE, "{client}?", "no_placeholders", {"found": "{client}", "allowed": (), "nearest": None}),
    (BARE, "a {} b", "no_placeholders", {"found": "{}", "allowed": (), "nearest": None}),
    (QUESTION, "a { b", "single_brace", {}),
    (QUESTION, "{{a}} }", "single_brace", {}),
    (QUESTION, "{task_total}", "unknown_placeholder", {"found": "{task_total}", **shared("{tasks_total}")}),
    (QUESTION, "{task.plans}", "unknown_placeholder", {"found": "{task.plans}", **shared("{task.plan}")}),
    (NAME, "{tasks_total}", "no_placeholders", {"found": "{tasks_total}", "allowed": (), "nearest": None}),
    ("plural_forms", "two", "not_plural_forms", {"found": "two", "example": EXAMPLE}),
    ("units.hours.forms.2", None, "missing_text", {}),
]


@pytest.mark.parametrize(("key", "text", "fault", "values"), TEXTS)
def test_a_fault_of_the_texts_is_named_with_its_key(
    key: str, text: object, fault: str, values: dict[str, object]
) -> None:
    assert Fault(key, fault, values) in [each.guessed() for each in faults_of(file_of(key), {key: text})]


def test_a_mistyped_key_gets_the_nearest() -> None:
    texts: dict[str, object] = {key: text for key, text in GOOD.items() if key != QUESTION}
    expected = Fault("questions.plan.actons.text", "unused_text", {"nearest": QUESTION})
    unused = unused_texts("questions", EXPECTED, {**texts, "questions.plan.actons.text": "?"})
    assert [expected] == [each.guessed() for each in unused]


def test_a_form_more_than_a_language_has_is_used_nowhere() -> None:
    more = {**GOOD, "units.hours.forms.3": "?"}
    expected = Fault("units.hours.forms.3", "unused_text", {"nearest": None})
    assert [expected] == [each.guessed() for each in unused_texts("names", EXPECTED, more)]


def faults_of(file: str, changes: dict[str, object]) -> list[Fault]:
    texts = {key: text for key, text in {**GOOD, **changes}.items() if text is not None and file_of(key) == file}
    return list(text_faults(file, EXPECTED, texts))


@pytest.mark.parametrize("file", FILES)
def test_texts_that_are_as_they_should_be_have_no_fault(file: str) -> None:
    assert [] == faults_of(file, {})


def test_a_text_in_the_wrong_file_is_named_with_the_right_one() -> None:
    texts = {**{key: text for key, text in GOOD.items() if file_of(key) == "questions"}, "limits.legal": "?"}
    expected = Fault("limits.legal", "text_in_wrong_file", {"file": "report.toml"})
    assert [expected] == list(text_faults("questions", EXPECTED, texts))


# ---------------------------------------------------------------- the files of a language


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def faults(content: Content, *languages: str) -> tuple[ContentFault, ...]:
    with pytest.raises(InvalidContent) as refusal:
        content.check(*languages)
    return refusal.value.faults


def test_a_file_is_read_when_the_first_of_its_texts_is_asked_for(folder: Path) -> None:
    content = open_content(folder)
    shutil.rmtree(folder / "en")
    (folder / "nl" / "report.toml").write_text("[limits]", "utf-8")
    texts = content.languages["nl"]
    assert "of" == texts("or")
    assert texts("questions.plan.actions.text")
    with pytest.raises(InvalidContent, match=r"nl/report\.toml"):
        texts("limits.legal")


def test_a_file_is_read_once(folder: Path) -> None:
    texts = open_content(folder).languages["nl"]
    assert texts.has("unknown")
    (folder / "nl" / "questions.toml").unlink()
    assert texts("unknown")


def test_all_faults_of_all_files_are_named_at_once(folder: Path) -> None:
    (folder / "nl" / "questions.toml").write_text("[", "utf-8")
    (folder / "en" / "report.toml").unlink()
    found = faults(open_content(folder), "en", "nl")
    assert [("en/report.toml", "missing_file"), ("nl/questions.toml", "bad_key")] == [
        (each.file, each.fault.key) for each in found
    ]


def test_what_one_command_needs_the_faults_of_other_files_do_not_stop(folder: Path, tmp_path: Path) -> None:
    for file in ("questions", "report"):
        (folder / "nl" / f"{file}.toml").unlink()
    places = {"XDG_DATA_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    for command in ("template", "history", "forget"):
        done = run(command, "--content", folder, "--lang", "nl", env=places)
        assert 0 == done.returncode, done.stderr


@pytest.mark.parametrize("file", ["names", "questions", "report"])
@pytest.mark.parametrize("format_", ["text", "json", "markdown", "html"])
def test_a_report_with_a_fault_in_a_file_it_reads_is_refused_before_a_word(
    format_: str, file: str, folder: Path
) -> None:
    (folder / "nl" / f"{file}.toml").unlink()
    done = run("--answers", written(folder, CASES["r22"]), "--content", folder, "--lang", "nl", "--format", format_)
    if format_ == "json":  # there is no text in it
        assert (0, "") == (done.returncode, done.stderr)
        return
    assert (3, "") == (done.returncode, done.stdout)
    assert f"nl/{file}.toml: {command_line_texts('nl')('content_faults.missing_file')}" in done.stderr


def test_a_content_folder_without_a_language_is_refused(folder: Path) -> None:
    for language in LANGUAGES:
        shutil.rmtree(folder / language)
    (folder / ".git").mkdir()
    with pytest.raises(InvalidContent, match="no_language"):
        open_content(folder)


# ---------------------------------------------------------------- a language that the program does not know


def add_german(folder: Path) -> Path:
    """The English texts as a language of its own."""
    german = Path(shutil.copytree(folder / "en", folder / "de"))
    names = german / "names.toml"
    names.write_text(names.read_text("utf-8").replace('code = "en"', 'code = "de"'), "utf-8")
    shutil.copy(PROJECT / "vbm_quiz" / "texts" / "program" / "en.toml", german / "program.toml")
    return german


def test_a_new_language_brings_the_texts_of_the_program_along(folder: Path) -> None:
    names = add_german(folder) / "names.toml"
    names.write_text(names.read_text("utf-8").replace('decimal = "."', 'decimal = "·"', 1), "utf-8")
    content = open_content(folder)
    content.check("de")
    assert ["de", "en", "nl"] == list(content.languages)
    assert "1·5" == content.languages["de"].number("1.5")
    assert 0 == run("questions", "--content", folder, "--lang", "de").returncode


GERMAN = [
    (None, None, "", "missing_file"),
    ("private =", "# private =", "interface.welcome.private", "missing_text"),
    ("{title} fits the work you do.", "{titel} passt.", "interface.report.fits", "unknown_placeholder"),
]


@pytest.mark.parametrize(("old", "new", "path", "key"), GERMAN, ids=[row[3] for row in GERMAN])
def test_the_program_s_texts_of_a_new_language_are_checked(
    old: str | None, new: str | None, path: str, key: str, folder: Path
) -> None:
    program = add_german(folder) / "program.toml"
    if old is None or new is None:
        program.unlink()
    else:
        text = program.read_text("utf-8")
        assert 1 == text.count(old)
        program.write_text(text.replace(old, new), "utf-8")
    found = faults(open_content(folder), "de")
    assert ("de/program.toml", path, key) in [(each.file, each.fault.path, each.fault.key) for each in found]


def test_a_language_that_the_program_knows_brings_no_texts_for_it(folder: Path) -> None:
    (folder / "nl" / "program.toml").write_text("", "utf-8")
    expected = ContentFault("nl/program.toml", None, Fault("", "program_speaks_it", {"language": "nl"}))
    assert (expected,) == faults(open_content(folder), "nl")


# ---------------------------------------------------------------- texts that may be missing


OPTIONAL = [key for key, text in EXPECTED.items() if text.instead is not None]


def test_a_text_that_another_takes_the_place_of_may_be_missing() -> None:
    for file in FILES:
        assert [] == faults_of(file, dict.fromkeys(OPTIONAL))


def test_in_its_place_comes_another_text_or_none() -> None:
    for text in EXPECTED.values():
        assert not text.instead or EXPECTED[text.instead]
