"""The report on a class in, JSON out: numbers alone, the same in every language, with stable keys in a fixed order."""

import msgspec

from vbm_quiz.answers_file.write import to_json
from vbm_quiz.report.build import TOOL
from vbm_quiz.report.class_report.class_report import ClassReport
from vbm_quiz.report.class_report.findings import (
    Finding,
    question_not_understood,
    ready_for_course,
    step_numbers,
    step_to_practise,
    task_to_teach,
    unknown_numbers,
)
from vbm_quiz.report.class_report.tables import (
    CONDITION_STATES,
    CONDITIONS,
    NO_TITLE,
    OTHER_BANK,
    STANDING,
    STANDINGS,
    TASK_STATES,
    TASKS,
    TITLES,
    WISHES,
    WISHES_BY_TITLE,
    YES,
    conditions_told,
    titles_told,
    wishes_told,
)
from vbm_quiz.report.formats import class_types
from vbm_quiz.report.formats.json_types import BankData, ToolData


def render_class(report: ClassReport) -> str:
    """A whole class in this format."""
    return to_json(msgspec.to_builtins(class_data(report)))


def class_data(report: ClassReport) -> class_types.ClassData:
    """All that is told of a class."""
    bank, inputs = report.bank, report.inputs
    return class_types.ClassData(
        format=1,
        tool=ToolData(TOOL, report.version),
        bank=BankData(bank.id, bank.version, bank.sha256),
        smallest=report.smallest,
        people=report.people,
        inputs=class_types.InputsData(inputs.faulty, inputs.repeated, report.number(OTHER_BANK, YES)),
        findings=class_types.FindingsData(
            teach_first=_finding(task_to_teach(report)),
            practise=_finding(step_to_practise(report)),
            not_understood=_finding(question_not_understood(report)),
        ),
        titles=tuple(_title(report, title) for title in bank.title_ids),
        not_enough_shown=report.number(TITLES, NO_TITLE),
        tasks=tuple(_task(report, task.id) for task in bank.tasks),
        conditions=tuple(_condition(report, condition) for condition in conditions_told(bank)),
        wishes=tuple(_wish(report, wish) for wish in wishes_told(bank)),
        ready=tuple(class_types.ReadyData(*each) for each in ready_for_course(report).items()),
        next_steps=tuple(class_types.ClassStepData(*each) for each in step_numbers(report).items()),
        questions=tuple(class_types.ClassQuestionData(*each) for each in unknown_numbers(report).items()),
    )


def _finding(finding: Finding) -> class_types.FindingData:
    return class_types.FindingData(finding.ids, finding.people, finding.not_told)


def _title(report: ClassReport, title: str) -> class_types.ClassTitleData:
    standings = (report.number(STANDINGS, f"{title}.{standing}") for standing in STANDING)
    standing = None if report.leaves_out(STANDINGS) else class_types.StandingData(*standings)
    return class_types.ClassTitleData(title, report.number(TITLES, title), standing)


def _task(report: ClassReport, task: str) -> class_types.ClassTaskData:
    table = f"{TASKS}.{task}"
    numbers = (report.number(table, state) for state in TASK_STATES)
    return class_types.ClassTaskData(task, None if report.leaves_out(table) else class_types.TaskStatesData(*numbers))


def _condition(report: ClassReport, condition: str) -> class_types.ClassConditionData:
    table = f"{CONDITIONS}.{condition}"
    numbers = (report.number(table, state) for state in CONDITION_STATES)
    states = None if report.leaves_out(table) else class_types.ConditionStatesData(*numbers)
    return class_types.ClassConditionData(condition, states)


def _wish(report: ClassReport, wish: str) -> class_types.ClassWishData:
    by_title = {title: report.number(WISHES_BY_TITLE, f"{wish}.{title}") for title in titles_told(report.bank)}
    titles = None if report.leaves_out(WISHES_BY_TITLE) else by_title
    return class_types.ClassWishData(wish, report.number(WISHES, wish), titles)
