"""Nothing lost: a quiz that is killed, closed, interrupted or doubled goes on where it was."""

import json
import os
import re
import shutil
import signal
import stat
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.helpers.person import Step, answer_up_to, steps
from tests.helpers.support import PROJECT, run, shipped_texts
from tests.helpers.terminal import Terminal

WORDS = shipped_texts("en")
FACES = pytest.mark.parametrize("frontend", [(), ("--plain",)], ids=["menu", "plain"])
WAY = steps()
PARTS = 4

Frontend = tuple[str, ...]


def show_result(terminal: Terminal, target: Path) -> dict[str, Any]:
    """Leave the review, and read the report that was asked for as a file."""
    terminal.until(review(terminal))
    terminal.enter()
    assert terminal.until_told(WORDS) == 0
    return json.loads(target.read_text("utf-8"))  # type: ignore[no-any-return]


def review(terminal: Terminal) -> str:
    """What stands on screen when the review does."""
    return WORDS("interface.review.enter" if terminal.plain else "interface.review.show")


def bank_folder(
    state: Path,
    *arguments: str | Path,
    frontend: Frontend = (),
    rows: int = 24,
    environment: dict[str, str | None] | None = None,
) -> Terminal:
    return Terminal(state, *frontend, *arguments, rows=rows, environment=environment or {})


def begin(terminal: Terminal) -> None:
    terminal.until("> ")
    terminal.press("enter")
    terminal.until(WAY[0].question)


def take_up(terminal: Terminal, step: Step) -> None:
    """Go on where a killed quiz was; before the first answer that is the beginning."""
    if step is WAY[0]:
        begin(terminal)
    terminal.until(step.question)


def sessions(state: Path) -> list[Path]:
    return sorted((state / "vbm-quiz").glob("*.json"))


def left_at(state: Path, card: str, *arguments: str | Path) -> None:
    """Leave a quiz behind that was killed at a card."""
    with bank_folder(state, *arguments) as terminal:
        begin(terminal)
        answer_up_to(terminal, WAY, card)
        terminal.kill(signal.SIGKILL)
        assert terminal.until_over() == -signal.SIGKILL


@cache
def undisturbed(frontend: Frontend) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "report.json"
        with bank_folder(Path(folder), "--output", target, frontend=frontend) as terminal:
            begin(terminal)
            terminal.press(*(key for step in WAY for key in step.keys(terminal)))
            return show_result(terminal, target)


# ---------------------------------------------------------------- killed


