"""The verdict in one breath: the title, what made it, and what each title stands for."""

from collections.abc import Iterator

from vbm_quiz.model import ConditionResult
from vbm_quiz.report.blocks import Block, Headline, Paragraph
from vbm_quiz.report.phrases import answer_text, title_name
from vbm_quiz.report.report import Report
from vbm_quiz.streams import harmless


def headline(report: Report) -> Iterator[Block]:
    """The verdict, the titles it speaks of, and how they fit the title of today."""
    words, title = report.words, report.result.title
    lines = list(_verdict_lines(report))
    yield Headline(overline=_overline(report), text=_verdict(report), lines=tuple(lines))
    told = title.between if title.id is None else (title.id,)
    for id_ in dict.fromkeys(each for each in (*told, title.direction) if each is not None):
        yield Paragraph(f"{title_name(words, id_)}: {words(f'titles.{id_}.description')}")
    if title.current is not None:
        used = answer_text(report.quiz, words, report.answers, report.quiz.start.current_title)
        fit, name = title.current_fit or "open", title_name(words, title.id) if title.id else ""
        yield Paragraph(words(f"current_fit.{fit}", current=used, title=name))


def _overline(report: Report) -> str:
    words, answers = report.words, report.answers
    parts = [words("interface.report.title")]
    if answers.respondent:
        parts.append(harmless(answers.respondent))
    if answers.date:
        parts.append(answers.date)
    return " · ".join(parts)


def _near(report: Report) -> bool:
    """Whether the direction's condition is met and its title is missed: then the direction comes first."""
    state = {condition.id: condition.state for condition in report.result.conditions}
    return bool(_still_open(report)) and state[report.quiz.direction.condition] == "met"


def _still_open(report: Report) -> list[ConditionResult]:
    """What the direction's title asks and is not met; nothing where there is no direction."""
    direction = report.result.title.direction
    return [each for each in report.result.conditions if each.title == direction and each.state != "met"]


def _verdict(report: Report) -> str:
    words, title = report.words, report.result.title
    if title.direction is not None and _near(report):
        return words("interface.report.direction", title=title_name(words, title.direction))
    if title.id is None:
        between = words.listed((title_name(words, each) for each in title.between), "or")
        return words("interface.report.not_enough_shown", titles=between)
    key = "provisional" if title.status == "provisional" else "fits"
    return words(f"interface.report.{key}", title=title_name(words, title.id))


def _verdict_lines(report: Report) -> Iterator[str]:
    words, title = report.words, report.result.title
    if _near(report):
        open_ = [words(f"conditions.{condition.id}.name").lower() for condition in _still_open(report)]
        yield words("interface.report.direction_open", conditions=words.listed(open_))
        if title.id is not None:
            yield words("interface.report.title_today", title=title_name(words, title.id))
        else:
            between = words.listed((title_name(words, each) for each in title.between), "or")
            yield words("interface.report.not_enough_shown", titles=between)
    also = words.texts[f"titles.{title.id}.also"] if title.id else ""
    if also:
        yield words("interface.report.also", also=also)
    yield " ".join(words(f"conditions.{each.id}.{each.state}") for each in _deciding(report))
    held = [words(f"tasks.{task.id}.name") for task in report.result.tasks if task.state == "held"]
    if held and title.id != report.quiz.direction.title and not _near(report):
        yield words("interface.report.held_tasks", tasks=words.listed(held))
    if title.status == "provisional":
        between = words.listed((title_name(words, each) for each in title.between), "or")
        yield words("interface.report.provisional_until", titles=between)
    if title.direction is not None and not _near(report):
        yield words("interface.report.goes_toward", title=title_name(words, title.direction))


def _deciding(report: Report) -> list[ConditionResult]:
    """The conditions that made the verdict: those of the title; what keeps from the next one where it asks for none."""
    title, quiz = report.result.title, report.quiz
    if title.id is None:
        return [each for each in report.result.conditions if each.title in title.between and each.state != "met"]
    own = [each for each in report.result.conditions if each.title == title.id]
    if own and not _near(report):
        return own
    above = quiz.title_ids[quiz.rank(title.id) + 1 :]
    next_ = title.direction if title.direction in above else above[0]
    return [each for each in report.result.conditions if each.title == next_ and each.state != "met"]
