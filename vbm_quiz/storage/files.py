"""Bytes in from a file, text out to one: read with a bound, written whole or not at all, for the owner's eyes."""

import errno
import os
import sys
from pathlib import Path

from vbm_quiz.answers_file.parse import LARGEST
from vbm_quiz.errors import Fault

STDIN = STDOUT = "-"
PRIVATE = 0o600


def read_bytes(name: str) -> bytes | Fault:
    """Read a file, or standard input for `-`; one byte more than allowed at most.

    Returns:
        The bytes, or the fault that kept them away.
    """
    try:
        if name == STDIN:
            return sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except IsADirectoryError:
        return Fault("", "is_directory")
    except PermissionError:
        return Fault("", "no_permission")
    except FileNotFoundError:
        return Fault("", "not_found")
    except (OSError, ValueError) as reason:
        return Fault("", "cannot_read", {"reason": getattr(reason, "strerror", None) or str(reason)})


def write_text(target: Path, text: str) -> None:
    """Write a file beside its place and move it there in one step, readable by its owner alone.

    Raises:
        OSError: when the folder is missing, full or closed; the target is then as it was.
    """
    import tempfile

    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        os.chmod(beside, PRIVATE)  # noqa: PTH101 - mkstemp gives a text
        with open(handle, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 - opens a descriptor
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)  # noqa: PTH105
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def unwritable(target: Path) -> OSError | None:
    """Why a file could not be written there, asked before any question is; None when it can."""
    folder = target.parent
    if target.is_dir():
        return _error(errno.EISDIR)
    if not folder.is_dir():
        return _error(errno.ENOENT)
    return None if os.access(folder, os.W_OK) else _error(errno.EACCES)


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))
