"""A content folder or zip file in, its questions as a sheet to fill in with a pen out."""

import sys
from pathlib import Path

from vbm_quiz.commands.content_input import content_of_run, texts_of_content
from vbm_quiz.commands.report_output import checked_target, replacing, write_file
from vbm_quiz.report.formats import SHEET_FORMATS
from vbm_quiz.report.sheet.sheet import Sheet
from vbm_quiz.ui.streams import is_terminal, print_exactly


def run(  # noqa: PLR0913 - one parameter per option
    folder: Path | None,
    format_: str,
    file: Path | None,
    lang: str | None,
    *,
    for_client: bool,
    with_rules: bool,
    may_replace: bool,
    plain: bool,
) -> None:
    """Print the sheet, or write it to a file.

    Raises:
        InvalidContent: with every fault of the bank and of the texts in this language.
        FileError: when the file cannot be written.
        UsageError: when it exists and may not be replaced.
    """
    content = content_of_run(folder)
    texts = texts_of_content(content, lang)
    replace = replacing(texts, forced=may_replace, may_ask=is_terminal(sys.stdin), plain=plain, colour=True)
    target = checked_target(texts, file, replace)
    content.require(texts.language)
    page = SHEET_FORMATS[format_](Sheet(content.bank, texts, for_client=for_client, with_rules=with_rules))
    if target is None:
        print_exactly(page)
    else:
        write_file(texts, target, page)
