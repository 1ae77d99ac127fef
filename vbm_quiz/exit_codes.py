"""An error that ends a run in, its message on standard error and its exit code out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

from vbm_quiz.command_help import run_texts
from vbm_quiz.errors import FileError, Interrupted, InvalidContent, QuizError
from vbm_quiz.ui.streams import READER_GONE, ending_quietly_when_closed, say


@contextmanager
def handle_errors() -> Iterator[None]:
    """Turn every error that ends a run into its message on stderr and its exit code."""
    with ending_quietly_when_closed():
        try:
            yield
            sys.stdout.flush()
        except READER_GONE:
            raise
        except OSError as error:
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
            say(message)
    sys.exit(error.exit_code)