@pytest.mark.parametrize("part", range(PARTS))
@FACES
def test_killed_at_every_question_the_result_is_that_of_an_undisturbed_quiz(
    frontend: Frontend, part: int, tmp_path: Path
) -> None:
    mine = range(part * len(WAY) // PARTS, (part + 1) * len(WAY) // PARTS)
    with bank_folder(tmp_path, frontend=frontend) as terminal:
        begin(terminal)
        answer_up_to(terminal, WAY, WAY[mine[0]].card)
        terminal.kill(signal.SIGKILL)
        terminal.until_over()
    for place in mine:
        with bank_folder(tmp_path, "--resume", frontend=frontend) as terminal:
            take_up(terminal, WAY[place])
            terminal.press(*WAY[place].keys(terminal))
            terminal.until(WAY[place + 1].question if place + 1 < len(WAY) else review(terminal))
            terminal.kill(signal.SIGKILL)
            assert terminal.until_over() == -signal.SIGKILL
    target = tmp_path / "report.json"
    with bank_folder(tmp_path, "--resume", "--output", target, frontend=frontend) as terminal:
        terminal.until(WAY[mine[-1] + 1].question if mine[-1] + 1 < len(WAY) else review(terminal))
        terminal.press(*(key for step in WAY[mine[-1] + 1 :] for key in step.keys(terminal)))
        assert undisturbed(frontend) == show_result(terminal, target)
    assert sessions(tmp_path) == []


@FACES
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_told_to_go_it_goes_quietly_and_keeps_the_answers(
    frontend: Frontend, number: signal.Signals, code: int, tmp_path: Path
) -> None:
    command = ("/bin/sh", "-c", 'stty -a | grep -o "[-]*icanon\\|[-]*echo "; "$@"; echo "code $?"; stty -a', "sh")
    from tests.helpers.support import COMMAND

    with Terminal(tmp_path, *frontend, command=(*command, str(COMMAND))) as terminal:
        begin(terminal)
        answer_up_to(terminal, WAY, "plan.actions")
        before = len(terminal.heard)
        os.kill(_quiz_under(terminal.process.pid), number)
        terminal.until(f"code {code}")
        assert terminal.until_over() == 0
    after = terminal.heard[before:].decode()
    assert " icanon" in after
    assert " echo " in after
    assert "Traceback" not in after
    (kept,) = sessions(tmp_path)
    assert json.loads(kept.read_text("utf-8"))["at"] == "plan.actions"


def _quiz_under(shell: int) -> int:
    children = Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
    return int(children[-1])


@FACES
def test_ctrl_c_says_how_to_go_on(frontend: Frontend, tmp_path: Path) -> None:
    with bank_folder(tmp_path, frontend=frontend) as terminal:
        begin(terminal)
        answer_up_to(terminal, WAY, "plan.actions")
        terminal.press("ctrl-c")
        assert terminal.until_over() == 130
        assert WORDS("interface.session.kept") in terminal.text()
    assert len(sessions(tmp_path)) == 1


@FACES
def test_the_letter_that_stops_says_how_to_go_on(frontend: Frontend, tmp_path: Path) -> None:
    with bank_folder(tmp_path, frontend=frontend) as terminal:
        begin(terminal)
        answer_up_to(terminal, WAY, "plan.actions")
        terminal.press("q", *(["enter"] if terminal.plain else []))
        assert terminal.until_over() == 1
        assert WORDS("interface.session.kept") in terminal.text()


@FACES
def test_a_window_that_is_closed_keeps_the_answers(frontend: Frontend, tmp_path: Path) -> None:
    with bank_folder(tmp_path, frontend=frontend) as terminal:
        begin(terminal)
        answer_up_to(terminal, WAY, "plan.actions")
        assert terminal.close_window() == 129
    assert json.loads(sessions(tmp_path)[0].read_text("utf-8"))["at"] == "plan.actions"


def test_nothing_answered_leaves_nothing_behind(tmp_path: Path) -> None:
    with bank_folder(tmp_path) as terminal:
        begin(terminal)
        terminal.press("ctrl-c")
        assert terminal.until_over() == 130
        assert WORDS("interface.session.not_kept") in terminal.text()
    assert list((tmp_path / "vbm-quiz").iterdir()) == []


# ---------------------------------------------------------------- the file


def test_the_file_is_for_the_owner_alone_and_names_its_bank(tmp_path: Path) -> None:
    left_at(tmp_path, "plan.structure")
    (kept,) = sessions(tmp_path)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    record = json.loads(kept.read_text("utf-8"))
    assert ("vbm", "en", "plan.structure") == (record["bank"]["id"], record["language"], record["at"])
    assert "responsible" == record["answers"]["plan.actions"]
    assert {"id", "version", "sha256"} == set(record["bank"])


def test_after_the_result_nothing_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    with bank_folder(tmp_path, "--output", target) as terminal:
        begin(terminal)
        terminal.press(*(key for step in WAY for key in step.keys(terminal)))
        show_result(terminal, target)
    assert list((tmp_path / "vbm-quiz").iterdir()) == []


def test_what_is_given_is_not_kept_and_wins_over_what_was(tmp_path: Path) -> None:
    left_at(tmp_path, "specialism.field")
    target = tmp_path / "report.json"
    with bank_folder(tmp_path, "--resume", "--set", "forecast.goals=own_part", "--output", target) as terminal:
        answer_up_to(
            terminal, WAY[WAY.index(next(s for s in WAY if s.card == "specialism.field")) :], "specialism.field"
        )
        terminal.press(*(key for step in WAY if _from(step.card, "specialism.field") for key in step.keys(terminal)))
        report = show_result(terminal, target)
    goals = report["tasks"][0]["activities"][0]
    assert ("forecast.goals", "own_part") == (goals["id"], goals["level"])


def _from(card: str, first: str) -> bool:
    order = [step.card for step in WAY]
    return order.index(card) >= order.index(first)


# ---------------------------------------------------------------- the next start


def offered(answered: int) -> str:
    """The line that offers to go on, up to its date."""
    total = sum(not step.card.endswith(".add") and not step.card.startswith("rates.hour") for step in WAY)
    known = WORDS("interface.session.continue", answered=answered, total="TOTAL", day="DAY")
    assert total
    return known.split("TOTAL")[0].strip()


@FACES
def test_the_next_start_offers_to_go_on(frontend: Frontend, tmp_path: Path) -> None:
    left_at(tmp_path, "plan.structure")
    with bank_folder(tmp_path, frontend=frontend) as terminal:
        terminal.until(WORDS("interface.session.offer"))
        terminal.until(offered(3))
        terminal.press("1", "enter")
        terminal.until(next(step.question for step in WAY if step.card == "plan.structure"))


@FACES
def test_starting_again_removes_what_was_kept(frontend: Frontend, tmp_path: Path) -> None:
    left_at(tmp_path, "plan.structure")
    with bank_folder(tmp_path, frontend=frontend) as terminal:
        terminal.until(WORDS("interface.session.offer"))
        terminal.press("2" if terminal.plain else "down", "enter")
        terminal.until(WORDS("interface.welcome.free"))
        assert sessions(tmp_path) == []
        terminal.press("enter")
        terminal.until(WAY[0].question)


def test_arrows_choose_what_to_do_with_what_was_kept(tmp_path: Path) -> None:
    left_at(tmp_path, "plan.structure")
    with bank_folder(tmp_path) as terminal:
        terminal.until(WORDS("interface.session.offer"))
        terminal.press("down", "down")
        terminal.until(lambda: any(re.match(r" ❯ 3\. ", line) for line in terminal.screen.display))
        terminal.press("up", "enter")
        terminal.until(WORDS("interface.welcome.start"))
        assert sessions(tmp_path) == []
        assert b"^[" not in terminal.heard


def test_leaving_keeps_it(tmp_path: Path) -> None:
    left_at(tmp_path, "plan.structure")
    with bank_folder(tmp_path) as terminal:
        terminal.until(WORDS("interface.session.offer"))
        terminal.press("3", "enter")
        assert terminal.until_over() == 1
    assert len(sessions(tmp_path)) == 1


def test_fresh_removes_without_asking(tmp_path: Path) -> None:
    left_at(tmp_path, "plan.structure")
    with bank_folder(tmp_path, "--fresh") as terminal:
        terminal.until(WORDS("interface.welcome.start"))
        assert sessions(tmp_path) == []


def test_resume_with_nothing_kept_says_so_and_starts(tmp_path: Path) -> None:
    with bank_folder(tmp_path, "--resume") as terminal:
        terminal.until(WORDS("interface.welcome.start"))
        terminal.until(WORDS("interface.session.nothing_kept"))
        begin(terminal)


def test_fresh_and_resume_together_are_wrong_usage() -> None:
    ended = run("--fresh", "--resume")
    assert 2 == ended.returncode
    assert "--fresh" in ended.stderr


def test_going_on_is_in_the_language_of_the_answers(tmp_path: Path) -> None:
    left_at(tmp_path, "plan.structure")
    with bank_folder(tmp_path, "--resume", environment={"LANG": "nl_NL.UTF-8"}) as terminal:
        terminal.until(next(step.question for step in WAY if step.card == "plan.structure"))


def test_a_language_that_is_asked_for_wins(tmp_path: Path) -> None:
    left_at(tmp_path, "plan.structure")
    with bank_folder(tmp_path, "--resume", "--lang", "nl") as terminal:
        terminal.until(next(step.question for step in steps("nl") if step.card == "plan.structure"))


def test_two_quizzes_at_once_keep_apart(tmp_path: Path) -> None:
    with bank_folder(tmp_path) as first, bank_folder(tmp_path) as second:
        begin(first)
        answer_up_to(first, WAY, "plan.structure")
        begin(second)
        answer_up_to(second, WAY, "forecast.goals")
        assert sorted(["plan.structure", "forecast.goals"]) == sorted(
            json.loads(path.read_text("utf-8"))["at"] for path in sessions(tmp_path)
        )
        second.kill(signal.SIGKILL)
        second.until_over()
        with bank_folder(tmp_path) as third:
            third.until(offered(1))
            assert WORDS("interface.session.offer") in third.text()
            assert WORDS("interface.session.offer_several") not in third.text()


def test_each_of_two_kept_quizzes_can_be_chosen(tmp_path: Path) -> None:
    with bank_folder(tmp_path) as first, bank_folder(tmp_path) as second:
        for terminal, card in ((first, "plan.structure"), (second, "forecast.goals")):
            begin(terminal)
            answer_up_to(terminal, WAY, card)
        for terminal in (first, second):
            terminal.kill(signal.SIGKILL)
            terminal.until_over()
    with bank_folder(tmp_path) as third:
        third.until(WORDS("interface.session.offer_several"))
        third.press("2", "enter")
        third.until(next(step.question for step in WAY if step.card == "plan.structure"))
        assert len(sessions(tmp_path)) == 2


# ---------------------------------------------------------------- what can go wrong


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"format": 2}', b"[" * 5000], ids=repr)
def test_a_damaged_file_is_set_aside_and_said(damage: bytes, tmp_path: Path) -> None:
    left_at(tmp_path, "plan.structure")
    (kept,) = sessions(tmp_path)
    kept.write_bytes(damage)
    with bank_folder(tmp_path, rows=50) as terminal:
        terminal.until(WORDS("interface.session.damaged", file="").strip().split(":")[0])
        begin(terminal)
    assert kept.with_suffix(".damaged").read_bytes() == damage


