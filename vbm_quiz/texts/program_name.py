"""How the program was started in, the words of messages out: a command that a message names can be typed so."""

import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from vbm_quiz.characters import as_utf8, escape_controls

PROGRAM_NAME = "vbm-quiz"


def typed_name(started_as: str) -> str:
    """The name alone where the shell finds this very program by it, else the path that was typed.

    Args:
        started_as: `sys.argv[0]`.
    """
    typed = Path(started_as)
    if typed.stem != PROGRAM_NAME or typed == Path(typed.name):
        return PROGRAM_NAME
    if sys.platform == "win32" and not typed.suffix:  # what starts a command there leaves its .exe out
        typed = typed.with_suffix(".exe")
    found = shutil.which(PROGRAM_NAME)
    return PROGRAM_NAME if found is not None and typed.exists() and typed.samefile(found) else started_as


def typed_command(words: Sequence[str]) -> str:
    """A command line as the shell of this platform reads it back into these words."""
    if sys.platform == "win32":
        from subprocess import list2cmdline

        return list2cmdline(words)
    return shlex.join(words)


def content_option(named: Path | None) -> str:
    """The option that names a content, with a space before it, as a command in a message has it; empty without one."""
    if named is None:
        return ""
    path = escape_controls(as_utf8(str(named)))
    return f' --content "{path}"' if " " in path else f" --content {path}"
