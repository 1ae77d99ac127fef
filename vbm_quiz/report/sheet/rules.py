"""A sheet in, the rules of its bank out: how a task is counted, the conditions, the titles, the second looks."""

from collections.abc import Iterator
from math import ceil

from vbm_quiz.bank.bank import Title
from vbm_quiz.bank.scale import Task
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Part, Point, Points, Table
from vbm_quiz.report.phrases import rule
from vbm_quiz.report.sheet.sheet import Sheet


def rules(sheet: Sheet) -> Iterator[Block]:
    """All that is needed to count a filled-in sheet by hand."""
    yield Part("rules", sheet.texts("interface.sheet.rules.heading"))
    yield from _counting(sheet)
    yield from _conditions(sheet)
    yield from _titles(sheet)
    yield from _second_looks(sheet)


def _counting(sheet: Sheet) -> Iterator[Block]:
    """How many points an answer has, how often they count, and from how many on a task is held."""
    scale, texts = sheet.bank.scale, sheet.texts
    yield Heading(texts("interface.sheet.rules.counting"))
    points = (
        texts("interface.sheet.rules.level", level=texts(f"levels_short.{level}"), points=scale.worth(level))
        for level in scale.levels
    )
    yield Paragraph(texts("interface.sheet.rules.points", levels=texts.listed(points)))
    header = (texts(f"interface.sheet.rules.{column}") for column in ("task", "questions", "most", "held_from"))
    yield Table(tuple(header), tuple(_task(sheet, task) for task in sheet.bank.tasks))
    levels = {"level": scale.example_from, "counts_as": scale.without_example}
    names = {name: texts(f"levels_short.{level}") for name, level in levels.items()}
    yield Paragraph(texts("interface.sheet.rules.without_example", **names))
    yield Paragraph(texts("interface.sheet.rules.unknown", unknown=texts("unknown")))


def _task(sheet: Sheet, task: Task) -> tuple[str, str, str, str]:
    """A task: its questions with their weights, the most points it can have, and those from which on it is held."""
    texts, scale, questions = sheet.texts, sheet.bank.scale, sheet.bank.questions
    weights = [scale.weight(activity) for activity in task.activities]
    numbers = [sheet.number(questions[question]) for question in task.questions]
    weighed = (
        texts("interface.sheet.rules.weight", number=number, weight=weight)
        for number, weight in zip(numbers, weights, strict=True)
    )
    most, held_from = scale.top * sum(weights), ceil(scale.held_from * sum(weights))
    return texts(f"tasks.{task.id}.name"), ", ".join(weighed), texts.number(most), texts.number(held_from)


def _conditions(sheet: Sheet) -> Iterator[Block]:
    bank, texts = sheet.bank, sheet.texts
    yield Heading(texts("interface.sheet.rules.conditions"))
    yield Points(tuple(Point(texts(f"conditions.{each.id}.name"), rule(bank, texts, each)) for each in bank.conditions))


def _titles(sheet: Sheet) -> Iterator[Block]:
    texts = sheet.texts
    yield Heading(texts("interface.sheet.rules.titles"))
    yield Paragraph(texts("interface.sheet.rules.last_title"))
    yield Points(tuple(_title(sheet, title) for title in sheet.bank.titles), numbered=True)


def _title(sheet: Sheet, title: Title) -> Point:
    """A title with the names of its conditions, and of those that may be unknown while it fits for now."""
    texts = sheet.texts
    required, open_ = (
        [texts(f"conditions.{condition}.name") for condition in conditions]
        for conditions in (title.requires, title.may_be_open)
    )
    return Point(
        texts(f"titles.{title.id}.name"),
        texts.listed(required) if required else texts("interface.sheet.rules.no_conditions"),
        details=(texts("interface.sheet.rules.provisional", conditions=texts.listed(open_, "or")),) if open_ else (),
    )


def _second_looks(sheet: Sheet) -> Iterator[Block]:
    texts, looks = sheet.texts, sheet.bank.second_looks
    if looks:
        yield Heading(texts("interface.report.second_looks"))
        yield Paragraph(texts("interface.sheet.rules.second_looks"))
        yield Points(tuple(Point(texts(f"second_looks.{look.id}.text")) for look in looks))
