"""Files that the user named, as they are: what is no plain file is written into, a link is followed, a mode is kept."""

import json
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.command import run, shell
from tests.helpers.person import STEPS, leave_draft
from tests.helpers.profiles import LARGE
from tests.helpers.shipped import TESTS, shipped_texts
from tests.helpers.terminal import Terminal

TEXTS = shipped_texts("en")
CASE = TESTS / "cases" / "r22.json"
REPORT = ("--answers", str(CASE), "--format", "json", "--lang", "en")
WRITTEN, REFUSED, NOT_WRITTEN = 0, 2, 6
OPTIONS = pytest.mark.parametrize("option", ["--output", "--save-answers"])


def report() -> str:
    return run(*REPORT).stdout


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# ---------------------------------------------------------------- what is no plain file


def device(path: Path, minor: int) -> None:
    """Make a memory device, as /dev/null (3), /dev/zero (5) and /dev/full (7) are, under a name of our own."""
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, minor))
        path.write_bytes(b"")
    except PermissionError:
        pytest.skip("devices are made by root alone, and opened where the file system has them")


@OPTIONS
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_device_is_written_into_and_stays(option: str, force: tuple[str, ...], tmp_path: Path) -> None:
    device(tmp_path / "null", 3)
    assert WRITTEN == run(*REPORT, option, tmp_path / "null", *force).returncode
    assert stat.S_ISCHR((tmp_path / "null").lstat().st_mode)
    assert ["null"] == os.listdir(tmp_path)  # noqa: PTH208 - the names


@OPTIONS
def test_a_device_that_is_full_is_6_and_stays(option: str, tmp_path: Path) -> None:
    device(tmp_path / "full", 7)
    done = run(*REPORT, option, tmp_path / "full", "--force")
    said = TEXTS("interface.refusal.cannot_write", file=tmp_path / "full", reason=TEXTS("interface.reason.full"))
    assert (NOT_WRITTEN, said) == (done.returncode, json.loads(done.stderr)["message"])
    assert stat.S_ISCHR((tmp_path / "full").lstat().st_mode)


def read_in_background(path: Path, read: Callable[[int], object]) -> threading.Thread:
    def reading() -> None:
        handle = os.open(path, os.O_RDONLY)
        read(handle)
        os.close(handle)

    thread = threading.Thread(target=reading)
    thread.start()
    return thread


