"""The verdict in one breath: the title, what made it, and what each title stands for."""

from collections.abc import Iterator

from vbm_quiz.characters import escape_controls
from vbm_quiz.model.results import ConditionResult
from vbm_quiz.report.blocks import Block, Headline, Paragraph
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import answer_text, title_name


def headline(report: Report) -> Iterator[Block]:
    """The verdict, the titles it speaks of, and how they fit the title of today."""
    texts, title = report.texts, report.result.title
    lines = list(_verdict_lines(report))
    yield Headline(overline=_overline(report), text=_verdict(report), lines=tuple(lines))
    told = title.between if title.id is None else (title.id,)
    for id_ in dict.fromkeys(each for each in (*told, title.direction) if each is not None):
        yield Paragraph(f"{title_name(texts, id_)}: {texts(f'titles.{id_}.description')}")
    if title.current is not None:
        used = answer_text(report.bank, texts, report.answers, report.bank.start.current_title)
        fit, name = title.current_fit or "open", title_name(texts, title.id) if title.id else ""
        yield Paragraph(texts(f"current_fit.{fit}", current=used, title=name))


def _overline(report: Report) -> str:
    texts, answers = report.texts, report.answers
    parts = [texts("interface.report.title")]
    if answers.respondent:
        parts.append(escape_controls(answers.respondent))
    if answers.date:
        parts.append(answers.date)
    return " · ".join(parts)


def _near(report: Report) -> bool:
    """Whether the direction's condition is met and its title is missed: then the direction comes first."""
    state = {condition.id: condition.state for condition in report.result.conditions}
    return bool(_still_open(report)) and state[report.bank.direction.condition] == "met"


def _still_open(report: Report) -> list[ConditionResult]:
    """What the direction's title asks and is not met; nothing where there is no direction."""
    direction = report.result.title.direction
    return [each for each in report.result.conditions if each.title == direction and each.state != "met"]


def _verdict(report: Report) -> str:
    texts, title = report.texts, report.result.title
    if title.direction is not None and _near(report):
        return texts("interface.report.direction", title=title_name(texts, title.direction))
    if title.id is None:
        between = texts.listed((title_name(texts, each) for each in title.between), "or")
        return texts("interface.report.not_enough_shown", titles=between)
    key = "provisional" if title.status == "provisional" else "fits"
    return texts(f"interface.report.{key}", title=title_name(texts, title.id))


def _verdict_lines(report: Report) -> Iterator[str]:
    texts, title = report.texts, report.result.title
    if _near(report):
        open_ = [texts(f"conditions.{condition.id}.name").lower() for condition in _still_open(report)]
        yield texts("interface.report.direction_open", conditions=texts.listed(open_))
        if title.id is not None:
            yield texts("interface.report.title_today", title=title_name(texts, title.id))
        else:
            between = texts.listed((title_name(texts, each) for each in title.between), "or")
            yield texts("interface.report.not_enough_shown", titles=between)
    also = texts(f"titles.{title.id}.also") if title.id else ""
    if also:
        yield texts("interface.report.also", also=also)
    yield " ".join(texts(f"conditions.{each.id}.{each.state}") for each in _deciding(report))
    held = [texts(f"tasks.{task.id}.name") for task in report.result.tasks if task.state == "held"]
    if held and title.id != report.bank.direction.title and not _near(report):
        yield texts("interface.report.held_tasks", tasks=texts.listed(held))
    if title.status == "provisional":
        between = texts.listed((title_name(texts, each) for each in title.between), "or")
        yield texts("interface.report.provisional_until", titles=between)
    if title.direction is not None and not _near(report):
        yield texts("interface.report.goes_toward", title=title_name(texts, title.direction))


def _deciding(report: Report) -> list[ConditionResult]:
    """The conditions that made the verdict: those of the title; what keeps from the next one where it asks for none."""
    title, bank = report.result.title, report.bank
    if title.id is None:
        return [each for each in report.result.conditions if each.title in title.between and each.state != "met"]
    own = [each for each in report.result.conditions if each.title == title.id]
    if own and not _near(report):
        return own
    above = bank.title_ids[bank.rank(title.id) + 1 :]
    next_ = title.direction if title.direction in above else above[0]
    return [each for each in report.result.conditions if each.title == next_ and each.state != "met"]
