"""Everything that was ever stored in, nothing out."""

import sys
from pathlib import Path

from vbm_quiz.errors import UsageError
from vbm_quiz.loading.content import open_content
from vbm_quiz.storage.paths import empty, every_folder
from vbm_quiz.texts.os_errors import os_error_text


def forget_everything(lang: str | None, content: Path | None) -> None:
    """Remove all that the program has stored, and say what that was.

    Raises:
        UsageError: when something cannot be removed.
    """
    texts = open_content(content).texts(lang)
    removed: list[Path] = []
    refused: list[str] = []
    for folder in every_folder():
        try:
            removed += empty(folder)
        except OSError as reason:
            refused.append(texts("interface.forget.cannot", folder=folder, reason=os_error_text(texts, reason)))
    lines = [texts("interface.forget.removed", file=file) for file in removed]
    if lines or not refused:
        sys.stdout.write("\n".join([*(lines or [texts("interface.forget.nothing")]), ""]))
    if refused:
        raise UsageError("\n".join(refused))
