"""A command of Typer in; its help, its completion and its errors out, in the language of the run."""

import os
import sys
from collections.abc import Iterator
from itertools import count, takewhile
from typing import TYPE_CHECKING, Any, cast

import typer
from typer.core import TyperCommand, TyperGroup

from vbm_quiz.ui.streams import ending_quietly_when_closed

if TYPE_CHECKING:
    from vbm_quiz.texts.texts import Texts

OfTyper = Any
"""A context, a command, a parameter or a formatter: the modules that have their classes differ by version of Typer."""
TYPER_USAGE_ERROR = cast("type[Exception]", typer.BadParameter.__bases__[0])
"""What Typer raises where the command line is wrong; the module that has it differs too."""
EXAMPLE_WIDTH = 48
"""The columns for the command line of an example; what it does stands behind it, or below a longer one."""
AS_IT_STANDS = "\b\n"
"""Tells Typer to keep the lines of a paragraph."""


def run_texts() -> "Texts":
    """The texts for what this run says before it has opened any content."""
    from vbm_quiz.texts.shipped_texts import texts_of_run  # a run without help and errors does without

    return texts_of_run(sys.argv[1:], os.environ)


class InLanguageOfRun:
    """What both kinds of command do in the language of the run."""

    def parse_args(self, ctx: OfTyper, args: list[str]) -> list[str]:
        """Read what stands behind this command.

        Raises:
            UsageError: where it is wrong.
        """
        given = list(args)
        try:
            with ending_quietly_when_closed():  # Typer would end with 1 where a reader of --help goes away
                return super().parse_args(ctx, args)  # type: ignore[misc,no-any-return] # of the class that comes after
        except TYPER_USAGE_ERROR as error:
            from vbm_quiz.usage_errors import usage_error

            raise usage_error(run_texts(), ctx, given, error) from None

    def get_help(self, ctx: OfTyper) -> str:
        """The help, in characters that standard output has; Typer would print others as UTF-8 all the same."""
        texts, formatter = run_texts(), ctx.make_formatter()
        _translate(texts, ctx, ctx.command)
        params = ctx.command.get_params(ctx)
        arguments = [_argument(each) for each in params if each.param_type_name == "argument"]
        commands = getattr(ctx.command, "commands", {})
        pieces = [ctx.command.options_metavar, *arguments, *([ctx.command.subcommand_metavar] if commands else [])]
        formatter.write_usage(ctx.command_path, " ".join(pieces), f"{texts('help.headings.usage')} ")
        ctx.command.format_help_text(ctx, formatter)
        for kind in ("argument", "option"):
            rows = [_row(texts, ctx, each) for each in params if each.param_type_name == kind]
            _write_section(formatter, texts(f"help.headings.{kind}s"), rows)
        limit = formatter.width - 6 - max(map(len, commands), default=0)
        rows = [(name, command.get_short_help_str(limit)) for name, command in commands.items()]
        _write_section(formatter, texts("help.headings.commands"), rows)
        encoding = sys.stdout.encoding
        return str(formatter.getvalue()).rstrip("\n").encode(encoding, sys.stdout.errors or "strict").decode(encoding)

    def shell_complete(self, ctx: OfTyper, incomplete: str) -> list[OfTyper]:
        """What may stand there, each with its help."""
        _translate(run_texts(), ctx, ctx.command)
        return super().shell_complete(ctx, incomplete)  # type: ignore[misc,no-any-return] # the same


class Command(InLanguageOfRun, TyperCommand):
    """A command of the program."""


class Group(InLanguageOfRun, TyperGroup):
    """The program itself, or a group of its commands."""

    def resolve_command(self, ctx: OfTyper, args: list[str]) -> tuple[str | None, OfTyper, list[str]]:
        """Find the command that is named.

        Raises:
            UsageError: when there is none.
        """
        try:
            return super().resolve_command(ctx, args)
        except TYPER_USAGE_ERROR:
            from vbm_quiz.usage_errors import no_command

            raise no_command(run_texts(), ctx, args[0]) from None


def _translate(texts: "Texts", ctx: OfTyper, command: OfTyper) -> None:
    """Give a command, its parameters and its own commands their words in this language."""
    from vbm_quiz.usage_errors import value_name

    own = _own_name(ctx)
    command.help = texts(f"help.commands.{own}") if own else _help(texts)
    command.options_metavar = texts("help.signs.options")
    command.subcommand_metavar = texts("help.signs.command")
    for param in command.get_params(ctx):
        param.help = texts(help_key(texts, own, param))
        param.metavar = value_name(texts, ctx, param)
    for name, each in getattr(command, "commands", {}).items():
        each.help = texts(f"help.commands.{own}_{name}" if own else f"help.commands.{name}")


def _own_name(ctx: OfTyper) -> str:
    """How keys of help name a command: `content_check` for the command `check` of `content`; empty for the program."""
    if ctx.parent is None:
        return ""
    parent = _own_name(ctx.parent)
    return f"{parent}_{ctx.command.name}" if parent else str(ctx.command.name)


def help_key(texts: "Texts", command: str, param: OfTyper) -> str:
    """The key of the help of an option or an argument: that of the command, else that of every command."""
    name = max(param.opts, key=len).lstrip("-")
    own = f"help.{command}.{name}"
    return own if texts.has(own) else f"help.options.{name}"


def _help(texts: "Texts") -> str:
    """The help of the program: what it is, examples and exit codes."""
    examples = "\n".join(_examples(texts))
    codes = "\n".join(f"  {line}" for line in texts.every("help.exit_codes"))
    return "\n\n".join(
        (
            texts("help.title"),
            texts("help.about"),
            f"{AS_IT_STANDS}{texts('help.headings.examples')}\n{examples}",
            f"{AS_IT_STANDS}{texts('help.headings.exit_codes')}\n{codes}",
        )
    )


def _examples(texts: "Texts") -> Iterator[str]:
    for typed, does in takewhile(bool, (texts.every(f"help.examples.{place}") for place in count())):
        line = f"  {typed}".ljust(EXAMPLE_WIDTH)
        gap = "" if line.endswith(" ") else "\n".ljust(EXAMPLE_WIDTH + 1)
        yield f"{line}{gap}{does}"


def _row(texts: "Texts", ctx: OfTyper, param: OfTyper) -> tuple[str, str]:
    """How a parameter is typed, and its help."""
    extra = ""
    if param.required:
        extra = f"  {texts('help.signs.required')}"
    elif isinstance(param.default, str):
        extra = f"  {texts('help.signs.default', value=param.default)}"
    typed = param.metavar if param.param_type_name == "argument" else param.get_help_record(ctx)[0]
    return str(typed), f"{param.help}{extra}"


def _argument(param: OfTyper) -> str:
    """How an argument is typed: between brackets where it may be left out."""
    name = str(param.metavar)
    return name if param.required or name.startswith("[") else f"[{name}]"


def _write_section(formatter: OfTyper, heading: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(heading):
            formatter.write_dl(rows)