def changed_content(folder: Path) -> Path:
    """The bank of a later version: one fact is gone, and one choice has another id."""
    shutil.copytree(PROJECT / "content", folder)
    bank = folder / "quiz.toml"
    text = bank.read_text("utf-8").replace('version = "1.0.0"', 'version = "1.1.0"', 1)
    assert '"this_week", ' in text
    bank.write_text(text.replace('"this_week", ', ""), "utf-8")
    for language in ("nl", "en"):
        file = folder / language / "questions.toml"
        lines = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if "this_week" not in line), "utf-8")
    return folder


def test_another_version_of_the_bank_goes_on_with_what_fits_and_says_what_does_not(tmp_path: Path) -> None:
    left_at(tmp_path, "letting_go.deadline")
    content = changed_content(tmp_path / "content")
    with bank_folder(tmp_path, "--resume", "--content", content, rows=40) as terminal:
        terminal.until(WORDS("interface.session.other_bank"))
        terminal.until(WORDS("interface.session.unfit", questions=WORDS("questions.letting_go.decision.short")))
        terminal.until(next(step.question for step in WAY if step.card == "letting_go.decision"))


def test_the_same_bank_under_its_former_hash_is_no_other_bank(tmp_path: Path) -> None:
    left_at(tmp_path, "plan.structure")
    (kept,) = sessions(tmp_path)
    record = json.loads(kept.read_text("utf-8"))
    record["bank"]["sha256"] = "4b7798d49c0acae51a5ab380c3e9ad32f702b8400fe83c235f6317a8f7d49b34"
    kept.write_text(json.dumps(record), "utf-8")
    with bank_folder(tmp_path, "--resume", "--plain", rows=40) as terminal:
        terminal.until(next(step.question for step in WAY if step.card == "plan.structure"))
        assert WORDS("interface.session.going_on") in terminal.text()
        assert WORDS("interface.session.other_bank") not in terminal.text()


