"""Two answers files or kept results in, what changed between them out, as text or JSON."""

from pathlib import Path

from vbm_quiz.answers_file.json_document import Document
from vbm_quiz.answers_file.parse import language_of, missing
from vbm_quiz.characters import isolated_name
from vbm_quiz.commands.answers_input import invalid_input, read_answers, read_json
from vbm_quiz.commands.content_input import content_of_run, texts_of_content
from vbm_quiz.commands.kept_input import kept_entries, kept_with_number
from vbm_quiz.commands.report_output import print_page
from vbm_quiz.errors import InvalidAnswers
from vbm_quiz.loading.content import Content
from vbm_quiz.report.build import build_report
from vbm_quiz.report.formats.json import render_comparison
from vbm_quiz.report.sections.comparison import comparison_page
from vbm_quiz.scoring.comparison import EarlierResult, score_answers
from vbm_quiz.storage.files import STDIN
from vbm_quiz.storage.kept_document import answers_document, kept_from_document
from vbm_quiz.storage.rescoring import rescored
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import print_exactly


def run(old: str, new: str, format_: str, lang: str | None, folder: Path | None, *, plain: bool) -> None:  # noqa: PLR0913 - the options
    """Print what changed from the old result to the new one, each named by a file or by its number in the history."""
    content = content_of_run(folder)
    documents = {name: _document(name) for name in dict.fromkeys((old, new))}  # a pipe is read but once, the old first
    texts = texts_of_content(content, lang, *(_language_of(documents[name]) for name in (new, old)))
    before, after = (_result(content, texts, name, documents[name]) for name in (old, new))
    if format_ == "json":
        print_exactly(render_comparison(content.bank, before, after))
    else:
        report = build_report(content.bank, texts, after.scored.answers, before)
        print_page(texts, comparison_page(report, _label(texts, old, before), _label(texts, new, after)), plain=plain)


def _label(texts: Texts, name: str, result: EarlierResult) -> str:
    """The name that a result was given by, with its day where that is known."""
    file = texts("errors.stdin") if name == STDIN else isolated_name(Path(name).name)
    return ", ".join(part for part in (file, result.date) if part)


def _document(name: str) -> Document | InvalidAnswers:
    """What this file holds, or why it cannot be read; a number of the history is the name of no file."""
    try:
        return read_json(name)
    except InvalidAnswers as error:
        return error


def _language_of(document: Document | InvalidAnswers) -> str | None:
    """The language of an answers file; None where it does not say, or cannot be read."""
    return None if isinstance(document, InvalidAnswers) else language_of(answers_document(document))


def _result(content: Content, texts: Texts, name: str, document: Document | InvalidAnswers) -> EarlierResult:
    """The result with this number in the history, or the one in this file."""
    if name.isascii() and name.isdigit() and not Path(name).exists():
        return _numbered_result(content, texts, name)
    if isinstance(document, InvalidAnswers):
        raise invalid_input(texts, name, document.faults)
    if (kept := kept_from_document(document)) is not None:
        return rescored(content.bank, kept)
    answers = read_answers(content, texts, name, answers_document(document))
    if faults := missing(content.bank, answers):
        raise invalid_input(texts, name, faults)
    return EarlierResult(score_answers(content.bank, answers), content.bank.version, same_rules=True)


def _numbered_result(content: Content, texts: Texts, number: str) -> EarlierResult:
    return rescored(content.bank, kept_with_number(texts, kept_entries(texts), number))
