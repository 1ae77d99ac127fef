"""A folder name in, a copy there of the content that came with the program out."""

from pathlib import Path
from typing import TYPE_CHECKING

from vbm_quiz.errors import FileError, UsageError
from vbm_quiz.loading.content import content_folder
from vbm_quiz.storage.files import is_device_name
from vbm_quiz.texts.os_errors import os_error_text
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import say

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def run(folder: Path, texts: Texts) -> None:
    """Copy the content, and say what to do with it.

    Raises:
        UsageError: when the folder holds something already, or its name is that of a device.
        FileError: when it cannot be made.
    """
    if is_device_name(folder):
        raise UsageError(texts("content.new.device_name", folder=folder))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(texts("content.new.exists", folder=folder))
    try:
        copy_folder(content_folder(), folder)
    except OSError as error:
        raise FileError(texts("content.new.cannot", folder=folder, reason=os_error_text(texts, error))) from None
    say(texts("content.new.made", folder=folder))


def copy_folder(source: "Traversable", target: Path) -> None:
    """Copy a folder with all that is in it; the target may exist.

    Raises:
        OSError: when something cannot be read or written.
    """
    target.mkdir(parents=True, exist_ok=True)
    for entry in source.iterdir():
        if entry.is_dir():
            copy_folder(entry, target / entry.name)
        else:
            (target / entry.name).write_bytes(entry.read_bytes())
