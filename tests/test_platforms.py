"""Platforms: what Windows has and lacks, a library that is missing, and how the package is made to be found.

On Windows itself the workflow in .github runs the installed command. Here its functions are put in place of ours, in
`tests/helpers/as_on_windows.py`, and `.ci/run` has mypy read the code as on Windows and on macOS.
"""

import ast
import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import BytesIO, TextIOWrapper
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from tests.helpers import as_on_windows
from tests.helpers.command import Finished, environment, finished, run
from tests.helpers.person import leave_draft, steps
from tests.helpers.shipped import CASES, PROJECT, TESTS, command_line_texts, completed, shipped_texts, written
from tests.helpers.terminal import Terminal
from vbm_quiz.commands import worker_processes
from vbm_quiz.storage import atomic_write
from vbm_quiz.storage.files import is_device_name
from vbm_quiz.texts.program_name import PROGRAM_NAME, typed_command, typed_name
from vbm_quiz.ui import pager, terminal_frontend
from vbm_quiz.ui.plain import PlainFrontend
from vbm_quiz.ui.streams import ending_quietly_when_closed, is_terminal

CASE = str(TESTS / "cases" / "r22.json")
ON_WINDOWS = (sys.executable, str(Path(as_on_windows.__file__)))
TEXTS = shipped_texts("en")
DONE, LEFT, WRONG, NOT_READ = 0, 1, 2, 6


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")


def run_on_windows(folder: Path, *arguments: str | Path) -> Finished:
    """Run the quiz as on Windows, in this folder, which has its drafts and results too."""
    homes = environment(XDG_STATE_HOME=str(folder), XDG_DATA_HOME=str(folder / "data"), PYTHONPATH=str(PROJECT))
    command = [*ON_WINDOWS, *map(str, arguments), "--lang", "en"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, cwd=folder, env=homes)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return finished(done)


# ---------------------------------------------------------------- the quiz as on Windows


def test_on_windows_answers_are_kept_and_the_quiz_goes_on(tmp_path: Path) -> None:
    """With menus, and then in plain lines."""
    first, second, third, *_ = steps("en")
    with Terminal(tmp_path, "--lang", "en", command=ON_WINDOWS) as terminal:
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.press("enter")
        terminal.until(first.question)
        terminal.press(*first.keys)
        terminal.until(second.question)
        terminal.press("q")
        assert LEFT == terminal.until_over(), terminal.text()
    with Terminal(tmp_path, "--plain", "--resume", "--lang", "en", command=ON_WINDOWS) as terminal:
        terminal.until(second.question)
        terminal.press(*second.keys)
        terminal.until(third.question)
        terminal.press("q", "enter")
        assert LEFT == terminal.until_over(), terminal.text()
    (draft,) = tmp_path.rglob("*.json")
    assert {first.prompt_id, second.prompt_id} <= json.loads(draft.read_text("utf-8"))["answers"].keys()


def test_on_windows_a_page_is_opened_and_a_result_is_kept_shown_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    document = completed({**CASES["r22"], "date": "2026-11-24", "clients": []})
    left_out = "letting_go.people"
    answers = {key: value for key, value in document["answers"].items() if key != left_out}
    path = written(tmp_path, {**document, "answers": answers})
    with Terminal(tmp_path, "--plain", "--lang", "en", "--answers", path, command=ON_WINDOWS) as terminal:
        labels = [TEXTS(f"interface.result.{each}") for each in ("page", "open", "done")]
        asked = 0
        while terminal.until_prompted():
            shown = terminal.text()
            if labels and labels[0] in shown:
                number = shown.split(f" {labels.pop(0)}")[0].split()[-1]
                terminal.press(number.strip("."), "enter")
            else:
                terminal.press("2" if TEXTS(f"questions.{left_out}.text") in shown else "", "enter")
            asked += 1
            assert asked < 30, shown
        assert DONE == terminal.until_over(), terminal.heard
    assert [".opened"] == [path.suffix for path in tmp_path.glob("*.html.*")]
    assert DONE == run_on_windows(tmp_path, "show").returncode
    assert DONE == run_on_windows(tmp_path, "forget", "--force").returncode
    assert [] == list(tmp_path.rglob("result-*.json"))


