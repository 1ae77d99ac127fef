"""Two pages about earlier results: the list of those kept on this machine, and what moved between two of them."""

import os
import sys
from pathlib import Path

from vbm_quiz import answers as file
from vbm_quiz import kept as shelf
from vbm_quiz.comparison import Earlier, standing_of
from vbm_quiz.delivery import Delivery
from vbm_quiz.errors import UsageError
from vbm_quiz.folders import results_folder
from vbm_quiz.intake import invalid, read_answers, read_document
from vbm_quiz.kept import Entry
from vbm_quiz.library import Library, open_library
from vbm_quiz.model import Answers
from vbm_quiz.report import compared
from vbm_quiz.report.report import make
from vbm_quiz.streams import harmless, print_exactly, wants_sentences
from vbm_quiz.words import Words

GAP = "  "


def print_history(lang: str | None, content: Path | None) -> None:
    """Print the results kept on this machine, oldest first, each with the number that `compare` takes."""
    words = open_library(content).words(lang)
    folder = results_folder()
    entries = shelf.every(folder)
    if not entries:
        key = "homeless" if folder is None else "none"
        sys.stdout.write(f"{words(f'interface.history.{key}', folder=folder)}\n")
        return
    rows = [_row(words, entry) for entry in entries]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    sys.stdout.write(f"{words('interface.history.title', folder=folder)}\n\n")
    for row in rows:
        line = GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write(f"{line.rstrip()}\n")
    if len(readable := [entry.number for entry in entries if entry.kept is not None]) > 1:
        before, after = readable[-2:]
        sys.stdout.write(f"\n{words('interface.history.compare', before=before, after=after)}\n")


def _row(words: Words, entry: Entry) -> tuple[str, ...]:
    kept = entry.kept
    if kept is None:
        return (str(entry.number), "", words("interface.history.unreadable"), "", harmless(entry.path.name))
    key = f"titles.{kept.title.id}.name"
    title = words("interface.said.no_title") if kept.title.id is None else words.texts.get(key, kept.title.id)
    bank = harmless(f"{kept.bank.id} {kept.bank.version}")
    return (str(entry.number), harmless(kept.date), harmless(title), bank, harmless(entry.path.name))


def print_comparison(old: str, new: str, format_: str, lang: str | None, content: Path | None) -> None:
    """Print what moved between two answers files or kept results, named by file or by number."""
    library = open_library(content)
    words = library.words(lang, *(_language_of(name) for name in (new, old)))
    before, after = (_named(library, words, name) for name in (old, new))
    report = make(library.quiz, words, after.standing.answers, before)
    if format_ == "json":
        print_exactly(compared.render(report, before, after))
        return
    both = (_label(old, before), _label(new, after))
    Delivery(output=None, format="text", plain=wants_sentences(os.environ), colour=True).show(
        compared.tell(report, *both)
    )


def _label(name: str, result: Earlier) -> str:
    """What a result was called by, with its day where that is known."""
    return ", ".join(part for part in (harmless(Path(name).name), result.date) if part)


def _language_of(name: str) -> str | None:
    """The language that a file is written in; None where it does not say, or is no file."""
    language = read_document(name)[0].get("language")
    return language if isinstance(language, str) else None


def _named(library: Library, words: Words, name: str) -> Earlier:
    """The result under a number of the history, or in a file."""
    if name.isascii() and name.isdigit() and not Path(name).exists():
        return _numbered(library, words, name)
    document, faults = read_document(name)
    if faults:
        raise invalid(words, name, faults)
    if shelf.ANSWERS_FILE in document and (kept := shelf.load(Path(name))) is not None:
        return shelf.earlier(library.quiz, kept)
    _, answers = read_answers(library, words, name, document, ())
    if open_ := file.missing(library.quiz, answers):
        raise invalid(words, name, open_)
    return _today(library, answers)


def _today(library: Library, answers: Answers) -> Earlier:
    return Earlier(standing_of(library.quiz, answers), library.quiz.version, same_rules=True)


def _numbered(library: Library, words: Words, name: str) -> Earlier:
    entries = {str(entry.number): entry.kept for entry in shelf.every(results_folder())}
    kept = entries.get(name)
    if kept is None:
        raise UsageError(words("interface.history.unknown", found=name, total=len(entries)))
    return shelf.earlier(library.quiz, kept)
