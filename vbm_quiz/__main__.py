"""The command line, for the installed command, for `python -m vbm_quiz`, and for a program file made with PyInstaller.

What is imported before the command line is Python's own: a library may be missing.
"""

import os
import sys
from typing import NoReturn


def main() -> None:
    """Run the command line; Ctrl-C ends it in order also while it is loaded, and so does a library that is missing."""
    if getattr(sys, "frozen", False):  # its processes start with the program file, and this is where they turn off
        from multiprocessing import freeze_support

        freeze_support()
    try:
        from vbm_quiz.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)
    except ImportError as error:
        if str(error.name).partition(".")[0] == "vbm_quiz":
            raise
        _exit_without_library(error)


def _exit_without_library(error: ImportError) -> NoReturn:
    """Say in one line which library is missing or broken."""
    from vbm_quiz.errors import FileError
    from vbm_quiz.texts.shipped_texts import texts_of_run
    from vbm_quiz.ui.streams import prepare, say

    prepare()
    texts = texts_of_run(sys.argv[1:], os.environ)
    say(texts("usage.library", reason=error))
    sys.exit(FileError.exit_code)


if __name__ == "__main__":
    main()
