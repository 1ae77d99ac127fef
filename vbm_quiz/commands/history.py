"""The results kept on this machine in, a list of them out, as text or JSON."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import to_builtins

from vbm_quiz.answers_file.json_document import Document
from vbm_quiz.answers_file.write import to_json
from vbm_quiz.characters import as_utf8, isolated_name
from vbm_quiz.commands.content_input import content_of_run, texts_of_content
from vbm_quiz.commands.kept_input import GAP, described_result, kept_entries
from vbm_quiz.commands.printed_json import FORMAT
from vbm_quiz.report.promise_text import promise_text
from vbm_quiz.storage.kept_results import HistoryEntry
from vbm_quiz.storage.paths import results_folder
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import is_terminal, print_exactly, width_of, wrap


def run(format_: str, lang: str | None, folder: Path | None) -> None:
    """Print the kept results, oldest first, each with the number that `show`, `compare` and `forget` take."""
    texts = texts_of_content(content_of_run(folder), lang)
    results, entries = results_folder(), kept_entries(texts)
    if format_ == "json":
        print_exactly(to_json({"format": FORMAT, "results": [_data(entry) for entry in entries]}))
    elif not entries:
        key = "homeless" if results is None else "none"
        sys.stdout.write(f"{texts(f'interface.history.{key}', folder=results)}\n")
    else:
        sys.stdout.write(f"{texts('interface.history.title', folder=results)}\n\n")
        lines = _lines(texts, entries)
        if is_terminal(sys.stdout):
            width = width_of(sys.stdout)
            lines = (part for line in lines for part in wrap(line, width))
        sys.stdout.writelines(f"{line}\n" for line in lines)


def _lines(texts: Texts, entries: Sequence[HistoryEntry]) -> Iterator[str]:
    for entry in entries:
        indent = " " * len(f"{entry.number}{GAP}")
        yield described_result(texts, entry)
        if entry.result is not None and entry.result.promise is not None:
            yield indent + promise_text(texts, "interface.history.promise", entry.result.promise)
        yield indent + isolated_name(as_utf8(str(entry.path)))
    if len(readable := [entry.number for entry in entries if entry.result is not None]) > 1:
        before, after = readable[-2:]
        yield ""
        yield texts("interface.history.compare", before=before, after=after)


def _data(entry: HistoryEntry) -> Document:
    """A result as JSON; all but the number and the path are null where the file cannot be read."""
    kept, path = entry.result, as_utf8(str(entry.path))
    told = dict.fromkeys(("date", "label", "title", "promise", "bank"))
    if kept is not None:
        told = {key: to_builtins(getattr(kept, key)) for key in told}
    return {"number": entry.number, **told, "path": path}
