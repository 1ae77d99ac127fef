"""How far a long run is in, a bar on standard error out, where that is a terminal and shows nothing else."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from vbm_quiz.ui.streams import is_terminal, supports_unicode

Advance = Callable[[int, str], None]
"""Told how much more is done, and what to say beside the bar."""


@contextmanager
def progress_bar(total: int | None, *, plain: bool) -> Iterator[Advance]:
    """A bar that is taken away at the end; nothing where it would be read aloud, or would stand among the output.

    Args:
        total: how much there is to do; None where nobody knows.
        plain: whether the screen is read aloud, or can move no cursor.
    """
    if plain or not is_terminal(sys.stderr) or is_terminal(sys.stdout):
        yield lambda _done, _said: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns, lines = shutil.get_terminal_size()  # which Rich would read wrongly where COLUMNS is no number
    console = Console(
        stderr=True,
        width=columns,
        height=lines,
        no_color=True,
        safe_box=not supports_unicode(sys.stderr),
        highlight=False,
    )
    parts = (BarColumn(), TextColumn("{task.description}", markup=False), TimeRemainingColumn())
    with Progress(*parts, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda done, said: progress.update(task, advance=done, description=said)
