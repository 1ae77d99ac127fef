"""Kept results: which of them can be read, and what an older one gives under the rules of today."""

import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.helpers.shipped import CASES, LANGUAGES, TESTS, answers_of, changed, report_of, shipped_bank, shipped_texts
from vbm_quiz.model.answers import Answers, Client
from vbm_quiz.model.results import BankReference, Promise
from vbm_quiz.report.build import build_report
from vbm_quiz.report.formats.plain import render
from vbm_quiz.report.sections import report_blocks
from vbm_quiz.scoring.comparison import compare, score_answers
from vbm_quiz.storage.kept_document import KeptResult, KeptTitle
from vbm_quiz.storage.kept_results import (
    HistoryEntry,
    kept_result,
    list_results,
    remove_result,
    save_result,
    set_promise,
)
from vbm_quiz.storage.rescoring import kept_answers, rejected_answers, rescored

MANAGER = CASES["r22"]
OLDER = (TESTS / "storage" / "kept_1_0_0.json").read_bytes()
OTHER_BANK = BankReference("vbm", "0.9.0", "0" * 64)


def test_only_what_both_banks_ask_is_compared() -> None:
    """A question of the older bank is gone, a level has another name, and one of today's it never asked."""
    bank = shipped_bank()
    older = changed(
        MANAGER,
        forecast__goals="help",
        plan__gone="responsible",
        organise__divide="a level of then",
        control__measure=None,
    )
    answers_file = {**older, "date": "2025-11-23", "language": "fy"}
    before = rescored(bank, KeptResult(OTHER_BANK, KeptTitle(None, "fits"), answers_file))
    assert not before.same_rules
    found = compare(bank, before.scored, score_answers(bank, answers_of(MANAGER)))
    assert [each.question for each in found.answers] == ["forecast.goals"]
    assert {each.id for each in found.tasks} == {"forecast"}  # neither organise nor control is answered in full
    assert {each.id for each in found.conditions} & {"cycle", "ownership"} == set()
    assert found.title is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_of_the_first_version_still_reads_and_what_changed_since_is_told(
    language: str, tmp_path: Path
) -> None:
    """Its status is one that there is no more, and its promise a step that there is no more."""
    copied = tmp_path / "2026-11-01-1.json"
    copied.write_bytes(OLDER)
    (entry,) = list_results(tmp_path)
    assert entry.result is not None
    earlier = rescored(shipped_bank(), entry.result)
    assert (earlier.scored.result.title.id, earlier.version) == ("virtual_assistant", "1.0.0")
    texts = shipped_texts(language)
    report = build_report(shipped_bank(), texts, answers_of(MANAGER), earlier)
    page = " ".join(render(report_blocks(report), 1000).split())
    for said in (
        texts("interface.since.other_rules", before="1.0.0", after="2.2.0"),
        texts("history.one_list"),
        texts("history.clearer_questions"),
        texts("next_steps.choose_field.title"),
    ):
        assert said in page


def test_the_answers_of_the_first_version_give_the_same_title() -> None:
    kept = json.loads(OLDER)
    title = report_of(kept["answers_file"]).result.title
    assert (title.id, title.status, title.firm) == ("virtual_assistant", "fits", False)


def test_a_file_that_holds_no_result_is_listed_without_one(tmp_path: Path) -> None:
    for number, text in enumerate(['{"format": 1, "\x1b[31m', '{"format":1,"answers_file":' + "[" * 5000], 1):
        (tmp_path / f"2026-01-01-{number}.json").write_text(text, "utf-8")
    assert [(entry.number, entry.result) for entry in list_results(tmp_path)] == [(1, None), (2, None)]


# ---------------------------------------------------------------- numbers


def keep(
    folder: Path, day: str = "2026-11-24", label: str | None = None, promise: Promise | None = None
) -> HistoryEntry:
    report = report_of({**MANAGER, "date": day})
    return save_result(folder, kept_result(shipped_bank(), report.answers, report.result.title, label, promise))


def numbers(folder: Path) -> list[int]:
    return [entry.number for entry in list_results(folder)]


def test_results_are_numbered_in_the_order_of_keeping_whatever_their_day(tmp_path: Path) -> None:
    for day in ("2026-11-24", "2025-01-01", *["2026-11-24"] * 9):
        keep(tmp_path, day)
    assert numbers(tmp_path) == list(range(1, 12))
    days = [entry.result.date for entry in list_results(tmp_path) if entry.result is not None]
    assert days[:3] == ["2026-11-24", "2025-01-01", "2026-11-24"]


def test_a_number_is_never_used_again(tmp_path: Path) -> None:
    for _ in range(3):
        keep(tmp_path)
    remove_result(tmp_path, list_results(tmp_path)[2])
    assert keep(tmp_path).number == 4
    for entry in list_results(tmp_path):
        remove_result(tmp_path, entry)
    assert keep(tmp_path).number == 5


def test_a_file_removed_by_hand_leaves_its_number_unused(tmp_path: Path) -> None:
    keep(tmp_path)
    keep(tmp_path).path.unlink()
    assert keep(tmp_path).number == 3


@pytest.mark.parametrize("damage", [b"", b"\xff", b'{"last": -1}', b'{"last": 1' + b"0" * 5000 + b"}", b"[" * 5000])
def test_a_damaged_counter_takes_the_highest_number_there_is(damage: bytes, tmp_path: Path) -> None:
    for _ in range(3):
        keep(tmp_path)
    (tmp_path / "numbers").write_bytes(damage)
    assert keep(tmp_path).number == 4


