"""Nothing lost: a quiz that is killed, closed, interrupted or doubled goes on where it was."""

import json
import os
import shutil
import signal
import stat
import sys
from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command import COMMAND, run
from tests.helpers.person import STEPS, answer_up_to, answered, keys_of, leave_draft, started, steps
from tests.helpers.profiles import LARGE, by_turns, several
from tests.helpers.shipped import PROJECT, shipped_texts, written
from tests.helpers.terminal import Terminal
from vbm_quiz.answers_file.write import to_document
from vbm_quiz.interview.state import all_answers

TEXTS = shipped_texts("en")
FRONTENDS = pytest.mark.parametrize("frontend", [(), ("--plain",)], ids=["menu", "plain"])
QUESTION = {step.prompt_id: step.question for step in STEPS}

Frontend = tuple[str, ...]


def show_result(terminal: Terminal, target: Path) -> dict[str, Any]:
    """Leave the review, and read the report that was asked for as a file."""
    terminal.until(TEXTS("interface.review.enter" if terminal.plain else "interface.review.show"))
    terminal.press("enter")
    return result_of(terminal, target)


def result_of(terminal: Terminal, target: Path) -> dict[str, Any]:
    """Be done with the result, and read the report that was asked for as a file."""
    assert terminal.until_reported(TEXTS) == 0
    return json.loads(target.read_text("utf-8"))  # type: ignore[no-any-return]


def drafts(state: Path) -> list[Path]:
    return sorted((state / "vbm-quiz").glob("*.json"))


def current(draft: Path) -> str:
    """The prompt that was on screen."""
    return json.loads(draft.read_text("utf-8"))["at"]  # type: ignore[no-any-return]


# ---------------------------------------------------------------- killed


KINDS = (
    "start.current_title",
    "forecast.goals",
    "plan.example",
    "specialism.field",
    "letting_go.hours_client",
    "letting_go.people",
    "rates.hourly_now",
    "clients[0].add",
    "clients[0].name",
    "clients[0].lets_go",
    "start.goal",
)
"""A prompt of each kind, the first and the last among them."""
SHORT_CUT = -5
"""The kind at which the default profile begins."""


@pytest.mark.parametrize("frontend", [(), ("--plain",)] if LARGE else [()], ids=["menu", "plain"][: 1 + LARGE])
def test_killed_at_a_prompt_of_each_kind_the_result_is_that_of_an_undisturbed_quiz(
    frontend: Frontend, tmp_path: Path
) -> None:
    """That the draft holds everything at every prompt is shown without a terminal, in `test_session`."""
    target = tmp_path / "report.json"
    order = [step.prompt_id for step in STEPS]
    done = 0
    if not LARGE:
        done = order.index(KINDS[SHORT_CUT])
        leave_draft(tmp_path, order[done])
    for prompt_id in KINDS if LARGE else KINDS[SHORT_CUT:]:
        with Terminal(tmp_path, *frontend, "--lang", "en", *(["--resume"] if done else [])) as terminal:
            if not done:
                terminal.until(TEXTS("interface.welcome.start"))
                terminal.press("enter")
            terminal.until(STEPS[done].question)
            upto = order.index(prompt_id)
            terminal.press(*keys_of(STEPS[done : upto + 1]))
            terminal.until(STEPS[upto + 1].question if upto + 1 < len(STEPS) else TEXTS("interface.review.question"))
            terminal.kill(signal.SIGKILL)
            assert terminal.until_over() == -signal.SIGKILL
        done = upto + 1
    with Terminal(tmp_path, *frontend, "--lang", "en", "--resume", "--output", target) as terminal:
        report = result_of(terminal, target)
    path = written(tmp_path, to_document(all_answers(answered(STEPS))))
    undisturbed = run("--answers", path, "--format", "json")
    assert {**json.loads(undisturbed.stdout), "date": report["date"]} == report
    assert list((tmp_path / "vbm-quiz").iterdir()) == []


# ---------------------------------------------------------------- killed after the last question


AFTER: dict[str, tuple[tuple[str, ...], str]] = {
    "summary": ((), "interface.summary.this_week"),
    "why": (("1", "enter"), "interface.parts.why"),
    "steps": (("2", "enter"), "interface.parts.steps"),
    "talk": (("3", "enter"), "conversation.part"),
    "clients": (("4", "enter"), "interface.parts.clients"),
    "about": (("6", "enter"), "interface.parts.about"),
    "page": (("7", "enter"), "interface.result.names"),
    "keep": (("8", "enter"), "interface.kept.ask"),
    "label": (("8", "enter", "1", "enter"), "interface.kept.label"),
    "promise": (("8", "enter", "1", "enter", "Bakery", "enter"), "interface.promise.which"),
    "day": (("8", "enter", "1", "enter", "Bakery", "enter", "1", "enter"), "interface.promise.when"),
}
"""What is pressed at the result of someone with a client, and what is on the screen then."""


