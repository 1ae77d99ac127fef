"""`content new`: a copy of what ships, to change; never over something that is there."""

import filecmp
from pathlib import Path

import pytest

from tests.helpers.command import run
from tests.helpers.shipped import CONTENT, LANGUAGES, command_line_texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_copy_holds_what_ships_and_it_is_told_what_to_do_with_it(language: str, tmp_path: Path) -> None:
    folder = tmp_path / "courses" / "mine"
    done = run("content", "new", folder, "--lang", language)
    said = command_line_texts(language)("content.new.made", folder=folder)
    assert done == (0, "", f"{said}\n")
    names = sorted(path.relative_to(CONTENT) for path in CONTENT.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    assert filecmp.cmpfiles(CONTENT, folder, map(str, names), shallow=False)[1:] == ([], [])
    assert run("questions", "--content", folder).stdout == run("questions").stdout


def test_what_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "quiz.toml").write_text("mine", "utf-8")
    texts = command_line_texts("en")
    for taken in (tmp_path, tmp_path / "quiz.toml"):
        assert run("content", "new", taken) == (2, "", f"{texts('content.new.exists', folder=taken)}\n")
    assert (tmp_path / "quiz.toml").read_text("utf-8") == "mine"
    below = tmp_path / "quiz.toml" / "below"
    reason = texts("interface.reason.not_directory")
    assert run("content", "new", below).stderr == f"{texts('content.new.cannot', folder=below, reason=reason)}\n"
