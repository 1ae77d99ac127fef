"""An error that ends a run in, a line of JSON for standard error out, where the run was to print JSON."""

from collections.abc import Iterator

from vbm_quiz.answers_file.write import to_json_line
from vbm_quiz.characters import as_utf8
from vbm_quiz.commands.printed_json import FORMAT, ErrorData, PlacedFaultData
from vbm_quiz.errors import InvalidContent, InvalidInput, QuizError
from vbm_quiz.many_faults import first_in_all
from vbm_quiz.texts.content_fault_text import fault_text, in_short
from vbm_quiz.texts.texts import Texts


def error_line(texts: Texts, error: QuizError, message: str) -> str:
    """The line of an error.

    Args:
        texts: the texts for the faults of a content folder.
        error: the error.
        message: its message, which tells its faults too.
    """
    headline = error.headline if isinstance(error, InvalidInput) else message.partition("\n")[0]
    data = ErrorData(FORMAT, error.exit_code, as_utf8(headline), tuple(_faults(texts, error)))
    return to_json_line(data).decode()


def _faults(texts: Texts, error: QuizError) -> Iterator[PlacedFaultData]:
    if isinstance(error, InvalidInput):
        yield from (
            PlacedFaultData(as_utf8(error.file), None, each.path, each.key, each.message) for each in error.faults
        )
    if isinstance(error, InvalidContent):
        for file, line, fault in first_in_all(error.faults):
            yield PlacedFaultData(as_utf8(file), line, in_short(fault.path), fault.key, fault_text(texts, fault))
