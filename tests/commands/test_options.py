"""What the options of a report do: formats and files, languages, colours, and help."""

import json
from pathlib import Path

import pytest

from tests.helpers.answers import MANAGER
from tests.helpers.command import run
from tests.helpers.shipped import LANGUAGES, shipped_texts, written
from vbm_quiz import __version__
from vbm_quiz.options import SUFFIXES, Format

TEXTS = shipped_texts("en")
REPORT_SUFFIXES = {suffix: name for suffix, name in SUFFIXES.items() if name in list(Format)}


@pytest.fixture
def manager(tmp_path: Path) -> Path:
    return written(tmp_path, {"answers": MANAGER})


# ---------------------------------------------------------------- help and version


def test_help_opens_with_examples_that_fit_a_screen_and_ends_with_every_exit_code() -> None:
    text = run("--help").stdout
    assert text == run("-h").stdout
    assert 0 < text.index("Examples:") < text.index("Exit codes:") < text.index("Options:")
    codes = text[text.index("Exit codes:") : text.index("Options:")]
    assert all(f"{code} " in codes for code in (0, 1, 2, 3, 4, 5, 129, 130, 143))
    assert max(map(len, text.splitlines())) <= 80


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version") == (0, f"vbm-quiz {__version__}\n", "")


# ---------------------------------------------------------------- the summary, all of it, a part; before a command


def test_text_is_the_summary_with_full_all_of_it_and_with_a_part_that_part(manager: Path) -> None:
    parts = {name: TEXTS(f"interface.parts.{name}") for name in ("steps", "why", "about")}
    whole = run("--answers", manager, "--full").stdout
    assert [name for name in parts if f"\n{parts[name]}\n" not in whole] == []
    summary = run("--answers", manager).stdout
    assert [name for name in parts if f"\n{parts[name]}\n" in summary] == []
    part = run("--answers", manager, "--part", "why").stdout
    assert [name for name in parts if f"{parts[name]}\n" in part] == ["why"]


def test_an_option_may_stand_before_the_command(tmp_path: Path) -> None:
    state = {"XDG_DATA_HOME": str(tmp_path)}
    for command, option in (
        ("history", ("--lang", "nl")),
        ("questions", ("--format", "json")),
        ("history", ("--plain",)),
    ):
        before, behind = run(*option, command, env=state), run(command, *option, env=state)
        assert (before.returncode, before.stdout, before.stderr) == (0, behind.stdout, behind.stderr)
    assert run("--lang", "nl", "history", env=state).stdout != run("history", env=state).stdout


def test_an_option_that_the_command_does_not_have_is_refused(tmp_path: Path) -> None:
    done = run("--set", "plan.actions=help", "history", env={"XDG_DATA_HOME": str(tmp_path)})
    assert (done.returncode, done.stdout) == (2, "")
    assert "--set" in done.stderr


# ---------------------------------------------------------------- words in the JSON, and who answers


def test_words_are_refused_in_what_is_no_json(manager: Path, tmp_path: Path) -> None:
    for arguments in (["--answers", manager], ["--answers", manager, "-o", tmp_path / "report.md"], ["show"]):
        done = run(*arguments, "--texts", env={"XDG_DATA_HOME": str(tmp_path)})
        assert (2, "") == (done.returncode, done.stdout)
        assert "--format json" in done.stderr
    assert 0 == run("--answers", manager, "--texts", "-o", tmp_path / "report.json").returncode


def test_the_respondent_is_told_and_saved_in_the_place_of_the_files(tmp_path: Path) -> None:
    answers, saved = written(tmp_path, {"answers": MANAGER, "respondent": "A"}), tmp_path / "saved.json"
    done = run("--answers", answers, "--respondent", "B-07", "--save-answers", saved)
    assert 0 == done.returncode
    assert "· B-07" in done.stdout
    assert "B-07" == json.loads(saved.read_text("utf-8"))["respondent"]
    too_long = run("--answers", answers, "--respondent", "x" * 201)
    assert (3, "", True) == (too_long.returncode, too_long.stdout, "  • respondent: 201" in too_long.stderr)
    odd = run("--answers", answers, "--respondent", "\udce9", "--format", "json")
    assert "\ufffd" == json.loads(odd.stdout)["respondent"]


# ---------------------------------------------------------------- formats and files

BEGINNINGS = {"text": "Your", "json": '{\n  "format": 2', "markdown": "# ", "html": "<!DOCTYPE html>"}
OUTPUTS = [
    *((f"report{suffix}", [], name) for suffix, name in REPORT_SUFFIXES.items()),
    ("report.JSON", [], "json"),
    ("report", [], "text"),
    ("report.txt", ["--format", "json"], "json"),
    ("report.json", ["--format", "text"], "text"),
    ("report.docx", ["--format", "json"], "json"),
]


@pytest.mark.parametrize(("name", "arguments", "format_"), OUTPUTS)
def test_the_suffix_of_the_output_picks_its_format_and_an_option_goes_over_it(
    name: str, arguments: list[str], format_: str, manager: Path, tmp_path: Path
) -> None:
    done = run("--answers", manager, "--output", tmp_path / name, *arguments, FORCE_COLOR="1")
    assert (done.returncode, done.stdout) == (0, "")
    assert name in done.stderr
    content = (tmp_path / name).read_text("utf-8")
    assert content.startswith(BEGINNINGS[format_])
    assert "\x1b" not in content
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {"answers.json", name}


