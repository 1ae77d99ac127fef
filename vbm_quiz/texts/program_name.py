"""How the program was started in, the words of messages out: a command that a message names can be typed so."""

import shutil
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
    found = shutil.which(PROGRAM_NAME)
    return PROGRAM_NAME if found is not None and typed.exists() and typed.samefile(found) else started_as


def content_option(named: Path | None) -> str:
    """The option that names a content, with a space before it, as a command in a message has it; empty without one."""
    if named is None:
        return ""
    path = escape_controls(as_utf8(str(named)))
    return f' --content "{path}"' if " " in path else f" --content {path}"
