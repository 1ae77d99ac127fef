"""Pages about the bank itself: every question, one explained, and an answers file to fill in."""

import os
import sys
from pathlib import Path

from vbm_quiz.answers_file.write import to_json
from vbm_quiz.commands import questions
from vbm_quiz.commands.report_output import Delivery
from vbm_quiz.errors import UsageError, nearest
from vbm_quiz.loading.content import open_content
from vbm_quiz.ui.streams import print_exactly, say, wants_plain


def print_questions(format_: str, lang: str | None, folder: Path | None) -> None:
    """Print every question of the bank, checked in every language."""
    content = open_content(folder)
    texts = content.texts(lang)
    content.check(*content.languages)
    if format_ == "json":
        print_exactly(to_json(questions.as_data(content.bank, texts)))
    else:
        sys.stdout.write(questions.as_text(content.bank, texts))


def print_schema(name: str, folder: Path | None) -> None:
    """Print the JSON Schema of an answers file, of the bank or of the report."""
    from vbm_quiz.commands.schema import SCHEMAS

    content = open_content(folder)
    print_exactly(to_json(SCHEMAS[name](content.bank, content.languages)))


def print_template(lang: str | None, folder: Path | None) -> None:
    """Print an answers file in which every answer is still unknown."""
    content = open_content(folder)
    texts = content.texts(lang)
    print_exactly(to_json(questions.template(content.bank, texts)))
    say(texts("interface.template.note"))


def print_explanation(id_: str, lang: str | None, folder: Path | None) -> None:
    """Print everything about one question.

    Raises:
        UsageError: when there is no such question, with the nearest one.
    """
    from vbm_quiz.commands import explain

    content = open_content(folder)
    texts = content.texts(lang)
    if id_ not in explain.known_questions(content.bank):
        near = nearest(id_, explain.known_questions(content.bank))
        hint = texts("interface.explain.nearest", nearest=near) if near else ""
        raise UsageError(f"{texts('interface.explain.unknown', found=id_)} {hint}".rstrip())
    page = Delivery(output=None, format="text", plain=wants_plain(os.environ), colour=True)
    page.show(explain.explained(content.bank, texts, id_))