def test_on_windows_a_damaged_draft_is_set_aside(tmp_path: Path) -> None:
    draft = leave_draft(tmp_path, steps("en")[2].prompt_id)
    draft.write_bytes(b"\xff")
    with Terminal(tmp_path, "--plain", "--lang", "en", command=ON_WINDOWS) as terminal:
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.press("q", "enter")
        assert LEFT == terminal.until_over()
    assert [".damaged"] == [path.suffix for path in draft.parent.iterdir()]


def test_on_windows_files_are_written_and_replaced(tmp_path: Path) -> None:
    report = ("--answers", CASE, "--output", "report.html")
    for arguments in (report, (*report, "--force"), ("content", "new", "mine", "--translate", "de")):
        assert DONE == run_on_windows(tmp_path, *arguments).returncode, arguments
    assert {"report.html", "mine"} == set(os.listdir(tmp_path))  # noqa: PTH208 - the names


@pytest.mark.usefixtures("windows")
def test_on_windows_the_name_of_a_device_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine").mkdir()
    for arguments in (
        ("--answers", CASE, "--output", "nul.html"),
        ("--answers", CASE, "--save-answers", "Con.json", "--force"),
        ("content", "new", "aux"),
        ("content", "new", "mine", "--translate", "nul"),
    ):
        assert (WRONG, arguments) == (run(*arguments).returncode, arguments)
    assert ["mine"] == os.listdir(tmp_path)  # noqa: PTH208 - the names


# ---------------------------------------------------------------- single differences

NAMES = [
    (PureWindowsPath(r"C:\mine\nul.txt"), True),
    (PureWindowsPath(r"C:\mine\Con"), True),
    (PureWindowsPath(r"\\server\share\aux\report.html"), True),
    (PureWindowsPath("lpt1 .json"), True),
    (PureWindowsPath("com¹"), True),
    (PureWindowsPath(r"C:\mine\console.html"), False),
    (PureWindowsPath(r"C:\mine\report.con"), False),
    (PureWindowsPath("com10.json"), False),
    (PureWindowsPath("null"), False),
]


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(("path", "is_device"), NAMES, ids=str)
def test_on_windows_a_name_may_be_that_of_a_device(path: PurePath, *, is_device: bool) -> None:
    assert is_device == is_device_name(path)


def test_elsewhere_no_name_is_that_of_a_device() -> None:
    assert not is_device_name(PurePosixPath("nul.txt"))


class _WindowsConsoleIO(BytesIO):
    """What Python reads a console of Windows with, by its name."""


class SaysTerminal(TextIOWrapper):
    """A stream that calls itself a terminal, as the null device of Windows does."""

    def isatty(self) -> bool:
        """Always."""
        return True


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(("raw", "expected"), [(_WindowsConsoleIO, True), (BytesIO, False)])
def test_on_windows_the_null_device_is_no_terminal(raw: type[BytesIO], *, expected: bool) -> None:
    assert expected == is_terminal(SaysTerminal(raw()))


@pytest.mark.usefixtures("windows")
def test_on_windows_menus_need_standard_output_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """There prompt_toolkit draws on standard output, whatever stream it is given."""
    monkeypatch.setattr(terminal_frontend, "is_terminal", lambda stream: stream is sys.stderr)
    assert isinstance(terminal_frontend.terminal_frontend(TEXTS, plain=False, colour=True), PlainFrontend)


