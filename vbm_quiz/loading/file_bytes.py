"""A file of a content in, its bytes out; one that is too large, or may never end, is not read."""

import stat
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from vbm_quiz.errors import Fault
from vbm_quiz.texts.os_errors import os_error_name

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LARGEST_FILE = 192 * 1024
"""More than three times the largest that ships, so that it fits in any script."""
LARGEST_ARCHIVE = 4 * 1024 * 1024
"""The bytes of a zip file."""
LARGEST_CONTENT = 5 * 1024 * 1024
"""The bytes of the texts of all languages together, and of all files in a zip file: as much as fifty languages have."""
MOST_ENTRIES = 5_000
"""The files and folders in a folder, or in a zip file."""


class UnusableFile(Exception):
    """A file that is not read, with the fault that says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def file_bytes(file: "Traversable") -> bytes:
    """The bytes of a file of at most `LARGEST_FILE`.

    Raises:
        UnusableFile: when it is missing, no plain file, too large, or cannot be read.
    """
    try:
        if isinstance(file, Path):
            require_plain(file)
        with file.open("rb") as stream:
            data: bytes = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise UnusableFile(Fault("", "missing_file")) from None
    except OSError as error:
        raise UnusableFile(unreadable(error)) from None
    if len(data) > LARGEST_FILE:
        raise UnusableFile(too_large(LARGEST_FILE))
    return data


def require_plain(path: Path) -> None:
    """Check that a path leads to a file or a folder: a pipe or a device may keep its reader waiting, or never end.

    Raises:
        UnusableFile: when it leads to anything else.
        OSError: when it leads nowhere.
    """
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise UnusableFile(Fault("", "no_plain_file"))


def entries(folder: "Traversable") -> "list[Traversable]":
    """The files and folders in a folder, at most `MOST_ENTRIES`.

    Raises:
        UnusableFile: when there are more, or they cannot be read.
    """
    try:
        found = list(islice(folder.iterdir(), MOST_ENTRIES + 1))
    except OSError as error:
        raise UnusableFile(unreadable(error)) from None
    if len(found) > MOST_ENTRIES:
        raise UnusableFile(Fault("", "too_many_files", {"highest": MOST_ENTRIES}))
    return found


def unreadable(error: OSError) -> Fault:
    """The fault of a file that the system does not give."""
    return Fault("", "unreadable_file", {"reason": os_error_name(error) or error.strerror or str(error)})


def too_large(most: int, key: str = "file_too_large") -> Fault:
    """The fault of a file, or of a content, with more bytes than these."""
    return Fault("", key, {"highest": f"{most // 1024} KiB"})
