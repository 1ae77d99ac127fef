"""Keeping a result and a promise with it: what is asked, what is written, and what the next quiz opens with."""

import json
import re
import signal
import stat
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from tests.helpers.person import steps, type_lines
from tests.helpers.report_facts import squeezed
from tests.helpers.shipped import (
    CASES,
    Document,
    answers_of,
    completed,
    report_of,
    shipped_bank,
    shipped_texts,
    written,
)
from tests.helpers.terminal import Terminal
from vbm_quiz.errors import StoppedByUser
from vbm_quiz.interview.followup import FollowUp
from vbm_quiz.model.results import BankReference, Promise, Promised
from vbm_quiz.report.build import build_report
from vbm_quiz.report.formats import FORMATS
from vbm_quiz.report.phrases import step_name
from vbm_quiz.scoring.comparison import EarlierResult
from vbm_quiz.storage.kept_results import kept_result, list_results, save_result
from vbm_quiz.ui.plain import PlainFrontend

TODAY = date(2026, 11, 24)
TEXTS = shipped_texts("en")
REPORT = report_of({**CASES["r22"], "date": "2026-11-24"})
STEPS = REPORT.advice.next_steps


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vbm-quiz" / "results"


def keep(folder: Path, today: date = TODAY) -> bool | None:
    follow_up = FollowUp(folder, shipped_bank(), today, PlainFrontend)
    return follow_up.keep(TEXTS, REPORT.answers, REPORT.result.title, STEPS)


def ask_pending(folder: Path) -> None:
    FollowUp(folder, shipped_bank(), TODAY, PlainFrontend).pending_promise(TEXTS)


def last_result(folder: Path, label: str | None = None) -> EarlierResult | None:
    return FollowUp(folder, shipped_bank(), TODAY, PlainFrontend).last_result(label)


def on_disk(folder: Path) -> list[Document]:
    """What the files of the results hold, in the order of keeping."""
    return [json.loads(entry.path.read_text("utf-8")) for entry in list_results(folder)]


def kept_on_disk(folder: Path) -> list[Document]:
    return [document["kept"] for document in on_disk(folder)]


# ---------------------------------------------------------------- keep it?


@pytest.mark.parametrize("said", ["", "1"])
def test_enter_and_yes_keep_the_result_privately(said: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = type_lines(monkeypatch, said)
    assert keep(folder)
    document, bank = on_disk(folder)[0], shipped_bank()
    assert document["bank"] == {"id": bank.id, "version": bank.version, "sha256": bank.sha256}
    assert document["answers"]["letting_go.people"] == 2
    assert document["kept"] == {
        "number": 1,
        "label": None,
        "title": {"id": "virtual_business_manager", "status": "provisional"},
        "promise": None,
    }
    (path,) = folder.glob("*.json")
    said_at_the_end = TEXTS("interface.kept.done", number=1, file=path)
    assert squeezed(said_at_the_end) in squeezed(screen.getvalue())
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(folder.stat().st_mode)) == (0o600, 0o700)


