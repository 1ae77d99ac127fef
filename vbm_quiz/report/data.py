"""The report as JSON: stable keys in a fixed order, the same bytes for the same answers, bank, version and language."""

from decimal import Decimal
from typing import TypeVar

import msgspec
from msgspec import Struct, structs

from vbm_quiz.answers import json_value, to_json
from vbm_quiz.model import Change, Firmness, ItemResult, Plan, SingleChange
from vbm_quiz.report import shape
from vbm_quiz.report.phrases import rule
from vbm_quiz.report.report import TOOL, Report
from vbm_quiz.transition import CENT

S = TypeVar("S", bound=Struct)

Data = dict[str, object]


def render(report: Report) -> str:
    """The report as JSON text, UTF-8 when written."""
    return to_json(to_data(report))


def to_data(report: Report) -> Data:
    """The report as plain data: levels as choice ids, money as text with two decimals."""
    data: Data = msgspec.to_builtins(shaped(report))
    return data


def shaped(report: Report) -> shape.ReportShape:
    """The report in its typed shape."""
    quiz, answers, result, advice = report.quiz, report.answers, report.result, report.advice
    return shape.ReportShape(
        format=1,
        tool=shape.ToolShape(TOOL, report.version),
        bank=shape.BankShape(quiz.id, quiz.version, quiz.sha256),
        language=report.words.language,
        respondent=answers.respondent,
        date=answers.date,
        title=_same(result.title, shape.TitleShape),
        tasks=tuple(
            _same(task, shape.TaskShape, activities=_all(task.activities, shape.ActivityShape)) for task in result.tasks
        ),
        conditions=tuple(
            _same(condition, shape.ConditionShape, rule=rule(quiz, report.words, quiz.condition(condition.id)))
            for condition in result.conditions
        ),
        firmness=None if result.firmness is None else _firmness(result.firmness),
        plans=tuple(_plan(plan) for plan in advice.plans),
        find_out=_all(result.find_out, shape.FindOutShape),
        transition=None if advice.transition is None else _transition(report, advice.transition),
        clients=_all(advice.clients, shape.ClientShape),
        calculation=_calculation(report),
        second_looks=_all(advice.second_looks, shape.SecondLookShape),
        next_steps=_all(advice.next_steps, shape.NextStepShape),
        sources=_all(quiz.sources, shape.SourceShape),
    )


def _same(noun: Struct, into: type[S], **other: object) -> S:
    """A shape filled from the fields of the same name; `other` are filled otherwise."""
    return into(**{name: other[name] if name in other else getattr(noun, name) for name in into.__struct_fields__})


def _all(nouns: tuple[Struct, ...], into: type[S]) -> tuple[S, ...]:
    return tuple(_same(noun, into) for noun in nouns)


def _firmness(firmness: Firmness) -> shape.FirmnessShape:
    moved = {name: tuple(map(_single, getattr(firmness, name))) for name in ("raises", "lowers", "unsettles")}
    return _same(firmness, shape.FirmnessShape, **moved)


def _single(single: SingleChange) -> shape.SingleChangeShape:
    return shape.SingleChangeShape(**structs.asdict(_change(single.change)), title=single.title)


def _change(change: Change) -> shape.ChangeShape:
    return shape.ChangeShape(change.question, json_value(change.before), json_value(change.after))


def _plan(plan: Plan) -> shape.PlanShape:
    return _same(plan, shape.PlanShape, steps=tuple(map(_change, plan.steps)))


def _transition(report: Report, items: tuple[ItemResult, ...]) -> dict[str, tuple[shape.ItemShape, ...]]:
    sections = dict.fromkeys(item.section for item in report.quiz.transition)
    return {
        section: _all(tuple(item for item in items if item.section == section), shape.ItemShape) for section in sections
    }


def _calculation(report: Report) -> shape.CalculationShape | None:
    told = report.advice.calculation
    if told is None:
        return None
    return shape.CalculationShape(**{name: _money(name, getattr(told, name)) for name in told.__struct_fields__})


def _money(name: str, value: Decimal) -> str:
    return str(value) if name.startswith("hours") else str(value.quantize(CENT))
