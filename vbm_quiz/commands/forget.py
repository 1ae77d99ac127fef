"""Everything that the program has stored in, its removal and a list of the removed files out."""

import sys
from pathlib import Path

from vbm_quiz.errors import UsageError
from vbm_quiz.loading.content import open_content
from vbm_quiz.storage.paths import all_folders, remove_folder
from vbm_quiz.texts.os_errors import os_error_text


def run(lang: str | None, content: Path | None) -> None:
    """Remove all that the program has stored, and print which files that were.

    Raises:
        UsageError: when something cannot be removed.
    """
    texts = open_content(content).texts(lang)
    removed: list[Path] = []
    refused: list[str] = []
    for folder in all_folders():
        try:
            removed += remove_folder(folder)
        except OSError as error:
            refused.append(texts("interface.forget.cannot", folder=folder, reason=os_error_text(texts, error)))
    lines = [texts("interface.forget.removed", file=file) for file in removed]
    if lines or not refused:
        sys.stdout.write("\n".join([*(lines or [texts("interface.forget.nothing")]), ""]))
    if refused:
        raise UsageError("\n".join(refused))
