"""The content that a command line names in, what may stand in one place of that line out."""

from collections.abc import Iterable
from pathlib import Path

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.commands.content_input import content_path
from vbm_quiz.commands.explain import known_ids
from vbm_quiz.loading.content import Content, content_folder, load_bank, open_content


def titles(named: Path | None) -> Iterable[str]:
    """The ids of the titles, for `--require`."""
    return _bank(named).title_ids


def ids(named: Path | None) -> Iterable[str]:
    """Every id that `explain` takes."""
    return known_ids(_bank(named))


def languages(named: Path | None) -> Iterable[str]:
    """The languages of the content, for `--lang`."""
    return _content(named).languages


def settings(named: Path | None, typed: str) -> Iterable[str]:
    """What may follow `--set`: the ids of the questions, each with a `=`; behind that, what may be answered."""
    bank = _bank(named)
    id_, equals, _ = typed.partition("=")
    if not equals:
        return (f"{each}=" for each in bank.questions)
    question = bank.questions.get(id_)
    if question is None or isinstance(question, NumberQuestion):
        return ()
    return (f"{id_}={choice}" for choice in question.all_choices)


def _bank(named: Path | None) -> Bank:
    return load_bank(content_folder(content_path(named)))


def _content(named: Path | None) -> Content:
    return open_content(content_path(named))
