"""The folders that the program writes in, by the platform's convention, and how to remove them."""

from collections.abc import Callable
from pathlib import Path

import platformdirs

APP = "vbm-quiz"


def state_folder() -> Path | None:
    """The folder of unfinished quizzes; None without a home folder."""
    return _in_home(platformdirs.user_state_path)


def data_folder() -> Path | None:
    """The folder of the program's data, on some platforms the same as its state; None without a home folder."""
    return _in_home(platformdirs.user_data_path)


def results_folder() -> Path | None:
    """The folder of kept results; None without a home folder."""
    folder = data_folder()
    return None if folder is None else folder / "results"


def all_folders() -> tuple[Path, ...]:
    """Each folder that the program may have written in."""
    return tuple(dict.fromkeys(folder for folder in (state_folder(), data_folder()) if folder is not None))


def _in_home(user_path: Callable[..., Path]) -> Path | None:
    try:
        folder = user_path(APP, appauthor=False)
    except RuntimeError:
        return None
    return folder if folder.is_absolute() else None


def remove_folder(folder: Path) -> list[Path]:
    """Remove a folder with everything in it, where there is one.

    Returns:
        The files that were in it.

    Raises:
        OSError: when something cannot be removed.
    """
    import shutil

    if not folder.is_dir():
        return []
    files = sorted(path for path in folder.rglob("*") if not path.is_dir())
    shutil.rmtree(folder)
    return files
