"""The commands of `vbm-quiz content`, for who changes or translates the quiz. Each has a module in `commands/`."""

import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from vbm_quiz import options
from vbm_quiz.command_help import Command, Group, run_texts
from vbm_quiz.exit_codes import handle_errors
from vbm_quiz.ui.streams import wants_plain

app = typer.Typer(cls=Group, pretty_exceptions_enable=False, rich_markup_mode=None)
command = partial(app.command, cls=Command)

NewFolder = Annotated[Path, typer.Argument(metavar="FOLDER")]
Folder = Annotated[Path | None, typer.Argument(metavar="[FOLDER]")]


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


@command("print")
@handle_errors()
def print_sheet(  # noqa: PLR0913 - one parameter per option
    folder: Folder = None,
    *,
    for_: options.For = options.SheetReader.self,
    rules: options.WithRules = False,
    format_: options.SheetFormatOption = None,
    output: options.Output = None,
    lang: options.Lang = None,
    plain: options.Plain = False,
    force: options.Force = False,
) -> None:
    """Make a sheet of the questions, to print and to fill in with a pen."""
    from vbm_quiz.commands.content_print import run

    run(
        folder,
        options.sheet_format(format_, output),
        None if output in (None, "-") else Path(output),
        lang,
        for_client=for_ is options.SheetReader.client,
        with_rules=rules,
        may_replace=force,
        plain=plain or wants_plain(os.environ),
    )
