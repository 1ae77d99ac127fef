"""The told numbers of a class in, the blocks of its page out; each number and each sentence is made of these alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from vbm_quiz.model.answers import UNKNOWN
from vbm_quiz.report.blocks import Block, Headline, Paragraph, Part, Point, Points, Stack, StackedBars, Table
from vbm_quiz.report.build import TOOL
from vbm_quiz.report.class_report.class_report import ClassReport
from vbm_quiz.report.class_report.findings import (
    Finding,
    question_not_understood,
    ready_for_course,
    step_numbers,
    step_to_practise,
    task_to_teach,
    unknown_numbers,
)
from vbm_quiz.report.class_report.tables import (
    CONDITION_STATES,
    CONDITIONS,
    NO_TITLE,
    NOT_GIVEN,
    OTHER_BANK,
    STANDING,
    STANDINGS,
    TASK_STATES,
    TASKS,
    TITLES,
    WISHES,
    WISHES_BY_TITLE,
    YES,
    conditions_told,
    titles_told,
    wishes_told,
)
from vbm_quiz.report.phrases import title_name


def class_blocks(report: ClassReport) -> Iterator[Block]:
    """The blocks of the whole page: first what a trainer does with it, then the numbers."""
    yield _headline(report)
    yield from _findings(report)
    yield from _titles(report)
    yield from _tasks(report)
    yield from _conditions(report)
    yield from _wishes(report)
    yield from _steps(report)
    yield from _questions(report)
    yield from _about(report)


def _text(report: ClassReport, key: str, **values: object) -> str:
    return report.texts(f"interface.class.{key}", **values)


def _headline(report: ClassReport) -> Headline:
    hidden = _text(report, "hidden", most=report.smallest - 1, not_told=_text(report, "not_told"))
    return Headline(
        overline=_text(report, "kind"),
        text=_text(report, "title", people=report.people),
        lines=(hidden, *_about_inputs(report)),
    )


def _about_inputs(report: ClassReport) -> Iterator[str]:
    for name, count in structs.asdict(report.inputs).items():
        if count:
            yield _text(report, name if count > 1 else f"{name}_one", count=count)
    other_bank = report.number(OTHER_BANK, YES)
    if other_bank != 0:
        bank = f"{report.bank.id} {report.bank.version}"
        yield _text(report, "other_bank", people=_people(report, other_bank), bank=bank)


# ---------------------------------------------------------------- what a trainer does with it


def _findings(report: ClassReport) -> Iterator[Block]:
    texts, bank = report.texts, report.bank
    yield Part("findings", _text(report, "findings"))
    tasks = {task.id: texts(f"tasks.{task.id}.name") for task in bank.tasks}
    unknown = texts("unknown")
    yield Points(
        (
            _finding(report, "teach_first", task_to_teach(report), tasks),
            _finding(report, "practise", step_to_practise(report), _step_names(report)),
            _ready(report),
            _finding(report, "not_understood", question_not_understood(report), _question_names(report), unknown),
        )
    )


def _finding(report: ClassReport, key: str, finding: Finding, names: Mapping[str, str], unknown: str = "") -> Point:
    """What a rule picks, and in small letters the rule and what it passes over."""
    rule = [_text(report, f"{key}.rule", unknown=unknown)]
    if finding.not_told:
        rule.append(_not_told(report, [names[id_] for id_ in finding.not_told]))
    return Point(_text(report, f"{key}.label"), _picked(report, key, finding, names), quiet=(" ".join(rule),))


def _picked(report: ClassReport, key: str, finding: Finding, names: Mapping[str, str]) -> str:
    if not finding.ids:
        return _text(report, "picked_untold" if finding.not_told else f"{key}.nothing")
    listed = report.texts.listed(names[id_] for id_ in finding.ids)
    if finding.people == 0:
        return _text(report, "picked_nobody", names=listed)
    several = "picked" if len(finding.ids) == 1 else "picked_each"
    return _text(report, several, names=listed, people=finding.people, all=report.people)


MOST_NAMED = 6
"""Of more tasks, steps or questions whose numbers are not told, only how many there are is said."""


def _not_told(report: ClassReport, names: list[str]) -> str:
    if len(names) > MOST_NAMED:
        return _text(report, "passed_over_many", count=len(names))
    return _text(report, "passed_over", names=report.texts.listed(names))


def _ready(report: ClassReport) -> Point:
    numbers = ready_for_course(report)
    each = (
        _text(report, "ready.for", title=title_name(report.texts, title), people=_people(report, number))
        for title, number in numbers.items()
    )
    state = report.texts.listed(each) if any(number != 0 for number in numbers.values()) else _text(report, "nobody")
    return Point(_text(report, "ready.label"), state, quiet=(_text(report, "ready.rule"),))


def _people(report: ClassReport, number: int | None) -> str:
    """A number of people in a sentence."""
    return _text(report, "not_told") if number is None else str(number) if number else _text(report, "nobody")


# ---------------------------------------------------------------- the numbers


def _titles(report: ClassReport) -> Iterator[Block]:
    yield Part("titles", _text(report, "titles"))
    yield Paragraph(_text(report, "titles_intro"))
    rows = [
        Stack(
            title_name(report.texts, title),
            tuple(report.number(STANDINGS, f"{title}.{standing}") for standing in STANDING),
            report.number(TITLES, title),
        )
        for title in report.bank.title_ids
    ]
    yield _bars(report, "title", [_text(report, f"standing.{standing}") for standing in STANDING], rows)
    nobody_shown = _people(report, report.number(TITLES, NO_TITLE))
    yield Paragraph(_text(report, "not_shown", people=nobody_shown))


def _tasks(report: ClassReport) -> Iterator[Block]:
    yield Part("tasks", _text(report, "tasks"))
    rows = [
        Stack(
            report.texts(f"tasks.{task.id}.name"),
            tuple(report.number(f"{TASKS}.{task.id}", state) for state in TASK_STATES),
            report.people,
        )
        for task in report.bank.tasks
    ]
    yield _bars(report, "task", [_text(report, f"task_states.{state}") for state in TASK_STATES], rows)


def _conditions(report: ClassReport) -> Iterator[Block]:
    yield Part("conditions", _text(report, "conditions"))
    rows = [
        Stack(
            report.texts(f"conditions.{condition}.name"),
            tuple(report.number(f"{CONDITIONS}.{condition}", state) for state in CONDITION_STATES),
            report.people,
        )
        for condition in conditions_told(report.bank)
    ]
    yield _bars(report, "condition", [_text(report, f"condition_states.{state}") for state in CONDITION_STATES], rows)


def _wishes(report: ClassReport) -> Iterator[Block]:
    yield Part("wishes", _text(report, "wishes"))
    yield Paragraph(_text(report, "wishes_intro"))
    titles = titles_told(report.bank)
    rows = [
        Stack(
            _wish_name(report, wish),
            tuple(report.number(WISHES_BY_TITLE, f"{wish}.{title}") for title in titles),
            report.number(WISHES, wish),
        )
        for wish in wishes_told(report.bank)
    ]
    names = [_text(report, "no_title") if title == NO_TITLE else title_name(report.texts, title) for title in titles]
    yield _bars(report, "wish", names, [row for row in rows if row.total != 0])


def _bars(report: ClassReport, header: str, parts: Sequence[str], rows: Iterable[Stack]) -> StackedBars:
    noted = tuple(_with_note(report, parts, row) for row in rows)
    return StackedBars(
        header=_text(report, f"headers.{header}"),
        parts=tuple(parts),
        rows=noted,
        most=report.people,
        not_told=_text(report, "not_told"),
        total="" if all(row.total == report.people for row in noted) else _text(report, "headers.people"),
    )


def _with_note(report: ClassReport, parts: Sequence[str], row: Stack) -> Stack:
    """A row that says which parts are not told, and how many people are in them together where that can be known."""
    if row.total == 0:
        return structs.replace(row, numbers=(0,) * len(parts))
    untold = ", ".join(part for part, number in zip(parts, row.numbers, strict=True) if number is None)
    if not untold:
        return row
    key = "row_not_told" if row.rest is None else "row_together"
    return structs.replace(row, note=_text(report, key, parts=untold, count=row.rest))


def _steps(report: ClassReport) -> Iterator[Block]:
    yield Part("steps", _text(report, "steps"))
    yield from _ranking(report, "step", step_numbers(report), _step_names(report))


def _questions(report: ClassReport) -> Iterator[Block]:
    yield Part("questions", _text(report, "questions"))
    yield from _ranking(report, "question", unknown_numbers(report), _question_names(report))


def _ranking(
    report: ClassReport, kind: str, numbers: Mapping[str, int | None], names: Mapping[str, str]
) -> Iterator[Block]:
    """The numbers that are told, the highest first, and how many are not; those that are equal in the bank's order."""
    told = sorted(((number, id_) for id_, number in numbers.items() if number), key=lambda each: -each[0])
    header = (_text(report, f"headers.{kind}"), _text(report, "headers.people"))
    if told:
        yield Table(header, tuple((names[id_], str(number)) for number, id_ in told))
    if hidden := sum(number is None for number in numbers.values()):
        yield Paragraph(_text(report, f"{kind}s_hidden" if hidden > 1 else f"{kind}s_hidden_one", count=hidden))
    elif not told:
        yield Paragraph(_text(report, f"{kind}s_none"))


def _step_names(report: ClassReport) -> Mapping[str, str]:
    return {step.id: report.texts(f"next_steps.{step.id}.title") for step in report.bank.next_steps.steps}


def _question_names(report: ClassReport) -> Mapping[str, str]:
    return {question: report.texts(f"questions.{question}.short") for question in unknown_numbers(report)}


def _wish_name(report: ClassReport, wish: str) -> str:
    if wish == NOT_GIVEN:
        return _text(report, "no_wish")
    if wish == UNKNOWN:
        return report.texts("unknown")
    return report.texts(f"questions.{report.bank.start.goal}.choices.{wish}")


def _about(report: ClassReport) -> Iterator[Block]:
    bank, texts = report.bank, report.texts
    yield Part("about", _text(report, "about"), reference=True)
    yield Paragraph(_text(report, "protection", smallest=report.smallest))
    made_with = {"tool": TOOL, "version": report.version, "bank": bank.id, "bank_version": bank.version}
    spoken = texts("interface.report.made_with_spoken", **made_with)
    yield Paragraph(texts("interface.report.made_with", **made_with, sha256=bank.sha256), quiet=True, spoken=spoken)
