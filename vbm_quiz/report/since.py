"""What moved since an earlier time: the title, the tasks, the conditions, the change around it, and the answers."""

from collections.abc import Iterator
from decimal import Decimal

from vbm_quiz.bank import UNKNOWN, NumberQuestion
from vbm_quiz.comparison import Comparison, Earlier, Moved, compare, standing_of
from vbm_quiz.model import Change, ConditionResult, ItemResult, TaskResult, TitleResult, Value
from vbm_quiz.promise import Promise
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points
from vbm_quiz.report.phrases import named, share_text, step_name, title_name, value_text
from vbm_quiz.report.report import Report
from vbm_quiz.streams import harmless
from vbm_quiz.words import Words


def since(report: Report) -> Iterator[Block]:
    """What moved since last time; nothing for a first time."""
    words, before = report.words, report.previous
    if before is None:
        return
    yield Heading(words("interface.since.heading", date=when(words, before)))
    if before.promise is not None:
        yield Paragraph(_promise(words, before.promise))
    if not before.same_rules:
        versions = {"before": before.version, "after": report.quiz.version}
        yield Paragraph(words("interface.since.other_rules", **versions))
    moved = compare(report.quiz, before.standing, standing_of(report.quiz, report.answers))
    told = tuple(_parts(report, moved))
    yield from told or (Paragraph(words("interface.since.nothing")),)


def when(words: Words, before: Earlier) -> str:
    """The day of an earlier time, or that it was earlier."""
    return before.date or words("interface.since.last_time")


def _promise(words: Words, promise: Promise) -> str:
    state = words(f"interface.promise.{promise.state}")
    return words(
        "interface.since.promise", step=step_name(words, promise.step), date=harmless(promise.date), state=state
    )


def _parts(report: Report, moved: Comparison) -> Iterator[Block]:
    words = report.words
    if moved.title is not None:
        pair = {"before": _title(words, moved.title.before), "after": _title(words, moved.title.after)}
        yield Paragraph(words("interface.since.title", **pair))
    told_items = report.advice.transition is not None
    parts = {
        "tasks": [_task(words, each) for each in moved.tasks],
        "conditions": [_condition(words, each) for each in moved.conditions],
        "items": [_item(report, each) for each in moved.items] if told_items else [],
        "answers": [_answer(report, each) for each in moved.answers],
    }
    for name, points in parts.items():
        if points:
            yield Paragraph(words(f"interface.since.{name}"))
            yield Points(tuple(points))


def _title(words: Words, title: TitleResult) -> str:
    if title.id is None:
        name = words.listed((title_name(words, each) for each in title.between), "or")
    else:
        name = title_name(words, title.id)
    if title.status == "provisional":
        name = words("interface.since.provisional", title=name)
    if title.direction is None:
        return name
    return words("interface.since.direction", title=name, direction=title_name(words, title.direction))


def _task(words: Words, moved: Moved[TaskResult]) -> Point:
    both = [
        f"{'–' if each.percent is None else f'{each.percent}%'} ({words(f'task_states.{each.state}')})"
        for each in (moved.before, moved.after)
    ]
    return _point(words, words(f"tasks.{moved.id}.name"), both[0], both[1])


def _condition(words: Words, moved: Moved[ConditionResult]) -> Point:
    both = [_state_and_value(words, each) for each in (moved.before, moved.after)]
    return _point(words, words(f"conditions.{moved.id}.name"), both[0], both[1])


def _state_and_value(words: Words, condition: ConditionResult) -> str:
    state, value = words(f"interface.report.{condition.state}"), condition.value
    if value is None:
        return state
    return f"{state} ({share_text(words, value) if isinstance(value, str) else value})"


def _item(report: Report, moved: Moved[ItemResult]) -> Point:
    words = report.words
    both = [
        f"{words(f'transition.{each.state}')} ({_item_answer(report, each)})" for each in (moved.before, moved.after)
    ]
    return _point(words, words(f"transition.items.{moved.id}.name"), both[0], both[1])


def _item_answer(report: Report, item: ItemResult) -> str:
    if len(item.questions) > 1:
        return share_text(report.words, item.answer)
    question = item.questions[0]
    numeric = isinstance(report.quiz.questions[question], NumberQuestion) and item.answer != UNKNOWN
    return value_text(report.quiz, report.words, question, Decimal(item.answer) if numeric else item.answer)


def _answer(report: Report, change: Change) -> Point:
    both: list[Value] = [change.before, change.after]
    texts = [value_text(report.quiz, report.words, change.question, value) for value in both]
    return _point(report.words, named(report, change.question), texts[0], texts[1])


def _point(words: Words, label: str, before: str, after: str) -> Point:
    return Point(label=label, state=words("interface.since.moved", before=before, after=after))
