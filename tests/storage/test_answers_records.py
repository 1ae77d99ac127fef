"""Paths to answers files: every one in order, each by its place, and what cannot be read is told and passed by."""

import io
import json
import pickle
import sys
from pathlib import Path

import pytest

from tests.helpers.shipped import TESTS
from vbm_quiz.answers_file.json_document import LARGEST
from vbm_quiz.errors import InvalidAnswers
from vbm_quiz.storage.answers_records import AnswersRecord, answers_records

ONE, TWO = {"answers": {"plan.actions": "help"}}, {"answers": {"plan.actions": "own_part"}}


def faults_of(record: AnswersRecord) -> list[str]:
    with pytest.raises(InvalidAnswers) as refused:
        record.document()
    return [fault.key for fault in refused.value.faults]


def test_a_folder_gives_its_answers_files_by_name_and_its_json_lines_by_line(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(f"{json.dumps(TWO)}\n\n{json.dumps(ONE)}", "utf-8")
    (tmp_path / "a.json").write_text(json.dumps(ONE, indent=2), "utf-8")
    for other in (".hidden.json", "notes.txt", "c.json.bak"):
        (tmp_path / other).write_text("no answers", "utf-8")
    (tmp_path / "folder.json").mkdir()
    found = [(record.path, record.line, record.document()) for record in answers_records([str(tmp_path)])]
    a, b = str(tmp_path / "a.json"), str(tmp_path / "b.jsonl")
    assert [(a, None, ONE), (b, 1, TWO), (b, 3, ONE)] == found


def test_standard_input_holds_a_document_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert [(1, ONE), (2, TWO)] == [(record.line, record.document()) for record in answers_records(["-"])]


def test_what_cannot_be_read_is_told_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    long = b" " * (2 * LARGEST) + b"{}"
    (tmp_path / "lines.jsonl").write_bytes(b'{"answers"\n' + long + b"\n" + json.dumps(ONE).encode())
    paths = [str(tmp_path / name) for name in ("empty", "none.json", "lines.jsonl", "\0")]
    *faulty, good, nameless = answers_records(paths)
    expected = [(None, ["no_answers_files"]), (None, ["not_found"]), (1, ["not_json"]), (2, ["too_large"])]
    assert expected == [(record.line, faults_of(record)) for record in faulty]
    assert (3, ONE) == (good.line, good.document())
    assert ["cannot_read"] == faults_of(nameless)


def test_a_kept_result_of_every_version_is_read_as_its_answers(tmp_path: Path) -> None:
    around = {"format": 1, "bank": {"id": "vbm", "version": "1.0.0", "sha256": "0"}, "answers_file": ONE}
    (tmp_path / "old.json").write_text(json.dumps(around), "utf-8")
    kept = TESTS / "storage" / "kept_1_0_0.json"
    old, newer = answers_records([str(tmp_path / "old.json"), str(kept)])
    assert ONE["answers"] == old.document()["answers"]
    assert "answers" in newer.document()


def test_a_record_goes_to_another_process() -> None:
    (record,) = answers_records([str(TESTS / "cases" / "r02.json")])
    assert record == pickle.loads(pickle.dumps(record))
