"""What a report says of differences: with an earlier result, and with the same answers before `--set` changed some."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.model.answers import UNKNOWN
from vbm_quiz.model.results import Change, ConditionResult, ItemResult, TaskResult, TitleResult
from vbm_quiz.report.blocks import Block, Heading, Headline, Paragraph, Point, Points, percent_text
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import (
    change_text,
    earlier_date,
    question_in_report,
    share_text,
    title_name,
    title_names,
    value_text,
)
from vbm_quiz.report.promise_text import promise_text
from vbm_quiz.texts.texts import Texts

if TYPE_CHECKING:
    from vbm_quiz.scoring.comparison import Comparison


def comparison_page(report: Report, old: str, new: str) -> Iterator[Block]:
    """The comparison with the earlier result as a page of its own.

    Args:
        report: the report on the new result, with the old one as its earlier result.
        old: what the old result is called.
        new: what the new one is called.
    """
    texts = report.texts
    pair = texts("interface.compare.pair", before=old, after=new)
    yield Headline(overline=texts("interface.compare.title"), text=pair, lines=())
    yield from comparison(report)


def comparison(report: Report) -> Iterator[Block]:
    """What differs from the earlier result; nothing where there is none."""
    texts, earlier = report.texts, report.earlier
    if earlier is None:
        return
    from vbm_quiz.scoring.comparison import compare, score_answers

    yield Heading(texts("interface.since.heading", date=earlier_date(texts, earlier)))
    if earlier.promise is not None:
        yield Paragraph(promise_text(texts, "interface.since.promise", earlier.promise))
    if not earlier.same_rules:
        versions = {"before": earlier.version, "after": report.bank.version}
        other = "other_content" if earlier.version == report.bank.version else "other_rules"
        yield Paragraph(texts(f"interface.since.{other}", **versions))
        yield from (Paragraph(texts(f"history.{change}")) for change in _changes_since(report, earlier.version))
    found = compare(report.bank, earlier.scored, score_answers(report.bank, report.answers))
    yield from tuple(_differences(report, found)) or (Paragraph(texts("interface.since.nothing")),)


def _changes_since(report: Report, version: str) -> list[str]:
    """What changed in the versions after an earlier one; in all of them where it is not known."""
    history = report.bank.history
    versions = [each.version for each in history]
    later = history[versions.index(version) + 1 :] if version in versions else history
    return [each.changes for each in later]


def _differences(report: Report, found: "Comparison") -> Iterator[Block]:
    texts = report.texts
    if found.title is not None:
        before, after = _title(texts, found.title.before), _title(texts, found.title.after)
        yield Paragraph(texts("interface.since.title", before=before, after=after))
    items = found.items if report.advice.transition is not None else ()
    groups = {
        "tasks": [
            _point(texts, f"tasks.{each.id}.name", _task(texts, each.before), _task(texts, each.after))
            for each in found.tasks
        ],
        "conditions": [
            _point(texts, f"conditions.{each.id}.name", _condition(report, each.before), _condition(report, each.after))
            for each in found.conditions
        ],
        "items": [
            _point(texts, f"transition.items.{each.id}.name", _item(report, each.before), _item(report, each.after))
            for each in items
        ],
        "answers": [_answer(report, change) for change in found.answers],
    }
    for name, points in groups.items():
        if points:
            heading = f"{texts('transition.heading')}:" if name == "items" else texts(f"interface.since.{name}")
            yield Paragraph(heading)
            yield Points(tuple(points))


def _point(texts: Texts, label: str, before: str, after: str) -> Point:
    return Point(texts(label), state=texts("interface.since.moved", before=before, after=after))


def _title(texts: Texts, title: TitleResult) -> str:
    name = title_names(texts, title.between) if title.id is None else title_name(texts, title.id)
    if title.status == "provisional":
        name = texts("interface.since.provisional", title=name)
    if title.direction is None:
        return name
    return texts("interface.since.direction", title=name, direction=title_name(texts, title.direction))


def _task(texts: Texts, task: TaskResult) -> str:
    return f"{percent_text(task.percent)} ({texts(f'task_states.{task.state}')})"


def _condition(report: Report, condition: ConditionResult) -> str:
    state, value = report.texts(f"interface.report.{condition.state}"), condition.value
    if value is None:
        return state
    questions = report.bank.condition(condition.id).reads(report.bank)
    return f"{state} ({_answered(report, questions, value) if isinstance(value, str) else value})"


def _item(report: Report, item: ItemResult) -> str:
    return f"{report.texts(f'transition.{item.state}')} ({_answered(report, item.questions, item.answer)})"


def _answered(report: Report, questions: tuple[str, ...], answer: str) -> str:
    """The answer to one question, or a share of two, as the report's data hold it."""
    if len(questions) > 1:
        return share_text(report.texts, answer)
    numeric = isinstance(report.bank.questions[questions[0]], NumberQuestion) and answer != UNKNOWN
    return value_text(report.bank, report.texts, questions[0], Decimal(answer) if numeric else answer)


def _answer(report: Report, change: Change) -> Point:
    before, after = (
        value_text(report.bank, report.texts, change.question, value) for value in (change.before, change.after)
    )
    label = question_in_report(report, change.question)
    return Point(label, state=report.texts("interface.since.moved", before=before, after=after))


def comparison_with_baseline(report: Report) -> Iterator[Block]:
    """The answers that `--set` changed, and what differs in the result; nothing where it changed none."""
    baseline, texts = report.baseline, report.texts
    if baseline is None:
        return
    yield Heading(texts("interface.what_if.heading"))
    changes = tuple(_changes(baseline, report))
    if not changes:
        yield Paragraph(texts("interface.what_if.nothing"))
        return
    yield Points(tuple(Point(change_text(report, change)) for change in changes))
    yield Paragraph(_titles(baseline, report))
    differences = dict.fromkeys((*_task_states(baseline, report), *_condition_states(baseline, report)))
    yield Points(tuple(map(Point, differences))) if differences else Paragraph(texts("interface.what_if.same_rules"))


def _changes(baseline: Report, report: Report) -> Iterator[Change]:
    """The answers that differ, without the examples that only the changed answers ask for."""
    before = baseline.answers.values
    for question, value in report.answers.values.items():
        opened = question in report.bank.examples and question not in before
        if before.get(question) != value and not opened:
            yield Change(question, before.get(question, UNKNOWN), value)


def _titles(baseline: Report, report: Report) -> str:
    texts = report.texts
    before, after = (
        texts("interface.what_if.no_title") if title is None else title_name(texts, title)
        for title in (baseline.result.title.id, report.result.title.id)
    )
    if before == after:
        return texts("interface.what_if.title_same", title=after)
    return texts("interface.what_if.title_moves", before=before, after=after)


def _task_states(baseline: Report, report: Report) -> Iterator[str]:
    texts = report.texts
    for old, new in zip(baseline.result.tasks, report.result.tasks, strict=True):
        if old.state != new.state:
            before, after = (texts(f"task_states.{state}") for state in (old.state, new.state))
            yield texts("interface.what_if.task", task=texts(f"tasks.{new.id}.name"), before=before, after=after)


def _condition_states(baseline: Report, report: Report) -> Iterator[str]:
    texts = report.texts
    for old, new in zip(baseline.result.conditions, report.result.conditions, strict=True):
        if old.state != new.state:
            name = texts(f"conditions.{new.id}.name")
            before, after = (texts(f"interface.report.{state}") for state in (old.state, new.state))
            yield texts("interface.what_if.condition", condition=name, before=before, after=after)
