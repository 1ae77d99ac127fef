"""A report or answers in, bytes where they were asked for out: on a screen, down a pipe, or in a file."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vbm_quiz.answers_file.write import to_document, to_json
from vbm_quiz.errors import UsageError
from vbm_quiz.model.answers import Answers
from vbm_quiz.storage.files import unwritable, write_text
from vbm_quiz.texts.os_errors import because
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.plain import PlainFrontend
from vbm_quiz.ui.streams import print_exactly, say, supports_unicode, wants_colour, width_of

if TYPE_CHECKING:  # made when the last question is answered; the first need not wait for it
    from vbm_quiz.report.blocks import Block
    from vbm_quiz.report.build import Report


class Delivery(Struct, frozen=True):
    """Where the report goes and how it looks; `output` is None for standard output."""

    output: Path | None
    format: str
    plain: bool
    colour: bool

    def deliver(self, report: "Report") -> None:
        """Print the report or write it to its file."""
        if self.output is not None:
            write(report.texts, self.output, self._text(report))
        elif self.format != "text":
            print_exactly(self._text(report))
        else:
            from vbm_quiz.report.sections import tell

            self.show(tell(report))

    def show(self, blocks: "Iterable[Block]") -> None:
        """Print blocks as text, as far as standard output can show them."""
        if self.plain:
            from vbm_quiz.report.formats import plain

            sys.stdout.write(plain.render(blocks, width_of(sys.stdout)))
            return
        from vbm_quiz.report.formats import text

        colour = self.colour and wants_colour(os.environ, sys.stdout)
        text.render(blocks, utf8=supports_unicode(sys.stdout), colour=colour)

    def _text(self, report: "Report") -> str:
        from vbm_quiz.report.formats import FORMATS, PLAIN

        name = PLAIN if self.plain and self.format == "text" else self.format
        return FORMATS[name](report)


def save_answers(texts: Texts, target: Path | None, answers: Answers) -> None:
    """Write all answers to a file, if one was asked for."""
    if target is not None:
        write(texts, target, to_json(to_document(answers)))


def write(texts: Texts, target: Path, text: str) -> None:
    """Write a text to a file and say so.

    Raises:
        UsageError: when it cannot be written, with the reason.
    """
    try:
        write_text(target, text)
    except OSError as reason:
        raise _cannot_write(texts, target, reason) from None
    say(texts("interface.said.saved", file=target))


def check_target(texts: Texts, target: Path | None, *, may_replace: bool, may_ask: bool) -> None:
    """Refuse before the first question what could not be written after the last.

    Raises:
        UsageError: when the file cannot be written, or exists and may not be replaced.
    """
    if target is None:
        return
    if reason := unwritable(target):
        raise _cannot_write(texts, target, reason)
    if not target.exists() or may_replace:
        return
    question = texts("interface.said.replace", file=target)
    if not (may_ask and PlainFrontend(texts).confirm(question, default=False)):
        raise UsageError(texts("interface.refusal.exists", file=target))


def _cannot_write(texts: Texts, target: Path, reason: OSError) -> UsageError:
    return UsageError(texts("interface.refusal.cannot_write", file=target, reason=because(texts, reason)))