@pytest.mark.parametrize(("screen", "frontend"), several(by_turns(AFTER, [(), ("--plain",)]), 3))
def test_killed_at_a_screen_after_the_last_question_the_next_start_shows_the_result_again(
    screen: str, frontend: Frontend, tmp_path: Path
) -> None:
    keys, seen = AFTER[screen]
    target = tmp_path / "report.json"
    leave_draft(tmp_path, STEPS[-1].prompt_id)
    with Terminal(tmp_path, *frontend, "--resume", rows=60) as terminal:
        terminal.until(STEPS[-1].question)
        terminal.press(*STEPS[-1].keys)
        terminal.until(TEXTS("interface.review.enter" if frontend else "interface.review.show"))
        terminal.press("enter")
        terminal.until(TEXTS("interface.result.done"))
        if keys:
            terminal.press(*keys)
        terminal.until(TEXTS(seen))
        terminal.kill(signal.SIGKILL)
        assert terminal.until_over() == -signal.SIGKILL
    with Terminal(tmp_path, *frontend, "--resume", "--output", target, rows=60) as terminal:
        terminal.until(TEXTS("interface.summary.this_week"))
        assert result_of(terminal, target)["title"]["id"] == "virtual_professional"
    assert list((tmp_path / "vbm-quiz").glob("*.json")) == []


@pytest.mark.parametrize(("number", "frontend"), by_turns([signal.SIGTERM, signal.SIGHUP], [(), ("--plain",)]))
def test_told_to_go_it_goes_quietly_and_keeps_the_answers(
    frontend: Frontend, number: signal.Signals, tmp_path: Path
) -> None:
    command = ("/bin/sh", "-c", 'stty -a | grep -o "[-]*icanon\\|[-]*echo "; "$@"; echo "code $?"; stty -a', "sh")
    with Terminal(tmp_path, *frontend, command=(*command, str(COMMAND))) as terminal:
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.press("enter")
        answer_up_to(terminal, STEPS, "plan.actions")
        terminal.until_quiet()  # between its pointer and its first wait, readline loses a signal
        before = len(terminal.heard)
        os.kill(_quiz_under(terminal.process.pid), number)
        terminal.until(f"code {128 + number}")
        assert terminal.until_over() == 0
    after = terminal.heard[before:].decode()
    assert " icanon" in after
    assert " echo " in after
    assert "Traceback" not in after
    (kept,) = drafts(tmp_path)
    assert current(kept) == "plan.actions"


def _quiz_under(shell: int) -> int:
    children = Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
    return int(children[-1])


SIGINT_IGNORED = ("/bin/sh", "-c", 'trap "" INT; exec "$@"', "sh", str(COMMAND))
"""Starts the quiz as the shell starts what is to run in the background of a script."""
INTERRUPTS: Mapping[str, tuple[tuple[str, ...], Callable[[Terminal], None]]] = {
    "the key": ((str(COMMAND),), lambda terminal: terminal.press("ctrl-c")),
    "a signal": ((str(COMMAND),), lambda terminal: terminal.kill(signal.SIGINT)),
    "the key where the signal is ignored": (SIGINT_IGNORED, lambda terminal: terminal.press("ctrl-c")),
    "a signal where it was ignored at the start": (SIGINT_IGNORED, lambda terminal: terminal.kill(signal.SIGINT)),
}


@pytest.mark.parametrize(
    ("how", "frontend"),
    list(product(INTERRUPTS, [(), ("--plain",)])) if LARGE else [("a signal", ()), (list(INTERRUPTS)[2], ("--plain",))],
)
def test_ctrl_c_and_its_signal_end_the_quiz_and_say_how_to_go_on(how: str, frontend: Frontend, tmp_path: Path) -> None:
    command, interrupt = INTERRUPTS[how]
    leave_draft(tmp_path, "plan.structure")
    with Terminal(tmp_path, *frontend, "--resume", command=command) as terminal:
        terminal.until(QUESTION["plan.structure"])
        terminal.until_quiet()
        interrupt(terminal)
        assert 130 == terminal.until_over()
        assert TEXTS("interface.session.kept") in terminal.text()
    assert len(drafts(tmp_path)) == 1


