"""A lock file that one process holds at a time; the system releases it when that process ends, however it ends.

Some file systems know no locks. There the lock is given to whoever asks, and nothing keeps two processes apart.
"""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from vbm_quiz.storage.files import open_plain_file, system_error

HELD = (errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
"""What the system says of a lock that another process holds."""
ATTEMPTS = 10

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """A lock file that this process holds, open at `handle`."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self.handle = handle
        self._is_open = True

    @classmethod
    def acquire(cls, path: Path, *, create: bool = True) -> "Lock | None":
        """Lock the file, which is created unless `create` is false; None when another process holds it.

        Raises:
            OSError: when the file cannot be opened.
        """
        handle = open_plain_file(path, os.O_RDWR | (os.O_CREAT if create else 0))
        lock = cls(path, handle)
        try:
            _lock(handle)
        except OSError as error:
            if error.errno in HELD:
                lock.release()
                return None
        if lock.exists():
            return lock
        lock.release()
        return None

    @classmethod
    def create(cls, new_path: Callable[[], Path]) -> "Lock":
        """Lock a file that is new; a process that removes what is not locked may be quicker once or twice.

        Raises:
            OSError: when no file can be created.
        """
        for _ in range(ATTEMPTS):
            if (lock := cls.acquire(new_path())) is not None:
                return lock
        raise system_error(errno.EAGAIN)

    def exists(self) -> bool:
        """Whether the file still exists: deleting it takes the lock away."""
        return os.fstat(self.handle).st_nlink > 0

    def release(self) -> None:
        """Release the lock and leave the file."""
        if self._is_open:
            self._is_open = False
            os.close(self.handle)

    def remove(self) -> None:
        """Release the lock and delete the file."""
        if sys.platform == "win32":  # which deletes no open file
            self.release()
        with suppress(OSError):
            self.path.unlink()
        self.release()
