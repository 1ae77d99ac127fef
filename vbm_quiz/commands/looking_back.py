"""Two pages about earlier results: the list of those kept on this machine, and what moved between two of them."""

import os
import sys
from pathlib import Path

from vbm_quiz.answers_file.completeness import missing
from vbm_quiz.characters import escape_controls
from vbm_quiz.commands.answers_input import invalid, read_answers, read_document
from vbm_quiz.commands.report_output import Delivery
from vbm_quiz.errors import UsageError
from vbm_quiz.loading.content import Content, open_content
from vbm_quiz.model.answers import Answers
from vbm_quiz.report.build import build_report
from vbm_quiz.report.formats.json import render_comparison
from vbm_quiz.report.sections.comparison import comparison_page
from vbm_quiz.scoring.comparison import EarlierResult, score_answers
from vbm_quiz.storage.paths import results_folder
from vbm_quiz.storage.results import ANSWERS_FILE, Entry, earlier, every, load
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import print_exactly, wants_plain

GAP = "  "


def print_history(lang: str | None, folder: Path | None) -> None:
    """Print the results kept on this machine, oldest first, each with the number that `compare` takes."""
    texts = open_content(folder).texts(lang)
    folder = results_folder()
    entries = every(folder)
    if not entries:
        key = "homeless" if folder is None else "none"
        sys.stdout.write(f"{texts(f'interface.history.{key}', folder=folder)}\n")
        return
    rows = [_row(texts, entry) for entry in entries]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    sys.stdout.write(f"{texts('interface.history.title', folder=folder)}\n\n")
    for row in rows:
        line = GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write(f"{line.rstrip()}\n")
    if len(readable := [entry.number for entry in entries if entry.kept is not None]) > 1:
        before, after = readable[-2:]
        sys.stdout.write(f"\n{texts('interface.history.compare', before=before, after=after)}\n")


def _row(texts: Texts, entry: Entry) -> tuple[str, ...]:
    kept = entry.kept
    if kept is None:
        return (str(entry.number), "", texts("interface.history.unreadable"), "", escape_controls(entry.path.name))
    key = f"titles.{kept.title.id}.name"
    title = texts("interface.said.no_title") if kept.title.id is None else texts.by_key.get(key, kept.title.id)
    bank = escape_controls(f"{kept.bank.id} {kept.bank.version}")
    return (
        str(entry.number),
        escape_controls(kept.date),
        escape_controls(title),
        bank,
        escape_controls(entry.path.name),
    )


def print_comparison(old: str, new: str, format_: str, lang: str | None, folder: Path | None) -> None:
    """Print what moved between two answers files or kept results, named by file or by number."""
    content = open_content(folder)
    texts = content.texts(lang, *(_language_of(name) for name in (new, old)))
    before, after = (_named(content, texts, name) for name in (old, new))
    if format_ == "json":
        print_exactly(render_comparison(content.bank, before, after))
        return
    report = build_report(content.bank, texts, after.scored.answers, before)
    page = comparison_page(report, _label(old, before), _label(new, after))
    Delivery(output=None, format="text", plain=wants_plain(os.environ), colour=True).show(page)


def _label(name: str, result: EarlierResult) -> str:
    """What a result was called by, with its day where that is known."""
    return ", ".join(part for part in (escape_controls(Path(name).name), result.date) if part)


def _language_of(name: str) -> str | None:
    """The language that a file is written in; None where it does not say, or is no file."""
    language = read_document(name)[0].get("language")
    return language if isinstance(language, str) else None


def _named(content: Content, texts: Texts, name: str) -> EarlierResult:
    """The result under a number of the history, or in a file."""
    if name.isascii() and name.isdigit() and not Path(name).exists():
        return _numbered(content, texts, name)
    document, faults = read_document(name)
    if faults:
        raise invalid(texts, name, faults)
    if ANSWERS_FILE in document and (kept := load(Path(name))) is not None:
        return earlier(content.bank, kept)
    _, answers = read_answers(content, texts, name, document, ())
    if open_ := missing(content.bank, answers):
        raise invalid(texts, name, open_)
    return _today(content, answers)


def _today(content: Content, answers: Answers) -> EarlierResult:
    return EarlierResult(score_answers(content.bank, answers), content.bank.version, same_rules=True)


def _numbered(content: Content, texts: Texts, name: str) -> EarlierResult:
    entries = {str(entry.number): entry.kept for entry in every(results_folder())}
    kept = entries.get(name)
    if kept is None:
        raise UsageError(texts("interface.history.unknown", found=name, total=len(entries)))
    return earlier(content.bank, kept)
