"""A lock file that one process holds at a time; the system releases it when that process ends, however it ends."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from vbm_quiz.storage.files import PRIVATE

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """A lock file that this process holds."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    @classmethod
    def acquire(cls, path: Path) -> "Lock | None":
        """Create and lock the file; None when another process holds it.

        Raises:
            OSError: when the file cannot be created.
        """
        handle = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE)
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            return None
        lock = cls(path, handle)
        if lock.exists():
            return lock
        lock.release()
        return None

    def exists(self) -> bool:
        """Whether the file still exists: deleting it takes the lock away."""
        return os.fstat(self._handle).st_nlink > 0

    def release(self) -> None:
        """Release the lock and leave the file."""
        os.close(self._handle)

    def remove(self) -> None:
        """Release the lock and delete the file."""
        with suppress(OSError):  # Windows deletes no open file; the next start removes it
            self._path.unlink()
        self.release()
