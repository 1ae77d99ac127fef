"""What stands first in a report: the title and why, how it fits the title in use, and the wish with what it asks."""

from collections.abc import Iterable, Iterator

from vbm_quiz.bank.bank import Title
from vbm_quiz.characters import escape_controls
from vbm_quiz.model.results import ConditionResult
from vbm_quiz.report.blocks import Block, Heading, Headline, Paragraph, Point, Points, Tone
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import answer_text, condition_text, title_name, title_names

CONDITION_TONES: dict[str, Tone] = {"met": "good", "not_met": "open", "not_shown": "unknown"}


def headline(report: Report) -> Iterator[Block]:
    """The title that fits, how firm, and why; or the titles that are possible; and how it fits the title in use."""
    texts, title = report.texts, report.result.title
    yield Headline(overline=_overline(report), text=_headline_text(report), lines=tuple(_headline_lines(report)))
    if title.current is not None:
        used = answer_text(report.bank, texts, report.answers, report.bank.start.current_title)
        fit, name = title.current_fit or "open", title_name(texts, title.id) if title.id else ""
        yield Paragraph(texts(f"current_fit.{fit}", current=used, title=name))
    reasons = _reasons(report)
    if reasons:
        yield Paragraph(_reasons_intro(report))
        yield condition_points(report, reasons)
    if shows_tasks(report):
        yield from (Paragraph(texts(f"titles.{id_}.description")) for id_ in _described(report))


def _described(report: Report) -> tuple[str, ...]:
    """The titles that are described: the one wished for, else today's and the direction's, else those possible."""
    title, wanted = report.result.title, report.advice.wish
    if wanted.kind == "toward" and wanted.aim is not None and title.id is not None:
        return (wanted.aim,)
    shown = title.between if title.id is None else (title.id,)
    return tuple(dict.fromkeys(each for each in (*shown, title.direction) if each is not None))


def shows_tasks(report: Report) -> bool:
    """Whether the tasks are what she should see first: not for who is and stays below the title of the direction."""
    return report.advice.transition is not None


def condition_points(report: Report, conditions: Iterable[ConditionResult]) -> Points:
    """Each condition with her own numbers."""
    return Points(
        tuple(
            Point(
                report.texts(f"conditions.{each.id}.name"),
                state=condition_text(report, each),
                tone=CONDITION_TONES[each.state],
            )
            for each in conditions
        )
    )


def _overline(report: Report) -> str:
    respondent, day = escape_controls(report.answers.respondent or ""), report.answers.date
    parts = (report.texts("interface.report.title"), respondent, report.texts.day(day) if day else "")
    return " · ".join(part for part in parts if part)


def _direction_first(report: Report) -> bool:
    """Whether the direction stands before the title: its condition is met, or missed only by which tasks are held."""
    title, wanted, bank = report.result.title, report.advice.wish, report.bank
    if title.direction is None or (wanted.kind != "open" and wanted.aim != title.direction):
        return False
    result = _direction_condition(report)
    asked = bank.condition(result.id).amounts(bank)[0]
    return result.state == "met" or (isinstance(result.value, int) and result.value >= asked)


def _direction_condition(report: Report) -> ConditionResult:
    return next(each for each in report.result.conditions if each.id == report.bank.direction.condition)


def _headline_text(report: Report) -> str:
    texts, title = report.texts, report.result.title
    if title.direction is not None and _direction_first(report):
        key = "direction" if _direction_condition(report).state == "met" else "direction_in_part"
        return texts(f"interface.report.{key}", title=title_name(texts, title.direction))
    if title.id is None:
        return texts("interface.report.not_enough_shown", titles=title_names(texts, title.between))
    return texts(f"interface.report.{title.status}", title=title_name(texts, title.id))


