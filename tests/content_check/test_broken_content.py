"""Every way in which the files of a quiz can be wrong, and everything in them that cannot be meant, is told."""

from pathlib import Path

import pytest

from tests.helpers.broken import broken_folder, cases, is_told
from vbm_quiz.content_check.check import check

FAULTS = cases("files", "syntax", "texts")
WARNINGS = cases("warnings")
BANK = cases("bank")


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_a_file_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    folder = broken_folder(tmp_path / "content", FAULTS[name])
    found = check(folder)
    assert is_told(FAULTS[name], found.faults, folder), found


@pytest.mark.parametrize("name", WARNINGS)
def test_what_cannot_be_meant_is_a_warning_with_its_line(name: str, tmp_path: Path) -> None:
    folder = broken_folder(tmp_path / "content", WARNINGS[name])
    found = check(folder)
    assert is_told(WARNINGS[name], found.warnings, folder), found
