"""The way in, for the installed command and for `python -m vbm_quiz`: start light, and leave at once."""

import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line, then end the process.

    A run makes little garbage, and all that it writes is written when it ends. Looking for garbage, and taking the
    interpreter apart piece by piece, would add a fifth to a run that lasts a tenth of a second.
    """
    gc.disable()
    from vbm_quiz.cli import main as run

    try:
        run()
        code: object = 0
    except SystemExit as end:
        code = end.code or 0
    os._exit(_flushed(code if isinstance(code, int) else 1))


def _flushed(code: int) -> int:
    """The exit code once the last of the output is out: quiet when the reader has gone, 1 when it fits nowhere."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (BrokenPipeError, ValueError):
            continue
        except OSError:
            return code or 1
    return code


if __name__ == "__main__":
    main()
