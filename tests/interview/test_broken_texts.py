"""A fault in the texts is told before the first question, and one in another language stops nobody."""

import shutil
from pathlib import Path

import pytest

from tests.helpers.shipped import PROJECT, command_line_texts, shipped_bank, shipped_texts
from tests.helpers.terminal import Terminal

FIRST = next(iter(shipped_bank().questions))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content."""
    return Path(shutil.copytree(PROJECT / "content", tmp_path / "content"))


@pytest.mark.parametrize("file", ["questions", "report"])
@pytest.mark.parametrize(("language", "typed"), [("nl", "enter"), ("en", "2")], ids=["asked for", "chosen"])
def test_a_fault_is_told_before_the_first_question(
    language: str, typed: str, file: str, folder: Path, tmp_path: Path
) -> None:
    (folder / "nl" / f"{file}.toml").unlink()
    with Terminal(tmp_path, "--plain", "--content", folder, "--lang", language, columns=200) as terminal:
        terminal.until(shipped_texts(language)("interface.welcome.start"))
        if typed != "enter":
            terminal.press(typed, "enter")
            terminal.until(shipped_texts("nl")("interface.welcome.start"))
        terminal.press("enter")
        assert 3 == terminal.until_over()
        said = command_line_texts(language)("content_faults.missing_file")
        assert f"nl/{file}.toml: {said}" in terminal.text()
        assert shipped_texts("nl")(f"questions.{FIRST}.text") not in terminal.text()


def test_a_language_with_faults_is_not_offered_and_stops_nobody(folder: Path, tmp_path: Path) -> None:
    (folder / "de").mkdir()
    (folder / "de" / "names.toml").write_text('switch = "Deutsch?"', "utf-8")
    with Terminal(tmp_path, "--plain", "--content", folder, "--lang", "en", columns=200) as terminal:
        terminal.until(shipped_texts("en")("interface.welcome.start"))
        terminal.until(shipped_texts("nl")("switch"))
        assert "Deutsch" not in terminal.text()
        terminal.press("enter")
        terminal.until(shipped_texts("en")(f"questions.{FIRST}.text"))
