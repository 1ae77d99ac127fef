"""A file that one process holds at a time; the system lets go of it when that process dies, however it dies."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from vbm_quiz.storage.files import PRIVATE

if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """A lock that this process holds."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    @classmethod
    def take(cls, path: Path) -> "Lock | None":
        """Take a lock; None when another process holds it.

        Raises:
            OSError: when there can be no such file.
        """
        handle = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE)
        try:
            _hold(handle)
        except OSError:
            os.close(handle)
            return None
        lock = cls(path, handle)
        if lock.stands():
            return lock
        lock.close()
        return None

    def stands(self) -> bool:
        """Whether the file is still there: whoever deletes it takes the lock away."""
        return os.fstat(self._handle).st_nlink > 0

    def close(self) -> None:
        """Let go, and leave the file."""
        os.close(self._handle)

    def remove(self) -> None:
        """Let go, and delete the file."""
        with suppress(OSError):  # some systems delete no file that is open; the next start clears it away
            self._path.unlink()
        self.close()
