"""A report or answers in, text on standard output or in a file out."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vbm_quiz.answers_file.write import to_document, to_json
from vbm_quiz.errors import UsageError
from vbm_quiz.model.answers import Answers
from vbm_quiz.storage.files import check_writable, write_text
from vbm_quiz.texts.os_errors import os_error_text
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import print_exactly, say, wants_colour, wants_plain, width_of

if TYPE_CHECKING:  # loaded for the report; the first question does without
    from vbm_quiz.report.blocks import Block
    from vbm_quiz.report.build import Report


class ReportOutput(Struct, frozen=True, kw_only=True):
    """Where a report goes and how it looks; `file` is None for standard output."""

    file: Path | None = None
    format: str = "text"
    plain: bool
    colour: bool = True

    def write(self, report: "Report") -> None:
        """Print the report or write it to its file.

        Raises:
            UsageError: when the file cannot be written.
            OSError: when standard output takes no more.
        """
        if self.file is not None:
            write_file(report.texts, self.file, self._text(report))
        elif self.format != "text":
            print_exactly(self._text(report))
        else:
            from vbm_quiz.report.sections import report_blocks

            self.print_blocks(report_blocks(report))
        sys.stdout.flush()

    def print_blocks(self, blocks: "Iterable[Block]") -> None:
        """Print blocks as text, with the characters and colours that standard output can show."""
        if self.plain:
            from vbm_quiz.report.formats import plain

            sys.stdout.write(plain.render(blocks, width_of(sys.stdout)))
            return
        from vbm_quiz.report.formats import text

        colour = self.colour and wants_colour(os.environ, sys.stdout)
        sys.stdout.write(text.render(blocks, text.console_for(sys.stdout, colour=colour)))

    def _text(self, report: "Report") -> str:
        from vbm_quiz.report.formats import FORMATS, PLAIN

        name = PLAIN if self.plain and self.format == "text" else self.format
        return FORMATS[name](report)


def print_page(blocks: "Iterable[Block]") -> None:
    """Print the blocks of a page that has no options for its look."""
    ReportOutput(plain=wants_plain(os.environ)).print_blocks(blocks)


def save_answers(texts: Texts, target: Path | None, answers: Answers) -> None:
    """Write all answers to a file, if one was asked for.

    Raises:
        UsageError: when it cannot be written.
    """
    if target is not None:
        write_file(texts, target, to_json(to_document(answers)))


def write_file(texts: Texts, target: Path, text: str) -> None:
    """Write a text to a file and name the file on stderr.

    Raises:
        UsageError: when it cannot be written, with the reason.
    """
    try:
        write_text(target, text)
    except OSError as error:
        raise _cannot_write(texts, target, error) from None
    say(texts("interface.said.saved", file=target))


def check_target(texts: Texts, target: Path | None, *, may_replace: bool, may_ask: bool) -> None:
    """Check before the first question that a file can be written after the last one.

    Raises:
        UsageError: when it cannot, or when it exists and may not be replaced.
    """
    if target is None:
        return
    try:
        check_writable(target)
    except OSError as error:
        raise _cannot_write(texts, target, error) from None
    if not target.exists() or may_replace:
        return
    from vbm_quiz.ui.plain import PlainFrontend

    question = texts("interface.said.replace", file=target)
    if not (may_ask and PlainFrontend(texts).confirm(question, default=False)):
        raise UsageError(texts("interface.refusal.exists", file=target))


def _cannot_write(texts: Texts, target: Path, error: OSError) -> UsageError:
    return UsageError(texts("interface.refusal.cannot_write", file=target, reason=os_error_text(texts, error)))
