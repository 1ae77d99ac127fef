"""The shell that the program runs in, its completion out: a script on standard output, or installed for its user.

The script stands in a file of its own. fish reads that by itself; in bash and zsh a line of the file that they read at
their start names it. Whoever takes away the two has removed it.
"""

import os
import shlex
import sys
from pathlib import Path

from vbm_quiz.errors import FileError, UsageError
from vbm_quiz.storage.atomic_write import write_text
from vbm_quiz.storage.paths import home_folder
from vbm_quiz.texts.program_name import PROGRAM_NAME
from vbm_quiz.texts.shipped_texts import package_folder
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import print_exactly

FISH = "fish"
SHELLS = ("bash", "zsh", FISH)


def show(texts: Texts) -> None:
    """Print the script for this shell.

    Raises:
        UsageError: when there is none for it.
    """
    print_exactly(_script(_shell(texts)))


def install(texts: Texts) -> None:
    """Write the script where this shell finds it, and tell how to remove it.

    Raises:
        UsageError: when there is none for this shell.
        FileError: when there is no home folder.
        OSError: when a file cannot be written.
    """
    shell, home = _shell(texts), home_folder()
    if home is None:
        raise FileError(texts("completion.homeless"))
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    if shell == FISH:
        file = settings / FISH / "completions" / f"{PROGRAM_NAME}.fish"
        _write(file, _script(shell))
        print_exactly(f"{texts('completion.installed_fish', file=file)}\n")
    else:
        file = settings / PROGRAM_NAME / f"completion.{shell}"
        startup = home / ".bashrc" if shell == "bash" else Path(os.environ.get("ZDOTDIR") or home) / ".zshrc"
        line = f"source {shlex.quote(str(file))}"
        _write(file, _script(shell))
        _add_line(startup, line)
        print_exactly(f"{texts('completion.installed', shell=shell, file=file, startup=startup, line=line)}\n")


def _shell(texts: Texts) -> str:
    """The shell that has started this program, else that of the environment."""
    import shellingham

    try:
        name, _ = shellingham.detect_shell()
    except (shellingham.ShellDetectionFailure, OSError):
        name = Path(os.environ.get("SHELL", "")).name
    if name not in SHELLS:
        raise UsageError(texts("completion.other_shell", found=name or sys.platform))
    return str(name)


def _script(shell: str) -> str:
    return (package_folder() / "completion_scripts" / f"completion.{shell}").read_text("utf-8")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    write_text(file, text)


def _add_line(file: Path, line: str) -> None:
    """Add a line to a file, in whatever encoding it is, unless it stands there."""
    added = os.fsencode(line)
    there = file.read_bytes() if file.exists() else b""
    if added not in there.splitlines():
        with file.open("ab") as startup:
            startup.write(b"\n" * (not there.endswith(b"\n") and bool(there)) + added + b"\n")
