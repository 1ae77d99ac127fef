"""What a run names in, the content and the language that it speaks out; what a user may not expect is said."""

import os
import sys
from pathlib import Path

from vbm_quiz.loading.content import Content, open_content
from vbm_quiz.model.json_values import shown
from vbm_quiz.texts.language import match
from vbm_quiz.texts.shipped_texts import texts_of_run
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import say

VARIABLE = "VBM_QUIZ_CONTENT"
"""The variable of the environment that names the content where the command line names none."""


def content_of_run(named: Path | None) -> Content:
    """The content in the folder or zip file that is named, as `path_of_content` finds it.

    Raises:
        InvalidContent: with every fault of its bank, or when there is none.
    """
    return open_content(path_of_content(named))


def path_of_content(named: Path | None) -> Path | None:
    """What the command line names, else what the environment does, which is said; None for what ships."""
    path = content_path(named)
    if path != named:
        say(texts_of_run(sys.argv[1:], os.environ)("content.from_environment", folder=path, variable=VARIABLE))
    return path


def content_path(named: Path | None) -> Path | None:
    """What the command line names, else what the environment does; None for what ships."""
    by_environment = os.environ.get(VARIABLE)
    return named if named is not None or not by_environment else Path(by_environment).expanduser()


def texts_of_content(content: Content, asked: str | None, *others: str | None) -> Texts:
    """The texts of the language asked for, else of the first other one named, else of the environment's.

    Where that language is not finished, or the content has another one alone, that is said.

    Raises:
        UsageError: when the language asked for is not here.
    """
    texts, wanted = content.texts(asked, *others), content.wanted(asked, *others)
    unknown = [tag for tag in others if tag is not None and match(tag, content.languages) is None]
    if texts.language != wanted:
        words = {"found": wanted, "language": texts.language, "folder": content.folder}
        say(texts("interface.said.unfinished_language", **words))
    elif asked is None and unknown and len(content.languages) == 1:
        say(texts("interface.said.one_language", found=shown(unknown[0]), language=texts.language))
    return texts