@pytest.mark.parametrize("screen", ["introduction", "number", "result"] if LARGE else ["result"])
def test_a_sent_interrupt_ends_every_kind_of_screen(screen: str, tmp_path: Path) -> None:
    at, seen = {
        "introduction": ("forecast.goals", TEXTS("sections.tasks.title")),
        "number": ("letting_go.hours_client", QUESTION["letting_go.hours_client"]),
        "result": (STEPS[-1].prompt_id, QUESTION[STEPS[-1].prompt_id]),
    }[screen]
    leave_draft(tmp_path, at)
    with Terminal(tmp_path, "--resume", rows=60) as terminal:
        terminal.until(lambda: " ".join(seen.split()) in terminal.text())
        if screen == "result":
            terminal.press(*STEPS[-1].keys)
            terminal.until(TEXTS("interface.review.show"))
            terminal.press("enter")
            terminal.until(TEXTS("interface.result.done"))
        terminal.until_quiet()
        terminal.kill(signal.SIGINT)
        assert 130 == terminal.until_over()
    assert len(drafts(tmp_path)) == 1


@FRONTENDS
def test_a_window_that_is_closed_keeps_the_answers(frontend: Frontend, tmp_path: Path) -> None:
    with started(tmp_path, *frontend) as terminal:
        answer_up_to(terminal, STEPS, "plan.actions")
        assert terminal.close_window() == 129
    assert current(drafts(tmp_path)[0]) == "plan.actions"


def test_nothing_answered_leaves_nothing_behind(tmp_path: Path) -> None:
    with started(tmp_path) as terminal:
        terminal.press("ctrl-c")
        assert terminal.until_over() == 130
        assert TEXTS("interface.session.not_kept") in terminal.text()
    assert list((tmp_path / "vbm-quiz").iterdir()) == []


# ---------------------------------------------------------------- the file


def test_the_file_is_for_the_owner_alone_and_names_its_bank(tmp_path: Path) -> None:
    with started(tmp_path) as terminal:
        answer_up_to(terminal, STEPS, "plan.structure")
        terminal.kill(signal.SIGKILL)
        terminal.until_over()
    (kept,) = drafts(tmp_path)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    record = json.loads(kept.read_text("utf-8"))
    assert ("vbm", "en", "plan.structure") == (record["bank"]["id"], record["language"], record["at"])
    assert "responsible" == record["answers"]["plan.actions"]
    assert {"id", "version", "sha256"} == set(record["bank"])


def test_what_is_given_is_not_kept_and_wins_over_what_was(tmp_path: Path) -> None:
    rest = STEPS[-3:]
    leave_draft(tmp_path, rest[0].prompt_id)
    target = tmp_path / "report.json"
    with Terminal(tmp_path, "--resume", "--set", "forecast.goals=own_part", "--output", target) as terminal:
        terminal.until(rest[0].question)
        terminal.press(*keys_of(rest))
        report = show_result(terminal, target)
    goals = report["tasks"][0]["activities"][0]
    assert ("forecast.goals", "own_part") == (goals["id"], goals["level"])


# ---------------------------------------------------------------- the next start


ANY = dict.fromkeys(("answered", "total", "day"), "ANY")


def offered(answered: int, key: str = "continue") -> str:
    """The line that offers to go on, up to its date."""
    known = TEXTS(f"interface.session.{key}", answered=answered, total="TOTAL", day="DAY")
    return known.split("TOTAL")[0].strip()


@FRONTENDS
def test_the_next_start_offers_to_go_on(frontend: Frontend, tmp_path: Path) -> None:
    leave_draft(tmp_path, "plan.structure")
    with Terminal(tmp_path, *frontend) as terminal:
        terminal.until(TEXTS("interface.session.offer.forms.0"))
        terminal.until(offered(3))
        terminal.press("1", "enter")
        terminal.until(QUESTION["plan.structure"])


@FRONTENDS
def test_starting_again_removes_what_was_kept_at_the_first_answer(frontend: Frontend, tmp_path: Path) -> None:
    draft = leave_draft(tmp_path, "plan.structure")
    with Terminal(tmp_path, *frontend) as terminal:
        terminal.until(TEXTS("interface.session.offer.forms.0"))
        terminal.press("2", "enter")
        terminal.until(TEXTS("interface.session.goes.forms.0"))
        terminal.press("enter")
        terminal.until(STEPS[0].question)
        assert draft in drafts(tmp_path)
        terminal.press(*STEPS[0].keys)
        terminal.until(STEPS[1].question)
        assert [current(path) for path in drafts(tmp_path)] == [STEPS[1].prompt_id]


