"""Everything that was ever stored in, nothing out."""

import sys
from pathlib import Path

from vbm_quiz.errors import UsageError
from vbm_quiz.folders import empty, every_folder
from vbm_quiz.library import open_library
from vbm_quiz.reasons import because


def forget_everything(lang: str | None, content: Path | None) -> None:
    """Remove all that the program has stored, and say what that was.

    Raises:
        UsageError: when something cannot be removed.
    """
    words = open_library(content).words(lang)
    removed: list[Path] = []
    refused: list[str] = []
    for folder in every_folder():
        try:
            removed += empty(folder)
        except OSError as reason:
            refused.append(words("interface.forget.cannot", folder=folder, reason=because(words, reason)))
    lines = [words("interface.forget.removed", file=file) for file in removed]
    if lines or not refused:
        sys.stdout.write("\n".join([*(lines or [words("interface.forget.nothing")]), ""]))
    if refused:
        raise UsageError("\n".join(refused))
