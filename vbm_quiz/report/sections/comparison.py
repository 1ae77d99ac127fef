"""What moved since an earlier time: the title, the tasks, the conditions, the change around it, and the answers."""

from collections.abc import Iterator
from decimal import Decimal

from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.characters import escape_controls
from vbm_quiz.model.answers import UNKNOWN, Value
from vbm_quiz.model.results import Change, ConditionResult, ItemResult, Promise, TaskResult, TitleResult
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import named, share_text, step_name, title_name, value_text
from vbm_quiz.scoring.comparison import Comparison, Difference, EarlierResult, compare, score_answers
from vbm_quiz.texts.texts import Texts


def since(report: Report) -> Iterator[Block]:
    """What moved since last time; nothing for a first time."""
    texts, before = report.texts, report.previous
    if before is None:
        return
    yield Heading(texts("interface.since.heading", date=when(texts, before)))
    if before.promise is not None:
        yield Paragraph(_promise(texts, before.promise))
    if not before.same_rules:
        versions = {"before": before.version, "after": report.bank.version}
        yield Paragraph(texts("interface.since.other_rules", **versions))
    moved = compare(report.bank, before.scored, score_answers(report.bank, report.answers))
    told = tuple(_parts(report, moved))
    yield from told or (Paragraph(texts("interface.since.nothing")),)


def when(texts: Texts, before: EarlierResult) -> str:
    """The day of an earlier time, or that it was earlier."""
    return before.date or texts("interface.since.last_time")


def _promise(texts: Texts, promise: Promise) -> str:
    state = texts(f"interface.promise.{promise.state}")
    return texts(
        "interface.since.promise", step=step_name(texts, promise.step), date=escape_controls(promise.date), state=state
    )


def _parts(report: Report, moved: Comparison) -> Iterator[Block]:
    texts = report.texts
    if moved.title is not None:
        pair = {"before": _title(texts, moved.title.before), "after": _title(texts, moved.title.after)}
        yield Paragraph(texts("interface.since.title", **pair))
    told_items = report.advice.transition is not None
    parts = {
        "tasks": [_task(texts, each) for each in moved.tasks],
        "conditions": [_condition(texts, each) for each in moved.conditions],
        "items": [_item(report, each) for each in moved.items] if told_items else [],
        "answers": [_answer(report, each) for each in moved.answers],
    }
    for name, points in parts.items():
        if points:
            yield Paragraph(texts(f"interface.since.{name}"))
            yield Points(tuple(points))


def _title(texts: Texts, title: TitleResult) -> str:
    if title.id is None:
        name = texts.listed((title_name(texts, each) for each in title.between), "or")
    else:
        name = title_name(texts, title.id)
    if title.status == "provisional":
        name = texts("interface.since.provisional", title=name)
    if title.direction is None:
        return name
    return texts("interface.since.direction", title=name, direction=title_name(texts, title.direction))


def _task(texts: Texts, moved: Difference[TaskResult]) -> Point:
    both = [
        f"{'–' if each.percent is None else f'{each.percent}%'} ({texts(f'task_states.{each.state}')})"
        for each in (moved.before, moved.after)
    ]
    return _point(texts, texts(f"tasks.{moved.id}.name"), both[0], both[1])


def _condition(texts: Texts, moved: Difference[ConditionResult]) -> Point:
    both = [_state_and_value(texts, each) for each in (moved.before, moved.after)]
    return _point(texts, texts(f"conditions.{moved.id}.name"), both[0], both[1])


def _state_and_value(texts: Texts, condition: ConditionResult) -> str:
    state, value = texts(f"interface.report.{condition.state}"), condition.value
    if value is None:
        return state
    return f"{state} ({share_text(texts, value) if isinstance(value, str) else value})"


def _item(report: Report, moved: Difference[ItemResult]) -> Point:
    texts = report.texts
    both = [
        f"{texts(f'transition.{each.state}')} ({_item_answer(report, each)})" for each in (moved.before, moved.after)
    ]
    return _point(texts, texts(f"transition.items.{moved.id}.name"), both[0], both[1])


def _item_answer(report: Report, item: ItemResult) -> str:
    if len(item.questions) > 1:
        return share_text(report.texts, item.answer)
    question = item.questions[0]
    numeric = isinstance(report.bank.questions[question], NumberQuestion) and item.answer != UNKNOWN
    return value_text(report.bank, report.texts, question, Decimal(item.answer) if numeric else item.answer)


def _answer(report: Report, change: Change) -> Point:
    both: list[Value] = [change.before, change.after]
    texts = [value_text(report.bank, report.texts, change.question, value) for value in both]
    return _point(report.texts, named(report, change.question), texts[0], texts[1])


def _point(texts: Texts, label: str, before: str, after: str) -> Point:
    return Point(label=label, state=texts("interface.since.moved", before=before, after=after))
