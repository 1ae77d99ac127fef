"""The bank as it ships, and every way in which a bank can be broken: each fault is named with its line, all at once."""

import hashlib
import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.helpers.broken import broken_text, cases, expected_faults, is_told_in_sentences
from tests.helpers.profiles import several
from tests.helpers.shipped import CONTENT, shipped_bank
from vbm_quiz.content_check.check import check
from vbm_quiz.errors import ContentFault, InvalidContent
from vbm_quiz.loading.content import STRUCTURE, load_bank

BANK = (CONTENT / STRUCTURE).read_text("utf-8")
BROKEN = cases("bank")


def faults_of(folder: Path, bank: str) -> list[ContentFault]:
    (folder / STRUCTURE).write_text(bank, "utf-8")
    with pytest.raises(InvalidContent) as refusal:
        load_bank(folder)
    return list(refusal.value.faults)


def kinds(faults: list[ContentFault]) -> list[tuple[str, str]]:
    return [(each.fault.path, each.fault.key) for each in faults]


@pytest.mark.parametrize("name", several(BROKEN, 43))
def test_a_fault_of_the_bank_is_named_with_its_path_and_its_line(name: str, tmp_path: Path) -> None:
    faults = faults_of(tmp_path, broken_text(BANK, BROKEN[name]))
    (fault,) = expected_faults(BROKEN[name], faults, tmp_path)
    assert is_told_in_sentences(fault)
    assert faults == [each for each in check(tmp_path).faults if each.fault.key != "no_language"]


APART = [
    "verdict_unless_a_later_one",
    "alias_of_an_unknown_title",
    "title_with_an_unknown_condition",
    "task_never_held",
    "two_lower_bounds",
    "condition_on_an_unknown_task",
    "verdict_on_an_unknown_field",
    "item_with_an_unknown_choice",
    "look_at_an_unknown_level",
    "step_on_an_unknown_verdict",
    "talking_point_twice",
]
MISSHAPEN = ["key_that_is_not_known", "value_of_another_type", "fraction_of_nothing", "kind_that_is_not_known"]


@pytest.mark.parametrize("names", [APART, MISSHAPEN])
def test_all_faults_of_the_bank_are_named_at_once(names: list[str], tmp_path: Path) -> None:
    bank = BANK
    for name in names:
        bank = broken_text(bank, BROKEN[name])
    faults = faults_of(tmp_path, bank)
    assert sorted((BROKEN[name]["path"], BROKEN[name]["key"]) for name in names) == sorted(kinds(faults))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"format = ", ("format", "no_value")),
        (b"format = [" + b"[" * 3000, ("", "nested_too_deep")),
        (b"format = " + b"1" * 5000, ("", "endless_number")),
        (b"# \xff", ("", "not_utf_8")),
        (None, ("", "missing_file")),
        (b"", ("format", "missing_key")),
        (BANK.replace('date = "2022-03-22"', "date = 2022-03-22").encode(), ("sources.fehring.date", "not_text")),
    ],
)
def test_a_bank_that_cannot_be_read_is_refused_in_words(
    content: bytes | None, expected: tuple[str, str], tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / STRUCTURE).write_bytes(content)
    with pytest.raises(InvalidContent) as refusal:
        load_bank(tmp_path)
    assert expected in kinds(list(refusal.value.faults))


def test_the_number_of_the_bank_changes_with_its_rules_and_not_with_its_layout(tmp_path: Path) -> None:
    def sha256(bank: str) -> str:
        (tmp_path / STRUCTURE).write_text(bank, "utf-8")
        return load_bank(tmp_path).sha256

    assert sha256(BANK) == sha256(f"# a remark\n\n{BANK}") == shipped_bank().sha256
    assert sha256(BANK.replace("tasks_held = 2", "tasks_held = 3")) != sha256(BANK)
    assert re.fullmatch(r"[0-9a-f]{64}", sha256(BANK))


def test_the_number_of_the_bank_is_of_the_file_as_it_is_read() -> None:
    """Whatever the code calls it: of compact JSON in UTF-8 with sorted keys, as anyone can make it."""
    text = json.dumps(tomllib.loads(BANK), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(text.encode()).hexdigest() == shipped_bank().sha256
