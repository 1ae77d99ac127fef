"""The folders in which the program keeps something, by the platform's convention, and how to empty them."""

from collections.abc import Callable
from pathlib import Path

import platformdirs

NAME = "vbm-quiz"


def state_folder() -> Path | None:
    """Where unfinished quizzes are kept; None for who has no home."""
    return _at_home(platformdirs.user_state_path)


def data_folder() -> Path | None:
    """Where this program's data lives, on some platforms the same as its state; None for who has no home."""
    return _at_home(platformdirs.user_data_path)


def results_folder() -> Path | None:
    """Where finished results are kept, one file each; None for who has no home."""
    folder = data_folder()
    return None if folder is None else folder / "results"


def every_folder() -> tuple[Path, ...]:
    """Each folder that the program may have written in."""
    return tuple(dict.fromkeys(folder for folder in (state_folder(), data_folder()) if folder is not None))


def _at_home(place: Callable[..., Path]) -> Path | None:
    try:
        folder = place(NAME, appauthor=False)
    except RuntimeError:
        return None
    return folder if folder.is_absolute() else None


def empty(folder: Path) -> list[Path]:
    """Remove a folder with all that is in it.

    Returns:
        The files that were there.

    Raises:
        OSError: when something cannot be removed.
    """
    import shutil

    if not folder.is_dir():
        return []
    files = sorted(path for path in folder.rglob("*") if not path.is_dir())
    shutil.rmtree(folder)
    return files
