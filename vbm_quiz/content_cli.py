"""The commands of `vbm-quiz content`, for who changes or translates the quiz. Each has a module in `commands/`."""

import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from vbm_quiz import completion, options
from vbm_quiz.command_help import Command, Group, run_texts
from vbm_quiz.errors import UsageError
from vbm_quiz.exit_codes import handle_errors
from vbm_quiz.ui.streams import wants_plain

app = typer.Typer(cls=Group, pretty_exceptions_enable=False, rich_markup_mode=None)
command = partial(app.command, cls=Command)

NewFolder = Annotated[Path, typer.Argument(metavar="FOLDER")]
Translate = Annotated[str | None, typer.Option("--translate", metavar="CODE")]
Source = Annotated[str | None, typer.Option("--from", metavar="CODE", autocompletion=completion.languages)]
Language = Annotated[str, typer.Argument(metavar="CODE", autocompletion=completion.languages)]
FolderOrNone = Annotated[Path | None, typer.Argument(metavar="FOLDER")]
Mark = Annotated[bool, typer.Option("--mark")]
Strict = Annotated[bool, typer.Option("--strict")]
AnswersPaths = Annotated[list[str] | None, typer.Option("--answers", metavar="PATH")]
Against = Annotated[Path | None, typer.Option("--against", metavar="FOLDER")]


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
def new(
    folder: NewFolder,
    *,
    translate: Translate = None,
    source: Source = None,
    lang: options.Lang = None,  # noqa: ARG001 - read before any content is
) -> None:
    """Copy the questions, rules and texts that came with the program to a new folder, or begin a translation in one."""
    from vbm_quiz.commands import content_new, content_new_language

    if translate is not None:
        content_new_language.run(folder, translate, source, run_texts())
    elif source is not None:
        raise UsageError(run_texts()("content.new.from_alone"))
    else:
        content_new.run(folder, run_texts())


@command()
@handle_errors()
def check(
    folder: FolderOrNone = None,
    *,
    format_: options.PageFormatOption = options.PageFormat.text,
    strict: Strict = False,
    lang: options.Lang = None,  # noqa: ARG001 - read before any content is
) -> None:
    """Tell everything that is wrong in a content folder, in all files and languages, and what cannot be meant."""
    from vbm_quiz.commands.content_check import run

    run(folder, format_.value, run_texts(), strict=strict)


@command()
@handle_errors()
def translation(  # noqa: PLR0913 - one parameter per option
    code: Language,
    folder: FolderOrNone = None,
    *,
    format_: options.PageFormatOption = options.PageFormat.text,
    mark: Mark = False,
    plain: options.Plain = False,
    lang: options.Lang = None,  # noqa: ARG001 - read before any content is
) -> None:
    """Tell how far the translation into a language is: what is done, missing, the same as its source, and changed."""
    from vbm_quiz.commands.content_translation import run

    run(code, folder, format_.value, run_texts(), mark=mark, plain=plain or wants_plain(os.environ))


@command("print")
@handle_errors()
def print_sheet(  # noqa: PLR0913 - one parameter per option
    folder: FolderOrNone = None,
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
        options.output_format(format_, output, options.SheetFormat),
        None if output in (None, "-") else Path(output),
        lang,
        for_client=for_ is options.SheetReader.client,
        with_rules=rules,
        may_replace=force,
        plain=plain or wants_plain(os.environ),
    )


@command("try")
@handle_errors()
def try_(  # noqa: PLR0913 - one parameter per option
    folder: FolderOrNone = None,
    *,
    answers: AnswersPaths = None,
    against: Against = None,
    format_: options.PageFormatOption = options.PageFormat.text,
    plain: options.Plain = False,
    lang: options.Lang = None,  # noqa: ARG001 - run_texts reads it
) -> None:
    """Tell whose title and next steps a changed quiz changes, and which rule does that."""
    from vbm_quiz.commands.content_try import run

    run(folder, against, answers or (), format_.value, run_texts(), plain=plain or wants_plain(os.environ))
