"""An error that ends a run in, its message on standard error and its exit code out."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import pairwise
from typing import NoReturn

from vbm_quiz.command_help import run_texts
from vbm_quiz.errors import FileError, Interrupted, InvalidContent, QuizError
from vbm_quiz.ui.streams import ending_quietly_when_closed, has_reader_gone, say


@contextmanager
def handle_errors() -> Iterator[None]:
    """Turn every error that ends a run into its message on stderr and its exit code."""
    with ending_quietly_when_closed():
        try:
            yield
            sys.stdout.flush()
        except OSError as error:
            if has_reader_gone(error):
                raise
            _exit(_system_error(error))
        except KeyboardInterrupt:
            _exit(Interrupted())
        except InvalidContent as error:
            from vbm_quiz.texts.content_fault_text import refusal_text

            _exit(error, refusal_text(run_texts(), error))
        except QuizError as error:
            _exit(error)


def _system_error(error: OSError) -> FileError:
    from vbm_quiz.texts.os_errors import os_error_text

    texts = run_texts()
    return FileError(texts("usage.cannot", reason=os_error_text(texts, error)))


def _exit(error: QuizError, message: str | None = None) -> NoReturn:
    if message := str(error) if message is None else message:
        with suppress(OSError):  # the terminal may be gone
            _tell(error, message)
    sys.exit(error.exit_code)


def _tell(error: QuizError, message: str) -> None:
    """Say what ended the run: in words, or as JSON where that was to be printed."""
    if not wants_json(sys.argv[1:]):
        say(message)
        return
    from vbm_quiz.commands.error_json import error_line

    sys.stderr.write(f"{error_line(run_texts(), error, message)}\n")


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether the last `--format` on a command line asks for JSON."""
    words = [word for each in arguments for word in (each.split("=", 1) if each.startswith("--format=") else [each])]
    return [value for option, value in pairwise(words) if option == "--format"][-1:] == ["json"]
