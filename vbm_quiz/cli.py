"""Options in, exit code out: the commands of Typer. What costs start-up time is imported where it is used."""

import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NoReturn

import typer

from vbm_quiz import answers_cli, content_cli, options
from vbm_quiz.command_help import Command, Group
from vbm_quiz.exit_codes import handle_errors
from vbm_quiz.texts.program_name import PROGRAM_NAME, typed_name
from vbm_quiz.ui.streams import ending_quietly_when_closed, prepare, wants_plain

app = typer.Typer(
    cls=Group,
    add_completion=False,  # the options are below, with scripts that know more
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(answers_cli.app)
app.add_typer(content_cli.app, name="content")
command = partial(app.command, cls=Command)


COMPLETING = "_VBM_QUIZ_COMPLETE"
"""The variable of the environment by which a shell asks what may stand on its line."""


def main() -> None:
    """Run the command line; it ends with `SystemExit`."""
    prepare()
    if COMPLETING in os.environ:
        _complete()
    with handle_errors():
        app(prog_name=typed_name(sys.argv[0]))


def _complete() -> NoReturn:
    """Print what may stand on the line of a shell, and nothing where that cannot be told: it is still being typed."""
    from typer.completion import completion_init  # type: ignore[attr-defined] # where it stands in every version

    completion_init()
    os.environ["COLUMNS"] = "9999"  # Typer wraps the help of an option, and each line would be another option
    with ending_quietly_when_closed(), suppress(Exception):
        app(prog_name=PROGRAM_NAME, complete_var=COMPLETING)
    sys.exit(0)


@app.callback(invoke_without_command=True)
@handle_errors()
def quiz(  # noqa: PLR0913 - one parameter per option
    context: typer.Context,
    *,
    answers: options.Answers = None,
    settings: options.Settings = None,
    no_input: options.NoInput = False,
    save_answers: options.SaveAnswers = None,
    format_: options.ReportFormat = None,
    output: options.Output = None,
    full: options.Full = False,
    part: options.Parts = None,
    no_pager: options.NoPager = False,
    texts: options.WithTexts = False,
    respondent: options.Respondent = None,
    require: options.Require = None,
    lang: options.Lang = None,
    content: options.Content = None,
    fresh: options.Fresh = False,
    resume: options.Resume = False,
    plain: options.Plain = False,
    no_color: options.NoColour = False,
    force: options.Force = False,
    install_completion: options.InstallCompletion = False,  # noqa: ARG001 - its callback does it
    show_completion: options.ShowCompletion = False,  # noqa: ARG001 - the same
    version: options.Version = False,  # noqa: ARG001 - its callback prints it
) -> None:
    """Run the quiz."""
    if context.invoked_subcommand is not None:
        options.pass_on(context, context.invoked_subcommand)
        return
    from vbm_quiz.commands.quiz import Request, run

    run(
        Request(
            answers=options.one_file(answers),
            settings=tuple(settings or ()),
            no_input=no_input,
            save_answers=save_answers,
            output=None if output in (None, "-") else Path(output),
            format=options.report_format(format_, output, texts=texts),
            respondent=respondent,
            full=full,
            parts=tuple(each.value for each in part or ()),
            pager=not no_pager,
            require=require,
            lang=lang,
            content=content,
            plain=plain or wants_plain(os.environ),
            colour=not no_color,
            force=force,
            unfinished=options.unfinished(fresh=fresh, resume=resume),
        )
    )


@command()
@handle_errors()
def questions(
    *,
    format_: options.PageFormatOption = options.PageFormat.text,
    lang: options.Lang = None,
    content: options.Content = None,
    plain: options.Plain = False,  # noqa: ARG001 - its lines are plain in any case
) -> None:
    """Print every question with its id, its choices and where it comes from."""
    from vbm_quiz.commands.questions import run

    run(format_.value, lang, content)


@command()
@handle_errors()
def explain(
    *,
    id_: options.ExplainedId,
    lang: options.Lang = None,
    content: options.Content = None,
    plain: options.Plain = False,
) -> None:
    """Tell all about a question, a condition, a title, a task, a step or a second look."""
    from vbm_quiz.commands.explain import run

    run(id_, lang, content, plain=plain or wants_plain(os.environ))


@command()
@handle_errors()
def template(*, lang: options.Lang = None, content: options.Content = None) -> None:
    """Print an answers file to fill in; as it stands, every answer is `unknown`."""
    from vbm_quiz.commands.template import run

    run(lang, content)


@command()
@handle_errors()
def schema(name: options.Schema, *, content: options.Content = None) -> None:
    """Print the JSON Schema (2020-12) of an answers file, of the bank, or of the report."""
    from vbm_quiz.commands.schema import run

    run(name.value, content)


@command()
@handle_errors()
def history(
    *,
    format_: options.PageFormatOption = options.PageFormat.text,
    lang: options.Lang = None,
    content: options.Content = None,
    plain: options.Plain = False,  # noqa: ARG001 - its lines are plain in any case
) -> None:
    """List the results kept on this machine."""
    from vbm_quiz.commands.history import run

    run(format_.value, lang, content)


@command()
@handle_errors()
def show(  # noqa: PLR0913 - one parameter per option
    number: options.ResultNumber = None,
    *,
    format_: options.ReportFormat = None,
    output: options.Output = None,
    full: options.Full = False,
    part: options.Parts = None,
    no_pager: options.NoPager = False,
    texts: options.WithTexts = False,
    lang: options.Lang = None,
    content: options.Content = None,
    plain: options.Plain = False,
    no_color: options.NoColour = False,
    force: options.Force = False,
) -> None:
    """Tell a kept result again, scored by the rules of today."""
    from vbm_quiz.commands.report_output import ReportOutput
    from vbm_quiz.commands.show import run

    file = None if output in (None, "-") else Path(output)
    target = ReportOutput(
        format=options.report_format(format_, output, texts=texts),
        plain=plain or wants_plain(os.environ),
        colour=not no_color,
        full=full,
        parts=tuple(each.value for each in part or ()),
        pager=not no_pager,
    )
    run(number, target, file, lang, content, may_replace=force)


@command()
@handle_errors()
def compare(  # noqa: PLR0913 - one parameter per option
    old: options.OldResult,
    new: options.NewResult,
    *,
    format_: options.PageFormatOption = options.PageFormat.text,
    lang: options.Lang = None,
    content: options.Content = None,
    plain: options.Plain = False,
) -> None:
    """Tell what moved between two answers files or kept results."""
    from vbm_quiz.commands.compare import run

    run(old, new, format_.value, lang, content, plain=plain or wants_plain(os.environ))


@command()
@handle_errors()
def forget(  # noqa: PLR0913 - one parameter per option
    number: options.ResultNumber = None,
    *,
    drafts: options.Drafts = False,
    force: options.Force = False,
    plain: options.Plain = False,
    lang: options.Lang = None,
    content: options.Content = None,
) -> None:
    """Remove all that the quiz has stored, one kept result, or the unfinished quizzes; it says what, and asks."""
    from vbm_quiz.commands.forget import run

    run(number, lang, content, drafts=drafts, force=force, plain=plain or wants_plain(os.environ))
