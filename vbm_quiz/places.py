"""Where this machine keeps what belongs to the quiz: one folder, named here and nowhere else."""

from pathlib import Path


def data_folder() -> Path:
    """The folder of this program's data, whether it exists or not; `XDG_DATA_HOME` moves it."""
    from platformdirs import user_data_path

    return user_data_path("vbm-quiz", appauthor=False)


def results_folder() -> Path:
    """Where kept results live, one file each."""
    return data_folder() / "results"
