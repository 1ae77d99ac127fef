"""How messages name the program: by its name where a shell finds it so, else as it was typed."""

import os
import sys
from pathlib import Path

import pytest

from vbm_quiz.texts.program_name import typed_name

FOLDER = Path(sys.executable).parent


@pytest.mark.parametrize(
    ("started_as", "path", "named"),
    [
        ("vbm-quiz", "", "vbm-quiz"),
        (str(FOLDER / "vbm-quiz"), str(FOLDER), "vbm-quiz"),
        (str(FOLDER / "vbm-quiz"), "", str(FOLDER / "vbm-quiz")),
        (".venv/bin/vbm-quiz", "", ".venv/bin/vbm-quiz"),
        ("/somewhere/vbm_quiz/__main__.py", "", "vbm-quiz"),
        ("-c", "", "vbm-quiz"),
    ],
)
def test_a_command_in_a_message_can_be_typed_as_it_stands(
    started_as: str, path: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", path or os.devnull)
    assert named == typed_name(started_as)
