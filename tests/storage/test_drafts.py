"""Drafts on disk: what is no record is set aside, what another process holds is left alone."""

import json
from pathlib import Path

import msgspec
import pytest

from vbm_quiz.model.results import BankReference
from vbm_quiz.storage.drafts import DraftFolder, DraftRecord, decode_record, to_text

RECORD = DraftRecord(
    format=1,
    bank=BankReference("vbm", "1.0.0", "0" * 64),
    language="nl",
    day="2026-11-24",
    current="plan.actions",
    answers={"forecast.goals": "help"},
    acknowledged={"all_alike": {"forecast.goals": "help"}},
)


def test_a_record_is_read_as_it_was_written() -> None:
    assert RECORD == decode_record(to_text(RECORD).encode())


def test_a_record_without_acknowledged_inconsistencies_is_read() -> None:
    document = json.loads(to_text(RECORD))
    del document["settled"]
    assert msgspec.structs.replace(RECORD, acknowledged={}) == decode_record(json.dumps(document).encode())


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"format": 2}', b"[" * 5000], ids=repr)
def test_a_damaged_file_is_set_aside(damage: bytes, tmp_path: Path) -> None:
    draft = tmp_path / "a.json"
    draft.write_bytes(damage)
    assert [tmp_path / "a.damaged"] == DraftFolder(tmp_path).set_damaged_aside()
    assert damage == (tmp_path / "a.damaged").read_bytes()
    assert () == DraftFolder(tmp_path).acquire("vbm")


def test_a_draft_that_is_held_is_not_acquired_before_it_is_released(tmp_path: Path) -> None:
    folder = DraftFolder(tmp_path)
    held = folder.create()
    held.save(RECORD)
    assert () == folder.acquire("vbm")
    assert [] == folder.set_damaged_aside()
    held.release()
    (acquired,) = folder.acquire("vbm")
    assert RECORD == acquired.record
    acquired.delete()
    assert [] == list(tmp_path.iterdir())


def test_a_draft_of_another_bank_stays(tmp_path: Path) -> None:
    draft = DraftFolder(tmp_path).create()
    draft.save(RECORD)
    draft.release()
    assert () == DraftFolder(tmp_path).acquire("other")
    assert 1 == len(DraftFolder(tmp_path).acquire("vbm"))


def test_the_lock_of_a_quiz_that_never_had_an_answer_is_deleted(tmp_path: Path) -> None:
    (tmp_path / "a.lock").touch()
    assert () == DraftFolder(tmp_path).acquire("vbm")
    assert [] == list(tmp_path.iterdir())