def test_arrows_choose_what_to_do_with_what_was_kept(tmp_path: Path) -> None:
    leave_draft(tmp_path, "plan.structure")
    with Terminal(tmp_path) as terminal:
        terminal.until(TEXTS("interface.session.offer.forms.0"))
        terminal.press("down", "down")
        terminal.until(lambda: terminal.pointed_at().startswith("3. "))
        terminal.press("up", "enter")
        terminal.until(TEXTS("interface.welcome.start"))
        assert b"^[" not in terminal.heard


def test_leaving_keeps_it(tmp_path: Path) -> None:
    leave_draft(tmp_path, "plan.structure")
    with Terminal(tmp_path) as terminal:
        terminal.until(TEXTS("interface.session.offer.forms.0"))
        terminal.press("3", "enter")
        assert terminal.until_over() == 1
    assert len(drafts(tmp_path)) == 1


def test_fresh_removes_without_asking(tmp_path: Path) -> None:
    leave_draft(tmp_path, "plan.structure")
    with Terminal(tmp_path, "--fresh") as terminal:
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.press("enter")
        answer_up_to(terminal, STEPS, STEPS[1].prompt_id)
        assert [current(path) for path in drafts(tmp_path)] == [STEPS[1].prompt_id]


def test_starting_again_asks_where_several_would_go(tmp_path: Path) -> None:
    leave_draft(tmp_path, "plan.structure")
    leave_draft(tmp_path, "forecast.goals")
    with Terminal(tmp_path) as terminal:
        terminal.until(TEXTS("interface.session.offer.forms.1"))
        terminal.press("3", "enter")
        terminal.until(TEXTS("interface.session.replace.forms.1", count=2))
        terminal.press("enter")
        terminal.until(TEXTS("interface.session.offer.forms.1"))
        assert len(drafts(tmp_path)) == 2


def test_whoever_leaves_the_first_screen_of_a_new_quiz_keeps_the_old_one(tmp_path: Path) -> None:
    draft = leave_draft(tmp_path, "plan.structure")
    with Terminal(tmp_path, "--fresh") as terminal:
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.press("q", "enter")
        assert terminal.until_over() == 1
        assert TEXTS("interface.session.kept") in terminal.text()
    assert drafts(tmp_path) == [draft]


def test_resume_with_nothing_kept_says_so_and_starts(tmp_path: Path) -> None:
    with Terminal(tmp_path, "--resume") as terminal:
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.until(TEXTS("interface.session.nothing_kept"))
        terminal.press("enter")
        terminal.until(STEPS[0].question)


def test_fresh_and_resume_together_are_wrong_usage() -> None:
    ended = run("--fresh", "--resume")
    assert 2 == ended.returncode
    assert "--fresh" in ended.stderr


def test_going_on_is_in_the_language_of_the_answers(tmp_path: Path) -> None:
    leave_draft(tmp_path, "plan.structure")
    with Terminal(tmp_path, "--resume", environment={"LANG": "nl_NL.UTF-8"}) as terminal:
        terminal.until(QUESTION["plan.structure"])


def test_a_language_that_is_asked_for_wins(tmp_path: Path) -> None:
    leave_draft(tmp_path, "plan.structure")
    with Terminal(tmp_path, "--resume", "--lang", "nl") as terminal:
        terminal.until(next(step.question for step in steps("nl") if step.prompt_id == "plan.structure"))


def test_two_quizzes_at_once_keep_apart(tmp_path: Path) -> None:
    with started(tmp_path) as first, Terminal(tmp_path) as second:
        answer_up_to(first, STEPS, "plan.structure")
        second.until(TEXTS("interface.welcome.start"))
        second.press("enter")
        answer_up_to(second, STEPS, "forecast.goals")
        assert sorted(["plan.structure", "forecast.goals"]) == sorted(current(path) for path in drafts(tmp_path))
        second.kill(signal.SIGKILL)
        second.until_over()
        with Terminal(tmp_path) as third:
            third.until(offered(1))
            assert TEXTS("interface.session.offer.forms.0") in third.text()
            assert TEXTS("interface.session.offer.forms.1") not in third.text()


