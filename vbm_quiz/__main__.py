"""The command line, for the installed command and for `python -m vbm_quiz`."""

import sys


def main() -> None:
    """Run the command line; Ctrl-C ends it in order also while it is loaded."""
    try:
        from vbm_quiz.cli import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
