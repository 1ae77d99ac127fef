"""A report or answers in, text on standard output or in a file out."""

import os
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from msgspec import Struct

from vbm_quiz.answers_file.write import to_document, to_json
from vbm_quiz.bank.bank import Bank
from vbm_quiz.characters import escape_controls
from vbm_quiz.errors import FileError, UsageError
from vbm_quiz.model.answers import Answers
from vbm_quiz.storage.files import is_device_name
from vbm_quiz.storage.output_files import check_writable, write_output
from vbm_quiz.texts.os_errors import os_error_text
from vbm_quiz.texts.program_name import typed_command
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import READER_GONE, is_terminal, print_exactly, say, wants_colour, width_of

if TYPE_CHECKING:  # loaded for the report; the first question does without
    from vbm_quiz.report.blocks import Block
    from vbm_quiz.report.build import Report


class OutputFile(NamedTuple):
    """A file to write; `replace` says whether it may replace one that is there."""

    path: Path
    replace: bool


class ReportOutput(Struct, frozen=True, kw_only=True):
    """Where a report goes and how it looks; `file` is None for standard output.

    Text on standard output is the summary, or all of it (`full`), or some of its `parts`; every other format, and every
    file, holds all. A text that is longer than the terminal goes through a pager where `pager` allows it.
    """

    file: OutputFile | None = None
    format: str = "text"
    plain: bool
    colour: bool = True
    full: bool = False
    parts: tuple[str, ...] = ()
    pager: bool = False

    def write(self, report: "Report") -> None:
        """Print the report or write it to its file.

        Raises:
            FileError: when the file cannot be written.
            OSError: when standard output takes no more, or whoever reads the file has gone.
        """
        if self.file is not None:
            write_file(report.texts, self.file, self._text(report))
        elif self.format != "text":
            print_exactly(self._text(report))
        else:
            self.print_blocks(self._blocks(report), report.texts("interface.summary.pager"))
        sys.stdout.flush()

    def _blocks(self, report: "Report") -> "Iterable[Block]":
        from vbm_quiz.report.blocks import Paragraph, Part
        from vbm_quiz.report.phrases import title_name
        from vbm_quiz.report.sections import PARTS, part_blocks, part_title, report_blocks, summary_blocks

        texts = report.texts
        if self.full:
            yield from report_blocks(report)
            return
        if not self.parts:
            yield from summary_blocks(report)
            command, (first, *others) = typed_command([texts.program, *sys.argv[1:]]), PARTS
            more = texts("interface.summary.more", command=command, part=first, others=texts.listed(others))
            yield Paragraph(escape_controls(more), quiet=True)
        for name in self.parts:
            yield Part(name, part_title(texts, name))
            title = title_name(texts, report.bank.direction.title)
            nothing = Paragraph(texts(f"interface.empty_parts.{name}", title=title))
            yield from tuple(part_blocks(report, name)) or (nothing,)

    def print_blocks(self, blocks: "Iterable[Block]", keys: str = "") -> None:
        """Print blocks as text, with the characters and colours that standard output can show.

        Args:
            blocks: the blocks.
            keys: what a pager says below a screen of them.
        """
        text = rendered(blocks, sys.stdout, plain=self.plain, colour=self.colour)
        if self.pager and not self.plain and is_terminal(sys.stdout):
            from vbm_quiz.ui.pager import show_in_pager

            show_in_pager(text, keys)
        else:
            sys.stdout.write(text)

    def _text(self, report: "Report") -> str:
        from vbm_quiz.report.formats import FORMATS, PLAIN

        name = PLAIN if self.plain and self.format == "text" else self.format
        return FORMATS[name](report)


def rendered(blocks: "Iterable[Block]", stream: TextIO, *, plain: bool, colour: bool) -> str:
    """Blocks as text, with the characters and colours that a stream can show."""
    if plain:
        from vbm_quiz.report.formats import plain as sentences

        return sentences.render(blocks, width_of(stream))
    from vbm_quiz.report.formats import text

    return text.render(blocks, text.console_for(stream, colour=colour and wants_colour(os.environ, stream)))


def print_page(texts: Texts, blocks: "Iterable[Block]", *, plain: bool) -> None:
    """Print the blocks of a page that is no report, through a pager where it is longer than the terminal."""
    ReportOutput(plain=plain, pager=True).print_blocks(blocks, texts("interface.summary.pager"))


def save_answers(texts: Texts, target: OutputFile | None, bank: Bank, answers: Answers) -> None:
    """Write all answers to a file that names the bank, if one was asked for, for its owner alone.

    Raises:
        FileError: when it cannot be written.
    """
    if target is not None:
        write_file(texts, target, to_json(to_document(answers, bank.reference)), private=True)


def write_file(texts: Texts, target: OutputFile, text: str, *, private: bool = False) -> None:
    """Write a text to a file and name the file on stderr.

    Raises:
        FileError: when it cannot be written, with the reason.
        OSError: when whoever reads it has gone.
    """
    try:
        written = write_output(target.path, text, replace=target.replace, private=private)
    except READER_GONE:
        raise
    except OSError as error:
        raise _cannot_write(texts, target.path, error) from None
    if written != target.path:
        say(texts("interface.said.appeared", file=target.path))
    say(texts("interface.said.saved", file=written))


def checked_target(texts: Texts, target: Path | None, may_replace: Callable[[str], bool]) -> OutputFile | None:
    """Check before the first question that a file can be written after the last one.

    Args:
        texts: the texts of the language in use.
        target: the file, if any.
        may_replace: answers the question whether a file that exists may be replaced.

    Returns:
        The file to write, if any. One that appears under its name later is not replaced.

    Raises:
        FileError: when it cannot be written.
        UsageError: when it exists and may not be replaced, or its name is that of a device.
    """
    if target is None:
        return None
    if target.suffix and is_device_name(target):  # without one, the device is meant
        raise UsageError(texts("interface.refusal.device_name", file=target))
    try:
        is_there = check_writable(target)
    except OSError as error:
        raise _cannot_write(texts, target, error) from None
    if is_there and not may_replace(texts("interface.said.replace", file=target)):
        raise UsageError(texts("interface.refusal.exists", file=target))
    return OutputFile(target, replace=is_there)


def replacing(texts: Texts, *, forced: bool, may_ask: bool, plain: bool, colour: bool) -> Callable[[str], bool]:
    """What answers whether a file may be replaced: yes where that is forced, else the user, else no."""
    if forced or not may_ask:
        return lambda _: forced
    from vbm_quiz.ui.terminal_frontend import confirm

    return partial(confirm, texts, plain=plain, colour=colour)


def _cannot_write(texts: Texts, target: Path, error: OSError) -> FileError:
    return FileError(texts("interface.refusal.cannot_write", file=target, reason=os_error_text(texts, error)))
