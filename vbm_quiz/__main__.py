"""The command line, for the installed command and for `python -m vbm_quiz`."""

from vbm_quiz.cli import main

if __name__ == "__main__":
    main()
