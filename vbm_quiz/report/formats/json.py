"""The report as JSON: stable keys in a fixed order, the same bytes for the same answers, bank, version and language."""

from decimal import Decimal
from typing import TypeVar

import msgspec
from msgspec import Struct, structs

from vbm_quiz.answers_file.write import json_value, to_json
from vbm_quiz.model.results import Change, ItemResult, Plan, Sensitivity, SingleChange
from vbm_quiz.report.build import TOOL, Report
from vbm_quiz.report.formats import json_types
from vbm_quiz.report.phrases import rule
from vbm_quiz.scoring.calculation import CENT

S = TypeVar("S", bound=Struct)

Data = dict[str, object]


def render(report: Report) -> str:
    """The report as JSON text, UTF-8 when written."""
    return to_json(to_data(report))


def to_data(report: Report) -> Data:
    """The report as plain data: levels as choice ids, money as text with two decimals."""
    data: Data = msgspec.to_builtins(shaped(report))
    return data


def shaped(report: Report) -> json_types.ReportShape:
    """The report in its typed shape."""
    bank, answers, result, advice = report.bank, report.answers, report.result, report.advice
    return json_types.ReportShape(
        format=1,
        tool=json_types.ToolShape(TOOL, report.version),
        bank=json_types.BankShape(bank.id, bank.version, bank.sha256),
        language=report.texts.language,
        respondent=answers.respondent,
        date=answers.date,
        title=_same(result.title, json_types.TitleShape),
        tasks=tuple(
            _same(task, json_types.TaskShape, activities=_all(task.activities, json_types.ActivityShape))
            for task in result.tasks
        ),
        conditions=tuple(
            _same(condition, json_types.ConditionShape, rule=rule(bank, report.texts, bank.condition(condition.id)))
            for condition in result.conditions
        ),
        firmness=None if result.firmness is None else _firmness(result.firmness),
        plans=tuple(_plan(plan) for plan in advice.plans),
        find_out=_all(result.find_out, json_types.FindOutShape),
        transition=None if advice.transition is None else _transition(report, advice.transition),
        clients=_all(advice.clients, json_types.ClientShape),
        calculation=_calculation(report),
        second_looks=_all(advice.second_looks, json_types.SecondLookShape),
        next_steps=_all(advice.next_steps, json_types.NextStepShape),
        sources=_all(bank.sources, json_types.SourceShape),
    )


def _same(noun: Struct, into: type[S], **other: object) -> S:
    """A shape filled from the fields of the same name; `other` are filled otherwise."""
    return into(**{name: other[name] if name in other else getattr(noun, name) for name in into.__struct_fields__})


def _all(nouns: tuple[Struct, ...], into: type[S]) -> tuple[S, ...]:
    return tuple(_same(noun, into) for noun in nouns)


def _firmness(firmness: Sensitivity) -> json_types.FirmnessShape:
    moved = {name: tuple(map(_single, getattr(firmness, name))) for name in ("raises", "lowers", "unsettles")}
    return _same(firmness, json_types.FirmnessShape, **moved)


def _single(single: SingleChange) -> json_types.SingleChangeShape:
    return json_types.SingleChangeShape(**structs.asdict(_change(single.change)), title=single.title)


def _change(change: Change) -> json_types.ChangeShape:
    return json_types.ChangeShape(change.question, json_value(change.before), json_value(change.after))


def _plan(plan: Plan) -> json_types.PlanShape:
    return _same(plan, json_types.PlanShape, steps=tuple(map(_change, plan.steps)))


def _transition(report: Report, items: tuple[ItemResult, ...]) -> dict[str, tuple[json_types.ItemShape, ...]]:
    sections = dict.fromkeys(item.section for item in report.bank.transition)
    return {
        section: _all(tuple(item for item in items if item.section == section), json_types.ItemShape)
        for section in sections
    }


def _calculation(report: Report) -> json_types.CalculationShape | None:
    told = report.advice.calculation
    if told is None:
        return None
    return json_types.CalculationShape(**{name: _money(name, getattr(told, name)) for name in told.__struct_fields__})


def _money(name: str, value: Decimal) -> str:
    return str(value) if name.startswith("hours") else str(value.quantize(CENT))