def _headline_lines(report: Report) -> Iterator[str]:
    texts, title = report.texts, report.result.title
    if _direction_first(report):
        if title.id is None:
            yield texts("interface.report.not_enough_shown", titles=title_names(texts, title.between))
        else:
            yield texts("interface.report.title_today", title=title_name(texts, title.id))
    if also := texts(f"titles.{title.id}.also") if title.id else "":
        yield texts("interface.report.also", also=also)
    if title.direction is not None and not _direction_first(report):
        yield texts("interface.report.goes_toward", title=title_name(texts, title.direction))
    if title.status == "provisional":
        yield texts("interface.report.provisional_until", titles=title_names(texts, title.between))
    elif _disagreeing(report):
        yield texts("interface.report.disagreeing")
    elif title.status == "fits" and not _direction_first(report):
        yield _firmness(report)


def _disagreeing(report: Report) -> bool:
    """Whether answers that the title rests on disagree."""
    return any(report.bank.title_questions.issuperset(look.questions) for look in report.advice.inconsistencies)


def _firmness(report: Report) -> str:
    """How firm the title is; where it is not, which titles one other answer can lead to."""
    texts, title = report.texts, report.result.title
    others = [each for each in title.between if each != title.id]
    if title.firm:
        return texts("interface.report.firm")
    if not others:
        return texts("interface.report.not_firm_open")
    return texts("interface.report.not_firm", titles=title_names(texts, others))


def _reasons(report: Report) -> list[ConditionResult]:
    """The conditions that decided, without those of a title wished for, which the wish tells.

    Those not met of a title in use that asks more; else those of the title; where there is none, those not met of the
    titles possible; and for a title that asks nothing, those not met of the next one and, while the wish is open, of
    the direction.
    """
    title, bank, wanted = report.result.title, report.bank, report.advice.wish
    missed = [each for each in report.result.conditions if each.state != "met"]
    if title.id is None:
        asked = _wished_title(report).requires if wanted.kind == "toward" else ()
        return [each for each in missed if each.title in title.between and each.id not in asked]
    own = [each for each in report.result.conditions if each.title == title.id]
    if title.current_fit == "promises_more":
        return [] if wanted.aim == title.current else [each for each in missed if each.title == title.current]
    if own or wanted.kind == "toward":
        return own
    following = bank.title_ids[bank.rank(title.id) + 1]
    return [each for each in missed if each.title in (following, title.direction if wanted.kind == "open" else None)]


def _reasons_intro(report: Report) -> str:
    texts, title = report.texts, report.result.title
    if title.id is None:
        return texts(f"interface.report.{'also_open' if report.advice.wish.kind == 'toward' else 'still_open'}")
    if title.current_fit == "promises_more" and title.current is not None:
        also = texts(f"titles.{title.current}.also")
        name = title_name(texts, title.current)
        return texts("interface.report.why_not", title=f"{name} ({also})" if also else name)
    return texts("interface.report.why")


def wish(report: Report) -> Iterator[Block]:
    """What she wants, and for a title above today's what that title asks, with her own numbers."""
    texts, goal = report.texts, report.advice.wish
    yield Heading(texts("interface.report.wish"))
    name = title_name(texts, goal.aim) if goal.aim else ""
    yield Paragraph(texts(f"interface.report.{_wish_key(report)}", title=name))
    if goal.kind == "toward":
        asked = _wished_title(report).requires
        yield condition_points(report, [each for each in report.result.conditions if each.id in asked])


def _wished_title(report: Report) -> Title:
    bank, aim = report.bank, report.advice.wish.aim
    return bank.titles[bank.rank(str(aim))]


def _wish_key(report: Report) -> str:
    title, goal, bank = report.result.title, report.advice.wish, report.bank
    if goal.kind == "toward":
        return "wish_toward"
    if goal.kind == "open":
        return "wish_not_given" if title.goal is None else "wish_unsure"
    if title.goal == bank.start.stay:
        return "wish_stay"
    if title.id is None or title.status == "provisional":
        return "wish_possible"
    return "wish_there" if goal.aim == title.id else "wish_below"