def test_a_suffix_that_names_no_format_is_refused(manager: Path, tmp_path: Path) -> None:
    done = run("--answers", manager, "--output", tmp_path / "report.pdf")
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [manager])
    assert REPORT_SUFFIXES.keys() == {suffix for suffix in SUFFIXES if suffix in done.stderr}


def test_a_dash_is_standard_output(manager: Path) -> None:
    on_stdout = run("--answers", manager, "--format", "json")
    assert run("--answers", manager, "--format", "json", "--output", "-") == on_stdout


@pytest.mark.parametrize(("option", "format_"), [("--output", 2), ("--save-answers", 1)])
def test_a_file_that_exists_is_kept_without_force(option: str, format_: int, manager: Path, tmp_path: Path) -> None:
    target = tmp_path / "target.json"
    target.write_text("mine")
    refused = run("--answers", manager, option, target)
    assert (refused.returncode, refused.stdout, target.read_text()) == (2, "", "mine")
    assert "--force" in refused.stderr
    assert run("--answers", manager, option, target, "--force").returncode == 0
    assert json.loads(target.read_text("utf-8"))["format"] == format_


@pytest.mark.parametrize("option", ["--output", "--save-answers"])
def test_a_file_that_cannot_be_written_is_refused_before_anything_is_printed(
    option: str, manager: Path, tmp_path: Path
) -> None:
    """A folder below a file, a folder that is not there, a folder itself, one that takes no files."""
    for target in (manager / "below.json", tmp_path / "no" / "where.json", tmp_path, Path("/proc/self/x.json")):
        done = run("--answers", manager, option, target, "--force")
        assert (done.returncode, done.stdout) == (6, ""), target
        assert str(target) in done.stderr
    assert list(tmp_path.iterdir()) == [manager]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reason_is_given_in_the_language_of_the_run(language: str, manager: Path, tmp_path: Path) -> None:
    for target, reason in ((tmp_path / "no" / "where.json", "not_found"), (tmp_path, "is_directory")):
        done = run("--answers", manager, "--output", target, "--lang", language)
        assert shipped_texts(language)(f"interface.reason.{reason}") in done.stderr


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_two_results_are_not_written_to_one_file(force: list[str], manager: Path, tmp_path: Path) -> None:
    target, same = tmp_path / "both.json", tmp_path / "." / "both.json"
    done = run("--answers", manager, "--save-answers", target, "--output", same, *force)
    assert (done.returncode, done.stdout, target.exists()) == (2, "", False)
    assert "--save-answers" in done.stderr


def test_nothing_is_left_behind(manager: Path, tmp_path: Path) -> None:
    for arguments in (["--answers", manager], ["questions"], ["template"]):
        assert run(*arguments, HOME=str(tmp_path)).returncode == 0
    assert list(tmp_path.iterdir()) == [manager]


# ---------------------------------------------------------------- language and colour


def test_the_option_goes_before_the_file_and_the_file_before_the_environment(tmp_path: Path) -> None:
    def spoken(*arguments: str, language: str | None, **environment: str) -> str:
        document = {"answers": MANAGER, **({"language": language} if language else {})}
        done = run("--answers", written(tmp_path, document), "--format", "json", *arguments, env=environment)
        return str(json.loads(done.stdout)["language"])

    assert spoken("--lang", "nl", language="en", LANG="en_GB.UTF-8") == "nl"
    assert spoken(language="nl", LANG="en_GB.UTF-8") == "nl"
    assert spoken(language="nl-BE", LANG="en_GB.UTF-8") == "nl"
    assert spoken(language=None, LANG="nl_NL.UTF-8") == "nl"
    assert spoken(language=None, LANG="de_DE.UTF-8") == "en"


def test_a_fault_is_reported_in_the_language_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, {"language": "nl", "answers": {**MANAGER, "plan.actions": 7}})
    assert "Toegestaan" in run("--answers", path).stderr


COLOURS: list[tuple[dict[str, str], list[str], bool]] = [
    ({}, [], False),
    ({"FORCE_COLOR": "1"}, [], True),
    ({"FORCE_COLOR": "1"}, ["--no-color"], False),
    ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
    ({"FORCE_COLOR": "1"}, ["--plain"], False),
    ({"FORCE_COLOR": "1"}, ["--format", "json"], False),
    ({"NO_COLOR": "1"}, [], False),
]


@pytest.mark.parametrize(("environment", "arguments", "expected"), COLOURS)
def test_colour_is_there_when_it_is_wanted(
    environment: dict[str, str], arguments: list[str], *, expected: bool, manager: Path
) -> None:
    text = run("--answers", manager, *arguments, env={"TERM": "xterm-256color", **environment}).stdout
    assert ("\x1b[38;5;" in text) == expected
    assert "FORCE_COLOR" in environment or "\x1b" not in text
