"""Pages about the bank itself: every question, one explained, and an answers file to fill in."""

import os
import sys
from pathlib import Path

from vbm_quiz.answers_file.write import to_json
from vbm_quiz.commands import questions
from vbm_quiz.commands.report_output import Delivery
from vbm_quiz.errors import UsageError, nearest
from vbm_quiz.loading.library import open_library
from vbm_quiz.ui.streams import print_exactly, say, wants_plain


def print_questions(format_: str, lang: str | None, content: Path | None) -> None:
    """Print every question of the bank, checked in every language."""
    library = open_library(content)
    texts = library.texts(lang)
    library.check_every_language()
    if format_ == "json":
        print_exactly(to_json(questions.as_data(library.bank, texts)))
    else:
        sys.stdout.write(questions.as_text(library.bank, texts))


def print_schema(name: str, content: Path | None) -> None:
    """Print the JSON Schema of an answers file, of the bank or of the report."""
    from vbm_quiz.commands.schema import SCHEMAS

    library = open_library(content)
    print_exactly(to_json(SCHEMAS[name](library.bank, library.spoken)))


def print_template(lang: str | None, content: Path | None) -> None:
    """Print an answers file in which every answer is still unknown."""
    library = open_library(content)
    texts = library.texts(lang)
    print_exactly(to_json(questions.template(library.bank, texts)))
    say(texts("interface.template.note"))


def print_explanation(id_: str, lang: str | None, content: Path | None) -> None:
    """Print everything about one question.

    Raises:
        UsageError: when there is no such question, with the nearest one.
    """
    from vbm_quiz.commands import explain

    library = open_library(content)
    texts = library.texts(lang)
    if id_ not in explain.known_questions(library.bank):
        near = nearest(id_, explain.known_questions(library.bank))
        hint = texts("interface.explain.nearest", nearest=near) if near else ""
        raise UsageError(f"{texts('interface.explain.unknown', found=id_)} {hint}".rstrip())
    page = Delivery(output=None, format="text", plain=wants_plain(os.environ), colour=True)
    page.show(explain.explained(library.bank, texts, id_))
