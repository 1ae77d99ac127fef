"""Turn the blocks of a report into text for a terminal, a pipe or a file; Rich lays it out and styles it."""

import re
import shutil
from collections.abc import Iterable
from io import StringIO
from typing import TextIO

from rich.console import Console, Group, detect_legacy_windows

from vbm_quiz.report.blocks import Block
from vbm_quiz.report.build import Report
from vbm_quiz.report.formats.rich_layout import Layout
from vbm_quiz.report.sections import report_blocks

NARROWEST, WIDEST = 20, 72


def render_report(report: Report) -> str:
    """A whole report in this format."""
    return render(report_blocks(report), console_for(StringIO(), colour=False))


def console_for(stream: TextIO, *, colour: bool) -> Console:
    """A console that takes all text literally, as wide as the terminal within limits.

    Args:
        stream: where the text will go: bold is for terminals alone, ASCII symbols for encodings without ours.
        colour: whether to colour, also where the stream is no terminal.
    """
    columns, lines = shutil.get_terminal_size()
    console = Console(
        file=stream,
        width=max(NARROWEST, min(columns, WIDEST)),
        height=lines,
        force_terminal=colour or stream.isatty(),
        color_system=None if detect_legacy_windows() else "auto",
        no_color=not colour,
        markup=False,
        emoji=False,
        highlight=False,
    )
    # Sixteen colours are whatever the user's palette makes of them: green on white is often not to be read.
    console.no_color = console.no_color or console.color_system == "standard"
    return console


def render(blocks: Iterable[Block], console: Console) -> str:
    """The blocks as lines of text for this console, without trailing spaces."""
    layout = Layout(console)
    with console.capture() as captured:
        console.print(Group(*map(layout.render, blocks)), crop=False)
    return re.sub(r" +$", "", captured.get(), flags=re.MULTILINE)