def test_a_pipe_gets_the_report_and_stays(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", bytearray()
    os.mkfifo(pipe)

    def read_all(handle: int) -> None:
        while part := os.read(handle, 4096):
            got.extend(part)

    reader = read_in_background(pipe, read_all)
    done = run(*REPORT, "--output", pipe)
    reader.join()
    assert (WRITTEN, report()) == (done.returncode, got.decode())
    assert pipe.is_fifo()


@pytest.mark.parametrize(("title", "code"), [(None, 0), ("virtual_assistant", 0), ("virtual_business_manager", 5)])
def test_a_reader_of_a_pipe_who_goes_away_is_no_fault(title: str | None, code: int, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = read_in_background(pipe, lambda _: None)
    answers = ("--answers", str(TESTS / "cases" / "r25.json"), "--format", "json")
    done = run(*answers, *(("--require", title) if title else ()), "--output", pipe)
    reader.join()
    assert code == done.returncode, done.stderr


STREAMS = {
    "--output stdout | cat": "the pipe",
    "--output stdout > report.json; cat report.json": "the file that standard output goes into",
    "--output stderr 2> report.json; sed '$d' report.json": "the file that standard error goes into",
    "--output report.json > report.json; cat report.json": "the same file, by its name",
    "--output /dev/fd/3 --force 3> report.json; cat report.json": "a file that the shell has opened",
}


@pytest.fixture
def streams(tmp_path: Path) -> Path:
    """A folder with links as `/dev/stdout` and `/dev/stderr` are, which no fault can harm for the whole machine."""
    for number, name in enumerate(("stdout", "stderr"), 1):
        (tmp_path / name).symlink_to(f"/dev/fd/{number}")
    return tmp_path


@pytest.mark.parametrize("line", STREAMS if LARGE else list(STREAMS)[:2], ids=STREAMS.get)
def test_a_stream_gets_the_report(line: str, streams: Path) -> None:
    assert report() == shell(f"vbm-quiz {' '.join(REPORT)} {line}", cwd=streams).stdout
    assert (streams / "stdout").is_symlink()


def test_what_a_shell_has_written_before_and_writes_afterwards_stays(streams: Path) -> None:
    line = f"(echo before; vbm-quiz {' '.join(REPORT)} -o stdout; echo afterwards) > all.txt; cat all.txt"
    assert f"before\n{report()}afterwards\n" == shell(line, cwd=streams).stdout


# ---------------------------------------------------------------- links


@OPTIONS
def test_a_link_is_followed_and_stays(option: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    real, link = tmp_path / "folder" / "real.json", tmp_path / "link.json"
    real.write_text("mine")
    link.symlink_to(real)
    assert (REFUSED, "mine") == (run(*REPORT, option, link).returncode, real.read_text("utf-8"))
    assert WRITTEN == run(*REPORT, option, link, "--force").returncode
    assert (link.is_symlink(), "format") == (True, next(iter(json.loads(real.read_text("utf-8")))))
    assert [real] == list(real.parent.iterdir())


@OPTIONS
@pytest.mark.parametrize("target", ["nowhere.json", "link.json"], ids=["dangling", "circle"])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_link_that_leads_nowhere_is_refused(option: str, target: str, force: tuple[str, ...], tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(target)
    done = run(*REPORT, option, link, *force)
    said = TEXTS("interface.refusal.cannot_write", file=link, reason=TEXTS("interface.reason.dead_link"))
    assert (NOT_WRITTEN, "", said) == (done.returncode, done.stdout, json.loads(done.stderr)["message"])
    assert [link] == list(tmp_path.iterdir())


def test_two_links_in_a_circle_are_no_traceback(tmp_path: Path) -> None:
    for name, other in (("a.json", "b.json"), ("b.json", "a.json")):
        (tmp_path / name).symlink_to(other)
    done = run(*REPORT, "--output", tmp_path / "a.json", "--save-answers", tmp_path / "b.json")
    assert NOT_WRITTEN == done.returncode, done.stderr


# ---------------------------------------------------------------- modes and names


@pytest.mark.parametrize("before", [0o644, 0o600, 0o664, 0o4755, 0o444], ids=oct)
def test_a_report_that_is_replaced_keeps_its_mode_and_answers_are_private(before: int, tmp_path: Path) -> None:
    page, answers = tmp_path / "report.json", tmp_path / "answers.json"
    for path in (page, answers):
        path.touch()
        path.chmod(before)
    assert WRITTEN == run(*REPORT, "--output", page, "--save-answers", answers, "--force").returncode
    assert (before & 0o777, 0o600) == (mode(page), mode(answers))


@pytest.mark.parametrize("umask", [0o000, 0o777], ids=oct)
def test_a_new_report_is_private_whatever_the_umask(umask: int, tmp_path: Path) -> None:
    before = os.umask(umask)
    try:
        run(*REPORT, "--output", tmp_path / "report.json")
    finally:
        os.umask(before)
    assert 0o600 == mode(tmp_path / "report.json")


def test_a_name_as_long_as_a_name_may_be_is_written(tmp_path: Path) -> None:
    longest = tmp_path / f"{'x' * 250}.json"
    assert (WRITTEN, NOT_WRITTEN) == (
        run(*REPORT, "--output", longest).returncode,
        run(*REPORT, "--output", f"{longest}x").returncode,
    )
    assert [longest] == list(tmp_path.iterdir())


def test_what_a_killed_run_has_left_beside_a_report_goes_with_the_next(tmp_path: Path) -> None:
    (tmp_path / ".vbm-quiz-0123456789abcdef.tmp").touch()
    run(*REPORT, "--output", tmp_path / "report.json")
    assert [tmp_path / "report.json"] == list(tmp_path.iterdir())


# ---------------------------------------------------------------- what appears during the quiz


def test_a_file_that_appears_during_the_quiz_is_left_alone_and_it_is_said(tmp_path: Path) -> None:
    target, other = tmp_path / "report.json", tmp_path / "report-2.json"
    leave_draft(tmp_path, STEPS[-1].prompt_id)
    with Terminal(tmp_path, "--plain", "--resume", "--output", target) as terminal:
        terminal.until(STEPS[-1].question)
        target.write_text("mine")
        terminal.press(*STEPS[-1].keys)
        terminal.until(TEXTS("interface.review.enter"))
        terminal.press("enter")
        assert WRITTEN == terminal.until_reported(TEXTS)
        assert TEXTS("interface.said.appeared", file=target) in terminal.text()
        assert TEXTS("interface.said.saved", file=other) in terminal.text()
    assert ("mine", 2) == (target.read_text("utf-8"), json.loads(other.read_text("utf-8"))["format"])
