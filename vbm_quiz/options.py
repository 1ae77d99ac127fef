"""The options of the command line as Typer reads them, and the values that they stand for."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from vbm_quiz import completion
from vbm_quiz.command_help import run_texts
from vbm_quiz.errors import UsageError
from vbm_quiz.report.formats import JSON_WITH_TEXTS
from vbm_quiz.version import __version__


class Format(StrEnum):
    """The formats of a report."""

    text = "text"
    json = "json"
    markdown = "markdown"
    html = "html"


SUFFIXES: Mapping[str, str] = {
    ".txt": "text",
    ".json": "json",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
}
"""The format that the suffix of `--output` stands for."""


class ReportPart(StrEnum):
    """The parts of a report."""

    steps = "steps"
    talk = "talk"
    clients = "clients"
    why = "why"
    answers = "answers"
    about = "about"


class PageFormat(StrEnum):
    """The formats of the list of questions and of a comparison."""

    text = "text"
    json = "json"


class SheetFormat(StrEnum):
    """The formats of a sheet to fill in."""

    html = "html"
    markdown = "markdown"


class SheetReader(StrEnum):
    """Who fills in a sheet: the person whose work it is about, or that person's client."""

    self = "self"
    client = "client"


class SchemaName(StrEnum):
    """What there is a JSON Schema of."""

    answers = "answers"
    bank = "bank"
    report = "report"
    compare = "compare"
    history = "history"
    questions = "questions"
    score = "score"
    class_ = "class"
    check = "check"
    content_check = "content_check"
    translation = "translation"
    try_ = "try"
    faults = "faults"


def report_format(format_: Format | None, output: str | None, *, texts: bool) -> str:
    """The format of a report: the one asked for, else the one that the suffix of the output stands for, else text.

    Args:
        format_: what `--format` names.
        output: what `--output` names.
        texts: whether the JSON is to have words.

    Raises:
        UsageError: when the suffix stands for none, or words are asked for in what is no JSON.
    """
    name = output_format(format_, output, Format)
    if not texts:
        return name
    if name != Format.json:
        raise UsageError(run_texts()("usage.texts_json"))
    return JSON_WITH_TEXTS


def output_format(asked: StrEnum | None, output: str | None, formats: type[StrEnum]) -> str:
    """The format asked for, else the one that the suffix of the output stands for, else the first of the formats.

    Raises:
        UsageError: when the suffix stands for none of the formats.
    """
    if asked is not None:
        return asked.value
    suffixes = {suffix: format_ for suffix, format_ in SUFFIXES.items() if format_ in list(formats)}
    suffix = "" if output in (None, "-") else Path(output).suffix.lower()
    if suffix and suffix not in suffixes:
        raise UsageError(run_texts()("usage.suffix", found=output, suffix=suffix, allowed=", ".join(suffixes)))
    return suffixes.get(suffix, next(each.value for each in formats))


def pass_on(context: typer.Context, command: str) -> None:
    """Give a command the options that stand before it, as if they stood behind it.

    Raises:
        UsageError: for an option that the command does not have.
    """
    group = context.command
    own = group.get_command(context, command) if isinstance(group, TyperGroup) else None
    known = set() if own is None else {each.name for each in own.params}
    given = [each for each in group.params if _is_given(context, str(each.name))]
    if unknown := [max(each.opts, key=len) for each in given if each.name not in known]:
        from vbm_quiz.usage_errors import no_option

        raise no_option(run_texts(), f"{context.command_path} {command}", own, unknown[0])
    values = {str(each.name): context.params[str(each.name)] for each in given}
    context.default_map = {command: {name: getattr(value, "value", value) for name, value in values.items()}}


def _is_given(context: typer.Context, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source.name in ("COMMANDLINE", "DEFAULT_MAP")


def unfinished(*, fresh: bool, resume: bool) -> str:
    """What to do with an unfinished quiz: fresh, resume, or ask without either option.

    Raises:
        UsageError: for both options.
    """
    if fresh and resume:
        raise UsageError(run_texts()("usage.fresh_and_resume"))
    return "fresh" if fresh else "resume" if resume else "ask"


def one_file(answers: list[str] | None) -> str | None:
    """The answers file that was named; None where none was.

    Raises:
        UsageError: for several.
    """
    if answers is not None and len(answers) > 1:
        raise UsageError(run_texts()("usage.answers_twice"))
    return answers[0] if answers else None


def _version(asked: bool) -> None:  # noqa: FBT001 - how Typer calls it
    if asked:
        typer.echo(f"vbm-quiz {__version__}")
        raise typer.Exit


Answers = Annotated[list[str] | None, typer.Option("--answers", metavar="FILE")]
Settings = Annotated[list[str] | None, typer.Option("--set", metavar="ID=VALUE", autocompletion=completion.settings)]
NoInput = Annotated[bool, typer.Option("--no-input")]
SaveAnswers = Annotated[Path | None, typer.Option("--save-answers", metavar="FILE")]
ReportFormat = Annotated[Format | None, typer.Option("--format")]
Full = Annotated[bool, typer.Option("--full")]
Parts = Annotated[list[ReportPart] | None, typer.Option("--part")]
NoPager = Annotated[bool, typer.Option("--no-pager")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")]
WithTexts = Annotated[bool, typer.Option("--texts")]
Respondent = Annotated[str | None, typer.Option("--respondent", metavar="NAME")]
Require = Annotated[str | None, typer.Option("--require", metavar="TITLE", autocompletion=completion.titles)]
Lang = Annotated[str | None, typer.Option("--lang", metavar="CODE", autocompletion=completion.languages)]
Content = Annotated[Path | None, typer.Option("--content", metavar="FOLDER")]
Plain = Annotated[bool, typer.Option("--plain")]
NoColour = Annotated[bool, typer.Option("--no-color")]
Fresh = Annotated[bool, typer.Option("--fresh")]
Resume = Annotated[bool, typer.Option("--resume")]
Force = Annotated[bool, typer.Option("--force")]
InstallCompletion = Annotated[bool, typer.Option("--install-completion", callback=completion.install, is_eager=True)]
ShowCompletion = Annotated[bool, typer.Option("--show-completion", callback=completion.show, is_eager=True)]
Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)]
Drafts = Annotated[bool, typer.Option("--drafts")]
PageFormatOption = Annotated[PageFormat, typer.Option("--format")]
SheetFormatOption = Annotated[SheetFormat | None, typer.Option("--format")]
For = Annotated[SheetReader, typer.Option("--for")]
WithRules = Annotated[bool, typer.Option("--rules")]


Paths = Annotated[list[str], typer.Argument(metavar="PATH...")]
ResultNumber = Annotated[int | None, typer.Argument(metavar="[N]")]
ExplainedId = Annotated[str, typer.Argument(metavar="ID", autocompletion=completion.ids)]
Schema = Annotated[SchemaName, typer.Argument(metavar="NAME")]
OldResult = Annotated[str, typer.Argument(metavar="OLD")]
NewResult = Annotated[str, typer.Argument(metavar="NEW")]
