"""What stands first in a report: the title, how firm, why, the wish, the work, and what to do this week."""

from collections.abc import Iterator

from vbm_quiz.characters import isolated_name
from vbm_quiz.model.results import ConditionResult
from vbm_quiz.report.blocks import Point, Summary
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import answer_text, condition_texts, title_name, title_names
from vbm_quiz.report.sections.closing import notes
from vbm_quiz.report.sections.rules import CONDITION_TONES
from vbm_quiz.report.sections.steps import step_in_short
from vbm_quiz.report.sections.tasks import bars, craft, shows_tasks


def summary(report: Report) -> Summary:
    """What a report says on one screen."""
    texts = report.texts
    return Summary(
        overline=_overline(report),
        title=_title(report),
        lines=tuple(_lines(report)),
        wish=_wish(report),
        conditions_intro=_conditions_intro(report),
        conditions=tuple(_condition(report, each) for each in told_conditions(report)),
        work=bars(report) if shows_tasks(report) else craft(report),
        steps=tuple(_first_steps(report)),
        note=" ".join(texts(f"notes.{note}.brief") for note in notes(report)),
    )


def told_conditions(report: Report) -> list[ConditionResult]:
    """The conditions of a title wished for, else those that decided; each once."""
    if report.advice.wish.kind == "toward":
        told = [each for each in report.result.conditions if each.title == report.advice.wish.aim]
    else:
        told = _reasons(report)
    return list({each.id: each for each in told}.values())


def _condition(report: Report, condition: ConditionResult) -> Point:
    """How a condition stands with her own numbers, and in details what it lacks."""
    standing, *lacking = condition_texts(report, condition, beside_rule=False)
    tone = CONDITION_TONES[condition.state]
    return Point(
        report.texts(f"conditions.{condition.id}.name"),
        standing,
        tone,
        details=tuple(lacking),
        verdict=report.texts(f"interface.report.{condition.state}"),
    )


def _first_steps(report: Report) -> Iterator[Point]:
    """What to do this week, and what comes after it."""
    texts = report.texts
    first, *others = report.advice.next_steps
    yield Point(texts("interface.summary.this_week"), details=(step_in_short(report, first),))
    for step in others[:1]:
        yield Point(texts("interface.summary.then"), details=(texts(f"next_steps.{step.id}.title"),))


def _overline(report: Report) -> str:
    respondent, day = isolated_name(report.answers.respondent or ""), report.answers.date
    parts = (report.texts("interface.report.title"), respondent, report.texts.day(day) if day else "")
    return " · ".join(part for part in parts if part)


def _direction_first(report: Report) -> bool:
    """Whether the direction stands before the title: its condition is met, or missed only by which tasks are held."""
    title, wanted, bank = report.result.title, report.advice.wish, report.bank
    if title.direction is None or (wanted.kind != "open" and wanted.aim != title.direction):
        return False
    result = _direction_condition(report)
    condition, counted = bank.condition(result.id), result.value
    asked = condition.amounts(bank)[0]
    return result.state == "met" or (isinstance(counted, int) and not condition.numbers and counted >= asked)


def _direction_condition(report: Report) -> ConditionResult:
    return next(each for each in report.result.conditions if each.id == report.bank.direction.condition)


def _title(report: Report) -> str:
    texts, title = report.texts, report.result.title
    if title.direction is not None and _direction_first(report):
        key = "direction" if _direction_condition(report).state == "met" else "direction_in_part"
        return texts(f"interface.report.{key}", title=title_name(texts, title.direction))
    if title.id is None:
        return texts("interface.report.not_enough_shown", titles=title_names(texts, title.between))
    return texts(f"interface.report.{title.status}", title=title_name(texts, title.id))


def _lines(report: Report) -> Iterator[str]:
    texts, title = report.texts, report.result.title
    if _direction_first(report):
        if title.id is None:
            yield texts("interface.report.not_enough_shown", titles=title_names(texts, title.between))
        else:
            yield texts("interface.report.title_today", title=title_name(texts, title.id))
    if title.current is not None:
        used = answer_text(report.bank, texts, report.answers, report.bank.start.current_title)
        fit, name = title.current_fit or "open", title_name(texts, title.id) if title.id else ""
        yield texts(f"current_fit.{fit}", current=used, title=name)
    yield from _certainty(report)
    if title.direction is not None and not _direction_first(report):
        yield texts("interface.report.goes_toward", title=title_name(texts, title.direction))


def _certainty(report: Report) -> Iterator[str]:
    """How firm the title is; it stands with the title, before what else the work points to."""
    texts, title = report.texts, report.result.title
    if title.status == "provisional":
        yield texts("interface.report.provisional_until", titles=title_names(texts, _others_possible(report)))
        return
    disagreeing = _disagreeing(report)
    if disagreeing:
        yield texts("interface.report.disagreeing")
    if title.status == "fits" and _tells_firmness(report, disagreeing=disagreeing):
        yield _firmness(report)


def _tells_firmness(report: Report, *, disagreeing: bool) -> bool:
    """Whether how firm the title is says something new: below a direction or a disagreement, only another title."""
    told = (report.result.title.direction,) if _direction_first(report) else ()
    if disagreeing or told:
        return any(other not in told for other in _others_possible(report))
    return True


def _disagreeing(report: Report) -> bool:
    """Whether answers that the title rests on disagree."""
    return any(report.bank.title_questions.issuperset(look.questions) for look in report.advice.inconsistencies)


def _others_possible(report: Report) -> list[str]:
    title = report.result.title
    return [each for each in title.between if each != title.id]


def _firmness(report: Report) -> str:
    """How firm the title is; where it is not, which titles one other answer can lead to."""
    texts, title = report.texts, report.result.title
    others = _others_possible(report)
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
        return [each for each in missed if each.title in title.between]
    own = [each for each in report.result.conditions if each.title == title.id]
    if title.current_fit == "promises_more":
        return [] if wanted.aim == title.current else [each for each in missed if each.title == title.current]
    if own or wanted.kind == "toward":
        return own
    following = bank.title_ids[bank.rank(title.id) + 1]
    return [each for each in missed if each.title in (following, title.direction if wanted.kind == "open" else None)]


def _wish(report: Report) -> str:
    goal = report.advice.wish
    name = title_name(report.texts, goal.aim) if goal.aim else ""
    return report.texts(f"interface.report.{_wish_key(report)}", title=name)


def _conditions_intro(report: Report) -> str:
    """What the conditions are that stand under the wish."""
    texts, title = report.texts, report.result.title
    if report.advice.wish.kind == "toward":
        return texts("interface.report.asked")
    if title.id is None:
        return texts("interface.report.still_open")
    if title.current_fit == "promises_more" and title.current is not None:
        also = texts(f"titles.{title.current}.also")
        name = title_name(texts, title.current)
        return texts("interface.report.why_not", title=f"{name} ({also})" if also else name)
    return texts("interface.report.why")


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
