"""The results kept on this machine in, a table of them out."""

import sys
from collections.abc import Iterator
from pathlib import Path

from vbm_quiz.characters import escape_controls
from vbm_quiz.loading.content import open_content
from vbm_quiz.storage.kept_results import HistoryEntry, list_results
from vbm_quiz.storage.paths import results_folder
from vbm_quiz.texts.texts import Texts

GAP = "  "


def run(lang: str | None, folder: Path | None) -> None:
    """Print the kept results, oldest first, each with the number that `compare` takes."""
    texts = open_content(folder).texts(lang)
    results = results_folder()
    entries = list_results(results)
    if not entries:
        key = "homeless" if results is None else "none"
        sys.stdout.write(f"{texts(f'interface.history.{key}', folder=results)}\n")
        return
    sys.stdout.write(f"{texts('interface.history.title', folder=results)}\n\n")
    sys.stdout.writelines(f"{line}\n" for line in _lines([_row(texts, entry) for entry in entries]))
    if len(readable := [entry.number for entry in entries if entry.result is not None]) > 1:
        before, after = readable[-2:]
        sys.stdout.write(f"\n{texts('interface.history.compare', before=before, after=after)}\n")


def _row(texts: Texts, entry: HistoryEntry) -> tuple[str, ...]:
    """The number, the day, the title, the bank and the file."""
    number, file, result = str(entry.number), escape_controls(entry.path.name), entry.result
    if result is None:
        return number, "", texts("interface.history.unreadable"), "", file
    id_ = result.title.id
    title = texts("interface.said.no_title") if id_ is None else _title(texts, id_)
    bank = f"{result.bank.id} {result.bank.version}"
    return number, escape_controls(result.date), escape_controls(title), escape_controls(bank), file


def _title(texts: Texts, id_: str) -> str:
    """A title's name; its id where the bank no longer has it."""
    key = f"titles.{id_}.name"
    return texts(key) if texts.has(key) else id_


def _lines(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