def test_older_files_are_numbered_by_their_day_and_keep_their_numbers(tmp_path: Path) -> None:
    for name in ("2026-11-02-10", "2026-11-02-9", "2026-11-01-1"):
        (tmp_path / f"{name}.json").write_bytes(OLDER)
    assert [entry.path.stem for entry in list_results(tmp_path)] == ["2026-11-01-1", "2026-11-02-9", "2026-11-02-10"]
    assert keep(tmp_path).number == 4
    remove_result(tmp_path, list_results(tmp_path)[0])
    assert [(entry.number, entry.path.stem) for entry in list_results(tmp_path)] == [
        (2, "2026-11-02-9"),
        (3, "2026-11-02-10"),
        (4, "result-4"),
    ]


def test_results_kept_at_the_same_moment_are_all_kept(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda place: keep(tmp_path, label=str(place)), range(24)))
    assert len({entry.number for entry in kept}) == 24
    labels = {entry.result.label for entry in list_results(tmp_path) if entry.result is not None}
    assert labels == set(map(str, range(24)))


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("vbm_quiz.storage.kept_results.write_text", full)
    with pytest.raises(OSError, match="No space"):
        keep(tmp_path)
    assert list_results(tmp_path) == ()


# ---------------------------------------------------------------- a promise in a file


PROMISE = Promise("choose_field", "2026-12-24", "done", "As it was told")


def test_a_promise_is_written_into_a_file_and_all_else_stays(tmp_path: Path) -> None:
    entry = keep(tmp_path, label="Bakkerij", promise=Promise("choose_field"))
    before = json.loads(entry.path.read_bytes())
    set_promise(entry.path, PROMISE)
    after = json.loads(entry.path.read_bytes())
    told = {"step": "choose_field", "title": "As it was told", "date": "2026-12-24", "state": "done"}
    assert after == {**before, "kept": {**before["kept"], "promise": told}}
    result = list_results(tmp_path)[0].result
    assert result is not None
    assert (result.label, result.promise) == ("Bakkerij", PROMISE)


def test_the_promise_of_an_older_file_is_written_where_it_stood(tmp_path: Path) -> None:
    path = tmp_path / "2026-11-01-1.json"
    path.write_bytes(OLDER)
    set_promise(path, PROMISE)
    after = json.loads(path.read_bytes())
    assert after["promise"]["state"] == "done"
    assert {**after, "promise": None} == {**json.loads(OLDER), "promise": None}


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"kept": 1}', b"[" * 5000])
def test_a_promise_that_cannot_be_written_is_an_error_of_the_system(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "result-1.json"
    path.write_bytes(content)
    with pytest.raises(OSError) as error:  # noqa: PT011 - the words are those of msgspec
        set_promise(path, PROMISE)
    assert error.value.errno == errno.EINVAL
    assert path.read_bytes() == content


# ---------------------------------------------------------------- whatever lies there


def kept_with(**changes: object) -> bytes:
    """A kept result with some keys changed."""
    bank = {"id": "vbm", "version": "2.0.0", "sha256": "0" * 64}
    kept = {"number": 1, "label": None, "title": {"id": "virtual_assistant", "status": "fits"}, "promise": None}
    return json.dumps({**MANAGER, "format": 1, "bank": bank, "kept": kept, **changes}).encode()


def test_what_the_damaged_files_are_made_of_is_a_result(tmp_path: Path) -> None:
    (tmp_path / "result-1.json").write_bytes(kept_with())
    assert list_results(tmp_path)[0].result is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{}",
        b"[1]",
        b"[" * 100_000,
        kept_with(format=2),
        kept_with(bank=None),
        kept_with(kept=3),
        kept_with(kept={"title": {"id": 1, "status": "fits"}}),
        kept_with(kept={"title": {"id": None, "status": "x"}}),
        kept_with(answers=None),
        kept_with(answers={"plan.actions": "\ud800"}),
    ],
)
def test_a_file_that_is_no_result_is_one_that_cannot_be_read(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "result-1.json").write_bytes(content)
    assert [(entry.number, entry.result) for entry in list_results(tmp_path)] == [(1, None)]


def test_a_pipe_a_folder_and_a_link_to_a_device_do_not_stop_the_list(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "result-1.json")
    (tmp_path / "result-2.json").mkdir()
    (tmp_path / "result-3.json").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "numbers")
    assert [(entry.number, entry.result) for entry in list_results(tmp_path)] == [(1, None), (2, None), (3, None)]


def test_answers_of_any_size_are_read_as_far_as_the_bank_takes_them(tmp_path: Path) -> None:
    odd = b'"letting_go.people": ' + b"9" * 5000
    content = kept_with(answers={"letting_go.people": 2, "plan.actions": "help"}, date="soon", respondent=7)
    (tmp_path / "result-1.json").write_bytes(content.replace(b'"letting_go.people": 2', odd))
    result = list_results(tmp_path)[0].result
    assert result is not None
    answers = kept_answers(shipped_bank(), result)
    assert answers == Answers({"plan.actions": "help"}, clients=())
    assert rejected_answers(result, answers) == ("letting_go.people",)
    assert rescored(shipped_bank(), result).date is None


def test_of_the_clients_those_that_the_bank_takes_are_read(tmp_path: Path) -> None:
    good = {"name": "Bakkerij", "growth": "growing", "team": "one", "willing": "yes", "lets_go": "yes"}
    clients = [{**good, "team": "thousands"}, 3, good]
    (tmp_path / "result-1.json").write_bytes(kept_with(clients=clients))
    result = list_results(tmp_path)[0].result
    assert result is not None
    fields = {key: value for key, value in good.items() if key != "name"}
    assert kept_answers(shipped_bank(), result).clients == (Client("Bakkerij", fields),)
