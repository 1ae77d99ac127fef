"""The commands on many answers files at once. Each has a module in `commands/`."""

import os
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from vbm_quiz import options
from vbm_quiz.command_help import Command, run_texts
from vbm_quiz.exit_codes import handle_errors
from vbm_quiz.ui.streams import wants_plain

app = typer.Typer()
command = partial(app.command, cls=Command)


class LineFormat(StrEnum):
    """The formats of a line for each answers file."""

    jsonl = "jsonl"
    csv = "csv"


class ClassFormat(StrEnum):
    """The formats of a class."""

    text = "text"
    html = "html"
    json = "json"
    csv = "csv"


Paths = Annotated[list[str], typer.Argument(metavar="PATH...")]
LineFormatOption = Annotated[LineFormat, typer.Option("--format")]
Fields = Annotated[str | None, typer.Option("--fields", metavar="KEYS")]
Jobs = Annotated[int, typer.Option("--jobs", metavar="N")]
ClassFormatOption = Annotated[ClassFormat | None, typer.Option("--format")]
Smallest = Annotated[int, typer.Option("--smallest", metavar="N")]


@command()
@handle_errors()
def score(  # noqa: PLR0913 - one parameter per option
    paths: Paths,
    *,
    format_: LineFormatOption = LineFormat.jsonl,
    fields: Fields = None,
    texts: options.WithTexts = False,
    jobs: Jobs = 1,
    lang: options.Lang = None,
    content: options.Content = None,
    plain: options.Plain = False,
) -> None:
    """Score many answers files: a line for each."""
    from vbm_quiz.commands.score import Request, run

    run(
        Request(
            paths=tuple(paths),
            format=format_.value,
            fields=fields,
            texts=texts,
            jobs=jobs,
            lang=lang,
            content=content,
            plain=plain or wants_plain(os.environ),
        ),
        run_texts(),
    )


@command("class")
@handle_errors()
def class_(  # noqa: PLR0913 - one parameter per option
    paths: Paths,
    *,
    smallest: Smallest = 5,
    format_: ClassFormatOption = None,
    output: options.Output = None,
    no_pager: options.NoPager = False,
    lang: options.Lang = None,
    content: options.Content = None,
    plain: options.Plain = False,
    no_color: options.NoColour = False,
    force: options.Force = False,
) -> None:
    """Tell of a class as a whole, in numbers that tell of nobody."""
    from vbm_quiz.commands.class_report import Request, run

    run(
        Request(
            paths=tuple(paths),
            smallest=smallest,
            format=options.output_format(format_, output, ClassFormat),
            file=None if output in (None, "-") else Path(output),
            lang=lang,
            content=content,
            plain=plain or wants_plain(os.environ),
            colour=not no_color,
            pager=not no_pager,
            may_replace=force,
        ),
        run_texts(),
    )


@command()
@handle_errors()
def check(
    paths: Paths,
    *,
    format_: options.PageFormatOption = options.PageFormat.text,
    lang: options.Lang = None,
    content: options.Content = None,
    plain: options.Plain = False,  # noqa: ARG001 - its lines are plain in any case
) -> None:
    """Tell which answers files can be used, and what is wrong with the others."""
    from vbm_quiz.commands.check import run

    run(tuple(paths), format_.value, lang, content, run_texts())
