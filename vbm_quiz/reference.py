"""Pages about the bank itself: every question, one explained, and an answers file to fill in."""

import os
import sys
from pathlib import Path

from vbm_quiz import listing
from vbm_quiz.answers import to_json
from vbm_quiz.delivery import Delivery
from vbm_quiz.errors import UsageError
from vbm_quiz.library import open_library
from vbm_quiz.nearest import nearest
from vbm_quiz.streams import print_exactly, say, wants_sentences


def print_questions(format_: str, lang: str | None, content: Path | None) -> None:
    """Print every question of the bank, checked in every language."""
    library = open_library(content)
    words = library.words(lang)
    library.check_every_language()
    if format_ == "json":
        print_exactly(to_json(listing.as_data(library.quiz, words)))
    else:
        sys.stdout.write(listing.as_text(library.quiz, words))


def print_schema(name: str, content: Path | None) -> None:
    """Print the JSON Schema of an answers file, of the bank or of the report."""
    from vbm_quiz.schema import SCHEMAS

    library = open_library(content)
    print_exactly(to_json(SCHEMAS[name](library.quiz, library.spoken)))


def print_template(lang: str | None, content: Path | None) -> None:
    """Print an answers file in which every answer is still unknown."""
    library = open_library(content)
    words = library.words(lang)
    print_exactly(to_json(listing.template(library.quiz, words)))
    say(words("interface.template.note"))


def print_explanation(id_: str, lang: str | None, content: Path | None) -> None:
    """Print everything about one question.

    Raises:
        UsageError: when there is no such question, with the nearest one.
    """
    from vbm_quiz import explain

    library = open_library(content)
    words = library.words(lang)
    if id_ not in explain.known_questions(library.quiz):
        near = nearest(id_, explain.known_questions(library.quiz))
        hint = words("interface.explain.nearest", nearest=near) if near else ""
        raise UsageError(f"{words('interface.explain.unknown', found=id_)} {hint}".rstrip())
    page = Delivery(output=None, format="text", plain=wants_sentences(os.environ), colour=True)
    page.show(explain.explained(library.quiz, words, id_))
