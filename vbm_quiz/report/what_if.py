"""What a changed answer does: before, after, and why."""

from collections.abc import Iterator

from vbm_quiz.bank import UNKNOWN
from vbm_quiz.model import Change
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points
from vbm_quiz.report.phrases import change_text, title_name
from vbm_quiz.report.report import Report


def what_if(report: Report) -> Iterator[Block]:
    """The answers changed, and what came out otherwise; nothing where no answer was changed on purpose."""
    before, words = report.before, report.words
    if before is None:
        return
    changes = [
        Change(question, before.answers.values.get(question, UNKNOWN), value)
        for question, value in report.answers.values.items()
        if before.answers.values.get(question) != value and not _is_opened(before, question)
    ]
    yield Heading(words("interface.what_if.heading"))
    if not changes:
        yield Paragraph(words("interface.what_if.nothing"))
        return
    yield Points(tuple(Point(change_text(report, change)) for change in changes))
    yield Paragraph(_titles(before, report))
    moved = [*_tasks(before, report), *_conditions(before, report)]
    if moved:
        yield Points(tuple(Point(line) for line in moved))
    else:
        yield Paragraph(words("interface.what_if.same_rules"))


def _is_opened(before: Report, question: str) -> bool:
    """Whether an example was not asked for before: then it is no change of hers."""
    return question in before.quiz.examples and question not in before.answers.values


def _titles(before: Report, after: Report) -> str:
    words = after.words
    was, is_ = (
        words("interface.what_if.no_title") if title is None else title_name(words, title)
        for title in (before.result.title.id, after.result.title.id)
    )
    if was == is_:
        return words("interface.what_if.title_same", title=is_)
    return words("interface.what_if.title_moves", before=was, after=is_)


def _tasks(before: Report, after: Report) -> Iterator[str]:
    words = after.words
    for was, is_ in zip(before.result.tasks, after.result.tasks, strict=True):
        if was.state != is_.state:
            states = {"before": words(f"task_states.{was.state}"), "after": words(f"task_states.{is_.state}")}
            yield words("interface.what_if.task", task=words(f"tasks.{is_.id}.name"), **states)


def _conditions(before: Report, after: Report) -> Iterator[str]:
    words = after.words
    for was, is_ in zip(before.result.conditions, after.result.conditions, strict=True):
        if was.state != is_.state:
            states = {"before": words(f"interface.report.{was.state}"), "after": words(f"interface.report.{is_.state}")}
            yield words("interface.what_if.condition", condition=words(f"conditions.{is_.id}.name"), **states)