def test_each_of_two_kept_quizzes_can_be_chosen(tmp_path: Path) -> None:
    older = leave_draft(tmp_path, "plan.structure")
    os.utime(older, (0, 0))
    leave_draft(tmp_path, "forecast.goals")
    with Terminal(tmp_path) as terminal:
        terminal.until(TEXTS("interface.session.offer.forms.1"))
        terminal.press("2", "enter")
        terminal.until(QUESTION["plan.structure"])
        assert len(drafts(tmp_path)) == 2


# ---------------------------------------------------------------- what can go wrong


def test_a_damaged_file_is_set_aside_and_said(tmp_path: Path) -> None:
    draft = leave_draft(tmp_path, "plan.structure")
    draft.write_bytes(b"{")
    with Terminal(tmp_path, rows=50) as terminal:
        terminal.until(TEXTS("interface.session.damaged", file="").strip().split(":")[0])
        terminal.until(TEXTS("interface.welcome.start"))
    assert draft.with_suffix(".damaged").read_bytes() == b"{"


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
    content = changed_content(tmp_path / "content")
    leave_draft(tmp_path, "letting_go.deadline", content=content)
    with Terminal(tmp_path, "--resume", "--content", content, rows=40) as terminal:
        terminal.until(TEXTS("interface.session.other_bank"))
        terminal.until(TEXTS("interface.session.unfit", questions=TEXTS("questions.letting_go.decision.short")))
        terminal.until(QUESTION["letting_go.decision"])


def test_a_quiz_that_was_begun_with_other_content_is_offered_and_stays(tmp_path: Path) -> None:
    draft = leave_draft(tmp_path, "plan.structure")
    content = changed_content(tmp_path / "content")
    with Terminal(tmp_path, "--resume", "--content", content) as terminal:
        terminal.until(offered(3, "continue_shipped"))
        terminal.press("enter")
        terminal.until(TEXTS("interface.welcome.start"))
        assert TEXTS("interface.session.goes.forms.0") not in terminal.text()
        terminal.press("enter")
        answer_up_to(terminal, STEPS, STEPS[1].prompt_id)
        assert {draft: "plan.structure"}.items() < {path: current(path) for path in drafts(tmp_path)}.items()


def test_a_quiz_that_was_begun_with_other_content_goes_on_when_it_is_chosen(tmp_path: Path) -> None:
    other = tmp_path / "class.zip"
    leave_draft(tmp_path, "letting_go.deadline", content=other)
    with Terminal(tmp_path, "--plain") as terminal:
        terminal.until(TEXTS("interface.session.continue_content", content="class.zip", **ANY).split("ANY")[0])
        terminal.press("2", "enter")
        terminal.until(TEXTS("interface.session.going_on"))
        terminal.until(QUESTION["letting_go.deadline"])


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
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.press("enter")
        terminal.until(TEXTS("interface.session.homeless"))
        terminal.until(STEPS[0].question)
        answer_up_to(terminal, STEPS, "plan.actions")


def test_where_nothing_can_be_written_it_says_so_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "vbm-quiz").write_text("a file where the folder should be")
    with Terminal(tmp_path, rows=50) as terminal:
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.press("enter")
        terminal.until(TEXTS("interface.session.cannot_keep", reason="File exists"))
        answer_up_to(terminal, STEPS, "plan.actions")
        terminal.press("ctrl-c")
        assert terminal.until_over() == 130
        assert TEXTS("interface.session.not_kept") in terminal.text()


def test_forget_removes_all_and_says_what(tmp_path: Path) -> None:
    draft = leave_draft(tmp_path, "plan.structure")
    ended = run("forget", "--force", XDG_STATE_HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "data"))
    assert 0 == ended.returncode
    assert TEXTS("interface.forget.removed", file=draft) in ended.stdout.splitlines()
    assert not (tmp_path / "vbm-quiz").exists()
    again = run("forget", "--force", XDG_STATE_HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "data"))
    assert (0, f"{TEXTS('interface.forget.nothing')}\n") == (again.returncode, again.stdout)


def test_a_running_quiz_keeps_nothing_more_once_all_is_forgotten(tmp_path: Path) -> None:
    with started(tmp_path) as terminal:
        answer_up_to(terminal, STEPS, "plan.structure")
        run("forget", "--force", XDG_STATE_HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "data"))
        terminal.press("1", "enter")
        terminal.until(QUESTION["plan.resources"])
        assert not (tmp_path / "vbm-quiz").exists()
