"""The bank in, an answers file to fill in out."""

from pathlib import Path

from msgspec import to_builtins

from vbm_quiz.answers_file.json_document import Document
from vbm_quiz.answers_file.parse import BANK, FORMAT
from vbm_quiz.answers_file.write import to_json
from vbm_quiz.bank.bank import Bank
from vbm_quiz.commands.content_input import content_of_run, texts_of_content
from vbm_quiz.model.answers import UNKNOWN
from vbm_quiz.ui.streams import print_exactly, say


def run(lang: str | None, folder: Path | None) -> None:
    """Print the answers file, with a note on stderr that says what to do with it."""
    content = content_of_run(folder)
    texts = texts_of_content(content, lang)
    print_exactly(to_json(empty_answers(content.bank, texts.language)))
    say(texts("interface.template.note"))


def empty_answers(bank: Bank, language: str) -> Document:
    """A valid answers file: `unknown` wherever that is allowed, without examples and optional answers."""
    answers = {question.id: UNKNOWN for question in bank.questions.values() if question.unknown}
    return {
        "format": FORMAT,
        BANK: to_builtins(bank.reference),
        "language": language,
        "answers": answers,
        "clients": [],
    }