HOMELESS = """
import os, pwd

def nobody(_):
    raise KeyError

pwd.getpwuid = nobody
del os.environ["HOME"]
from vbm_quiz.cli import main

main()
"""


def test_without_a_home_it_says_that_nothing_can_be_kept(tmp_path: Path) -> None:
    command = (sys.executable, "-c", HOMELESS)
    with Terminal(
        tmp_path, rows=50, command=command, environment={"XDG_STATE_HOME": None, "XDG_DATA_HOME": None}
    ) as terminal:
        terminal.until("> ")
        terminal.press("enter")
        terminal.until(WORDS("interface.session.homeless"))
        terminal.until(WAY[0].question)
        answer_up_to(terminal, WAY, "plan.actions")


def test_where_nothing_can_be_written_it_says_so_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "vbm-quiz").write_text("a file where the folder should be")
    with bank_folder(tmp_path, rows=50) as terminal:
        begin(terminal)
        assert WORDS("interface.session.cannot_keep", reason="File exists") in terminal.text()
        answer_up_to(terminal, WAY, "plan.actions")
        terminal.press("ctrl-c")
        assert terminal.until_over() == 130
        assert WORDS("interface.session.not_kept") in terminal.text()


def test_forget_removes_all_and_says_what(tmp_path: Path) -> None:
    left_at(tmp_path, "plan.structure")
    (kept,) = sessions(tmp_path)
    ended = run("forget", XDG_STATE_HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "data"))
    assert 0 == ended.returncode
    assert WORDS("interface.forget.removed", file=kept) in ended.stdout.splitlines()
    assert not (tmp_path / "vbm-quiz").exists()
    again = run("forget", XDG_STATE_HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "data"))
    assert (0, f"{WORDS('interface.forget.nothing')}\n") == (again.returncode, again.stdout)


def test_a_running_quiz_keeps_nothing_more_once_all_is_forgotten(tmp_path: Path) -> None:
    with bank_folder(tmp_path) as terminal:
        begin(terminal)
        answer_up_to(terminal, WAY, "plan.structure")
        run("forget", XDG_STATE_HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "data"))
        terminal.press(*next(step for step in WAY if step.card == "plan.structure").keys(terminal))
        terminal.until(next(step.question for step in WAY if step.card == "plan.resources"))
        assert not (tmp_path / "vbm-quiz").exists()
