"""The options of the command line as Typer reads them, the values that they stand for, and the help above them."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from vbm_quiz import __version__
from vbm_quiz.errors import UsageError

HELP = """Which title fits the work you really do, and what is your next step?

Without arguments this is the quiz: it asks, in Dutch or English, and tells. Nothing leaves your computer.

\b
Examples:
  vbm-quiz                                      take the quiz
  vbm-quiz --lang en --save-answers mine.json   in English; keeps the answers
  vbm-quiz --answers mine.json                  asks only what is missing
  vbm-quiz --answers mine.json --set letting_go.people=1
                                                what if one got work from me?
  vbm-quiz --answers mine.json --format json    the same for a script
  vbm-quiz --answers mine.json -o mine.html     a page to keep or print
  vbm-quiz history                              the results you kept
  vbm-quiz show                                 the last of them, told again
  vbm-quiz compare 1 2                          what moved between two
  vbm-quiz template > mine.json                 a file to fill in
  vbm-quiz questions                            all questions and choices
  vbm-quiz schema answers                       what such a file may hold
  vbm-quiz --resume                             go on with an unfinished quiz
  vbm-quiz forget                               remove all that was stored
  vbm-quiz explain plan.actions                 what a question is for

\b
Exit codes:
  0 done, 1 you left the quiz, 2 wrong usage, 3 answers or bank not valid,
  4 no terminal to ask on, 5 --require not reached, 130 Ctrl-C,
  129 the window was closed, 143 asked to end (SIGTERM)
"""


class Format(StrEnum):
    """The formats of a report."""

    text = "text"
    json = "json"
    markdown = "markdown"
    html = "html"


SUFFIXES: Mapping[str, Format] = {
    ".txt": Format.text,
    ".json": Format.json,
    ".md": Format.markdown,
    ".html": Format.html,
    ".htm": Format.html,
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


class SchemaName(StrEnum):
    """What there is a JSON Schema of."""

    answers = "answers"
    bank = "bank"
    report = "report"


def report_format(format_: Format | None, output: str | None) -> str:
    """The format asked for, else the one that the suffix of the output stands for, else text.

    Raises:
        UsageError: when the suffix stands for none.
    """
    if format_ is not None:
        return format_.value
    suffix = "" if output in (None, "-") else Path(output).suffix.lower()
    if suffix and suffix not in SUFFIXES:
        raise UsageError(
            f"--output {output}: the suffix {suffix} names no format; use {', '.join(SUFFIXES)}, or give --format."
        )
    return SUFFIXES.get(suffix, Format.text).value


def pass_on(context: typer.Context, command: str) -> None:
    """Give a command the options that stand before it, as if they stood behind it.

    Raises:
        UsageError: for an option that the command does not have.
    """
    group = context.command
    own = group.get_command(context, command) if isinstance(group, TyperGroup) else None
    known = set() if own is None else {each.name for each in own.params}
    given = [each for each in group.params if _is_given(context, str(each.name))]
    if unknown := [each.opts[0] for each in given if each.name not in known]:
        raise UsageError(f"{', '.join(unknown)}: {command} has no such option; see vbm-quiz {command} --help.")
    values = {str(each.name): context.params[str(each.name)] for each in given}
    context.default_map = {command: {name: getattr(value, "value", value) for name, value in values.items()}}


def _is_given(context: typer.Context, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def unfinished(*, fresh: bool, resume: bool) -> str:
    """What to do with an unfinished quiz: fresh, resume, or ask without either option.

    Raises:
        UsageError: for both options.
    """
    if fresh and resume:
        raise UsageError("--fresh starts again and --resume goes on; choose one of them.")
    return "fresh" if fresh else "resume" if resume else "ask"


def _version(asked: bool) -> None:  # noqa: FBT001 - how Typer calls it
    if asked:
        typer.echo(f"vbm-quiz {__version__}")
        raise typer.Exit


Answers = Annotated[
    str | None, typer.Option("--answers", metavar="FILE", help="Read answers from a JSON file; - is standard input.")
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="ID=VALUE", help="Answer one question, over the file's answer. May be repeated."),
]
NoInput = Annotated[bool, typer.Option("--no-input", help="Never ask; missing answers are an error.")]
SaveAnswers = Annotated[
    Path | None, typer.Option("--save-answers", metavar="FILE", help="Write all answers to this file.")
]
ReportFormat = Annotated[Format | None, typer.Option("--format", help="How the report is written.")]
Full = Annotated[bool, typer.Option("--full", help="Tell all of the report, not the summary alone.")]
Parts = Annotated[
    list[ReportPart] | None, typer.Option("--part", help="Tell this part of the report. May be repeated.")
]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Print a long report at once.")]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write the report there (.txt, .json, .md, .html); - is standard output."
    ),
]
Require = Annotated[
    str | None,
    typer.Option(
        "--require",
        metavar="TITLE",
        help="Exit with 5 unless this title or a higher one fits, and not provisionally.",
    ),
]
Lang = Annotated[str | None, typer.Option("--lang", metavar="CODE", help="The language: nl or en.")]
Content = Annotated[
    Path | None, typer.Option("--content", metavar="FOLDER", help="Use the questions, rules and texts in this folder.")
]
Plain = Annotated[bool, typer.Option("--plain", help="Numbered lines and sentences: no menus, no bars.")]
NoColour = Annotated[bool, typer.Option("--no-color", help="No colour; NO_COLOR does the same.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Start again: remove an unfinished quiz without asking.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with an unfinished quiz without asking.")]
Force = Annotated[bool, typer.Option("--force", help="Replace files that exist.")]
Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")]

HistoryFormat = Annotated[PageFormat, typer.Option("--format", help="The list as text or JSON.")]
ResultNumber = Annotated[
    int | None, typer.Argument(metavar="[N]", help="A number of the history; without it the newest.")
]
ForgottenNumber = Annotated[int | None, typer.Argument(metavar="[N]", help="Remove this number of the history alone.")]
Drafts = Annotated[bool, typer.Option("--drafts", help="Remove the unfinished quizzes alone.")]
ForgetForce = Annotated[bool, typer.Option("--force", help="Remove without asking.")]
QuestionsFormat = Annotated[PageFormat, typer.Option("--format", help="The bank as text or JSON.")]
QuestionId = Annotated[str, typer.Argument(metavar="ID", help="A question, as `vbm-quiz questions` names it.")]
Schema = Annotated[SchemaName, typer.Argument(metavar="answers|bank|report", help="What the schema describes.")]
OldResult = Annotated[str, typer.Argument(metavar="OLD", help="An answers file, or a number of the history.")]
NewResult = Annotated[str, typer.Argument(metavar="NEW", help="The same, for the later one.")]
ComparisonFormat = Annotated[PageFormat, typer.Option("--format", help="As text or JSON.")]
