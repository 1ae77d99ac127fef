"""`compare`: answers files and kept results, as text and as JSON."""

import json
import os
from pathlib import Path
from threading import Thread

import msgspec
import pytest

from tests.helpers.command import run, shell
from tests.helpers.report_facts import squeezed
from tests.helpers.shipped import CASES, TESTS, answers_of, changed, report_of, shipped_bank, shipped_texts, written
from vbm_quiz.report.formats.json_types import ComparisonData
from vbm_quiz.storage.kept_results import kept_result, list_results, save_result

MANAGER = CASES["r22"]


def test_compare_shows_two_files_as_text_and_as_json(tmp_path: Path) -> None:
    higher = changed(MANAGER, forecast__goals="responsible", forecast__example="yes")
    old = written(tmp_path, {**MANAGER, "date": "2025-11-23"}, "old.json")
    new = written(tmp_path, {**higher, "date": "2026-11-23"}, "new.json")
    text = run("compare", old, new, "--lang", "en")
    assert (text.returncode, text.stderr) == (0, "")
    assert squeezed("From old.json, 2025-11-23 to new.json, 2026-11-23") in squeezed(text.stdout)
    assert squeezed("67% (yours) → 100% (yours)") in squeezed(text.stdout)
    data = json.loads(run("compare", old, new, "--format", "json").stdout)
    msgspec.convert(data, ComparisonData)
    assert data["tasks"] == [
        {"id": "forecast", "from": {"percent": 67, "state": "held"}, "to": {"percent": 100, "state": "held"}}
    ]
    assert data["answers"] == [{"question": "forecast.goals", "from": "own_part", "to": "responsible"}]
    assert (data["old"]["date"], data["new"]["date"], data["title"]) == ("2025-11-23", "2026-11-23", None)


def test_compare_reads_standard_input_once(tmp_path: Path) -> None:
    path = written(tmp_path, MANAGER)
    for pair in (("-", path), (path, "-"), ("-", "-")):
        done = run("compare", *pair, "--format", "json", stdin=path.read_bytes())
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout)["answers"] == []


def test_compare_reads_two_pipes_one_after_the_other(tmp_path: Path) -> None:
    """Who writes them may have opened the first alone."""
    files = [written(tmp_path, CASES[case], f"{case}.json") for case in ("r25", "r22")]
    pipes = [tmp_path / name for name in ("old", "new")]
    for pipe in pipes:
        os.mkfifo(pipe)
    writing = Thread(
        target=lambda: [pipe.write_bytes(file.read_bytes()) for pipe, file in zip(pipes, files, strict=True)]
    )
    writing.start()
    from_pipes = run("compare", *pipes, "--format", "json")
    writing.join()
    assert run("compare", *files, "--format", "json") == from_pipes
    substituted = shell(f"vbm-quiz compare <(cat {files[0]}) <(cat {files[1]}) --format json")
    assert from_pipes == substituted


def test_compare_refuses_what_it_cannot_read_in_words(tmp_path: Path) -> None:
    good = written(tmp_path, MANAGER, "good.json")
    broken = written(tmp_path, {"answers": {"plan.acton": 1}}, "broken.json")
    for code, pair in ((3, (good, broken)), (3, (broken, good)), (6, (good, tmp_path / "none.json"))):
        done = run("compare", *pair)
        assert (done.returncode, done.stdout) == (code, "")
        assert str(tmp_path) in done.stderr


def test_compare_speaks_the_language_of_the_files(tmp_path: Path) -> None:
    path = written(tmp_path, {**MANAGER, "language": "nl"})
    assert "uitslagen" in run("compare", path, path).stdout


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """The folder of two kept results in the data folder of the platform."""
    folder = tmp_path / "vbm-quiz" / "results"
    for document, day in ((CASES["r25"], "2025-11-23"), (MANAGER, "2026-11-23")):
        report = report_of({**document, "date": day})
        save_result(folder, kept_result(shipped_bank(), answers_of({**document, "date": day}), report.result.title))
    return folder


def test_compare_takes_numbers_of_the_history_and_kept_files(results: Path, tmp_path: Path) -> None:
    by_number = run("compare", "1", "2", "--format", "json", XDG_DATA_HOME=str(tmp_path))
    by_file = run("compare", *(entry.path for entry in list_results(results)), "--format", "json")
    assert by_number.returncode == 0
    assert by_number.stdout == by_file.stdout
    assert json.loads(by_number.stdout)["old"]["date"] == "2025-11-23"
    refused = run("compare", "1", "3", XDG_DATA_HOME=str(tmp_path))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "history" in refused.stderr


def test_compare_takes_a_kept_result_of_the_first_version(tmp_path: Path) -> None:
    older = written(tmp_path, (TESTS / "storage" / "kept_1_0_0.json").read_bytes(), "older.json")
    done = run("compare", older, written(tmp_path, {**MANAGER, "language": "nl"}))
    assert (done.returncode, done.stderr) == (0, "")
    rules = shipped_texts("nl")("interface.since.other_rules", before="1.0.0", after=shipped_bank().version)
    assert squeezed(rules) in squeezed(done.stdout)


def test_history_without_any_result_says_where_they_would_be(tmp_path: Path) -> None:
    done = run("history", XDG_DATA_HOME=str(tmp_path))
    assert done.returncode == 0
    assert str(tmp_path / "vbm-quiz" / "results") in done.stdout
    assert list(tmp_path.iterdir()) == []
