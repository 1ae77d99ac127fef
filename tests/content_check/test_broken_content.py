"""Every way in which the files of a quiz can be wrong, and everything in them that cannot be meant, is told."""

import re
from pathlib import Path

import pytest

from tests.helpers.broken import broken_folder, cases, expected_faults, is_told_in_sentences
from tests.helpers.profiles import several
from tests.helpers.shipped import command_line_texts
from vbm_quiz.content_check.check import check
from vbm_quiz.loading.toml_file import read_file

UNREADABLE = cases("files", "syntax")
TEXTS, WARNINGS = cases("texts"), cases("warnings")
AROUND = {"headline", "what_next", "what_is_missing", "line", "nearest", "misspelt", "allowed"}
AROUND |= {"more", "more_alike", "more_in_all"}
"""The texts around faults, which tell none themselves."""
OF_FILES = {
    *("unreadable_file", "nested_too_deep", "endless_number", "not_toml", "no_language", "program_speaks_it"),
    *(
        "reading_stopped",
        "not_count_between",
        "no_content",
        "broken_zip",
        "encrypted_zip",
        "other_language",
        "language_circle",
        *("no_plain_file", "file_too_large", "content_too_large", "too_many_files", "too_many_languages"),
        *("key_too_long", "list_too_long"),
    ),
}
"""What is told of files that no case can hold; each has a test of its own."""


@pytest.mark.parametrize("name", UNREADABLE)
def test_why_a_file_cannot_be_read_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    case = UNREADABLE[name]
    folder = broken_folder(tmp_path, case)
    (fault,) = expected_faults(case, read_file(folder, case.get("file", "quiz.toml")).faults, folder)
    assert is_told_in_sentences(fault)


@pytest.mark.parametrize("name", several(TEXTS, 8))
def test_a_fault_of_the_texts_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    folder = broken_folder(tmp_path, TEXTS[name], languages=True)
    (fault,) = expected_faults(TEXTS[name], check(folder).faults, folder)
    assert is_told_in_sentences(fault)


@pytest.mark.parametrize("name", several(WARNINGS, 11))
def test_what_cannot_be_meant_is_a_warning_with_its_line(name: str, tmp_path: Path) -> None:
    folder = broken_folder(tmp_path, WARNINGS[name], languages="file" in WARNINGS[name])
    (warning,) = expected_faults(WARNINGS[name], check(folder).warnings, folder)
    assert is_told_in_sentences(warning)


def test_each_kind_of_fault_has_a_case_and_each_case_a_text() -> None:
    keys = command_line_texts("en").read("content_commands")
    told = {key.partition(".")[2] for key in keys if re.fullmatch(r"content_(faults|warnings)\.\w+", key)}
    every = cases("bank") | UNREADABLE | TEXTS | WARNINGS
    assert {case["key"] for case in every.values()} | OF_FILES == told - AROUND