@pytest.mark.parametrize(("platform", "ends"), [("win32", SystemExit), ("linux", OSError)])
def test_on_windows_an_invalid_argument_is_a_reader_that_has_gone(
    platform: str, ends: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(ends), ending_quietly_when_closed():
        raise OSError(errno.EINVAL, "Invalid argument")


@contextmanager
def opened_by_another(times: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A file that cannot be replaced for so many tries."""
    refusals, replace = iter(range(times)), Path.replace

    def replace_unless_open(path: Path, target: Path) -> Path:
        if next(refusals, None) is not None:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replace_unless_open)
    monkeypatch.setattr(atomic_write, "BETWEEN_ATTEMPTS", 0)
    yield


@pytest.mark.parametrize(
    ("platform", "times", "expected"), [("win32", 3, "new"), ("win32", 99, "old"), ("linux", 1, "old")]
)
def test_on_windows_a_file_that_is_open_for_a_moment_is_waited_for(
    platform: str, times: int, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "draft.json"
    path.write_text("old", "utf-8")
    with opened_by_another(times, monkeypatch):
        monkeypatch.setattr(sys, "platform", platform)
        try:
            atomic_write.write_text(path, "new")
        except PermissionError:
            assert "old" == expected
    assert expected == path.read_text("utf-8")
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.usefixtures("windows")
def test_on_windows_a_command_is_quoted_as_its_shell_reads_it() -> None:
    assert r'vbm-quiz --answers "C:\my files\mine.json" --full' == typed_command(
        ["vbm-quiz", "--answers", r"C:\my files\mine.json", "--full"]
    )


@pytest.mark.usefixtures("windows")
def test_on_windows_a_command_in_a_message_is_found_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What starts a command there takes `.exe` off the name that Python sees."""
    (tmp_path / "vbm-quiz.exe").touch()
    monkeypatch.setattr("shutil.which", lambda _: str(tmp_path / "vbm-quiz.exe"))
    assert PROGRAM_NAME == typed_name(str(tmp_path / "vbm-quiz"))
    assert str(tmp_path / "other" / "vbm-quiz") == typed_name(str(tmp_path / "other" / "vbm-quiz"))


@pytest.mark.parametrize(
    ("platform", "typed", "words"),
    [
        ("win32", r'"C:\Program Files\less.exe" -R', [r"C:\Program Files\less.exe", "-R"]),
        ("win32", r"C:\tools\less.exe", [r"C:\tools\less.exe"]),
        ("linux", r"my\ less -R", ["my less", "-R"]),
    ],
)
def test_a_pager_is_named_as_its_platform_writes_a_path(
    platform: str, typed: str, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("PAGER", typed)
    monkeypatch.setattr("shutil.which", lambda command: started.append([command]))
    pager.show_in_pager("line\n" * 500, "")
    assert [words[:1]] == started


@pytest.mark.parametrize(("platform", "processes"), [("win32", 61), ("linux", 100)])
def test_windows_waits_for_no_more_than_61_processes(
    platform: str, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def pool(number: int, *_: object, **__: object) -> None:
        asked.append(number)
        raise LookupError

    monkeypatch.setattr(worker_processes, "ProcessPoolExecutor", pool)
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(LookupError):
        next(worker_processes.in_processes(str, [], 100))
    assert [processes] == asked


# ---------------------------------------------------------------- a library that is missing


WITHOUT = """
import sys
sys.modules[{name!r}] = None
sys.argv[0] = "vbm-quiz"
from vbm_quiz.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("name", "arguments", "language"),
    [
        ("typer", ("--version",), "nl"),
        ("msgspec", ("--answers", CASE), "en"),
        ("jinja2", ("--answers", CASE, "--format", "html"), "nl"),
    ],
)
def test_a_library_that_is_missing_is_one_line(name: str, arguments: tuple[str, ...], language: str) -> None:
    done = finished(
        subprocess.run(
            [sys.executable, "-c", WITHOUT.format(name=name), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env=environment(LANGUAGE=language),
        )
    )
    begin, end = command_line_texts(language)("usage.library", reason="…").split("…")
    assert (NOT_READ, "", 1) == (done.returncode, done.stdout, len(done.stderr.splitlines()))
    assert done.stderr.startswith(begin)
    assert done.stderr.removesuffix("\n").endswith(end)
    assert name.partition(".")[0] in done.stderr


# ---------------------------------------------------------------- what is loaded by name, and shipped


def test_a_program_file_takes_along_every_module_that_is_imported_by_name() -> None:
    """PyInstaller reads imports and no names: what the hook does not name would be missing there."""
    hook = (PROJECT / "vbm_quiz" / "__pyinstaller" / "hook-vbm_quiz.py").read_text("utf-8")
    named = {
        path.relative_to(PROJECT)
        for path in (PROJECT / "vbm_quiz").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "import_module"
    }
    assert {"vbm_quiz/__init__.py", "vbm_quiz/report/formats/__init__.py"} == {path.as_posix() for path in named}
    assert '"vbm_quiz.api"' in hook
    assert '"vbm_quiz.report.formats"' in hook
    (folder,) = import_module("vbm_quiz.__pyinstaller").get_hook_dirs()
    assert ["hook-vbm_quiz.py"] == [path.name for path in Path(folder).glob("hook-*.py")]
