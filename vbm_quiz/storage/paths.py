"""The folders that the program writes in, by the platform's convention, and how to remove them."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import platformdirs

APP = "vbm-quiz"


def state_folder() -> Path | None:
    """The folder of unfinished quizzes; None without a home folder."""
    return _at_home(platformdirs.user_state_path, "XDG_STATE_HOME")


def data_folder() -> Path | None:
    """The folder of the program's data, on some platforms the same as its state; None without a home folder."""
    return _at_home(platformdirs.user_data_path, "XDG_DATA_HOME")


def results_folder() -> Path | None:
    """The folder of kept results; None without a home folder."""
    folder = data_folder()
    return None if folder is None else folder / "results"


def home_folder() -> Path | None:
    """The folder of the user; None where the environment names none, or one that is not there."""
    if sys.platform != "win32" and not os.environ.get("HOME"):
        return None  # and not what the system has for this user, whom the environment does not know
    with suppress(RuntimeError, OSError):
        home = Path.home()
        return home if home.is_absolute() and home.is_dir() else None
    return None


def is_there(folder: Path) -> bool:
    """Whether there is such a folder.

    Raises:
        OSError: when it cannot be read, or is no folder.
    """
    try:
        os.scandir(folder).close()
    except FileNotFoundError:
        return False
    return True


def draft_files() -> tuple[Path, ...]:
    """The files of unfinished quizzes, damaged ones too; on some platforms the results lie in a folder beside them.

    Raises:
        OSError: when the folder is there and cannot be read.
    """
    folder, results = state_folder(), results_folder()
    try:
        return () if folder is None else tuple(sorted(path for path in folder.iterdir() if path != results))
    except FileNotFoundError:
        return ()


def all_folders() -> tuple[Path, ...]:
    """Each folder that the program may have written in."""
    return tuple(dict.fromkeys(folder for folder in (state_folder(), data_folder()) if folder is not None))


def _at_home(user_path: Callable[..., Path], variable: str) -> Path | None:
    """The folder of this program, in the home folder or in what the variable names instead."""
    try:
        folder = user_path(APP, appauthor=False)
    except RuntimeError:
        return None
    named = os.environ.get(variable)
    is_known = sys.platform == "win32" or home_folder() is not None or bool(named and folder.is_relative_to(named))
    return folder if folder.is_absolute() and is_known else None


def files_in(folder: Path) -> tuple[Path, ...]:
    """The files and links in a folder, at any depth; none where there is no such folder.

    Raises:
        OSError: when a folder cannot be read.
    """
    errors: list[OSError] = []
    found = [
        Path(parent, name)
        for parent, folders, files in os.walk(folder, onerror=errors.append)
        for name in (*files, *folders)
        if name in files or Path(parent, name).is_symlink()
    ]
    for error in errors:
        if not isinstance(error, (FileNotFoundError, NotADirectoryError)):
            raise error
    return tuple(sorted(found))


def remove(path: Path) -> None:
    """Remove a file, a link, or a folder with everything in it, where there is one.

    Raises:
        OSError: when something cannot be removed.
    """
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
        return
    import shutil

    shutil.rmtree(path)


def remove_all_in(folder: Path) -> None:
    """Remove everything in a folder, and the folder unless a link leads to it.

    Raises:
        OSError: when something cannot be removed.
    """
    for path in folder.iterdir():
        remove(path)
    if not folder.is_symlink():
        folder.rmdir()
