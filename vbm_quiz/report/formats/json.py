"""Turn a report, or the comparison of two results, into JSON: stable keys in a fixed order."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct, structs

from vbm_quiz.answers_file.write import json_value, to_json
from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import CalculationResult, Change, ItemResult, NextStep, Plan, Sensitivity, SingleChange
from vbm_quiz.report.build import TOOL, Report
from vbm_quiz.report.formats import json_types

if TYPE_CHECKING:
    from vbm_quiz.scoring.comparison import Difference, EarlierResult

S = TypeVar("S")
T = TypeVar("T", bound=Struct)

Data = dict[str, object]


def render_report(report: Report) -> str:
    """The report as JSON text."""
    return to_json(to_data(report))


def to_data(report: Report) -> Data:
    """The report as plain data: levels as choice ids, money as text with two decimals."""
    data: Data = msgspec.to_builtins(_report(report))
    return data


def render_comparison(bank: Bank, old: "EarlierResult", new: "EarlierResult") -> str:
    """What differs between two results, as JSON text."""
    from vbm_quiz.scoring.comparison import compare

    found = compare(bank, old.scored, new.scored)
    data = json_types.ComparisonData(
        format=2,
        bank=json_types.BankData(bank.id, bank.version, bank.sha256),
        old=json_types.ComparedResult(old.date, old.version, old.same_rules),
        new=json_types.ComparedResult(new.date, new.version, new.same_rules),
        title=None if found.title is None else _difference(found.title, json_types.ComparedTitle),
        tasks=tuple(_difference(each, json_types.ComparedTask) for each in found.tasks),
        conditions=tuple(_difference(each, json_types.ComparedCondition) for each in found.conditions),
        transition=tuple(_difference(each, json_types.ComparedItem) for each in found.items),
        answers=tuple(map(_change, found.answers)),
    )
    return to_json(msgspec.to_builtins(data))


def _report(report: Report) -> json_types.ReportData:
    bank, answers, result, advice = report.bank, report.answers, report.result, report.advice
    return json_types.ReportData(
        format=2,
        tool=json_types.ToolData(TOOL, report.version),
        bank=json_types.BankData(bank.id, bank.version, bank.sha256),
        language=report.texts.language,
        respondent=answers.respondent,
        date=answers.date,
        title=result.title,
        tasks=result.tasks,
        conditions=tuple(
            json_types.ConditionData(each.id, each.title, each.state, each.value, _rule(bank, each.id))
            for each in result.conditions
        ),
        firmness=None if result.sensitivity is None else _sensitivity(result.sensitivity),
        plans=tuple(_plan(plan) for plan in advice.plans),
        find_out=result.find_out,
        transition=None if advice.transition is None else _transition(bank, advice.transition),
        clients=advice.clients,
        calculation=None if advice.calculation is None else _calculation(advice.calculation),
        second_looks=advice.inconsistencies,
        next_steps=tuple(_next_step(answers, step) for step in advice.next_steps),
        sources=_convert(bank.sources, tuple[json_types.SourceData, ...]),
    )


def _convert(value: object, into: type[S]) -> S:
    """A structure filled from the attributes of the same name."""
    return msgspec.convert(value, into, from_attributes=True)


def _rule(bank: Bank, condition: str) -> dict[str, json_types.RuleData]:
    """What the bank says of a condition, with what it leaves to the default."""
    data = bank.condition(condition).rule_data(bank)
    return msgspec.convert(msgspec.to_builtins(data, enc_hook=str), dict[str, json_types.RuleData])


def _sensitivity(sensitivity: Sensitivity) -> json_types.SensitivityData:
    return json_types.SensitivityData(
        changes=sensitivity.changes,
        keeps=sensitivity.keeps,
        raises=tuple(map(_single_change, sensitivity.raises)),
        lowers=tuple(map(_single_change, sensitivity.lowers)),
        unsettles=tuple(map(_single_change, sensitivity.unsettles)),
    )


def _single_change(single: SingleChange) -> json_types.SingleChangeData:
    before, after = json_value(single.change.before), json_value(single.change.after)
    return json_types.SingleChangeData(single.change.question, before, after, single.title)


def _change(change: Change) -> json_types.ChangeData:
    return json_types.ChangeData(change.question, json_value(change.before), json_value(change.after))


def _plan(plan: Plan) -> json_types.PlanData:
    return json_types.PlanData(plan.target, plan.size, plan.provisional, tuple(map(_change, plan.steps)))


def _next_step(answers: Answers, step: NextStep) -> json_types.NextStepData:
    client = None if step.client is None else (answers.clients or ())[step.client].name
    return json_types.NextStepData(step.id, step.because, tuple(map(_change, step.changes)), step.meets, client)


def _transition(bank: Bank, items: Iterable[ItemResult]) -> dict[str, tuple[json_types.TransitionItemData, ...]]:
    """The items by section, in the order of the bank."""
    sections: dict[str, list[ItemResult]] = {item.section: [] for item in bank.transition}
    for item in items:
        sections[item.section].append(item)
    return _convert(sections, dict[str, tuple[json_types.TransitionItemData, ...]])


def _calculation(result: CalculationResult) -> json_types.CalculationData:
    return json_types.CalculationData(**{name: str(number) for name, number in structs.asdict(result).items()})


def _difference(difference: "Difference[S]", into: type[T]) -> json_types.DifferenceData[T]:
    return json_types.DifferenceData(difference.id, _convert(difference.before, into), _convert(difference.after, into))