@pytest.mark.parametrize("said", [["2"], ["what?", "2"]])
def test_a_no_keeps_nothing_and_is_asked_no_promise(
    said: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = type_lines(monkeypatch, *said)
    assert not keep(folder)
    assert on_disk(folder) == []
    assert squeezed(TEXTS("interface.promise.which")) not in squeezed(screen.getvalue())
    assert squeezed(TEXTS("interface.kept.not")) in squeezed(screen.getvalue())


@pytest.mark.parametrize(("said", "error"), [(["q"], StoppedByUser), ([], EOFError)])
def test_who_leaves_at_the_first_question_has_decided_nothing(
    said: list[str], error: type[Exception], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the quiz stays unfinished, and the next start shows the result again."""
    type_lines(monkeypatch, *said)
    with pytest.raises(error):
        keep(folder)
    assert on_disk(folder) == []


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vbm-quiz").write_text("a file where the folder should be")
    screen = type_lines(monkeypatch, "1", "", "2")
    assert keep(tmp_path / "vbm-quiz" / "results") is None, "it is not done with: the result may be saved as a page"
    reason = TEXTS("interface.reason.not_directory")
    told = TEXTS("interface.kept.cannot", file=tmp_path / "vbm-quiz" / "results", reason=reason)
    assert squeezed(told) in squeezed(screen.getvalue())
    assert (tmp_path / "vbm-quiz").is_file()


def test_ctrl_c_after_the_yes_keeps_what_was_decided(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(PlainFrontend):
        def read_line(self) -> str:
            try:
                return super().read_line()
            except EOFError:
                raise KeyboardInterrupt from None

    type_lines(monkeypatch, "1", "Bakery", "2")
    follow_up = FollowUp(folder, shipped_bank(), TODAY, Interrupted)
    with pytest.raises(KeyboardInterrupt):
        follow_up.keep(TEXTS, REPORT.answers, REPORT.result.title, STEPS)
    (kept,) = kept_on_disk(folder)
    assert (kept["label"], kept["promise"]["step"], kept["promise"]["date"]) == ("Bakery", STEPS[1].id, None)


def test_ctrl_c_at_the_first_question_keeps_nothing(folder: Path) -> None:
    class Interrupted(PlainFrontend):
        def read_line(self) -> str:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        FollowUp(folder, shipped_bank(), TODAY, Interrupted).keep(TEXTS, REPORT.answers, REPORT.result.title, STEPS)
    assert on_disk(folder) == []


# ---------------------------------------------------------------- for which client or what?


def test_a_label_is_kept_without_the_white_space_around_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_lines(monkeypatch, "", "  Bakery  ")
    assert keep(folder)
    assert kept_on_disk(folder)[0]["label"] == "Bakery"


def test_a_label_that_is_too_long_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = type_lines(monkeypatch, "", "x" * 81, "x" * 80)
    assert keep(folder)
    assert squeezed(TEXTS("interface.refused.long", limit=80)) in squeezed(screen.getvalue())
    assert kept_on_disk(folder)[0]["label"] == "x" * 80


@pytest.mark.parametrize(("said", "label"), [("1", "Webshop"), ("2", "Bakery"), ("4", None), ("", None)])
def test_earlier_labels_are_choices_the_last_one_first(
    said: str, label: str | None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for earlier in ("Bakery", "Webshop", "Bakery", "Webshop"):
        keep_with_promise(folder, None, label=earlier)
    type_lines(monkeypatch, "", said)
    assert keep(folder)
    assert kept_on_disk(folder)[-1]["label"] == label


def test_another_label_than_the_earlier_ones_is_typed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_with_promise(folder, None, label="Bakery")
    type_lines(monkeypatch, "", "2", "Webshop")
    assert keep(folder)
    assert [kept["label"] for kept in kept_on_disk(folder)] == ["Bakery", "Webshop"]


def test_going_back_changes_each_answer_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_lines(monkeypatch, "1", "Bakery", "1", "b", "b", "b", "1", "Webshop", "2", "24-12")
    assert keep(folder)
    (kept,) = kept_on_disk(folder)
    assert (kept["label"], kept["promise"]["step"], kept["promise"]["date"]) == ("Webshop", STEPS[1].id, "2026-12-24")


def test_a_no_after_going_back_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_lines(monkeypatch, "1", "Bakery", "b", "b", "2")
    assert not keep(folder)
    assert on_disk(folder) == []


# ---------------------------------------------------------------- one promise


def test_a_step_and_a_day_are_kept_as_they_were_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = type_lines(monkeypatch, "1", "", "99", "2", "yesterday", "24 dec")
    assert keep(folder)
    title = step_name(TEXTS, STEPS[1].id)
    promise = {"step": STEPS[1].id, "title": title, "date": "2026-12-24", "state": "open"}
    assert kept_on_disk(folder)[0]["promise"] == promise
    for said in (title, TEXTS("interface.promise.no_day"), "24 December 2026"):
        assert squeezed(said) in squeezed(screen.getvalue())


def test_the_step_of_this_week_is_selected_and_the_day_may_be_left_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = type_lines(monkeypatch, "", "", "", "")
    assert keep(folder)
    title = step_name(TEXTS, STEPS[0].id)
    promise = {"step": STEPS[0].id, "title": title, "date": None, "state": "open"}
    assert kept_on_disk(folder)[0]["promise"] == promise
    assert squeezed(TEXTS("interface.promise.noted_undated", step=title)) in squeezed(screen.getvalue())


@pytest.mark.parametrize("said", [["1", "", str(len(STEPS) + 1)], ["1", "", "q"], ["1", ""], ["1"]])
def test_without_a_step_the_result_is_kept(said: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_lines(monkeypatch, *said)
    assert keep(folder)
    assert [kept["promise"] for kept in kept_on_disk(folder)] == [None]


# ---------------------------------------------------------------- the next time


def keep_with_promise(folder: Path, promise: Promise | None, label: str | None = None, day: str | None = None) -> Path:
    """Keep the result, as of another day if one is given; the path of its file."""
    answers = structs.replace(REPORT.answers, date=day or REPORT.answers.date)
    return save_result(folder, kept_result(shipped_bank(), answers, REPORT.result.title, label, promise)).path


def states(folder: Path) -> list[str | None]:
    return [None if kept["promise"] is None else kept["promise"]["state"] for kept in kept_on_disk(folder)]


def test_a_first_time_opens_with_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = type_lines(monkeypatch)
    ask_pending(folder)
    assert last_result(folder) is None
    assert screen.getvalue() == ""


@pytest.mark.parametrize(("said", "state"), [("1", "done"), ("2", "under_way"), ("3", "dropped"), ("", "open")])
def test_the_next_quiz_asks_what_came_of_it_and_writes_it_down(
    said: str, state: Promised, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_with_promise(folder, Promise(STEPS[0].id, "2026-12-24"), "Bakery")
    screen = type_lines(monkeypatch, said)
    ask_pending(folder)
    assert "Bakery." in screen.getvalue().splitlines()
    before = last_result(folder, "Bakery")
    assert before is not None
    assert before.promise == Promise(STEPS[0].id, "2026-12-24", state)
    assert states(folder) == [state]
    assert squeezed(step_name(TEXTS, STEPS[0].id)) in squeezed(screen.getvalue())


def test_the_title_of_a_step_is_told_as_it_was_then(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_with_promise(folder, Promise(STEPS[0].id, title="What it was called then"))
    screen = type_lines(monkeypatch, "")
    ask_pending(folder)
    assert squeezed(TEXTS("interface.promise.how_undated", step="What it was called then")) in squeezed(
        screen.getvalue()
    )


def test_open_promises_come_back_the_newest_first_whatever_was_kept_since(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title, state in (("one", "open"), ("two", "dropped"), ("three", "under_way"), ("four", "done")):
        keep_with_promise(folder, Promise("step", title=title, state=state))  # type: ignore[arg-type]
    keep_with_promise(folder, None)
    screen = type_lines(monkeypatch, "1", "3")
    ask_pending(folder)
    seen = screen.getvalue()
    assert seen.index("‘three’") < seen.index("‘one’")
    assert "‘two’" not in seen
    assert "‘four’" not in seen
    assert states(folder) == ["dropped", "dropped", "done", "done", None]


def test_a_tampered_result_steers_no_screen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_with_promise(folder, Promise("\x1b[2Jgone", "\x1b[31m", "open"), label="\u202elabel")
    screen = type_lines(monkeypatch, "")
    ask_pending(folder)
    page = FORMATS["plain"](build_report(shipped_bank(), TEXTS, REPORT.answers, last_result(folder, "\u202elabel")))
    assert "\x1b" not in screen.getvalue() + page
    assert "\\x1b[2Jgone" in screen.getvalue()
    assert "\\x1b[2Jgone" in page
    labels = type_lines(monkeypatch, "1", "")
    keep(folder)
    assert "\u202e" not in labels.getvalue()
    assert "\\u202elabel" in labels.getvalue()


def test_a_tampered_result_of_any_length_leaves_the_question_readable(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_with_promise(folder, Promise("step", "z" * 100_000, title="x" * 100_000), label="y" * 100_000)
    screen = type_lines(monkeypatch, "", "", "")
    ask_pending(folder)
    keep(folder)
    assert "x" * 100 in screen.getvalue()
    assert len(screen.getvalue()) < 5000


@pytest.mark.parametrize("state", ["done", "dropped"])
def test_what_is_over_is_not_asked_again(state: Promised, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_with_promise(folder, Promise(STEPS[0].id, "2026-12-24", state))
    screen = type_lines(monkeypatch)
    ask_pending(folder)
    assert screen.getvalue() == ""
    assert states(folder) == [state]


def test_a_result_of_another_bank_is_no_earlier_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = kept_result(shipped_bank(), REPORT.answers, REPORT.result.title, promise=Promise(STEPS[0].id))
    save_result(folder, structs.replace(kept, bank=BankReference("other", "1", "0" * 64)))
    screen = type_lines(monkeypatch)
    ask_pending(folder)
    assert last_result(folder) is None
    assert screen.getvalue() == ""


# ---------------------------------------------------------------- the last result


def test_the_last_result_is_the_one_kept_last_with_that_label_and_not_the_latest_day(folder: Path) -> None:
    for label, day in (
        ("Bakery", "2026-11-20"),
        ("Bakery", "2025-01-01"),
        (None, "2026-01-01"),
        ("Webshop", "2026-02-02"),
    ):
        keep_with_promise(folder, None, label, day)
    expected = {" Bakery ": "2025-01-01", "Webshop": "2026-02-02", None: "2026-01-01", "  ": "2026-01-01"}
    assert {label: each.date for label in expected if (each := last_result(folder, label))} == expected
    assert last_result(folder, "New") is None


@pytest.mark.parametrize(("day", "said"), [("2026-11-25", True), ("2026-11-24", False)])
def test_a_day_later_than_today_is_said(day: str, said: bool, folder: Path) -> None:  # noqa: FBT001
    keep_with_promise(folder, None, day=day)
    follow_up = FollowUp(folder, shipped_bank(), TODAY, PlainFrontend)
    notice = follow_up.day_to_come(TEXTS, follow_up.last_result(None))
    assert (notice is not None and "25 November 2026" in notice) == said


# ---------------------------------------------------------------- in a terminal


def at_a_terminal(folder: Path, document: Document, keep: list[str], *arguments: str) -> str:
    """Answer what is open with Enter, a 2 for people or the first choice, then these lines; all that was written."""
    path = folder / "answers.json"
    path.write_text(json.dumps(document), "utf-8")
    lines, refused = list(keep), TEXTS("interface.refused.choice", total=0).split("0")[0]
    with Terminal(folder, "--plain", "--answers", path, *arguments) as terminal:
        while terminal.until_prompted():
            shown = terminal.text()
            if squeezed(TEXTS("interface.kept.enter")) in squeezed(shown) or lines != keep:
                terminal.press(lines.pop(0), "enter")
            elif TEXTS("questions.letting_go.people.text") in shown:
                terminal.press("2", "enter")
            elif TEXTS("interface.result.page") in shown:
                terminal.finish(TEXTS)
            else:
                terminal.press("1" if shown.startswith(refused) else "", "enter")
        assert terminal.until_over() == 0, terminal.heard
    return " ".join(terminal.heard.decode().split())


COMPLETE = completed(CASES["r22"])
OPEN = {**COMPLETE, "answers": {k: v for k, v in COMPLETE["answers"].items() if k != "letting_go.people"}}


def test_the_second_quiz_opens_with_the_promise_and_tells_what_moved(tmp_path: Path) -> None:
    first = at_a_terminal(tmp_path, OPEN, ["1", "", "1", "2099-12-24"])
    assert "24 December 2099" in first
    before = {**OPEN, "answers": {**OPEN["answers"], "forecast.goals": "not_done"}}
    second = at_a_terminal(tmp_path, before, ["2"])
    assert second.index("24 December 2099") < second.index("Forecasting")
    assert "Forecasting: 0%, not yours" in second
    assert re.search(r"Forecasting: 0%, [^.]*: 67%\)", second)
    kept = kept_on_disk(tmp_path / "data" / "vbm-quiz" / "results")
    assert [each["promise"]["state"] for each in kept] == ["open"]


def test_what_moved_since_the_last_result_of_the_same_name_is_told_once_the_name_is_known(tmp_path: Path) -> None:
    at_a_terminal(tmp_path, OPEN, ["1", "Bakery", "q"])
    after = {**OPEN, "answers": {**OPEN["answers"], "forecast.goals": "not_done"}}
    other = at_a_terminal(tmp_path, after, ["1", "2", "Webshop", "q"])
    assert "67% (yours) → 0% (not yours)" not in other
    same = at_a_terminal(tmp_path, after, ["1", "2", "q"])
    assert same.index("result-3.json") < same.index("67% (yours) → 0% (not yours)")


def at_the_end(folder: Path) -> Terminal:
    """A quiz in menus at the question whether to keep its result."""
    path = written(folder, OPEN)
    terminal = Terminal(folder, "--answers", path, rows=60)
    terminal.until(TEXTS("interface.welcome.start"))
    terminal.press("enter")
    terminal.until(TEXTS("questions.letting_go.people.text"))
    terminal.press("2", "enter")
    terminal.until(TEXTS("interface.review.show"))
    terminal.press("enter")
    terminal.finish(TEXTS)
    terminal.until(TEXTS("interface.kept.ask"))
    return terminal


def test_a_window_closed_at_the_promise_leaves_the_result_kept(tmp_path: Path) -> None:
    with at_the_end(tmp_path) as terminal:
        terminal.press("enter")
        terminal.until(TEXTS("interface.kept.label"))
        terminal.press("Bakery", "enter")
        terminal.until(TEXTS("interface.promise.which"))
        assert terminal.close_window() == 129
    (kept,) = kept_on_disk(tmp_path / "data" / "vbm-quiz" / "results")
    assert (kept["label"], kept["promise"]) == ("Bakery", None)
    assert list((tmp_path / "vbm-quiz").glob("*.json")) == []  # it is not asked about, and kept, once more


def test_with_menus_the_step_is_chosen_by_arrows_and_the_day_is_typed(tmp_path: Path) -> None:
    with at_the_end(tmp_path) as terminal:
        terminal.press("enter")
        terminal.until(TEXTS("interface.kept.label"))
        terminal.press("Bakery", "enter")
        terminal.until(TEXTS("interface.promise.which"))
        terminal.press("down")
        terminal.until(lambda: terminal.pointed_at().startswith("2. "))
        chosen = terminal.pointed_at()
        terminal.press("enter")
        terminal.until(TEXTS("interface.promise.when"))
        terminal.press("soon", "enter")
        terminal.until(TEXTS("interface.promise.no_day"))
        terminal.press(*["backspace"] * 4, "2099-12-24", "enter")
        assert terminal.until_over() == 0
        assert b"^[" not in terminal.heard
    kept = kept_on_disk(tmp_path / "data" / "vbm-quiz" / "results")
    assert [(each["label"], each["promise"]["date"], each["promise"]["state"]) for each in kept] == [
        ("Bakery", "2099-12-24", "open")
    ]
    assert chosen == f"2. {step_name(TEXTS, kept[0]['promise']['step'])}"
    with Terminal(tmp_path) as terminal:
        terminal.until(TEXTS("interface.promise.under_way"))
        terminal.press("2", "enter")
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.until_quiet()
        assert steps()[0].question not in terminal.text()
    kept = kept_on_disk(tmp_path / "data" / "vbm-quiz" / "results")
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
    assert states(folder) == ["open"]


@pytest.mark.parametrize("arguments", [(), ("--no-input",)])
def test_a_file_that_holds_every_answer_is_never_kept(arguments: tuple[str, ...], tmp_path: Path) -> None:
    seen = at_a_terminal(tmp_path, CASES["r22"], [], *arguments)
    assert TEXTS("interface.kept.ask") not in seen
    assert not (tmp_path / "data").exists()


def test_the_answers_of_a_kept_result_are_a_file_to_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_lines(monkeypatch, "")
    keep(folder)
    assert answers_of(on_disk(folder)[0]).values == REPORT.answers.values
