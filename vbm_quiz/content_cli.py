"""The commands of `vbm-quiz content`, for who changes or translates the quiz. Each has a module in `commands/`."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from vbm_quiz import options
from vbm_quiz.command_help import Command, Group, run_texts
from vbm_quiz.exit_codes import handle_errors

app = typer.Typer(cls=Group, pretty_exceptions_enable=False, rich_markup_mode=None)
command = partial(app.command, cls=Command)

NewFolder = Annotated[Path, typer.Argument(metavar="FOLDER")]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER")]
Strict = Annotated[bool, typer.Option("--strict")]


@app.callback(invoke_without_command=True)
@handle_errors()
def content(context: typer.Context, *, lang: options.Lang = None, plain: options.Plain = False) -> None:  # noqa: ARG001 - passed on
    """Change the quiz, check it, try it, translate it, print it."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        return
    options.pass_on(context, context.invoked_subcommand)


@command()
@handle_errors()
def new(folder: NewFolder, *, lang: options.Lang = None) -> None:  # noqa: ARG001 - read before any content is
    """Copy the questions, rules and texts that came with the program to a new folder, to change them there."""
    from vbm_quiz.commands.content_new import run

    run(folder, run_texts())


@command()
@handle_errors()
def check(
    folder: Folder,
    *,
    format_: options.PageFormatOption = options.PageFormat.text,
    strict: Strict = False,
    lang: options.Lang = None,  # noqa: ARG001 - read before any content is
) -> None:
    """Tell everything that is wrong in a content folder, in all files and languages, and what cannot be meant."""
    from vbm_quiz.commands.content_check import run

    run(folder, format_.value, run_texts(), strict=strict)
