"""A file that the user named in, a text in it out: a plain file whole or as it was, anything else is written into.

A link is followed. What is no plain file, such as `/dev/stdout`, a pipe or a device, is opened as it is, and never
replaced; so is the file behind standard output or standard error.
"""

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from vbm_quiz.storage.atomic_write import remove_leftovers, write_text
from vbm_quiz.storage.files import PRIVATE, free_paths, system_error


def check_writable(target: Path) -> bool:
    """Check that `write_output` can write this file, without writing it.

    Returns:
        Whether there is a file that it would replace.

    Raises:
        OSError: the reason why it cannot.
    """
    found = _stat(target)
    if found is not None and stat.S_ISDIR(found.st_mode):
        raise system_error(errno.EISDIR)
    if found is not None and (not _is_plain(target, found) or _stream_of(found) is not None):
        if not os.access(target, os.W_OK):
            raise system_error(errno.EACCES)
        return stat.S_ISBLK(found.st_mode)  # whose content would be lost
    folder = _followed(target).parent
    if not folder.is_dir():
        raise system_error(errno.ENOENT)
    if not os.access(folder, os.W_OK):
        raise system_error(errno.EACCES)
    return found is not None


def write_output(target: Path, text: str, *, replace: bool, private: bool) -> Path:
    """Write a text to a file.

    Args:
        target: the file.
        text: what is written.
        replace: whether a file that is there may be replaced.
        private: whether the file is for its owner alone, also where the one that it replaces was not.

    Returns:
        The file that was written: another name where there is a file that may not be replaced.

    Raises:
        OSError: when it cannot be written.
    """
    found = _stat(target)
    if found is not None and (stream := _stream_of(found)) is not None:
        stream.flush()
        _write_into(stream.fileno(), text)
    elif found is not None and not _is_plain(target, found):
        handle = os.open(target, os.O_WRONLY | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0))
        try:
            _write_into(handle, text)
        finally:
            os.close(handle)
    else:
        mode = PRIVATE if private or found is None else stat.S_IMODE(found.st_mode) & 0o777
        path = _followed(target)
        written = _write_whole(path, text, mode) if replace else write_new(path, text, mode=mode)
        return target if written == path else written
    return target


def write_new(path: Path, text: str, *, mode: int = PRIVATE) -> Path:
    """Write a text to a file that nothing has the name of: this one, or with a number behind it.

    Returns:
        The file.

    Raises:
        OSError: when it cannot be written.
    """
    remove_leftovers(path.parent)
    for free in free_paths(path):
        with suppress(FileExistsError):  # another process was quicker
            write_text(free, text, mode=mode, replace=False)
            return free
    raise system_error(errno.EEXIST)


def _write_whole(path: Path, text: str, mode: int) -> Path:
    remove_leftovers(path.parent)
    write_text(path, text, mode=mode)
    return path


def _write_into(handle: int, text: str) -> None:
    with open(handle, "wb", closefd=False) as file:
        file.write(text.encode())


def _stat(target: Path) -> os.stat_result | None:
    """What a path leads to; None where there is nothing.

    Raises:
        OSError: when it cannot be looked at, or is a link that leads nowhere.
    """
    try:
        return target.stat()
    except FileNotFoundError:
        if target.is_symlink():
            raise system_error(errno.ELOOP) from None
        return None


def _followed(target: Path) -> Path:
    """The path behind all links; unlike `Path.resolve`, it goes round in no circle."""
    return Path(os.path.realpath(target))


def _is_plain(target: Path, found: os.stat_result) -> bool:
    """Whether this is a plain file that stands in a folder: one that is deleted and open has no name any more."""
    with suppress(OSError):
        return stat.S_ISREG(found.st_mode) and os.path.samestat(found, _followed(target).stat())
    return False


def _stream_of(found: os.stat_result) -> TextIO | None:
    """The standard stream that goes into this very file."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # a stream without a descriptor
            if os.path.samestat(found, os.fstat(stream.fileno())):
                return stream
    return None
