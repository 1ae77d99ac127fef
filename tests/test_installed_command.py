"""The command as it is installed: its streams and their encodings, signals, and who reads its output."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers.answers import ASSISTANT, CLIENT, MANAGER
from tests.helpers.command import COMMAND, environment, run, run_installed, shell
from tests.helpers.profiles import several
from tests.helpers.shipped import TESTS, shipped_texts, written

CASE = str(TESTS / "cases" / "r22.json")


def test_the_module_runs_as_the_command_does_and_as_this_process_does(tmp_path: Path) -> None:
    arguments = ["--answers", CASE, "--format", "json", "--lang", "nl"]
    module = subprocess.run(
        [sys.executable, "-m", "vbm_quiz", *arguments], cwd=tmp_path, capture_output=True, check=True
    )
    installed = run_installed(*arguments, cwd=tmp_path)
    assert module.stdout.decode() == installed.stdout
    assert run(*arguments) == installed


@pytest.mark.parametrize("stdin", [b"\n", b"", b"\n" * 200], ids=["enter", "closed", "many enters"])
def test_no_terminal_is_4_before_any_question_and_names_the_way_out(stdin: bytes) -> None:
    done = run_installed(stdin=stdin)
    assert (done.returncode, done.stdout) == (4, "")
    assert "--answers" in done.stderr
    assert len(done.stderr.splitlines()) <= 3


def test_an_interrupt_is_130() -> None:
    reading = subprocess.Popen([COMMAND, "--answers", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    with reading:
        for _ in range(100):  # until it reads; where the system does not say what it waits for, five seconds
            if "pipe" in Path(f"/proc/{reading.pid}/wchan").read_text():
                break
            time.sleep(0.05)
        reading.send_signal(signal.SIGINT)
        _, message = reading.communicate()
    assert reading.returncode == 130
    assert b"Traceback" not in message


def test_without_a_home_everything_works() -> None:
    for home in ("export HOME=", "export HOME=/nonexistent", "export HOME=/proc", "unset HOME"):
        assert shell(f"{home}; vbm-quiz --answers {CASE} --format json").returncode == 0, home


# ---------------------------------------------------------------- what a stream can show

ENCODINGS = [
    ({"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "ascii"),
    ({"LANG": "C"}, "utf-8"),
    ({"PYTHONIOENCODING": "cp1252"}, "cp1252"),
    ({"PYTHONIOENCODING": "ascii"}, "ascii"),
    ({"PYTHONIOENCODING": "cp850"}, "cp850"),
    ({"TERM": "dumb"}, "utf-8"),
]


@pytest.mark.parametrize(("variables", "encoding"), several(ENCODINGS, 2))
def test_a_stream_that_lacks_characters_shows_the_nearest(
    variables: dict[str, str], encoding: str, tmp_path: Path
) -> None:
    good = written(tmp_path, {"answers": MANAGER, "clients": [{**CLIENT, "name": "Žofie 日本 😀"}]}, "good.json")
    wrong = written(tmp_path, {"answers": {**MANAGER, "Žofie": 1}}, "wrong.json")
    for arguments, code in ((["--answers", good], 0), (["questions"], 0), (["--answers", wrong], 3), (["--help"], 0)):
        done = subprocess.run(
            [COMMAND, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env=environment(LANGUAGE="nl", **variables),
        )
        assert done.returncode == code, done.stderr
        (done.stdout + done.stderr).decode(encoding)
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("name", several(["json", "markdown", "html"], 1))
def test_a_format_for_programs_is_the_same_bytes_everywhere(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, {"answers": MANAGER, "respondent": "Zoë"})
    arguments = ["--answers", str(path), "--lang", "nl", "--format", name]
    expected = run(*arguments).stdout
    for variables in (
        {"PYTHONIOENCODING": "cp1252", "COLUMNS": "40", "FORCE_COLOR": "1"},
        {"LC_ALL": "C", "TZ": "Asia/Tokyo"},
        {"LC_ALL": "tr_TR.ISO8859-9", "TZ": "America/Lima", "PYTHONHASHSEED": "7"},
    ):
        assert run_installed(*arguments, env=variables).stdout == expected


# ---------------------------------------------------------------- closed, full and left early

PRINTS = ["questions", "template", f"--answers {CASE}", f"--answers {CASE} --format json"]


@pytest.mark.parametrize("command", several(PRINTS, 4))
def test_a_reader_that_leaves_early_is_no_fault(command: str) -> None:
    done = shell(f'set -o pipefail; vbm-quiz {command} | head -c 1 > /dev/null; echo "${{PIPESTATUS[0]}}"')
    assert done.stdout.strip() == "0"
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.parametrize("command", ["template", f"--answers {CASE}", f"--answers {CASE} --format json"])
def test_a_report_that_nobody_can_get_is_6_and_a_note_that_nobody_can_read_is_none(command: str) -> None:
    closed = shell(f"vbm-quiz {command} >&-")
    assert (closed.returncode, len(closed.stderr.splitlines())) == (6, 1)
    silent = shell(f"vbm-quiz {command} 2>&-")
    assert (silent.returncode, bool(silent.stdout)) == (0, True)


def test_a_closed_stdin_is_no_terminal() -> None:
    done = shell("vbm-quiz <&-")
    assert (done.returncode, done.stdout) == (4, "")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("language", "name"), [("nl", "json"), ("en", "text")])
def test_a_full_disk_is_reported_in_the_language_of_the_run(language: str, name: str) -> None:
    done = shell(f"vbm-quiz --answers {CASE} --lang {language} --format {name} > /dev/full")
    texts = shipped_texts(language)
    message = texts("interface.refusal.cannot_print", reason=texts("interface.reason.full"))
    told = json.loads(done.stderr)["message"] if name == "json" else done.stderr.removesuffix("\n")
    assert (6, message) == (done.returncode, told)


@pytest.mark.parametrize(("title", "code"), [("virtual_business_manager", 5), ("virtual_assistant", 0)])
@pytest.mark.parametrize("name", ["json", "text"])
def test_a_reader_that_leaves_early_gets_the_exit_code_of_require(
    name: str, title: str, code: int, tmp_path: Path
) -> None:
    path = written(tmp_path, {"answers": ASSISTANT})
    done = shell(f'vbm-quiz --answers {path} --require {title} --format {name} | true; echo "${{PIPESTATUS[0]}}"')
    assert int(done.stdout) == code
    assert "Traceback" not in done.stderr


# ---------------------------------------------------------------- what is loaded

UNNEEDED = {
    "json": ["jinja2", "platformdirs", "rich", "questionary"],
    "text": ["jinja2", "platformdirs", "questionary"],
    "html": ["platformdirs", "rich", "questionary"],
    "markdown": ["jinja2", "platformdirs", "rich", "questionary"],
}
REPORT_WHAT_IS_LOADED = """
import sys
from vbm_quiz.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
sys.stderr.write(" ".join({name.partition(".")[0] for name in sys.modules}))
"""


@pytest.mark.parametrize("name", UNNEEDED)
def test_only_what_a_format_needs_is_loaded(name: str) -> None:
    command = [sys.executable, "-c", REPORT_WHAT_IS_LOADED, "--answers", CASE, "--format", name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert {"vbm_quiz"} == {"vbm_quiz", *UNNEEDED[name]} & set(done.stderr.split())
