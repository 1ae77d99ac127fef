"""Turn a report, or the comparison of two results, into JSON: stable keys in a fixed order."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec
from msgspec import Struct, structs

from vbm_quiz.answers_file.write import json_value, to_json, to_json_line
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.derived import once_for_a_bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import Change, NextStep, SingleChange
from vbm_quiz.report.build import TOOL, Report
from vbm_quiz.report.formats import json_types
from vbm_quiz.report.formats.json_text_types import TextsData

if TYPE_CHECKING:
    from vbm_quiz.scoring.comparison import Difference, EarlierResult

S = TypeVar("S")
T = TypeVar("T", bound=Struct)

FORMAT: Literal[2] = 2
Data = dict[str, object]


def render_report(report: Report) -> str:
    """The report as JSON text."""
    return to_json(to_data(report))


def to_data(report: Report, fields: Iterable[str] | None = None) -> Data:
    """The report, or these fields of it, as plain data: levels as choice ids, money as text with two decimals."""
    wanted = WITHOUT_TEXTS if fields is None else in_order(fields)
    data: Data = msgspec.json.decode(msgspec.json.encode(values(report, wanted)))
    return data


def render_line(report: Report, fields: Iterable[str]) -> bytes:
    """These fields of the report as JSON in one line."""
    return to_json_line(values(report, fields))


def in_order(fields: Iterable[str]) -> tuple[str, ...]:
    """These fields in the order of the report."""
    wanted = set(fields)
    return tuple(name for name in FIELDS if name in wanted)


def values(report: Report, fields: Iterable[str]) -> Data:
    """The value of each of these fields; no other is worked out."""
    return {name: FIELDS[name](report) for name in fields}


def render_comparison(bank: Bank, old: "EarlierResult", new: "EarlierResult") -> str:
    """What differs between two results, as JSON text."""
    from vbm_quiz.scoring.comparison import compare

    found = compare(bank, old.scored, new.scored)
    data = json_types.ComparisonData(
        format=FORMAT,
        bank=_bank(bank),
        old=json_types.ComparedResult(old.date, old.version, old.same_rules),
        new=json_types.ComparedResult(new.date, new.version, new.same_rules),
        title=None if found.title is None else _difference(found.title, json_types.ComparedTitle),
        tasks=tuple(_difference(each, json_types.ComparedTask) for each in found.tasks),
        conditions=tuple(_difference(each, json_types.ComparedCondition) for each in found.conditions),
        transition=tuple(_difference(each, json_types.ComparedItem) for each in found.items),
        answers=tuple(map(_change, found.answers)),
    )
    return to_json(msgspec.to_builtins(data))


def conditions(report: Report) -> tuple[json_types.ConditionData, ...]:
    """The conditions of each title, with their rules."""
    rules = _rules(report.bank)
    return tuple(
        json_types.ConditionData(each.id, each.title, each.state, each.value, rules[each.id])
        for each in report.result.conditions
    )


def firmness(report: Report) -> json_types.SensitivityData | None:
    """What single changes of answers do to the title; None where none is shown."""
    found = report.result.sensitivity
    if found is None:
        return None
    return json_types.SensitivityData(
        changes=found.changes,
        keeps=found.keeps,
        raises=tuple(map(_single_change, found.raises)),
        lowers=tuple(map(_single_change, found.lowers)),
        unsettles=tuple(map(_single_change, found.unsettles)),
    )


def plans(report: Report) -> tuple[json_types.PlanData, ...]:
    """The smallest plan to each title aimed for."""
    return tuple(
        json_types.PlanData(plan.target, plan.size, plan.provisional, tuple(map(_change, plan.steps)))
        for plan in report.advice.plans
    )


def transition(report: Report) -> dict[str, tuple[json_types.TransitionItemData, ...]] | None:
    """The items of the change around the role by section, in the order of the bank; None where it is not told."""
    if report.advice.transition is None:
        return None
    sections: dict[str, list[json_types.TransitionItemData]] = {item.section: [] for item in report.bank.transition}
    for item in report.advice.transition:
        sections[item.section].append(json_types.TransitionItemData(item.id, item.state, item.answer))
    return {section: tuple(items) for section, items in sections.items()}


def calculation(report: Report) -> json_types.CalculationData | None:
    """The same income in fewer hours; None where there is nothing to calculate."""
    found = report.advice.calculation
    if found is None:
        return None
    return json_types.CalculationData(**{name: str(number) for name, number in structs.asdict(found).items()})


def next_steps(report: Report) -> tuple[json_types.NextStepData, ...]:
    """The one list of things to do."""
    return tuple(_next_step(report.answers, step) for step in report.advice.next_steps)


def _bank(bank: Bank) -> json_types.BankData:
    return json_types.BankData(bank.id, bank.version, bank.sha256)


@once_for_a_bank
def _sources(bank: Bank) -> tuple[json_types.SourceData, ...]:
    return _convert(bank.sources, tuple[json_types.SourceData, ...])


def texts(report: Report) -> TextsData:
    """The words of the summary, the steps and the talking points."""
    from vbm_quiz.report.formats.json_with_texts import texts_of  # no other field needs prose

    return texts_of(report)


FIELDS: Mapping[str, Callable[[Report], object]] = {
    "format": lambda _: FORMAT,
    "tool": lambda report: json_types.ToolData(TOOL, report.version),
    "bank": lambda report: _bank(report.bank),
    "language": lambda report: report.texts.language,
    "respondent": lambda report: report.answers.respondent,
    "date": lambda report: report.answers.date,
    "title": lambda report: report.result.title,
    "tasks": lambda report: report.result.tasks,
    "conditions": conditions,
    "firmness": firmness,
    "plans": plans,
    "find_out": lambda report: report.result.find_out,
    "transition": transition,
    "clients": lambda report: report.advice.clients,
    "calculation": calculation,
    "second_looks": lambda report: report.advice.inconsistencies,
    "next_steps": next_steps,
    "sources": lambda report: _sources(report.bank),
    "texts": texts,
}
"""Each field of the report and how it is made of it, in their order; `json_types.ReportData` says what they hold."""
WITHOUT_TEXTS = tuple(name for name in FIELDS if name != "texts")
"""The fields that are there unless others are asked for."""


def _convert(value: object, into: type[S]) -> S:
    """A structure filled from the attributes of the same name."""
    return msgspec.convert(value, into, from_attributes=True)


@once_for_a_bank
def _rules(bank: Bank) -> dict[str, dict[str, json_types.RuleData]]:
    """What the bank says of each condition, with what it leaves to the default."""
    return {condition.id: _rule(condition.rule_data(bank)) for condition in bank.conditions}


def _rule(data: Mapping[str, object]) -> dict[str, json_types.RuleData]:
    return msgspec.convert(msgspec.to_builtins(data, enc_hook=str), dict[str, json_types.RuleData])


def _single_change(single: SingleChange) -> json_types.SingleChangeData:
    before, after = json_value(single.change.before), json_value(single.change.after)
    return json_types.SingleChangeData(single.change.question, before, after, single.title)


def _change(change: Change) -> json_types.ChangeData:
    return json_types.ChangeData(change.question, json_value(change.before), json_value(change.after))


def _next_step(answers: Answers, step: NextStep) -> json_types.NextStepData:
    client = None if step.client is None else (answers.clients or ())[step.client].name
    return json_types.NextStepData(step.id, step.because, tuple(map(_change, step.changes)), step.meets, client)


def _difference(difference: "Difference[S]", into: type[T]) -> json_types.DifferenceData[T]:
    return json_types.DifferenceData(difference.id, _convert(difference.before, into), _convert(difference.after, into))
