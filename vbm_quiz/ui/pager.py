"""A long text in, shown a screen at a time by the pager of the user: `PAGER`, else `less`."""

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress

LESS = "FRXPs{keys}$"
"""What `less` does where `LESS` does not say: end where all fits, keep colours, leave the text there, name its keys."""


def show_in_pager(text: str, keys: str) -> None:
    """Show a text through the pager where it is longer than the terminal; print it where there is no pager.

    Args:
        text: the text.
        keys: what `less` says below a screen of it, without any of `?:.%$` and the backslash, which it would read.
    """
    command = _command(os.environ.get("PAGER") or "less")
    if text.count("\n") < shutil.get_terminal_size().lines or not command or shutil.which(command[0]) is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    with (
        suppress(BrokenPipeError),
        subprocess.Popen(  # noqa: S603 - the pager that the user chose
            command,
            stdin=subprocess.PIPE,
            encoding="utf-8",
            env={"LESS": LESS.format(keys=keys), "LESSCHARSET": "utf-8", **os.environ},
        ) as pager,
    ):
        pager.communicate(text)


def _command(typed: str) -> list[str]:
    """The words of a command; on Windows a backslash parts folders, and what is quoted keeps its quotes."""
    if sys.platform == "win32":
        return [word.strip('"') for word in shlex.split(typed, posix=False)]
    return shlex.split(typed)
