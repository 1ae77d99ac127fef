"""A prompt and the size of the terminal in, wrapped lines out: those of its choices, and those around them that fit."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from prompt_toolkit.data_structures import Size
from prompt_toolkit.utils import get_cwidth

from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui import keys
from vbm_quiz.ui.frontend import Intro, Option, Prompt
from vbm_quiz.ui.streams import NARROWEST

WIDEST = 75
INDENT = "   "
"""As wide as the pointer that questionary puts before a choice with a space on either side."""
LEAST_CHOICE_ROWS = 4
"""The rows that are left to the choices on a low screen, where they scroll."""
FILLER = "\0"

Lines = Mapping[str, list[str]]
"""The lines of each part around the choices: progress, question, help, refusal, legend."""


def width_within(size: Size) -> int:
    """The columns for a line of text, with at least one to spare."""
    return max(min(size.columns - 1, WIDEST), NARROWEST)


def wrap(text: str, width: int, first_indent: str = "", indent: str = "") -> list[str]:
    """Wrap by the columns that characters take, of which `textwrap` counts one for each.

    A filler before each wide character makes up for it. Where a line breaks between the two, that line is one column
    too wide, and takes the one to spare.
    """
    filled = text if text.isascii() else "".join(FILLER * (get_cwidth(each) - 1) + each for each in text)
    lines = textwrap.wrap(filled, width, initial_indent=first_indent, subsequent_indent=indent, break_on_hyphens=False)
    return [line.replace(FILLER, "") for line in lines]


class Row(NamedTuple):
    """A line of the list of choices; `value` is None for a heading or an option that cannot be chosen."""

    text: str
    value: str | None = None
    number: str = ""
    is_heading: bool = False

    def label(self, width: int) -> str:
        """The wrapped text as questionary prints it, which indents the first line."""
        if self.is_heading:
            return "\n".join(["", *wrap(self.text, width)])
        indent = INDENT + " " * len(self.number)
        return "\n".join(wrap(self.text, width, INDENT + self.number, indent)).removeprefix(INDENT)


def rows(options: Iterable[Option], *, numbered: bool) -> Iterator[Row]:
    """The rows of a list, each group below its heading."""
    group, number = "", 0
    for option in options:
        if option.group != group:
            yield Row(option.group, is_heading=True)
        group = option.group
        if option.disabled:
            yield Row(option.label)
        else:
            number += 1
            yield Row(option.label, option.value, f"{number}. " if numbered else "")


def legend(prompt: Prompt, texts: Texts, *, utf8: bool) -> str:
    """The line that lists the keys."""
    how = "confirm"
    if prompt.options:
        how = "choose" if prompt.is_numbered else "choose_long"
        how += "" if utf8 else "_ascii"
    return legend_of(how, keys.menu_commands(prompt), texts, utf8=utf8)


def intro_legend(intro: Intro, texts: Texts, *, utf8: bool) -> str:
    """The line that lists the keys of an introduction."""
    return legend_of("read", [*([] if intro.first else [keys.BACK]), keys.STOP], texts, utf8=utf8)


def legend_of(how: str, commands: Iterable[keys.Command], texts: Texts, *, utf8: bool) -> str:
    """What to do, and the commands with their keys."""
    named = [
        f"{command.symbol if utf8 else command.ascii} {texts(f'interface.keys.{command.name}')}" for command in commands
    ]
    return " · ".join([texts(f"interface.keys.{how}"), *named])


def last_answered(prompt: Prompt, sign: str, size: Size, rows: int) -> list[str]:
    """The last answers, a line each, for which there are rows; a line that is too long ends in three dots."""
    width = width_within(size)
    lines = (wrap(f"{sign} {text}", width) for text in prompt.answered[-rows:] if rows > 0)
    return [first if not rest else f"{first[: width - 2]} …" for first, *rest in lines]


def lines_around(prompt: Prompt, legend_text: str, refusal: str, size: Size) -> Lines:
    """All parts, with a blank line before each where the screen is high enough for them."""
    indented = {"question": (prompt.question, prompt.hint), "help": (prompt.help,), "refusal": (refusal,)}
    flush = {"progress": (prompt.progress,), "legend": (legend_text,)}
    width = width_within(size)
    lines = {
        part: [line for text in texts for line in wrap(text, width, indent, indent)]
        for indent, parts in ((INDENT, indented), ("", flush))
        for part, texts in parts.items()
        if any(texts)
    }
    spaced = {part: ["", *own] for part, own in lines.items()}
    height = sum(map(len, spaced.values())) + max(2 * len(prompt.options), 1)
    return spaced if height <= size.rows else lines


def fitting(lines: Lines, parts: Iterable[str], rows: int) -> Lines:
    """Those of the parts for which there are rows, given the most needed first."""
    fit: dict[str, list[str]] = {}
    for part in parts:
        own = lines.get(part, [])
        if own and len(own) <= rows:
            rows -= len(own)
            fit[part] = own
    return fit


def rows_around(prompt: Prompt, size: Size) -> int:
    """The rows that the choices leave free, if need be by scrolling."""
    return size.rows - min(LEAST_CHOICE_ROWS, 1 + len(prompt.options))
