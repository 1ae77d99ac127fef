"""The quiz where it sees what Windows has of `os`, `sys` and `signal`, and no more: run it in place of the command.

Only the modules of the quiz see that; the libraries see the system that there is, and draw the menus on its terminal.
Files are as strict as there: none that is open is renamed, replaced or deleted, and no name is one that Windows lacks.
"""

import builtins
import fcntl
import os
import re
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

LACKING: Mapping[str, set[str]] = {
    "os": {
        *("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_DIRECTORY", "fchmod", "fchown", "chown", "mkfifo"),
        *("fork", "forkpty", "geteuid", "getuid", "getegid", "getgid", "getpgid", "killpg", "setsid", "openpty"),
        *("statvfs", "pathconf", "uname", "getloadavg", "sched_getaffinity", "wait", "ttyname", "tcgetpgrp"),
    },
    "signal": {
        *("SIGHUP", "SIGTSTP", "SIGCONT", "SIGPIPE", "SIGWINCH", "SIGKILL", "SIGQUIT", "SIGALRM", "SIGUSR1"),
        *("alarm", "pause", "setitimer", "sigwait", "pthread_sigmask", "siginterrupt"),
    },
}
NO_MODULES = {"fcntl", "termios", "tty", "pty", "pwd", "grp", "resource", "readline", "curses", "syslog", "posix"}
NO_NAME = re.compile(r'.*[<>:"|?*\x00-\x1f].*|.*[. ]|(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?', re.IGNORECASE)
"""A name that no file can have: a forbidden character, a dot or a space at the end, or that of a device."""
DENIED, NO_SUCH_NAME = 13, 22


class AsOnWindows:
    """A module without what Windows lacks, and with what it has instead."""

    def __init__(self, real: ModuleType, **instead: object) -> None:
        vars(self).update(_real=real, **instead)

    def __getattr__(self, name: str) -> object:
        real = vars(self)["_real"]
        if name in LACKING.get(real.__name__, ()):
            raise AttributeError(f"Windows has no {real.__name__}.{name}")
        return getattr(real, name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(vars(self)["_real"], name, value)


def lock_a_byte(handle: int, _how: int, _count: int) -> None:
    """Lock a file as `msvcrt.locking` does."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise PermissionError(DENIED, "Permission denied") from None


def start_file(path: Path) -> None:
    """Note down what would be opened in the browser."""
    Path(f"{path}.opened").touch()


OF_WINDOWS: Mapping[str, object] = {
    "os": AsOnWindows(os, startfile=start_file),
    "sys": AsOnWindows(sys, platform="win32"),
    "signal": AsOnWindows(signal, SIGBREAK=signal.SIGUSR2),
    "msvcrt": SimpleNamespace(LK_NBLCK=2, locking=lock_a_byte),
}


def import_as_on_windows(real: Callable[..., object]) -> Callable[..., object]:
    """What `import` does where the quiz says it."""

    def import_(name: str, of: Mapping[str, Any] | None = None, *rest: Any, **named: Any) -> object:
        if str((of or {}).get("__name__")).partition(".")[0] != "vbm_quiz":
            return real(name, of, *rest, **named)
        if name in NO_MODULES:
            raise ModuleNotFoundError(f"Windows has no {name}", name=name)
        return OF_WINDOWS[name] if name in OF_WINDOWS else real(name, of, *rest, **named)

    return import_


def is_open(path: str | os.PathLike[str]) -> bool:
    """Whether this process has a file open."""
    for number in os.listdir("/dev/fd"):  # noqa: PTH208 - numbers of files
        with suppress(OSError):
            if os.path.samestat(os.lstat(path), os.fstat(int(number))):
                return True
    return False


def unless_open(change: Callable[..., object]) -> Callable[..., object]:
    """A function of `os` that changes the names of files, for files that nobody has open."""

    def change_(*paths: Any, **options: Any) -> object:
        if any(is_open(path) for path in paths if isinstance(path, (str, os.PathLike))):
            raise PermissionError(DENIED, "The process cannot access the file because it is being used")
        return change(*paths, **options)

    return change_


def refuse_names(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse a new file or folder with a name that Windows lacks."""
    makes = event == "os.mkdir" or (event == "open" and arguments[2] & os.O_CREAT)
    if makes and not isinstance(arguments[0], int) and NO_NAME.fullmatch(Path(os.fsdecode(arguments[0])).name):
        raise OSError(NO_SUCH_NAME, "The filename, directory name, or volume label syntax is incorrect")


def main() -> None:
    """Run the quiz."""
    import prompt_toolkit.input.vt100
    import prompt_toolkit.output.vt100  # noqa: F401 - what Windows does without, and the terminal here needs

    builtins.__import__ = import_as_on_windows(builtins.__import__)  # type: ignore[assignment] # and no module
    for name in ("unlink", "rename", "replace", "link"):
        setattr(os, name, unless_open(getattr(os, name)))
    sys.addaudithook(refuse_names)
    from vbm_quiz.ui import streams

    streams._is_console = lambda stream: True  # noqa: ARG005, SLF001 - a terminal here is none of its consoles
    from vbm_quiz.__main__ import main as run

    run()


if __name__ == "__main__":
    main()
