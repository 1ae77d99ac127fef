"""A text in, a file that holds all of it out, or the file as it was: written under another name, and then renamed.

The file under the other name is locked while it is written. So what a killed process has left can be told from what
another one is writing.
"""

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from vbm_quiz.storage.files import PRIVATE, make_private, system_error
from vbm_quiz.storage.lock import Lock

PREFIX, SUFFIX = ".vbm-quiz-", ".tmp"
ATTEMPTS, BETWEEN_ATTEMPTS = 10, 0.05
"""How many times, and after how many seconds, a file is tried again that another program may have open."""
LOST = (errno.EIO, errno.ENOSPC, errno.EDQUOT)
"""What the system says where the text has not reached the disk; else it has, or nobody there knows fsync."""


def write_text(path: Path, text: str, *, mode: int = PRIVATE, replace: bool = True) -> None:
    """Write a text to a file, completely or not at all.

    Args:
        path: the file.
        text: what it holds afterwards.
        mode: who may read it, where the file system can tell.
        replace: whether it may replace a file.

    Raises:
        FileExistsError: when there is a file, and it may not be replaced.
        OSError: when the folder is missing, full or read-only.
    """
    temporary = _temporary(path.parent)
    try:
        _fill(temporary.handle, text.encode())
        make_private(temporary.path, mode)
        if sys.platform == "win32":  # which renames no open file
            temporary.release()
        if replace:
            _replace(temporary.path, path)
        else:
            _move_to_free_name(temporary.path, path)
    finally:
        temporary.remove()


def remove_leftovers(folder: Path) -> None:
    """Remove what processes that were killed in the middle of a write have left in a folder."""
    with suppress(OSError):
        for path in folder.glob(f"{PREFIX}*{SUFFIX}"):
            with suppress(OSError):
                lock = Lock.acquire(path, create=False)
                if lock is not None:
                    lock.remove()


def _temporary(folder: Path) -> Lock:
    """A new file in the folder."""
    return Lock.create(lambda: folder / f"{PREFIX}{os.urandom(8).hex()}{SUFFIX}")


def _fill(handle: int, data: bytes) -> None:
    with open(handle, "wb", closefd=False) as file:
        file.write(data)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno in LOST:
            raise


def _replace(temporary: Path, path: Path) -> None:
    """Rename a file over another one; on Windows, first wait for a program that has it open for a moment."""
    for _ in range(ATTEMPTS if sys.platform == "win32" else 0):
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(BETWEEN_ATTEMPTS)
        else:
            return
    temporary.replace(path)


def _move_to_free_name(temporary: Path, path: Path) -> None:
    """Rename a file unless there is one under the new name, which a link notices at the very moment."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise system_error(errno.EEXIST) from None
        temporary.rename(path)
