"""The folders that the program writes in, by the platform's convention, and how to remove them."""

from collections.abc import Callable
from contextlib import suppress
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


def is_folder(path: Path | None) -> bool:
    """Whether there is such a folder; what cannot be looked into is none."""
    with suppress(OSError):
        return path is not None and path.is_dir()
    return False


def draft_files() -> tuple[Path, ...]:
    """The files of unfinished quizzes, damaged ones too; on some platforms the results lie in a folder beside them."""
    folder = state_folder()
    try:
        return () if folder is None else tuple(sorted(path for path in folder.iterdir() if not path.is_dir()))
    except OSError:
        return ()


def all_folders() -> tuple[Path, ...]:
    """Each folder that the program may have written in."""
    return tuple(dict.fromkeys(folder for folder in (state_folder(), data_folder()) if folder is not None))


def _in_home(user_path: Callable[..., Path]) -> Path | None:
    try:
        folder = user_path(APP, appauthor=False)
    except RuntimeError:
        return None
    return folder if folder.is_absolute() else None


def files_in(folder: Path) -> tuple[Path, ...]:
    """The files in a folder, at any depth; none where there is no such folder."""
    return tuple(sorted(path for path in folder.rglob("*") if not path.is_dir())) if folder.is_dir() else ()


def remove(path: Path) -> None:
    """Remove a file, or a folder with everything in it, where there is one.

    Raises:
        OSError: when something cannot be removed.
    """
    if not path.is_dir():
        path.unlink(missing_ok=True)
        return
    import shutil

    shutil.rmtree(path)
