"""Options in, exit code out: the only room that knows Typer. What costs start-up time is imported where it is used."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, NoReturn, ParamSpec

import typer

from vbm_quiz import __version__
from vbm_quiz.errors import Interrupted, QuizError, UsageError
from vbm_quiz.report.formats import SUFFIXES
from vbm_quiz.ui.streams import prepare, say

P = ParamSpec("P")

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

app = typer.Typer(
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """What a report can look like."""

    text = "text"
    json = "json"
    markdown = "markdown"
    html = "html"


class BankFormat(StrEnum):
    """What the bank can look like."""

    text = "text"
    json = "json"


class SchemaName(StrEnum):
    """What there is a schema of."""

    answers = "answers"
    bank = "bank"
    report = "report"


AnswersOption = Annotated[
    str | None, typer.Option("--answers", metavar="FILE", help="Read answers from a JSON file; - is standard input.")
]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="ID=VALUE", help="Answer one question, over the file's answer. May be repeated."),
]
NoInput = Annotated[bool, typer.Option("--no-input", help="Never ask; missing answers are an error.")]
SaveOption = Annotated[
    Path | None, typer.Option("--save-answers", metavar="FILE", help="Write all answers to this file.")
]
FormatOption = Annotated[Format | None, typer.Option("--format", help="How the report is written.")]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write the report there (.txt, .json, .md, .html); - is standard output."
    ),
]
RequireOption = Annotated[
    str | None,
    typer.Option(
        "--require",
        metavar="TITLE",
        help="Exit with 5 unless this title or a higher one fits, and not provisionally.",
    ),
]
Lang = Annotated[str | None, typer.Option("--lang", metavar="CODE", help="The language: nl or en.")]
ContentOption = Annotated[
    Path | None, typer.Option("--content", metavar="FOLDER", help="Use the questions, rules and texts in this folder.")
]
Plain = Annotated[bool, typer.Option("--plain", help="Numbered lines and sentences: no menus, no bars.")]
NoColour = Annotated[bool, typer.Option("--no-color", help="No colour; NO_COLOR does the same.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Start again: remove an unfinished quiz without asking.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with an unfinished quiz without asking.")]
Force = Annotated[bool, typer.Option("--force", help="Replace files that exist.")]


def handle_errors(command: Callable[P, None]) -> Callable[P, None]:
    """Turn every way a run can end into its message on stderr and its exit code: here and nowhere else."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError:
            _forget_stdout()
            raise typer.Exit from None
        except OSError as reason:
            _forget_stdout()
            _leave(UsageError(reason.strerror or str(reason)))
        except KeyboardInterrupt:
            _leave(Interrupted())
        except QuizError as end:
            _leave(end)

    return run


def _leave(end: QuizError) -> NoReturn:
    if str(end):
        with suppress(OSError):  # the terminal may be gone
            say(str(end))
            sys.stderr.flush()
    raise typer.Exit(end.exit_code)


