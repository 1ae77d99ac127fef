"""An error of Typer in, the same as an error of this program in the user's language out."""

from collections.abc import Sequence
from enum import StrEnum
from inspect import unwrap
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from vbm_quiz.errors import UsageError, nearest

if TYPE_CHECKING:
    from vbm_quiz.texts.texts import Texts

OfTyper = Any
"""A context, a command, a parameter or an error: the modules that have their classes differ by version of Typer."""


def usage_error(texts: "Texts", ctx: OfTyper, arguments: Sequence[str], error: OfTyper) -> UsageError:
    """What is wrong, what is allowed, and which help tells more.

    Args:
        texts: the texts of the run.
        ctx: the context of the command.
        arguments: what stands behind the command.
        error: what Typer raised.
    """
    if hasattr(error, "option_name"):
        return _option_error(texts, ctx, error.option_name)
    given, extra, _ = ctx.command.make_parser(ctx).parse_args(list(arguments))
    param = getattr(error, "param", None)
    if param is None:
        said = texts("usage.too_many", command=ctx.command_path, found=" ".join(extra))
    elif hasattr(error, "param_type"):
        said = texts("usage.missing", command=ctx.command_path, name=value_name(texts, ctx, param))
    else:
        passed_on = ctx.default_map or {}
        said = _value_error(texts, ctx, param, given.get(param.name, passed_on.get(param.name)))
    return _with_help(texts, ctx.command_path, said)


def no_option(texts: "Texts", command_path: str, command: OfTyper, found: str) -> UsageError:
    """A command has no such option; the nearest that it has is named."""
    near = nearest(found, [option for param in command.params for option in param.opts if option.startswith("-")])
    return _with_help(texts, command_path, texts("usage.no_option", command=command_path, found=found), near)


def no_command(texts: "Texts", ctx: OfTyper, found: str) -> UsageError:
    """There is no such command; the nearest is named as it is typed."""
    near = nearest(found, ctx.command.commands)
    said = texts("usage.no_command", found=found)
    return _with_help(texts, ctx.command_path, said, near and f"‘{ctx.command_path} {near}’")


def value_name(texts: "Texts", ctx: OfTyper, param: OfTyper) -> str | None:
    """What stands for the value of an option, or for an argument, in this language; None for Typer's own."""
    key = f"help.values.{param.metavar}"
    if texts.has(key) or param.metavar:
        return texts(key) if texts.has(key) else str(param.metavar)
    return f"<{'|'.join(choices)}>" if (choices := _choices(ctx, param)) else None


def _types(ctx: OfTyper, param: OfTyper) -> list[type]:
    """The types of a parameter's values, by the function of its command: each version of Typer keeps them elsewhere."""
    parts = [get_type_hints(unwrap(ctx.command.callback)).get(param.name)]
    while any(get_args(part) for part in parts):
        parts = [each for part in parts for each in get_args(part) or [part]]
    return [part for part in parts if isinstance(part, type)]


def _choices(ctx: OfTyper, param: OfTyper) -> list[str]:
    """The values that a parameter can have, where they are listed."""
    return [str(member) for each in _types(ctx, param) if issubclass(each, StrEnum) for member in each]


def _option_error(texts: "Texts", ctx: OfTyper, name: str) -> UsageError:
    """An option that is not there, that lacks its value, or that has one and takes none."""
    for param in ctx.command.get_params(ctx):
        if name in param.opts:
            if param.is_flag:
                said = texts("usage.takes_no_value", name=name)
            else:
                value = value_name(texts, ctx, param) or param.name.upper()
                said = texts("usage.needs_value", name=name, value=value)
            return _with_help(texts, ctx.command_path, said)
    return no_option(texts, ctx.command_path, ctx.command, name)


def _value_error(texts: "Texts", ctx: OfTyper, param: OfTyper, value: str | list[str]) -> str:
    """A value that its option or argument cannot have; of several values the first of these."""
    argument = param.param_type_name == "argument"
    name = str(value_name(texts, ctx, param)).strip("[]") if argument else max(param.opts, key=len)
    values = value if isinstance(value, list) else [value]
    if choices := _choices(ctx, param):
        found = next(each for each in values if each not in choices)
        return texts("usage.wrong_choice", name=name, found=found, allowed=", ".join(choices))
    key = "not_whole" if int in _types(ctx, param) else "not_possible"
    return texts(f"usage.{key}", name=name, found=values[0])


def _with_help(texts: "Texts", command_path: str, said: str, near: str | None = None) -> UsageError:
    hint = [texts("usage.nearest", nearest=near)] if near else []
    return UsageError(" ".join([said, *hint, texts("usage.help", command=command_path)]))
