"""The report as JSON: stable keys in a fixed order, the same bytes for the same answers, bank, version and language."""

import json
from decimal import Decimal

from vbm_quiz.answers import json_value
from vbm_quiz.model import Change, Firmness, ItemResult
from vbm_quiz.report.phrases import rule
from vbm_quiz.report.report import TOOL, Report
from vbm_quiz.transition import CENT

FORMAT = 1

Data = dict[str, object]


def render(report: Report) -> str:
    """The report as JSON text, UTF-8 when written."""
    return json.dumps(to_data(report), ensure_ascii=False, indent=2) + "\n"


def to_data(report: Report) -> Data:
    """The report as plain data: levels as choice ids, money as text with two decimals."""
    quiz, answers, result, advice = report.quiz, report.answers, report.result, report.advice
    conditions = {condition.id: condition for condition in quiz.conditions}
    title = result.title
    return {
        "format": FORMAT,
        "tool": {"name": TOOL, "version": report.version},
        "bank": {"id": quiz.id, "version": quiz.version, "sha256": quiz.sha256},
        "language": report.words.language,
        "respondent": answers.respondent,
        "date": answers.date,
        "title": {
            "id": title.id,
            "status": title.status,
            "between": list(title.between),
            "direction": title.direction,
            "current": title.current,
            "current_fit": title.current_fit,
        },
        "tasks": [
            {
                "id": task.id,
                "percent": task.percent,
                "state": task.state,
                "example": task.example,
                "activities": [
                    {"id": activity.id, "level": activity.level, "counted": activity.counted}
                    for activity in task.activities
                ],
            }
            for task in result.tasks
        ],
        "conditions": [
            {
                "id": condition.id,
                "title": condition.title,
                "state": condition.state,
                "value": condition.value,
                "rule": rule(quiz, report.words, conditions[condition.id]),
            }
            for condition in result.conditions
        ],
        "firmness": _firmness(result.firmness),
        "plans": [
            {
                "target": plan.target,
                "size": plan.size,
                "provisional": plan.provisional,
                "steps": [_change(step) for step in plan.steps],
            }
            for plan in advice.plans
        ],
        "find_out": [{"question": each.question, "would_settle": list(each.would_settle)} for each in result.find_out],
        "transition": None if advice.transition is None else _transition(report, advice.transition),
        "clients": [
            {"name": client.name, "verdict": client.verdict, "reasons": list(client.reasons)}
            for client in advice.clients
        ],
        "calculation": _calculation(report),
        "second_looks": [{"id": look.id, "questions": list(look.questions)} for look in advice.second_looks],
        "next_steps": [{"id": step.id, "because": list(step.because)} for step in advice.next_steps],
        "sources": [
            {"id": source.id, "author": source.author, "work": source.work, "date": source.date, "url": source.url}
            for source in quiz.sources
        ],
    }


def _firmness(firm: Firmness | None) -> Data | None:
    if firm is None:
        return None
    groups = {"raises": firm.raises, "lowers": firm.lowers, "unsettles": firm.unsettles}
    told = {name: [_change(each.change) | {"title": each.title} for each in group] for name, group in groups.items()}
    return {"changes": firm.changes, "keeps": firm.keeps, **told}


def _change(change: Change) -> Data:
    return {"question": change.question, "from": json_value(change.before), "to": json_value(change.after)}


def _transition(report: Report, items: tuple[ItemResult, ...]) -> Data:
    sections = dict.fromkeys(item.section for item in report.quiz.transition)
    return {
        section: [
            {"id": item.id, "state": item.state, "answer": item.answer} for item in items if item.section == section
        ]
        for section in sections
    }


def _calculation(report: Report) -> Data | None:
    told = report.advice.calculation
    if told is None:
        return None
    return {name: _money(name, getattr(told, name)) for name in told.__struct_fields__}


def _money(name: str, value: Decimal) -> str:
    return str(value) if name.startswith("hours") else str(value.quantize(CENT))
