"""`show`, `history` and `forget`, and a kept result as an answers file: what each prints of what lies in the folder."""

import json
import os
from pathlib import Path

import pytest

from tests.helpers.answers import CLIENT
from tests.helpers.command import Finished, run
from tests.helpers.profiles import several
from tests.helpers.report_facts import squeezed
from tests.helpers.shipped import CASES, LANGUAGES, TESTS, Document, report_of, shipped_bank, shipped_texts, written
from tests.helpers.terminal import Terminal
from vbm_quiz.model.results import BankReference, Promise
from vbm_quiz.storage.kept_document import KeptResult, document_of, kept_from_document
from vbm_quiz.storage.kept_results import HistoryEntry, kept_result, list_results, save_result

MANAGER, ASSISTANT = {**CASES["r22"], "date": "2021-11-23"}, {**CASES["r25"], "date": "2020-11-23"}
OLDER = (TESTS / "storage" / "kept_1_0_0.json").read_bytes()
TEXTS = shipped_texts("en")
HOSTILE = "\x1b[31m\x07\u202e{0}"
CONTROLS = {"\x1b", "\x07", "\u202e"}


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """The folder of results where the command looks for it, also in a terminal with `tmp_path` as its state."""
    folder = tmp_path / "data" / "vbm-quiz" / "results"
    folder.mkdir(parents=True)
    return folder


def keep(folder: Path, document: Document, label: str | None = None, promise: Promise | None = None) -> HistoryEntry:
    report = report_of(document)
    return save_result(folder, kept_result(shipped_bank(), report.answers, report.result.title, label, promise))


def called(folder: Path, *arguments: str | Path) -> Finished:
    """A run with this folder of results."""
    home = folder.parent.parent
    return run(*arguments, env={"XDG_DATA_HOME": str(home), "XDG_STATE_HOME": str(home.parent)})


