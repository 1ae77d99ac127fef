"""A command line that is still being typed in, what may stand at its end out: the functions that Typer calls for it.

A script in `completion_scripts/` asks for it, one for each shell.
"""

from pathlib import Path
from typing import cast

import typer

from vbm_quiz.command_help import run_texts


def install(asked: bool) -> None:  # noqa: FBT001 - how Typer calls it
    """Install the script of this shell, and end the run."""
    if asked:
        from vbm_quiz.commands import install_completion

        install_completion.install(run_texts())
        raise typer.Exit


def show(asked: bool) -> None:  # noqa: FBT001 - how Typer calls it
    """Print the script of this shell, and end the run."""
    if asked:
        from vbm_quiz.commands import install_completion

        install_completion.show(run_texts())
        raise typer.Exit


def titles(context: typer.Context) -> list[str]:
    """The titles of the content that the line names."""
    from vbm_quiz.commands import completion_values

    return list(completion_values.titles(_content_named(context)))


def ids(context: typer.Context) -> list[str]:
    """All that can be explained of it."""
    from vbm_quiz.commands import completion_values

    return list(completion_values.ids(_content_named(context)))


def languages(context: typer.Context) -> list[str]:
    """The languages that it speaks."""
    from vbm_quiz.commands import completion_values

    return list(completion_values.languages(_content_named(context)))


def settings(context: typer.Context, incomplete: str) -> list[str]:
    """Its questions, and behind the `=` of one what may be answered."""
    from vbm_quiz.commands import completion_values

    return list(completion_values.settings(_content_named(context), incomplete))


def _content_named(context: typer.Context) -> Path | None:
    """The content that the line names behind its command, or before it."""
    if named := context.params.get("content") or context.params.get("folder"):
        return Path(named).expanduser()
    return None if context.parent is None else _content_named(cast("typer.Context", context.parent))
