"""Keeping a result and a promise with it: what is asked, what is written, and what the next quiz opens with."""

import json
import signal
import stat
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from tests.helpers.command import run
from tests.helpers.person import keys_of, steps, type_lines
from tests.helpers.shipped import CASES, Document, answers_of, report_of, shipped_bank, shipped_texts
from tests.helpers.terminal import Terminal
from vbm_quiz.interview.followup import FollowUp, read_day
from vbm_quiz.model.results import BankReference, Promise
from vbm_quiz.report.build import build_report
from vbm_quiz.report.formats import FORMATS
from vbm_quiz.report.phrases import step_name
from vbm_quiz.scoring.comparison import EarlierResult
from vbm_quiz.storage.kept_results import KeptResult, kept_result, list_results, save_result, with_promise
from vbm_quiz.ui.plain import PlainFrontend

TODAY = date(2026, 11, 24)
TEXTS = shipped_texts("en")
REPORT = report_of({**CASES["r22"], "date": "2026-11-24"})
STEPS = REPORT.advice.next_steps


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vbm-quiz" / "results"


def offer(folder: Path) -> None:
    FollowUp(folder, shipped_bank(), TODAY, PlainFrontend).offer_to_keep(
        TEXTS, REPORT.answers, REPORT.result.title, STEPS
    )


def last_result(folder: Path) -> EarlierResult | None:
    return FollowUp(folder, shipped_bank(), TODAY, PlainFrontend).last_result(TEXTS)


def on_disk(folder: Path) -> list[Document]:
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*"))] if folder.exists() else []


# ---------------------------------------------------------------- keep it?


@pytest.mark.parametrize("said", ["", "y", "Y", "yes"])
def test_enter_and_yes_keep_the_result_privately(said: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = type_lines(monkeypatch, said)
    offer(folder)
    kept, bank = on_disk(folder)[0], shipped_bank()
    assert kept["bank"] == {"id": bank.id, "version": bank.version, "sha256": bank.sha256}
    assert kept["title"] == {"id": "virtual_business_manager", "status": "provisional"}
    assert kept["answers_file"]["answers"]["letting_go.people"] == 2
    assert kept["promise"] is None
    path = next(folder.iterdir())
    assert str(path) in "".join(screen.getvalue().split("\n"))
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(folder.stat().st_mode)) == (0o600, 0o700)


