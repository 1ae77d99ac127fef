"""The findings on a class in, what is said of them out: what each rule picks, the rule, and what it passes over."""

from collections.abc import Iterator, Mapping

from vbm_quiz.report.blocks import Block, Part, Point, Points
from vbm_quiz.report.class_report.class_report import ClassReport
from vbm_quiz.report.class_report.findings import (
    Finding,
    question_not_understood,
    ready_for_course,
    step_to_practise,
    task_to_teach,
)
from vbm_quiz.report.class_report.number_sections import question_names, step_names
from vbm_quiz.report.phrases import title_name

MOST_NAMED = 6
"""Of more tasks, steps or questions whose numbers are not told, only how many there are is said."""


def finding_points(report: ClassReport) -> Iterator[Block]:
    """What each rule picks, with the rule."""
    texts, bank = report.texts, report.bank
    yield Part("findings", report.text("findings"))
    tasks = {task.id: texts(f"tasks.{task.id}.name") for task in bank.tasks}
    steps, questions = (_quoted(report, names(report)) for names in (step_names, question_names))
    yield Points(
        (
            _finding(report, "teach_first", task_to_teach(report), tasks),
            _finding(report, "practise", step_to_practise(report), steps),
            _ready(report),
            _finding(report, "not_understood", question_not_understood(report), questions, texts("unknown")),
        )
    )


def _quoted(report: ClassReport, names: Mapping[str, str]) -> Mapping[str, str]:
    return {id_: report.text("quoted", name=name) for id_, name in names.items()}


def _finding(report: ClassReport, key: str, finding: Finding, names: Mapping[str, str], unknown: str = "") -> Point:
    """What a rule picks, and in small letters the rule and what it passes over."""
    rule = [report.text(f"{key}.rule", unknown=unknown)]
    if finding.not_told:
        rule.append(_not_told(report, [names[id_] for id_ in finding.not_told]))
    return Point(report.text(f"{key}.label"), _picked(report, key, finding, names), quiet=(" ".join(rule),))


def _picked(report: ClassReport, key: str, finding: Finding, names: Mapping[str, str]) -> str:
    if not finding.ids:
        return report.text("picked_untold" if finding.not_told else f"{key}.nothing")
    listed = report.texts.listed(names[id_] for id_ in finding.ids)
    if finding.people == 0:
        return report.text("picked_nobody", names=listed)
    several = "picked" if len(finding.ids) == 1 else "picked_each"
    return report.text(several, names=listed, people=finding.people, all=report.people)


def _not_told(report: ClassReport, names: list[str]) -> str:
    if len(names) > MOST_NAMED:
        return report.text("passed_over_many", count=len(names))
    return report.text("passed_over", names=report.texts.listed(names))


def _ready(report: ClassReport) -> Point:
    numbers = ready_for_course(report)
    each = (
        report.text("ready.for", title=title_name(report.texts, title), people=report.people_text(number))
        for title, number in numbers.items()
    )
    state = report.texts.listed(each) if any(number != 0 for number in numbers.values()) else report.text("nobody")
    return Point(report.text("ready.label"), state, quiet=(report.text("ready.rule"),))
