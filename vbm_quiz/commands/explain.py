"""An id in, all about what it names out: a question, a condition, a title, a task, a step or a second look."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from vbm_quiz.bank.bank import Bank
from vbm_quiz.commands.content_input import content_of_run, texts_of_content
from vbm_quiz.commands.explained_questions import explained_question, known_questions
from vbm_quiz.commands.explained_rules import (
    explained_condition,
    explained_look,
    explained_step,
    explained_task,
    explained_title,
)
from vbm_quiz.commands.report_output import print_page
from vbm_quiz.errors import UsageError, nearest
from vbm_quiz.report.blocks import Block
from vbm_quiz.texts.texts import Texts

Explained = Callable[[Bank, Texts, str], Iterator[Block]]


def run(id_: str, lang: str | None, folder: Path | None, *, plain: bool) -> None:
    """Print everything about what an id names; an id may name several things, such as a condition and a section.

    Raises:
        UsageError: when it names nothing, with the nearest id.
    """
    content = content_of_run(folder)
    texts, known = texts_of_content(content, lang), known_ids(content.bank)
    if id_ not in known:
        near = nearest(id_, known)
        hint = texts("interface.explain.nearest", nearest=near) if near else ""
        raise UsageError(f"{texts('interface.explain.unknown', found=id_)} {hint}".rstrip())
    print_page(texts, explained(content.bank, texts, id_), plain=plain)


def explained(bank: Bank, texts: Texts, id_: str) -> Iterator[Block]:
    """Everything about all that an id names, as blocks; it is one of `known_ids`."""
    for explain in known_ids(bank)[id_]:
        yield from explain(bank, texts, id_)


def known_ids(bank: Bank) -> Mapping[str, list[Explained]]:
    """Every id that can be explained, each with what explains it."""
    kinds: list[tuple[Explained, tuple[str, ...]]] = [
        (explained_question, known_questions(bank)),
        (explained_title, bank.title_ids),
        (explained_condition, bank.condition_ids),
        (explained_task, tuple(task.id for task in bank.tasks)),
        (explained_look, tuple(look.id for look in bank.second_looks)),
        (explained_step, tuple(step.id for step in bank.next_steps.steps)),
    ]
    known: dict[str, list[Explained]] = {}
    for explain, ids in kinds:
        for id_ in ids:
            known.setdefault(id_, []).append(explain)
    return known
