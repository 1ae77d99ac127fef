"""The command as it is installed: what goes in, which stream it comes out of, and the exit code."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.helpers.examples import ALL_UNKNOWN, ASSISTANT, MANAGER, PROFESSIONAL
from tests.helpers.support import COMMAND, PROJECT, TESTS, Document, run, shipped_texts
from vbm_quiz.texts.language import choose

CASE = TESTS / "cases" / "r22.json"
PROVISIONAL = {**MANAGER, "letting_go.people": "unknown"}


@pytest.fixture
def manager(tmp_path: Path) -> Path:
    return written(tmp_path, {"answers": MANAGER})


def written(folder: Path, document: Document | bytes, name: str = "answers.json") -> Path:
    path = folder / name
    path.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
    return path


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A line of Bash in which $quiz is the command and $answers a file of answers."""
    return subprocess.run(
        ["bash", "-c", line],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        env={**os.environ, "quiz": str(COMMAND), "answers": str(CASE), **environment},
    )


# ---------------------------------------------------------------- exit codes and streams


def test_done_is_0_with_the_report_on_stdout_and_nothing_beside_it(manager: Path) -> None:
    done = run("--answers", manager)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Virtual Business Manager" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["nonsense"],
        ["--format", "docx"],
        ["--answers", str(CASE), "--output", "report.docx"],
        ["--answers", str(CASE), "--lang", "xx"],
        ["--answers", str(CASE), "--require", "boss"],
        ["--answers", str(CASE), "--set", "plan.actions"],
        ["--answers"],
        ["questions", "--lang", "xx"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_names_what_was_wrong(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert arguments[-1] in done.stderr
    assert "Traceback" not in done.stderr


def test_missing_answers_without_a_terminal_are_3(tmp_path: Path) -> None:
    some = {question: value for question, value in MANAGER.items() if question != "plan.schedule"}
    path = written(tmp_path, {"answers": some})
    for extra in ([], ["--no-input"]):
        done = run("--answers", path, *extra)
        assert (done.returncode, done.stdout) == (3, "")
        assert 'answers["plan.schedule"]' in done.stderr
    assert run("--answers", path, "--set", "plan.schedule=2").returncode == 0


def test_all_answers_may_come_from_settings() -> None:
    settings = [f"--set={question}={value}" for question, value in ASSISTANT.items()]
    assert run(*settings, "--format", "json").returncode == 0


@pytest.mark.parametrize("stdin", [None, b"\n", b"", b"\n" * 200], ids=["none", "enter", "closed", "many enters"])
def test_no_terminal_is_4_before_any_question_and_names_the_way_out(stdin: bytes | None) -> None:
    done = run(stdin=stdin)
    assert (done.returncode, done.stdout) == (4, "")
    assert "--answers" in done.stderr
    assert len(done.stderr.splitlines()) <= 3


def test_a_closed_stdin_is_no_terminal() -> None:
    done = shell('"$quiz" <&-', LANG="en_GB.UTF-8")
    assert (done.returncode, done.stdout) == (4, "")
    assert "Traceback" not in done.stderr


def test_no_input_asks_nothing_and_names_what_is_missing() -> None:
    done = run("--no-input")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("--no-input ")
    assert 'answers["forecast.goals"]' in done.stderr
    assert run("--no-input", "--set", "plan.actions=1").stderr.startswith("--set ")


def test_a_bank_with_a_fault_is_3_with_the_place(tmp_path: Path) -> None:
    folder = bank_folder(tmp_path, 'held_from = "3/2"', 'held_from = "7/2"')
    for arguments in (["--answers", CASE], ["questions"], ["template"]):
        done = run(*arguments, "--content", folder)
        assert (done.returncode, done.stdout) == (3, "")
        assert "quiz.toml: scale.held_from" in done.stderr


def test_a_language_with_a_fault_is_3_with_the_file_and_the_key(tmp_path: Path) -> None:
    folder = bank_folder(tmp_path)
    english = folder / "en" / "report.toml"
    english.write_text(f"{english.read_text('utf-8')}\n[more]\ntext = 'x'\n", "utf-8")
    done = run("questions", "--content", folder, "--lang", "nl")
    assert (done.returncode, done.stdout) == (3, "")
    assert "en/report.toml: `more.text` is used nowhere" in done.stderr


REQUIRE: list[tuple[Document, str, int]] = [
    (MANAGER, "virtual_business_manager", 0),
    (MANAGER, "online_business_manager", 0),
    (MANAGER, "virtual_professional", 0),
    (MANAGER, "virtual_assistant", 0),
    (PROFESSIONAL, "virtual_business_manager", 5),
    (PROFESSIONAL, "virtual_professional", 0),
    (ASSISTANT, "virtual_professional", 5),
    (ASSISTANT, "virtual_assistant", 0),
    (PROVISIONAL, "virtual_business_manager", 5),
    (PROVISIONAL, "virtual_assistant", 5),
    (ALL_UNKNOWN, "virtual_assistant", 5),
]


@pytest.mark.parametrize(("answers", "title", "code"), REQUIRE)
def test_a_title_that_is_required_and_not_reached_is_5_after_the_report(
    answers: Document, title: str, code: int, tmp_path: Path
) -> None:
    done = run("--answers", written(tmp_path, {"answers": answers}), "--require", title, "--format", "json")
    assert done.returncode == code
    assert json.loads(done.stdout)["format"] == 1
    assert bool(done.stderr) == (code == 5)


def at_a_terminal(*arguments: str, keys: str, **environment: str) -> tuple[int | None, str]:
    """The exit code and the screen of the command at a terminal after these keys at the first screen."""
    bank = pexpect.spawn(
        str(COMMAND),
        ["--lang", "en", "--plain", *arguments],
        env={**os.environ, "PROMPT_TOOLKIT_NO_CPR": "1", **environment},
        encoding="utf-8",
        timeout=30,
        dimensions=(40, 80),
    )
    seen = ""
    bank.expect("> ")
    seen += bank.before or ""
    bank.send(keys)
    bank.expect(pexpect.EOF)
    seen += bank.before or ""
    bank.close()
    return bank.exitstatus, seen


def test_who_leaves_gets_1_and_who_interrupts_gets_130() -> None:
    assert at_a_terminal(keys="q\n")[0] == 1
    code, seen = at_a_terminal(keys="\x03")
    assert code == 130
    assert "Traceback" not in seen


def test_an_interrupt_from_elsewhere_is_130_too() -> None:
    reading = subprocess.Popen([COMMAND, "--answers", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert reading.stdin is not None
    assert reading.stderr is not None
    with reading:
        for _ in range(100):
            wait_channel = Path(f"/proc/{reading.pid}/wchan")
            if not wait_channel.exists() or "pipe" in wait_channel.read_text():
                break
            signal.sigtimedwait([], 0.05)
        reading.send_signal(signal.SIGINT)
        told = reading.stderr.read()
    assert reading.returncode == 130
    assert b"Traceback" not in told


# ---------------------------------------------------------------- help, version, completion


def test_help_opens_with_examples_and_tells_every_exit_code() -> None:
    told = run("--help").stdout
    assert told == run("-h").stdout
    assert 0 < told.index("Examples:") < told.index("Exit codes:") < told.index("Options:")
    codes = told[told.index("Exit codes:") : told.index("Options:")]
    assert all(f"{code} " in codes for code in (0, 1, 2, 3, 4, 5, 129, 130, 143))


def test_the_examples_of_the_help_fit_on_a_screen_of_80_columns() -> None:
    told = run("--help", COLUMNS="80").stdout
    assert max(map(len, told.splitlines())) <= 80


def test_the_version_is_that_of_the_package() -> None:
    from vbm_quiz import __version__

    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"vbm-quiz {__version__}\n", "")


def test_the_module_runs_as_the_command_does(manager: Path, tmp_path: Path) -> None:
    arguments = ["--answers", str(manager), "--format", "json", "--lang", "nl"]
    module = subprocess.run(
        [sys.executable, "-m", "vbm_quiz", *arguments], cwd=tmp_path, capture_output=True, check=True, timeout=60
    )
    assert module.stdout.decode() == run(*arguments).stdout


@pytest.mark.parametrize("kind", ["bash", "zsh", "fish"])
def test_a_shell_can_complete_the_options(kind: str) -> None:
    done = run("--show-completion", SHELL=f"/bin/{kind}", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    asked = run(
        _VBM_QUIZ_COMPLETE="complete_bash", COMP_WORDS="vbm-quiz --save", COMP_CWORD="1", _TYPER_COMPLETE_ARGS="--save"
    )
    assert "Traceback" not in done.stderr + asked.stderr
    assert "--save-answers" in asked.stdout


# ---------------------------------------------------------------- what a stream can show

NARROW_STREAMS = [
    {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LANG": "C"},
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "cp850"},
    {"TERM": "dumb"},
]


@pytest.mark.parametrize("environment", NARROW_STREAMS, ids=lambda each: " ".join(f"{k}={v}" for k, v in each.items()))
def test_a_stream_that_knows_few_signs_shows_the_nearest(environment: dict[str, str], tmp_path: Path) -> None:
    client = {"name": "Žofie 日本 😀", "growth": "steady", "team": "one", "willing": "yes", "lets_go": "yes"}
    path = written(tmp_path, {"answers": MANAGER, "clients": [client]})
    wrong = written(tmp_path, {"answers": {**MANAGER, "Žofie": 1}}, "wrong.json")
    encoding = environment.get("PYTHONIOENCODING", "ascii" if "PYTHONUTF8" in environment else "utf-8")
    for arguments, code in ((["--answers", path], 0), (["questions"], 0), (["--answers", wrong], 3), (["--help"], 0)):
        done = subprocess.run(
            [COMMAND, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
            env={**os.environ, "LC_ALL": "", "LANGUAGE": "nl", **environment},
        )
        assert done.returncode == code, done.stderr
        (done.stdout + done.stderr).decode(encoding)
        assert b"Traceback" not in done.stderr


def test_json_is_utf8_whatever_the_stream_knows(tmp_path: Path) -> None:
    path = written(tmp_path, {"answers": MANAGER, "respondent": "Zoë"})
    arguments = ["--answers", str(path), "--lang", "nl", "--format", "json"]
    told = {
        run(*arguments, env=environment).stdout
        for environment in (
            {},
            {"PYTHONIOENCODING": "cp1252"},
            {"LC_ALL": "C"},
            {"TZ": "Asia/Tokyo"},
            {"LC_ALL": "nl_NL.UTF-8", "TZ": "America/Lima", "PYTHONHASHSEED": "7"},
            {"COLUMNS": "40", "FORCE_COLOR": "1"},
        )
    }
    assert len(told) == 1
    assert json.loads(told.pop())["respondent"] == "Zoë"


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    for command in ("questions", "--answers $answers", "--answers $answers --format json", "template", "--help"):
        done = shell(f'set -o pipefail; "$quiz" {command} | head -c 1 > /dev/null; echo "${{PIPESTATUS[0]}}"')
        assert done.stdout.strip() in {"0", "141"}, command
        assert "Traceback" not in done.stderr, command
        assert "BrokenPipe" not in done.stderr, command


@pytest.mark.parametrize("command", ["questions", "--answers $answers", "--answers $answers --format json", "template"])
def test_a_stdout_or_stderr_that_is_closed_is_no_traceback(command: str) -> None:
    assert "Traceback" not in shell(f'"$quiz" {command} >&-').stderr
    closed = shell(f'"$quiz" {command} 2>&-')
    assert (closed.returncode, bool(closed.stdout)) == (0, True)


@pytest.mark.parametrize("format_", ["json", "text"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_full_disk_is_told_in_the_language_of_the_run(language: str, format_: str) -> None:
    done = shell(f'"$quiz" --answers "$answers" --lang {language} --format {format_} > /dev/full')
    texts = shipped_texts(language)
    assert (done.returncode, done.stderr) == (
        2,
        f"{texts('interface.refusal.cannot_print', reason=texts('interface.reason.full'))}\n",
    )


@pytest.mark.parametrize(("title", "code"), [("virtual_business_manager", 5), ("virtual_assistant", 0)])
def test_a_reader_that_leaves_early_does_not_open_the_gate(title: str, code: int, tmp_path: Path) -> None:
    path = written(tmp_path, {"answers": ASSISTANT})
    for format_ in ("json", "text"):
        done = subprocess.Popen(
            [COMMAND, "--answers", path, "--require", title, "--format", format_],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert done.stdout is not None
        done.stdout.close()
        assert done.wait(timeout=60) == code
        assert done.stderr is not None
        assert b"Traceback" not in done.stderr.read()
        done.stderr.close()


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
    told = run("--answers", manager, *arguments, env=environment).stdout
    assert ("\x1b[3" in told) == expected
    assert "FORCE_COLOR" in environment or "\x1b" not in told


# ---------------------------------------------------------------- language

LANGUAGES: list[tuple[list[str | None], dict[str, str], str]] = [
    ([None], {"LANG": "nl_NL.UTF-8"}, "nl"),
    ([None], {"LANG": "nl_BE"}, "nl"),
    ([None], {"LANG": "en_GB.UTF-8"}, "en"),
    ([None], {"LANG": "de_DE.UTF-8"}, "en"),
    ([None], {"LANG": "C"}, "en"),
    ([None], {"LANG": "C.UTF-8"}, "en"),
    ([None], {"LANG": "POSIX"}, "en"),
    ([None], {"LC_ALL": "nl_NL.UTF-8", "LANG": "en_GB.UTF-8"}, "nl"),
    ([None], {"LC_ALL": "en_GB.UTF-8", "LC_MESSAGES": "nl_NL.UTF-8", "LANG": "nl_NL.UTF-8"}, "en"),
    ([None], {"LC_MESSAGES": "nl_NL.UTF-8", "LANG": "en_GB.UTF-8"}, "nl"),
    ([None], {"LC_MESSAGES": "", "LC_ALL": "", "LANG": "nl_NL"}, "nl"),
    ([None], {"LC_ALL": "fr_FR.UTF-8", "LANG": "nl_NL.UTF-8"}, "en"),
    ([None], {"LANGUAGE": "nl", "LANG": "en_GB.UTF-8"}, "nl"),
    ([None], {"LANGUAGE": "fr:nl:en", "LANG": "en_GB.UTF-8"}, "nl"),
    ([None], {"LANGUAGE": "fr:de", "LANG": "nl_NL.UTF-8"}, "nl"),
    ([None], {"LANGUAGE": "en:nl", "LC_ALL": "nl_NL.UTF-8"}, "en"),
    ([None], {"LANGUAGE": "", "LANG": "nl_NL.UTF-8"}, "nl"),
    ([None], {"LANGUAGE": "NL_nl", "LANG": "en_GB.UTF-8"}, "nl"),
    (["en"], {"LANGUAGE": "nl", "LANG": "nl_NL.UTF-8"}, "en"),
    (["nl"], {"LANG": "en_GB.UTF-8"}, "nl"),
    ([None, "nl"], {"LANG": "en_GB.UTF-8"}, "nl"),
    (["en", "nl"], {"LANG": "nl_NL.UTF-8"}, "en"),
]


@pytest.mark.parametrize(("asked", "environment", "expected"), LANGUAGES)
def test_the_language_is_the_one_asked_for_else_the_environments(
    asked: list[str | None], environment: dict[str, str], expected: str
) -> None:
    assert choose(asked, environment, ("en", "nl")) == expected


def test_a_folder_with_one_language_speaks_that_one() -> None:
    assert choose([None], {"LANG": "en_GB.UTF-8"}, ("de",)) == "de"


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


def test_a_fault_is_told_in_the_language_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, {"language": "nl", "answers": {**MANAGER, "plan.actions": 7}})
    assert "Mogelijk" in run("--answers", path).stderr


# ---------------------------------------------------------------- files


def test_the_suffix_of_the_output_picks_its_format_and_an_option_goes_over_it(manager: Path, tmp_path: Path) -> None:
    for name, arguments, is_json in (
        ("a.json", [], True),
        ("a.JSON", ["--force"], True),
        ("a.txt", [], False),
        ("a", [], False),
        ("b.txt", ["--format", "json"], True),
        ("b.json", ["--format", "text"], False),
        ("c.docx", ["--format", "json"], True),
    ):
        done = run("--answers", manager, "--output", tmp_path / name, *arguments)
        assert (done.returncode, done.stdout) == (0, ""), name
        content = (tmp_path / name).read_text("utf-8")
        assert content.startswith("{") == is_json, name
        assert "\x1b" not in content
        assert name in done.stderr
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_dash_is_standard_output(manager: Path) -> None:
    plain = run("--answers", manager, "--format", "json")
    assert run("--answers", manager, "--format", "json", "--output", "-").stdout == plain.stdout


def test_a_report_that_exists_is_kept_without_force(manager: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("mine")
    refused = run("--answers", manager, "--output", target)
    assert (refused.returncode, refused.stdout, target.read_text()) == (2, "", "mine")
    assert "--force" in refused.stderr
    assert run("--answers", manager, "--output", target, "--force").returncode == 0
    assert json.loads(target.read_text("utf-8"))["format"] == 1


@pytest.mark.parametrize("option", ["--output", "--save-answers"])
def test_a_place_where_nothing_can_be_written_is_told_in_words(option: str, manager: Path, tmp_path: Path) -> None:
    """A folder below a file, a folder that is not there, a folder itself, one that takes no files, no name at all."""
    for target in (manager / "below.json", tmp_path / "no" / "where.json", tmp_path, Path("/proc/self/x.json")):
        done = run("--answers", manager, option, target, "--force")
        assert (done.returncode, done.stdout) == (2, ""), target
        assert "Traceback" not in done.stderr
        assert str(target) in done.stderr
    assert list(tmp_path.iterdir()) == [manager]


def test_the_reason_is_told_in_the_language_of_the_run(manager: Path, tmp_path: Path) -> None:
    texts = shipped_texts("nl")
    for target, why in ((tmp_path / "no" / "where.json", "not_found"), (tmp_path, "is_directory")):
        done = run("--answers", manager, "--output", target, "--lang", "nl")
        assert texts(f"interface.reason.{why}") in done.stderr


def test_answers_are_not_saved_among_the_report(manager: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [COMMAND, "--answers", manager, "--save-answers", "-"], cwd=tmp_path, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--save-answers" in done.stderr
    assert list(tmp_path.iterdir()) == [manager]


def test_without_a_home_everything_works(manager: Path) -> None:
    for home in ("", "/nonexistent", "/proc"):
        assert run("--answers", manager, HOME=home).returncode == 0
    assert shell('env -u HOME "$quiz" --answers "$answers" --format json').returncode == 0


def test_nothing_is_left_behind(manager: Path, tmp_path: Path) -> None:
    for arguments in (["--answers", manager], ["questions"], ["template"]):
        assert run(*arguments, HOME=str(tmp_path)).returncode == 0
    assert list(tmp_path.iterdir()) == [manager]


# ---------------------------------------------------------------- what comes from a user is data

HOSTILE = "[bold red]X[/] \x1b[31m \x07 \u202e {0} {name} %s <script>alert(1)</script> \\"


def test_no_markup_and_no_escape_gets_through(tmp_path: Path) -> None:
    client = {"name": HOSTILE, "growth": "steady", "team": "one", "willing": "yes", "lets_go": "yes"}
    path = written(tmp_path, {"answers": MANAGER, "clients": [client], "respondent": HOSTILE})
    for arguments, environment in (([], {}), ([], {"FORCE_COLOR": "1"}), (["--plain"], {})):
        done = run("--answers", path, *arguments, env=environment, COLUMNS="200")
        assert done.returncode == 0
        for sign in ("\x1b[31m ", "\x07", "\u202e"):
            assert sign not in done.stdout
        assert "[bold red]X[/]" in done.stdout
        assert "{0} {name} %s <script>" in done.stdout
    told = json.loads(run("--answers", path, "--format", "json").stdout)
    assert (told["respondent"], told["clients"][0]["name"]) == (HOSTILE, HOSTILE)


def test_a_hostile_fault_is_shown_harmlessly(tmp_path: Path) -> None:
    path = written(tmp_path, {"answers": {**MANAGER, HOSTILE: HOSTILE, "plan.actions": HOSTILE}, HOSTILE: 1})
    for extra in ([], ["--set", f"{HOSTILE}={HOSTILE}"]):
        done = run("--answers", path, *extra)
        assert (done.returncode, done.stdout) == (3, "")
        assert not {"\x1b", "\x07", "\u202e"} & set(done.stderr)


def test_a_hostile_file_name_is_shown_harmlessly(tmp_path: Path) -> None:
    path = written(tmp_path, b"{", "a\x1b[31m\u202e.json")
    done = run("--answers", path)
    assert done.returncode == 3
    assert not {"\x1b", "\u202e"} & set(done.stderr)


# ---------------------------------------------------------------- a bank of one's own


def bank_folder(folder: Path, old: str = "", new: str = "") -> Path:
    """A copy of the content with one change in its rules."""
    copy = folder / "content"
    shutil.copytree(PROJECT / "content", copy)
    rules = copy / "quiz.toml"
    text = rules.read_text("utf-8")
    assert old in text
    rules.write_text(text.replace(old, new, 1), "utf-8")
    return copy


def test_a_threshold_changed_in_a_folder_changes_the_verdict(manager: Path, tmp_path: Path) -> None:
    def told(*arguments: str | Path) -> Document:
        return dict(json.loads(run("--answers", manager, "--format", "json", *arguments).stdout))

    strict = told(
        "--content",
        bank_folder(
            tmp_path, 'question = "letting_go.people"\nat_least = 1', 'question = "letting_go.people"\nat_least = 3'
        ),
    )
    assert told()["title"]["id"] == "virtual_business_manager"
    assert strict["title"]["id"] == "virtual_assistant"
    assert strict["bank"]["sha256"] != told()["bank"]["sha256"]
    rule = next(each["rule"] for each in strict["conditions"] if each["id"] == "through_others")
    assert "3" in rule


@pytest.mark.parametrize("name", ["nothing", "answers.json", "\0"])
def test_a_folder_that_is_no_bank_is_told_in_words(name: str, manager: Path, tmp_path: Path) -> None:
    if "\0" in name:
        with pytest.raises(ValueError, match="null byte"):
            run("--answers", manager, "--content", tmp_path / name)
        return
    done = run("--answers", manager, "--content", tmp_path / name)
    assert (done.returncode, done.stdout) == (3, "")
    assert "Traceback" not in done.stderr


def test_an_empty_folder_is_no_bank(manager: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("--answers", manager, "--content", empty).returncode == 3
    (empty / "quiz.toml").write_bytes((PROJECT / "content" / "quiz.toml").read_bytes())
    without_texts = run("--answers", manager, "--content", empty)
    assert (without_texts.returncode, without_texts.stdout) == (3, "")
    assert "Traceback" not in without_texts.stderr
