"""A path in, the bytes of its file up to a limit out; private folders, names that are free, and what is set aside.

In the program's own folders anything may lie. Only a plain file is opened there: a pipe or a device might block or
never end, and a link leads to what is not the program's.
"""

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, count, takewhile
from pathlib import Path, PurePath

from vbm_quiz.answers_file.json_document import LARGEST

STDIN = STDOUT = "-"
PRIVATE, PRIVATE_FOLDER = 0o600, 0o700
DAMAGED = ".damaged"
DEVICE_NAME = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[1-9¹²³]) *(\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever stands behind the dot."""
AS_IT_IS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened: without waiting for anybody, never through a link, and on Windows byte for byte."""


def read_bytes(name: str) -> bytes:
    """Read a file, or standard input for `-`: at most one byte more than an answers file may have.

    Raises:
        OSError: when it cannot be read, or when no file can have this name.
    """
    try:
        if name == STDIN:
            if sys.stdin is None:
                raise system_error(errno.EBADF)
            return sys.stdin.buffer.read(LARGEST + 1)
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except ValueError as error:
        raise OSError(errno.EINVAL, str(error)) from None


def read_plain_file(path: Path) -> bytes:
    """The bytes of a file, at most one more than an answers file may have.

    Raises:
        OSError: when it cannot be read, or is no plain file.
    """
    with open(open_plain_file(path, os.O_RDONLY), "rb") as file:
        return file.read(LARGEST + 1)


def open_plain_file(path: Path, flags: int) -> int:
    """A descriptor of a plain file, and of nothing else; a new file is private, whatever the umask.

    Raises:
        OSError: when it cannot be opened, or is no plain file.
    """
    is_new = not os.path.lexists(path)
    if not is_new and not is_plain_file(path):
        raise system_error(errno.EINVAL)
    handle = os.open(path, flags | AS_IT_IS, PRIVATE)
    if not stat.S_ISREG(os.fstat(handle).st_mode):  # it has come between
        os.close(handle)
        raise system_error(errno.EINVAL)
    if is_new:
        make_private(path, PRIVATE)
    return handle


def is_plain_file(path: Path) -> bool:
    """Whether there is a plain file, and no link to one."""
    with suppress(OSError):
        return stat.S_ISREG(path.lstat().st_mode)
    return False


def is_device_name(path: PurePath) -> bool:
    """Whether Windows takes a name in this path for one of its devices, as `nul.txt` or `con`; elsewhere none is."""
    return sys.platform == "win32" and any(DEVICE_NAME.fullmatch(part) for part in path.parts)


def make_private(path: Path, mode: int) -> None:
    """Give a file or a folder this mode; some file systems have none."""
    with suppress(OSError):
        path.chmod(mode)


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, each for its owner alone.

    Raises:
        OSError: when it cannot be made, or is no folder.
    """
    missing = list(takewhile(lambda each: not os.path.lexists(each), (folder, *folder.parents)))
    for each in reversed(missing):
        each.mkdir(PRIVATE_FOLDER, exist_ok=True)
        make_private(each, PRIVATE_FOLDER)
    folder.mkdir(exist_ok=True)  # which says what is wrong with one that is there


def free_paths(path: Path) -> Iterator[Path]:
    """The path, and then the same with a number behind its name, as far as there is nothing yet."""
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return (each for each in chain([path], numbered) if not os.path.lexists(each))


def set_aside(path: Path) -> Path:
    """Rename what cannot be read, so that nothing looks for it there again.

    Returns:
        Its new path; the same one where it cannot be renamed.
    """
    try:
        return path.rename(next(free_paths(path.with_suffix(DAMAGED))))
    except OSError:
        return path


def system_error(number: int) -> OSError:
    """The error of the system with this number."""
    return OSError(number, os.strerror(number))