def shown(folder: Path, *arguments: str | Path) -> str:
    done = called(folder, "show", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


# ---------------------------------------------------------------- show


@pytest.mark.parametrize("format_", ["text", "json", "markdown", "html"])
def test_a_kept_result_is_told_as_its_answers_are(format_: str, results: Path, tmp_path: Path) -> None:
    document = {**MANAGER, "clients": [CLIENT]}
    keep(results, document, "Bakery")
    asked = ("--format", format_, "--lang", "en", *(["--full"] if format_ == "text" else []))
    alone = run("--answers", written(tmp_path, document), *asked)
    assert shown(results, *asked) == alone.stdout


def test_without_a_number_it_is_the_one_kept_last(results: Path) -> None:
    keep(results, MANAGER)
    keep(results, ASSISTANT)
    assert json.loads(shown(results, "--format", "json"))["date"] == "2020-11-23"
    assert json.loads(shown(results, "1", "--format", "json"))["date"] == "2021-11-23"


def test_show_says_which_result_it_is(results: Path) -> None:
    keep(results, MANAGER, "Bakery")
    assert called(results, "show", "--lang", "en").stderr == "Result 1, 23 November 2021, Bakery.\n"


def test_show_writes_a_file_and_replaces_one_only_when_forced(results: Path, tmp_path: Path) -> None:
    keep(results, MANAGER)
    page = tmp_path / "page.html"
    assert shown(results, "--output", page) == ""
    first = page.read_bytes()
    assert first.startswith(b"<!")
    page.write_bytes(b"mine")
    refused = called(results, "show", "--output", page)
    assert (refused.returncode, page.read_bytes()) == (2, b"mine")
    shown(results, "--output", page, "--force")
    assert page.read_bytes() == first


@pytest.mark.parametrize("language", LANGUAGES)
def test_show_speaks_the_language_of_the_answers_unless_asked_otherwise(language: str, results: Path) -> None:
    keep(results, {**MANAGER, "language": language})
    other = {"nl": "en", "en": "nl"}[language]
    for arguments, spoken in (((), language), (("--lang", other), other)):
        assert squeezed(shipped_texts(spoken)("interface.report.title")) in squeezed(shown(results, *arguments))


def test_a_result_of_other_rules_is_scored_anew_and_it_says_so(results: Path) -> None:
    (results / "2026-11-01-1.json").write_bytes(OLDER)
    done = called(results, "show", "1", "--format", "json", "--lang", "en")
    assert TEXTS("interface.show.other_rules", before="1.0.0", after=shipped_bank().version) in done.stderr
    title = json.loads(done.stdout)["title"]
    assert (title["id"], title["status"], title["firm"]) == ("virtual_assistant", "fits", False)


def other_result(**changes: object) -> KeptResult:
    """A result of an older version of the bank, with other answers."""
    report = report_of(MANAGER)
    kept = kept_result(shipped_bank(), report.answers, report.result.title)
    answers = {**kept.answers_file["answers"], **changes}
    given = {question: value for question, value in answers.items() if value is not None}
    return KeptResult(BankReference("vbm", "0.9.0", "0" * 64), kept.title, {**kept.answers_file, "answers": given})


def test_answers_that_no_longer_fit_are_named_and_left_out(results: Path) -> None:
    save_result(results, other_result(**{"plan.actions": "a level of then", "plan.gone": "own_part"}))
    done = called(results, "show", "--format", "json", "--lang", "en")
    assert done.returncode == 0
    levels = {each["id"]: each["level"] for task in json.loads(done.stdout)["tasks"] for each in task["activities"]}
    assert (levels["plan.actions"], levels["plan.structure"]) == ("unknown", MANAGER["answers"]["plan.structure"])
    names = f"{TEXTS('questions.plan.actions.short')} and plan.gone"
    assert TEXTS("interface.show.left_out", questions=names) in done.stderr


@pytest.mark.parametrize("format_", ["json", "text"])
def test_a_result_without_some_question_is_told_all_the_same(format_: str, results: Path) -> None:
    for question in several(shipped_bank().questions, 12):
        entry = save_result(results, other_result(**{question: None}))
        assert shown(results, str(entry.number), "--format", format_) != ""


def test_what_cannot_be_shown_is_refused_in_words(results: Path) -> None:
    done = called(results, "show", "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{TEXTS('interface.show.none')}\n")
    keep(results, MANAGER)
    (results / "result-2.json").write_bytes(b"{")
    save_result(results, KeptResult(BankReference("other", "1", ""), other_result().title, MANAGER))
    for number, code, said in (
        ("7", 2, TEXTS("interface.history.unknown", found=7, numbers="1, 2 and 3")),
        ("2", 6, TEXTS("interface.history.cannot_read", found=2, file=results / "result-2.json")),
        ("3", 2, TEXTS("interface.show.other_bank", number=3, found="other", bank="vbm")),
    ):
        done = called(results, "show", number, "--lang", "en")
        assert (done.returncode, done.stdout, done.stderr) == (code, "", f"{said}\n")
    assert called(results, "show", "9" * 5000).returncode == 2


# ---------------------------------------------------------------- history


def test_history_tells_of_each_result_all_that_was_kept(results: Path) -> None:
    keep(results, ASSISTANT, "Bakery", Promise("step", "2026-12-24", "under_way", "Ask the owner"))
    keep(results, {**MANAGER, "date": "2999-01-01"})
    lines = called(results, "history", "--lang", "en").stdout.splitlines()
    bank = f"vbm {shipped_bank().version}"
    assert lines[2:7] == [
        f"1  23 November 2020  Bakery  Virtual Assistant  {bank}",
        "   Step: ‘Ask the owner’, by 24 December 2026 (under way)",
        f"   {results / 'result-1.json'}",
        f"2  1 January 2999 (in the future)  Virtual Business Manager (provisional)  {bank}",
        f"   {results / 'result-2.json'}",
    ]
    assert lines[-1] == TEXTS("interface.history.compare", before=1, after=2)


def test_history_as_json_holds_the_same(results: Path) -> None:
    keep(results, ASSISTANT, "Bakery", Promise("step", None, "done", "Ask the owner"))
    (results / "result-2.json").write_bytes(b"{")
    data = json.loads(called(results, "history", "--format", "json").stdout)
    bank = shipped_bank()
    assert data["format"] == 1
    assert data["results"] == [
        {
            "number": 1,
            "date": "2020-11-23",
            "label": "Bakery",
            "title": {"id": "virtual_assistant", "status": "fits"},
            "promise": {"step": "step", "title": "Ask the owner", "date": None, "state": "done"},
            "bank": {"id": bank.id, "version": bank.version, "sha256": bank.sha256},
            "path": str(results / "result-1.json"),
        },
        {
            "number": 2,
            **dict.fromkeys(("date", "label", "title", "promise", "bank")),
            "path": str(results / "result-2.json"),
        },
    ]


def test_history_as_json_of_nothing_is_an_empty_list(results: Path) -> None:
    assert json.loads(called(results, "history", "--format", "json").stdout) == {"format": 1, "results": []}


@pytest.mark.parametrize("arguments", [("history",), ("history", "--format", "json"), ("show",), ("forget", "--force")])
def test_whatever_lies_there_stops_nothing_and_steers_no_screen(arguments: tuple[str, ...], results: Path) -> None:
    keep(results, MANAGER, HOSTILE, Promise(HOSTILE, HOSTILE, "open", HOSTILE))
    os.mkfifo(results / "result-5.json")
    (results / "result-6.json").write_bytes(b"\xff\xfe")
    (results / "result-7.json").write_bytes(b'{"format": ' + b"9" * 5000 + b"}")
    (results / f"{HOSTILE}.json").write_bytes(b"{")
    (results / f"result-{'9' * 200}.json").write_bytes(b"{")
    Path(os.fsdecode(os.fsencode(results) + b"/\xff.json")).write_bytes(b"{")
    done = called(results, *arguments)
    assert done.returncode == 0, done.stderr
    assert not CONTROLS & set(done.stdout + done.stderr)


# ---------------------------------------------------------------- forget


def forgotten(folder: Path, *arguments: str) -> Finished:
    return called(folder, "forget", *arguments, "--force", "--lang", "en")


def test_forget_removes_everything_and_says_what(results: Path, tmp_path: Path) -> None:
    paths = [keep(results, MANAGER).path, keep(results, ASSISTANT).path, results / "numbers"]
    (tmp_path / "vbm-quiz").mkdir()
    draft = written(tmp_path / "vbm-quiz", b"{}", "draft.json")
    done = forgotten(results)
    assert done.returncode == 0
    assert sorted(done.stdout.splitlines()) == sorted(f"Removed: {path}" for path in (*paths, draft))
    assert not any(path.exists() for path in (*paths, draft))
    assert forgotten(results).stdout == "Nothing was saved.\n"


def test_forget_a_number_removes_that_result_alone(results: Path) -> None:
    keep(results, MANAGER)
    second = keep(results, ASSISTANT)
    done = forgotten(results, "2")
    assert (done.returncode, done.stdout) == (0, f"Removed: {second.path}\n")
    assert [entry.number for entry in list_results(results)] == [1]
    assert keep(results, ASSISTANT).number == 3
    assert forgotten(results, "2").returncode == 2


def test_forget_a_number_removes_what_cannot_be_read(results: Path) -> None:
    (results / "result-1.json").write_bytes(b"{")
    assert forgotten(results, "1").returncode == 0
    assert list_results(results) == ()


def test_forget_drafts_leaves_the_results(results: Path, tmp_path: Path) -> None:
    keep(results, MANAGER)
    (tmp_path / "vbm-quiz").mkdir()
    drafts = [written(tmp_path / "vbm-quiz", b"{}", f"a.{suffix}") for suffix in ("damaged", "json", "lock")]
    done = forgotten(results, "--drafts")
    assert done.stdout.splitlines() == [f"Removed: {path}" for path in drafts]
    assert len(list_results(results)) == 1
    assert forgotten(results, "--drafts").stdout == f"{TEXTS('interface.forget.no_drafts')}\n"


def test_forget_takes_a_number_or_the_drafts(results: Path) -> None:
    keep(results, MANAGER)
    assert forgotten(results, "1", "--drafts").returncode == 2
    assert len(list_results(results)) == 1


@pytest.mark.parametrize("arguments", [(), ("1",)])
def test_without_a_terminal_and_without_force_nothing_is_removed(arguments: tuple[str, ...], results: Path) -> None:
    keep(results, MANAGER)
    done = called(results, "forget", *arguments, "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{TEXTS('interface.forget.no_terminal')}\n"
    assert len(list_results(results)) == 1


@pytest.mark.parametrize(("keys", "code", "left"), [(("1",), 0, []), (("2",), 1, [1]), ((), 1, [1])])
def test_forget_says_what_it_would_remove_and_asks(
    keys: tuple[str, ...], code: int, left: list[int], results: Path, tmp_path: Path
) -> None:
    path = keep(results, MANAGER, "Bakery").path
    with Terminal(tmp_path, "forget", "1", "--lang", "en", columns=200) as terminal:
        seen = terminal.until(TEXTS("interface.forget.ask"))
        assert seen.index("Bakery") < seen.index(str(path)) < seen.index(TEXTS("interface.forget.ask"))
        terminal.press(*keys, "enter")
        assert terminal.until_over() == code
    assert [entry.number for entry in list_results(results)] == left


# ---------------------------------------------------------------- a kept result as an answers file


def test_a_kept_result_is_read_as_an_answers_file_in_silence(results: Path) -> None:
    path = keep(results, MANAGER, "Bakery", Promise("step")).path
    done = run("--answers", path, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["title"]["id"] == "virtual_business_manager"


def test_an_older_kept_result_is_read_as_one_and_the_other_bank_is_said(tmp_path: Path) -> None:
    done = run("--answers", written(tmp_path, OLDER), "--format", "json", "--lang", "en")
    said = TEXTS("interface.said.other_bank", found="vbm 1.0.0", bank=f"vbm {shipped_bank().version}")
    assert (done.returncode, done.stderr) == (0, f"{said}\n")
    assert json.loads(done.stdout)["title"]["id"] == "virtual_assistant"


def test_another_bank_is_said_before_the_faults_of_its_answers(tmp_path: Path) -> None:
    document = document_of(other_result(**{"plan.gone": "own_part"}), 1)
    done = run("--answers", written(tmp_path, document), "--lang", "en")
    assert done.returncode == 3
    assert done.stderr.index("vbm 0.9.0") < done.stderr.index("plan.gone")


@pytest.mark.parametrize(
    ("changes", "path"),
    [({"bank": 1}, "bank"), ({"bank": {"id": "vbm"}}, "bank"), ({"kept": []}, "kept"), ({"$schema": 1}, "$schema")],
)
def test_what_stands_beside_the_answers_is_checked(changes: Document, path: str, tmp_path: Path) -> None:
    done = run("--answers", written(tmp_path, {**MANAGER, **changes}))
    assert done.returncode == 3
    assert path in done.stderr


def test_what_is_written_is_read_again() -> None:
    kept = other_result()
    again = kept_from_document(json.loads(json.dumps(document_of(kept, 7))))
    assert again is not None
    assert (again.bank, again.title, again.label, again.promise) == (kept.bank, kept.title, None, None)
    assert again.answers_file["answers"] == kept.answers_file["answers"]
