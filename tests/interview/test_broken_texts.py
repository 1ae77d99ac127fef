"""A fault in the texts is told before the first screen, and one in a language that nobody asked for stops nobody."""

import shutil
from pathlib import Path

import pytest

from tests.helpers.shipped import PROJECT, command_line_texts, shipped_bank, shipped_texts
from tests.helpers.terminal import Terminal

TEXTS = shipped_texts("en")
FIRST = next(iter(shipped_bank().questions))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content."""
    return Path(shutil.copytree(PROJECT / "content", tmp_path / "content"))


@pytest.mark.parametrize("file", ["questions", "report"])
def test_a_fault_in_the_language_that_is_asked_for_is_told_before_the_first_screen(
    file: str, folder: Path, tmp_path: Path
) -> None:
    (folder / "nl" / f"{file}.toml").unlink()
    with Terminal(tmp_path, "--plain", "--content", folder, "--lang", "nl", columns=200) as terminal:
        assert 3 == terminal.until_over()
        said = command_line_texts("nl")("content_faults.missing_file")
        assert f"nl/{file}.toml: {said}" in terminal.text()
        assert shipped_texts("nl")("welcome.title") not in terminal.text()


def test_a_language_that_is_not_finished_is_replaced_by_one_that_is_and_never_offered(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "nl" / "report.toml").unlink()
    with Terminal(tmp_path, "--content", folder, columns=200, environment={"LANG": "nl_NL.UTF-8"}) as terminal:
        terminal.until(TEXTS("interface.said.unfinished_language", found="nl", language="en", folder=folder))
        terminal.until(TEXTS("interface.welcome.start"))
        assert shipped_texts("nl")("switch") not in terminal.text()
        terminal.press("enter")
        terminal.until(TEXTS(f"questions.{FIRST}.text"))


def test_a_language_with_faults_is_not_offered_and_stops_nobody(folder: Path, tmp_path: Path) -> None:
    (folder / "de").mkdir()
    (folder / "de" / "names.toml").write_text('switch = "Deutsch?"', "utf-8")
    with Terminal(tmp_path, "--plain", "--content", folder, "--lang", "en", columns=200) as terminal:
        terminal.until(TEXTS("interface.welcome.start"))
        terminal.until(shipped_texts("nl")("switch"))
        assert "Deutsch" not in terminal.text()
        terminal.press("enter")
        terminal.until(TEXTS(f"questions.{FIRST}.text"))