@pytest.mark.parametrize("said", [["n"], ["NO"], ["what?", "n"], []])
def test_no_and_nobody_keep_nothing(said: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_lines(monkeypatch, *said)
    offer(folder)
    assert on_disk(folder) == []


def test_two_results_of_a_day_are_two_files_in_order(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(11):
        type_lines(monkeypatch, "y")
        offer(folder)
    names = [entry.path.name for entry in list_results(folder)]
    assert names == [f"2026-11-24-{place}.json" for place in range(1, 12)]


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vbm-quiz").write_text("a file where the folder should be")
    screen = type_lines(monkeypatch, "y")
    offer(tmp_path / "vbm-quiz" / "results")
    assert TEXTS("interface.kept.cannot", file="", reason="").split("{")[0].split(" ")[-1] in screen.getvalue()
    assert (tmp_path / "vbm-quiz").is_file()


# ---------------------------------------------------------------- one promise


def test_a_step_and_a_day_are_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = type_lines(monkeypatch, "y", "9", "2", "yesterday", "24-12")
    offer(folder)
    assert on_disk(folder)[0]["promise"] == {"step": STEPS[1].id, "date": "2026-12-24", "state": "open"}
    for said in (step_name(TEXTS, STEPS[1].id), TEXTS("interface.promise.no_day")):
        assert "".join(said.split()) in "".join(screen.getvalue().split())


@pytest.mark.parametrize("said", [["y", ""], ["y", "1", ""], ["y"], ["y", "1"]])
def test_enter_skips_the_promise_and_keeps_the_result(
    said: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = type_lines(monkeypatch, *said)
    offer(folder)
    assert [kept["promise"] for kept in on_disk(folder)] == [None]
    skipped_the_day = said == ["y", "1", ""]
    assert (TEXTS("interface.promise.none") in " ".join(screen.getvalue().split())) == skipped_the_day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24-12", "2026-12-24"),
        ("24/12", "2026-12-24"),
        ("24.12", "2026-12-24"),
        ("1-1", "2027-01-01"),  # gone by this year
        ("24-11", "2026-11-24"),  # today
        ("23-11", "2027-11-23"),
        ("29-2", "2028-02-29"),
        ("2026-12-24", "2026-12-24"),
        ("2026-11-24", "2026-11-24"),
    ],
)
def test_a_day_is_read(typed: str, day: str) -> None:
    assert read_day(typed, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize("typed", ["2026-11-23", "30-2", "0-1", "1-13", "soon", "24", "20261224", "2026-W52-4", "-1-1"])
def test_what_is_no_day_from_today_on_is_refused(typed: str) -> None:
    assert read_day(typed, TODAY) is None


# ---------------------------------------------------------------- the next time


def keep_with_promise(folder: Path, promise: Promise | None) -> None:
    save_result(folder, with_promise(kept_result(shipped_bank(), REPORT.answers, REPORT.result.title), promise))  # type: ignore[arg-type]


def test_a_first_time_opens_with_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = type_lines(monkeypatch)
    assert last_result(folder) is None
    assert screen.getvalue() == ""


@pytest.mark.parametrize(("said", "state"), [("1", "done"), ("2", "under_way"), ("3", "dropped"), ("", "open")])
def test_the_next_quiz_asks_what_came_of_it_and_writes_it_down(
    said: str, state: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_with_promise(folder, Promise(STEPS[0].id, "2026-12-24"))
    screen = type_lines(monkeypatch, said)
    before = last_result(folder)
    assert before is not None
    assert before.promise == Promise(STEPS[0].id, "2026-12-24", state)  # type: ignore[arg-type]
    assert on_disk(folder)[0]["promise"]["state"] == state
    assert "".join(step_name(TEXTS, STEPS[0].id).split()) in "".join(screen.getvalue().split())


def test_a_tampered_result_steers_no_screen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_with_promise(folder, Promise("\x1b[2Jgone", "\x1b[31m", "open"))
    screen = type_lines(monkeypatch, "")
    before = last_result(folder)
    page = FORMATS["plain"](build_report(shipped_bank(), TEXTS, REPORT.answers, before))
    assert "\x1b" not in screen.getvalue() + page
    assert "\\x1b[2Jgone" in screen.getvalue()
    assert "\\x1b[2Jgone" in page


@pytest.mark.parametrize("state", ["done", "dropped"])
def test_what_is_over_is_not_asked_again(state: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_with_promise(folder, Promise(STEPS[0].id, "2026-12-24", state))  # type: ignore[arg-type]
    screen = type_lines(monkeypatch)
    before = last_result(folder)
    assert before is not None
    assert screen.getvalue() == ""


def test_a_result_of_another_bank_is_no_earlier_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = kept_result(shipped_bank(), REPORT.answers, REPORT.result.title)
    other = KeptResult(1, BankReference("other", "1", "0" * 64), kept.title, None, kept.answers_file)
    save_result(folder, other)
    type_lines(monkeypatch)
    assert last_result(folder) is None


# ---------------------------------------------------------------- in a terminal


def at_a_terminal(folder: Path, document: Document, keep: list[str], *arguments: str) -> str:
    """Answer what is open with Enter, a 2 for people or the first choice, then these lines; all that was written."""
    path = folder / "answers.json"
    path.write_text(json.dumps(document), "utf-8")
    lines, refused = list(keep), TEXTS("interface.refused.choice", total=0).split("0")[0]
    with Terminal(folder, "--plain", "--answers", path, *arguments) as terminal:
        while terminal.until_prompted():
            shown = terminal.text()
            if "[Y/n]" in shown or lines != keep:
                terminal.press(lines.pop(0), "enter")
            elif TEXTS("questions.letting_go.people.text") in shown:
                terminal.press("2", "enter")
            else:
                terminal.press("1" if shown.startswith(refused) else "", "enter")
        assert terminal.until_over() == 0, terminal.heard
    return " ".join(terminal.heard.decode().split())


OPEN = {**CASES["r22"], "answers": {k: v for k, v in CASES["r22"]["answers"].items() if k != "letting_go.people"}}


def test_the_second_quiz_opens_with_the_promise_and_tells_what_moved(tmp_path: Path) -> None:
    first = at_a_terminal(tmp_path, OPEN, ["y", "1", "2099-12-24"])
    assert "24 December 2099" in first
    before = {**OPEN, "answers": {**OPEN["answers"], "forecast.goals": "not_done"}}
    second = at_a_terminal(tmp_path, before, ["n"])
    assert second.index("24 December 2099") < second.index("Forecasting")
    assert "67% (yours) → 0% (not yours)" in second
    kept = on_disk(tmp_path / "data" / "vbm-quiz" / "results")
    assert [each["promise"]["state"] for each in kept] == ["open"]


def test_with_menus_the_step_is_chosen_by_arrows_and_the_day_is_typed(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text(json.dumps(OPEN), "utf-8")
    with Terminal(tmp_path, "--answers", tmp_path / "answers.json", rows=60) as terminal:
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.press("enter")
        full = answers_of(CASES["r22"])
        given = structs.replace(full, values={id_: full.values[id_] for id_ in OPEN["answers"]})
        terminal.until(steps(given=given)[0].question)
        terminal.press(*keys_of(steps(given=given)))
        terminal.until(TEXTS("interface.review.show"))
        terminal.press("enter")
        terminal.until(TEXTS("interface.kept.ask"))
        terminal.press("y", "enter")
        terminal.until(TEXTS("interface.promise.which"))
        terminal.press("down", "down")
        terminal.until(lambda: terminal.pointed_at().startswith("2. "))
        chosen = terminal.pointed_at()
        terminal.press("enter")
        terminal.until(TEXTS("interface.promise.when"))
        terminal.press("soon", "enter")
        terminal.until(TEXTS("interface.promise.no_day"))
        terminal.press(*["backspace"] * 4, "2099-12-24", "enter")
        assert terminal.until_over() == 0
        assert b"^[" not in terminal.heard
    kept = on_disk(tmp_path / "data" / "vbm-quiz" / "results")
    assert [(each["promise"]["date"], each["promise"]["state"]) for each in kept] == [("2099-12-24", "open")]
    assert chosen == f"2. {step_name(TEXTS, kept[0]['promise']['step'])}"
    with Terminal(tmp_path) as terminal:
        terminal.until(TEXTS("interface.promise.under_way"))
        terminal.press("2", "enter")
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.until_quiet()
        assert steps()[0].question not in terminal.text()
    kept = on_disk(tmp_path / "data" / "vbm-quiz" / "results")
    assert [each["promise"]["state"] for each in kept] == ["under_way"]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_told_to_go_at_the_promise_of_last_time_it_goes_quietly(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    keep_with_promise(tmp_path / "data" / "vbm-quiz" / "results", Promise(STEPS[0].id, "2099-12-24"))
    with Terminal(tmp_path) as terminal:
        terminal.until(TEXTS("interface.promise.under_way"))
        terminal.until_quiet()
        terminal.kill(number)
        assert terminal.until_over() == code


def test_who_stops_at_the_promise_of_last_time_leaves_it_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "vbm-quiz" / "results"
    keep_with_promise(folder, Promise(STEPS[0].id, "2099-12-24"))
    with Terminal(tmp_path) as terminal:
        terminal.until(TEXTS("interface.promise.under_way"))
        terminal.press("q")
        assert terminal.until_over() == 1
        assert TEXTS("interface.farewell") in terminal.text()
    assert on_disk(folder)[0]["promise"]["state"] == "open"


@pytest.mark.parametrize("arguments", [(), ("--no-input",)])
def test_a_file_that_holds_every_answer_is_never_kept(arguments: tuple[str, ...], tmp_path: Path) -> None:
    seen = at_a_terminal(tmp_path, CASES["r22"], [], *arguments)
    assert "[Y/n]" not in seen
    assert not (tmp_path / "data").exists()


def test_the_history_offers_to_compare_the_last_two(tmp_path: Path) -> None:
    places = {"XDG_DATA_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    folder = tmp_path / "vbm-quiz" / "results"
    told = []
    for _ in range(3):
        keep_with_promise(folder, None)
        told.append(run("history", env=places).stdout)
    assert "vbm-quiz compare" not in told[0]
    assert "vbm-quiz compare 1 2" in told[1]
    assert "vbm-quiz compare 2 3" in told[2]


def test_forget_removes_what_was_kept(tmp_path: Path) -> None:
    folder = tmp_path / "vbm-quiz" / "results"
    keep_with_promise(folder, Promise(STEPS[0].id, "2026-12-24"))
    done = run("forget", XDG_DATA_HOME=str(tmp_path), XDG_STATE_HOME=str(tmp_path / "state"))
    assert done.returncode == 0
    assert "2026-11-24-1.json" in done.stdout
    assert not folder.exists()


def test_the_answers_of_a_kept_result_are_a_file_to_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_lines(monkeypatch, "y", "")
    offer(folder)
    assert answers_of(on_disk(folder)[0]["answers_file"]).values == REPORT.answers.values
