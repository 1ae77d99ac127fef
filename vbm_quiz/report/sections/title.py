"""What a report says of the title: the headline, the conditions behind it, what is unknown, and how firm it is."""

from collections.abc import Iterator

from vbm_quiz.characters import escape_controls
from vbm_quiz.model.results import ConditionResult, FindOut, SingleChange
from vbm_quiz.report.blocks import Block, Heading, Headline, Paragraph, Point, Points, Tone
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import (
    answer_text,
    change_text,
    question_in_report,
    rule,
    share_text,
    title_name,
    title_names,
)

CONDITION_TONES: dict[str, Tone] = {"met": "good", "not_met": "open", "not_shown": "unknown"}


def headline(report: Report) -> Iterator[Block]:
    """The title that fits and why, the titles it may be, and how they fit the title in use."""
    texts, title = report.texts, report.result.title
    yield Headline(overline=_overline(report), text=_headline_text(report), lines=tuple(_headline_lines(report)))
    shown = title.between if title.id is None else (title.id,)
    for id_ in dict.fromkeys(each for each in (*shown, title.direction) if each is not None):
        yield Paragraph(f"{title_name(texts, id_)}: {texts(f'titles.{id_}.description')}")
    if title.current is not None:
        used = answer_text(report.bank, texts, report.answers, report.bank.start.current_title)
        fit, name = title.current_fit or "open", title_name(texts, title.id) if title.id else ""
        yield Paragraph(texts(f"current_fit.{fit}", current=used, title=name))


def _overline(report: Report) -> str:
    respondent = escape_controls(report.answers.respondent or "")
    parts = (report.texts("interface.report.title"), respondent, report.answers.date)
    return " · ".join(part for part in parts if part)


def _near(report: Report) -> bool:
    """Whether the direction's condition is met and its title is missed: then the direction comes first."""
    state = {condition.id: condition.state for condition in report.result.conditions}
    return bool(_still_open(report)) and state[report.bank.direction.condition] == "met"


def _still_open(report: Report) -> list[ConditionResult]:
    """The conditions of the direction's title that are not met; none where there is no direction."""
    return _not_met(report, report.result.title.direction)


def _not_met(report: Report, *titles: str | None) -> list[ConditionResult]:
    return [each for each in report.result.conditions if each.title in titles and each.state != "met"]


def _headline_text(report: Report) -> str:
    texts, title = report.texts, report.result.title
    if title.direction is not None and _near(report):
        return texts("interface.report.direction", title=title_name(texts, title.direction))
    if title.id is None:
        return texts("interface.report.not_enough_shown", titles=title_names(texts, title.between))
    key = "provisional" if title.status == "provisional" else "fits"
    return texts(f"interface.report.{key}", title=title_name(texts, title.id))


def _headline_lines(report: Report) -> Iterator[str]:
    texts, title = report.texts, report.result.title
    near = _near(report)
    if near:
        names = [texts(f"conditions.{condition.id}.name").lower() for condition in _still_open(report)]
        yield texts("interface.report.direction_open", conditions=texts.listed(names))
        if title.id is not None:
            yield texts("interface.report.title_today", title=title_name(texts, title.id))
        else:
            yield texts("interface.report.not_enough_shown", titles=title_names(texts, title.between))
    also = texts(f"titles.{title.id}.also") if title.id else ""
    if also:
        yield texts("interface.report.also", also=also)
    yield " ".join(texts(f"conditions.{each.id}.{each.state}") for each in _deciding(report))
    held = [texts(f"tasks.{task.id}.name") for task in report.result.tasks if task.state == "held"]
    if held and title.id != report.bank.direction.title and not near:
        yield texts("interface.report.held_tasks", tasks=texts.listed(held))
    if title.status == "provisional":
        yield texts("interface.report.provisional_until", titles=title_names(texts, title.between))
    if title.direction is not None and not near:
        yield texts("interface.report.goes_toward", title=title_name(texts, title.direction))


def _deciding(report: Report) -> list[ConditionResult]:
    """The conditions that decided: those of the title; where it has none, those of the next title that are not met."""
    title, bank = report.result.title, report.bank
    if title.id is None:
        return _not_met(report, *title.between)
    own = [each for each in report.result.conditions if each.title == title.id]
    if own and not _near(report):
        return own
    above = bank.title_ids[bank.rank(title.id) + 1 :]
    return _not_met(report, title.direction if title.direction in above else above[0])


def conditions(report: Report) -> Iterator[Block]:
    """Every condition with its rule, what was counted, and why there is such a rule."""
    texts = report.texts
    yield Heading(texts("interface.report.rule"))
    for title in reversed(report.bank.titles):
        own = [condition for condition in report.result.conditions if condition.title == title.id]
        if own:
            yield Paragraph(texts("interface.report.rule_for", title=title_name(texts, title.id)))
            yield Points(tuple(_condition(report, condition) for condition in own))


def _condition(report: Report, condition: ConditionResult) -> Point:
    texts, bank = report.texts, report.bank
    return Point(
        label=texts(f"conditions.{condition.id}.name"),
        state=texts(f"interface.report.{condition.state}"),
        tone=CONDITION_TONES[condition.state],
        details=(rule(bank, texts, bank.condition(condition.id)), _counted(report, condition.value)),
        quiet=(texts(f"conditions.{condition.id}.why"),),
    )


def _counted(report: Report, value: int | str | None) -> str:
    texts = report.texts
    if value is None:
        return texts("interface.report.counted_nothing")
    return texts("interface.report.counted", value=share_text(texts, value) if isinstance(value, str) else value)


def find_out(report: Report) -> Iterator[Block]:
    """The unknown answers that would settle the title."""
    texts = report.texts
    if not report.result.find_out:
        return
    yield Heading(texts("interface.report.find_out"))
    yield Paragraph(texts("interface.report.find_out_intro"))
    yield Points(tuple(_question_to_find_out(report, each) for each in report.result.find_out))
    if report.result.title.id is None:
        yield Paragraph(texts("interface.report.find_out_no_plan"))


def _question_to_find_out(report: Report, each: FindOut) -> Point:
    names = report.texts.listed(report.texts(f"conditions.{id_}.name") for id_ in each.would_settle)
    settles = report.texts("interface.report.would_settle", conditions=names)
    return Point(question_in_report(report, each.question), tone="unknown", details=(settles,))


def sensitivity(report: Report) -> Iterator[Block]:
    """How many changes by one step keep the title, and those that do not; nothing where there is no title."""
    texts, found, title = report.texts, report.result.sensitivity, report.result.title.id
    if found is None or title is None:
        return
    yield Heading(texts("interface.report.firmness"))
    name = title_name(texts, title)
    if found.keeps == found.changes:
        yield Paragraph(texts("interface.report.firmness_all", changes=found.changes, title=name))
        return
    yield Paragraph(texts("interface.report.firmness_some", changes=found.changes, keeps=found.keeps, title=name))
    groups: tuple[tuple[str, Tone, tuple[SingleChange, ...]], ...] = (
        ("raises", "good", found.raises),
        ("lowers", "part", found.lowers),
        ("unsettles", "unknown", found.unsettles),
    )
    for group, tone, changes in groups:
        if changes:
            yield Paragraph(texts(f"interface.report.firmness_{group}"))
            yield Points(tuple(Point(_single_change(report, change), tone=tone) for change in changes))


def _single_change(report: Report, single: SingleChange) -> str:
    text = change_text(report, single.change)
    if single.title is None:
        return text
    return f"{text}; {report.texts('interface.report.becomes', title=title_name(report.texts, single.title))}"