def _forget_stdout() -> None:
    """Point stdout at nothing where it takes no more, so that Python's last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"vbm-quiz {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True, help=HELP)
@handle_errors
def quiz(  # noqa: PLR0913 - one parameter per option
    context: typer.Context,
    *,
    answers: AnswersOption = None,
    settings: SetOption = None,
    no_input: NoInput = False,
    save_answers: SaveOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    require: RequireOption = None,
    lang: Lang = None,
    content: ContentOption = None,
    fresh: Fresh = False,
    resume: Resume = False,
    plain: Plain = False,
    no_color: NoColour = False,
    force: Force = False,
    version: Annotated[  # noqa: ARG001 - told by its callback
        bool,
        typer.Option("--version", callback=lambda asked: _version(asked=asked), is_eager=True, help="The version."),
    ] = False,
) -> None:
    """Run the quiz."""
    if context.invoked_subcommand is not None:
        return
    from vbm_quiz.commands.quiz import Request, run

    run(
        Request(
            answers=answers,
            settings=tuple(settings or ()),
            no_input=no_input,
            save_answers=save_answers,
            output=None if output in (None, "-") else Path(output),
            format=_format(format_, output),
            require=require,
            lang=lang,
            folder=content,
            plain=plain,
            colour=not no_color,
            force=force,
            wish=_wish(fresh=fresh, resume=resume),
        )
    )


def _wish(*, fresh: bool, resume: bool) -> str:
    """What to do about an unfinished quiz: what an option decides, else ask."""
    if fresh and resume:
        raise UsageError("--fresh starts again and --resume goes on; choose one of them.")
    return "fresh" if fresh else "resume" if resume else "ask"


def _format(asked: Format | None, output: str | None) -> str:
    """The format asked for, else the one that the file's suffix names."""
    if asked is not None:
        return asked.value
    suffix = "" if output in (None, "-") else Path(output).suffix.lower()
    if suffix and suffix not in SUFFIXES:
        raise UsageError(
            f"--output {output}: the suffix {suffix} names no format; use {', '.join(SUFFIXES)}, or give --format."
        )
    return SUFFIXES.get(suffix, Format.text.value)


@app.command()
@handle_errors
def questions(
    *,
    format_: Annotated[BankFormat, typer.Option("--format", help="The bank as text or JSON.")] = BankFormat.text,
    lang: Lang = None,
    content: ContentOption = None,
) -> None:
    """Print every question with its id, its choices and where it comes from."""
    from vbm_quiz.commands.reference import print_questions

    print_questions(format_.value, lang, content)


@app.command()
@handle_errors
def explain(
    *,
    question: Annotated[str, typer.Argument(metavar="ID", help="A question, as `vbm-quiz questions` names it.")],
    lang: Lang = None,
    content: ContentOption = None,
) -> None:
    """Tell what a question is for and which rules use it."""
    from vbm_quiz.commands.reference import print_explanation

    print_explanation(question, lang, content)


@app.command()
@handle_errors
def template(*, lang: Lang = None, content: ContentOption = None) -> None:
    """Print an answers file to fill in; as it stands, every answer is `unknown`."""
    from vbm_quiz.commands.reference import print_template

    print_template(lang, content)


@app.command()
@handle_errors
def schema(
    name: Annotated[SchemaName, typer.Argument(metavar="answers|bank|report", help="What the schema describes.")],
    *,
    content: ContentOption = None,
) -> None:
    """Print the JSON Schema (2020-12) of an answers file, of the bank, or of the report."""
    from vbm_quiz.commands.reference import print_schema

    print_schema(name.value, content)


@app.command()
@handle_errors
def history(*, lang: Lang = None, content: ContentOption = None) -> None:
    """List the results kept on this machine."""
    from vbm_quiz.commands.looking_back import print_history

    print_history(lang, content)


@app.command()
@handle_errors
def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help="An answers file, or a number of the history.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same, for the later one.")],
    *,
    format_: Annotated[BankFormat, typer.Option("--format", help="As text or JSON.")] = BankFormat.text,
    lang: Lang = None,
    content: ContentOption = None,
) -> None:
    """Tell what moved between two answers files or kept results."""
    from vbm_quiz.commands.looking_back import print_comparison

    print_comparison(old, new, format_.value, lang, content)


@app.command()
@handle_errors
def forget(*, lang: Lang = None, content: ContentOption = None) -> None:
    """Remove all that the quiz has stored, and say what it was."""
    from vbm_quiz.commands.forget import forget_everything

    forget_everything(lang, content)


def main() -> None:
    """Run the command line; it ends with `SystemExit`."""
    prepare()
    try:
        app(prog_name="vbm-quiz")
    except KeyboardInterrupt:
        sys.exit(Interrupted.exit_code)
    except OSError as reason:  # the help found no room
        say(reason.strerror or str(reason))
        sys.exit(UsageError.exit_code)
