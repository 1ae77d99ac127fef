"""What to forget in: everything, one kept result, or the unfinished quizzes; asks, and prints what was removed."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from vbm_quiz.characters import isolated_name
from vbm_quiz.commands.content_input import content_of_run, texts_of_content
from vbm_quiz.commands.kept_input import described_result, entry_with_number, kept_entries
from vbm_quiz.errors import FileError, StoppedByUser, UsageError
from vbm_quiz.storage.kept_results import remove_result
from vbm_quiz.storage.paths import all_folders, draft_files, files_in, remove, remove_all_in, results_folder
from vbm_quiz.texts.os_errors import os_error_text
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import is_terminal, say
from vbm_quiz.ui.terminal_frontend import confirm


class Removal(Struct, frozen=True):
    """Files to remove, how, and what they are where their names do not tell."""

    files: tuple[Path, ...]
    remove: Callable[[], None]
    description: str = ""


def run(  # noqa: PLR0913 - one parameter per option
    number: int | None, lang: str | None, content: Path | None, *, drafts: bool, force: bool, plain: bool
) -> None:
    """Say what would be removed, ask unless forced, and remove it.

    Raises:
        UsageError: when it cannot be asked.
        FileError: when something cannot be removed.
        StoppedByUser: when the answer is no.
    """
    texts = texts_of_content(content_of_run(content), lang)
    if number is not None and drafts:
        raise UsageError(texts("interface.forget.one_of"))
    removals = _removals(texts, number, drafts=drafts)
    if not removals:
        key = "no_drafts" if drafts else "nothing"
        sys.stdout.write(f"{texts(f'interface.forget.{key}')}\n")
        return
    if not force:
        _ask(texts, removals, plain=plain)
    _remove(texts, removals)


def _removals(texts: Texts, number: int | None, *, drafts: bool) -> list[Removal]:
    if drafts:
        return [Removal((path,), partial(remove, path)) for path in draft_files()]
    if number is None:
        removals = (Removal(_files(folder), partial(remove_all_in, folder)) for folder in all_folders())
        return [removal for removal in removals if removal.files]
    folder = results_folder()
    entry = entry_with_number(texts, kept_entries(texts), number)
    if folder is None:
        return []
    return [Removal((entry.path,), partial(remove_result, folder, entry), described_result(texts, entry))]


def _files(folder: Path) -> tuple[Path, ...]:
    """The files in a folder; where it cannot be read the folder itself, whose removal then says why."""
    try:
        return files_in(folder)
    except OSError:
        return (folder,)


def _ask(texts: Texts, removals: Sequence[Removal], *, plain: bool) -> None:
    """Ask whether these may go; no is the default."""
    if not is_terminal(sys.stdin):
        raise UsageError(texts("interface.forget.no_terminal"))
    described = [removal.description for removal in removals if removal.description]
    files = [_shown(file) for removal in removals for file in removal.files]
    say("\n".join([texts("interface.forget.would"), *(f"  • {line}" for line in (*described, *files))]))
    if not confirm(texts, texts("interface.forget.ask"), plain=plain):
        raise StoppedByUser(texts("interface.forget.left"))


def _remove(texts: Texts, removals: Sequence[Removal]) -> None:
    refused: list[str] = []
    for removal in removals:
        try:
            removal.remove()
        except OSError as error:
            refused.append(_refusal(texts, removal, error))
        else:
            files = (texts("interface.forget.removed", file=_shown(file)) for file in removal.files)
            sys.stdout.writelines(f"{line}\n" for line in files)
    if refused:
        raise FileError("\n".join(refused))


def _refusal(texts: Texts, removal: Removal, error: OSError) -> str:
    file = error.filename or removal.files[0]
    return texts("interface.forget.cannot", folder=_shown(file), reason=os_error_text(texts, error))


def _shown(file: object) -> str:
    return isolated_name(str(file))
