"""The told numbers of a class in, the parts of its page with these numbers out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from vbm_quiz.model.answers import UNKNOWN
from vbm_quiz.report.blocks import Block, Paragraph, Part, Stack, StackedBars, Table
from vbm_quiz.report.class_report.class_report import ClassReport
from vbm_quiz.report.class_report.findings import step_numbers, unknown_numbers
from vbm_quiz.report.class_report.tables import (
    CONDITION_STATES,
    CONDITIONS,
    NO_TITLE,
    NOT_GIVEN,
    STANDING,
    STANDINGS,
    TASK_STATES,
    TASKS,
    TITLES,
    WISHES,
    WISHES_BY_TITLE,
    conditions_told,
    titles_told,
    wishes_told,
)


def titles(report: ClassReport) -> Iterator[Block]:
    """How many hold which title, and how firm it is."""
    yield Part("titles", report.text("titles"))
    yield Paragraph(report.text("titles_intro"))
    rows = [
        Stack(
            report.texts(f"titles.{title}.name"),
            tuple(report.number(STANDINGS, f"{title}.{standing}") for standing in STANDING),
            report.number(TITLES, title),
        )
        for title in report.bank.title_ids
    ]
    yield _bars(report, "title", [report.text(f"standing.{standing}") for standing in STANDING], rows)
    nobody_shown = report.people_text(report.number(TITLES, NO_TITLE))
    yield Paragraph(report.text("not_shown", people=nobody_shown))


def tasks(report: ClassReport) -> Iterator[Block]:
    """How many hold each task."""
    return _by_state(report, TASKS, [task.id for task in report.bank.tasks], "task", TASK_STATES)


def conditions(report: ClassReport) -> Iterator[Block]:
    """How many meet each condition."""
    return _by_state(report, CONDITIONS, conditions_told(report.bank), "condition", CONDITION_STATES)


def _by_state(
    report: ClassReport, tables: str, ids: Iterable[str], kind: str, states: Sequence[str]
) -> Iterator[Block]:
    """A part with a bar for each of these: how many people are in each of its states."""
    yield Part(tables, report.text(tables))
    rows = [
        Stack(
            report.texts(f"{tables}.{id_}.name"),
            tuple(report.number(f"{tables}.{id_}", state) for state in states),
            report.people,
        )
        for id_ in ids
    ]
    yield _bars(report, kind, [report.text(f"{kind}_states.{state}") for state in states], rows)


def wishes(report: ClassReport) -> Iterator[Block]:
    """What people want, and which title fits them today."""
    yield Part("wishes", report.text("wishes"))
    yield Paragraph(report.text("wishes_intro"))
    titles = titles_told(report.bank)
    rows = [
        Stack(
            _wish_name(report, wish),
            tuple(report.number(WISHES_BY_TITLE, f"{wish}.{title}") for title in titles),
            report.number(WISHES, wish),
        )
        for wish in wishes_told(report.bank)
    ]
    names = [report.text("no_title") if title == NO_TITLE else report.texts(f"titles.{title}.name") for title in titles]
    yield _bars(report, "wish", names, [row for row in rows if row.total != 0])


def _bars(report: ClassReport, header: str, parts: Sequence[str], rows: Iterable[Stack]) -> StackedBars:
    noted = tuple(_with_note(report, parts, row) for row in rows)
    return StackedBars(
        header=report.text(f"headers.{header}"),
        parts=tuple(parts),
        rows=noted,
        most=report.people,
        not_told=report.text("not_told"),
        thousands=report.texts("thousands"),
        total="" if all(row.total == report.people for row in noted) else report.text("headers.people"),
    )


def _with_note(report: ClassReport, parts: Sequence[str], row: Stack) -> Stack:
    """A row that says which parts are not told, and how many people are in them together where that can be known."""
    if row.total == 0:
        return structs.replace(row, numbers=(0,) * len(parts))
    untold = ", ".join(part for part, number in zip(parts, row.numbers, strict=True) if number is None)
    if not untold:
        return row
    key = "row_not_told" if row.rest is None else "row_together"
    return structs.replace(row, note=report.text(key, parts=untold, count=row.rest))


def steps(report: ClassReport) -> Iterator[Block]:
    """The next steps that come up most."""
    yield Part("steps", report.text("steps"))
    yield from _ranking(report, "step", step_numbers(report), step_names(report))


def questions(report: ClassReport) -> Iterator[Block]:
    """The questions that most people did not know."""
    yield Part("questions", report.text("questions"))
    yield from _ranking(report, "question", unknown_numbers(report), question_names(report))


def _ranking(
    report: ClassReport, kind: str, numbers: Mapping[str, int | None], names: Mapping[str, str]
) -> Iterator[Block]:
    """The numbers that are told, the highest first, and how many are not; those that are equal in the bank's order."""
    told = sorted(((number, id_) for id_, number in numbers.items() if number), key=lambda each: -each[0])
    header = (report.text(f"headers.{kind}"), report.text("headers.people"))
    if told:
        yield Table(header, tuple((names[id_], report.texts.number(number)) for number, id_ in told))
    if hidden := sum(number is None for number in numbers.values()):
        yield Paragraph(report.counted(f"{kind}s_hidden", hidden))
    elif not told:
        yield Paragraph(report.text(f"{kind}s_none"))


def _wish_name(report: ClassReport, wish: str) -> str:
    if wish == NOT_GIVEN:
        return report.text("no_wish")
    if wish == UNKNOWN:
        return report.texts("unknown")
    return report.texts(f"questions.{report.bank.start.goal}.choices.{wish}")


def step_names(report: ClassReport) -> Mapping[str, str]:
    """The title of each step."""
    return {step.id: report.texts(f"next_steps.{step.id}.title") for step in report.bank.next_steps.steps}


def question_names(report: ClassReport) -> Mapping[str, str]:
    """The short name of each question that may be unknown."""
    return {question: report.texts(f"questions.{question}.short") for question in unknown_numbers(report)}
