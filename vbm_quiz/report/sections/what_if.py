"""What a changed answer does: before, after, and why."""

from collections.abc import Iterator

from vbm_quiz.model.answers import UNKNOWN
from vbm_quiz.model.results import Change
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import change_text, title_name


def what_if(report: Report) -> Iterator[Block]:
    """The answers changed, and what came out otherwise; nothing where no answer was changed on purpose."""
    before, texts = report.before, report.texts
    if before is None:
        return
    changes = [
        Change(question, before.answers.values.get(question, UNKNOWN), value)
        for question, value in report.answers.values.items()
        if before.answers.values.get(question) != value and not _is_opened(before, question)
    ]
    yield Heading(texts("interface.what_if.heading"))
    if not changes:
        yield Paragraph(texts("interface.what_if.nothing"))
        return
    yield Points(tuple(Point(change_text(report, change)) for change in changes))
    yield Paragraph(_titles(before, report))
    moved = [*_tasks(before, report), *_conditions(before, report)]
    if moved:
        yield Points(tuple(Point(line) for line in moved))
    else:
        yield Paragraph(texts("interface.what_if.same_rules"))


def _is_opened(before: Report, question: str) -> bool:
    """Whether an example was not asked for before: then it is no change of hers."""
    return question in before.bank.examples and question not in before.answers.values


def _titles(before: Report, after: Report) -> str:
    texts = after.texts
    was, is_ = (
        texts("interface.what_if.no_title") if title is None else title_name(texts, title)
        for title in (before.result.title.id, after.result.title.id)
    )
    if was == is_:
        return texts("interface.what_if.title_same", title=is_)
    return texts("interface.what_if.title_moves", before=was, after=is_)


def _tasks(before: Report, after: Report) -> Iterator[str]:
    texts = after.texts
    for was, is_ in zip(before.result.tasks, after.result.tasks, strict=True):
        if was.state != is_.state:
            states = {"before": texts(f"task_states.{was.state}"), "after": texts(f"task_states.{is_.state}")}
            yield texts("interface.what_if.task", task=texts(f"tasks.{is_.id}.name"), **states)


def _conditions(before: Report, after: Report) -> Iterator[str]:
    texts = after.texts
    for was, is_ in zip(before.result.conditions, after.result.conditions, strict=True):
        if was.state != is_.state:
            states = {"before": texts(f"interface.report.{was.state}"), "after": texts(f"interface.report.{is_.state}")}
            yield texts("interface.what_if.condition", condition=texts(f"conditions.{is_.id}.name"), **states)
