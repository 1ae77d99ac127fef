"""Files and standard input read as bytes up to a limit; texts written to a file completely or not at all."""

import errno
import os
import sys
from pathlib import Path

from vbm_quiz.answers_file.json_document import LARGEST

STDIN = STDOUT = "-"
PRIVATE = 0o600


def read_bytes(name: str) -> bytes:
    """Read a file, or standard input for `-`: at most one byte more than an answers file may have.

    Raises:
        OSError: when it cannot be read, or when no file can have this name.
    """
    try:
        if name == STDIN:
            return sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except ValueError as error:
        raise OSError(errno.EINVAL, str(error)) from None


def write_text(target: Path, text: str) -> None:
    """Write a temporary file in the same folder and rename it to the target, readable by its owner alone.

    Raises:
        OSError: when the folder is missing, full or read-only; the target is then as it was.
    """
    import tempfile

    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        os.chmod(temporary, PRIVATE)  # noqa: PTH101 - mkstemp gives a text
        with open(handle, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 - opens a descriptor
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def check_writable(target: Path) -> None:
    """Check that `write_text` can write this file, without writing it.

    Raises:
        OSError: the reason why it cannot.
    """
    if target.is_dir():
        raise _error(errno.EISDIR)
    if not target.parent.is_dir():
        raise _error(errno.ENOENT)
    if not os.access(target.parent, os.W_OK):
        raise _error(errno.EACCES)


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))
