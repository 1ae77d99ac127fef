"""A report in, its JSON with the words of the summary, the steps and the talking points out."""

from vbm_quiz.answers_file.write import to_json
from vbm_quiz.model.results import NextStep
from vbm_quiz.report.build import Report
from vbm_quiz.report.formats.json import FIELDS, to_data
from vbm_quiz.report.formats.json_text_types import ConditionTexts, StepTexts, SummaryTexts, TaskTexts, TextsData
from vbm_quiz.report.sections.steps import step_about, step_more, step_part
from vbm_quiz.report.sections.summary import summary, told_conditions
from vbm_quiz.report.sections.tasks import craft, shows_tasks


def render_report(report: Report) -> str:
    """The report as JSON text, words and all."""
    return to_json(to_data(report, FIELDS))


def texts_of(report: Report) -> TextsData:
    """The words of a report, by the ids of its data."""
    return TextsData(
        summary=_summary(report),
        next_steps=tuple(_step(report, step) for step in report.advice.next_steps),
        talking_points={point: report.texts(f"talking_points.{point}") for point in report.advice.conversation},
    )


def _summary(report: Report) -> SummaryTexts:
    told = summary(report)
    first, *others = [step.details[0] for step in told.steps]
    with_tasks = shows_tasks(report)
    return SummaryTexts(
        title=told.title,
        lines=told.lines,
        wish=told.wish,
        conditions_intro=told.conditions_intro,
        conditions={
            condition.id: ConditionTexts(point.label, point.on_one_line.state)
            for condition, point in zip(told_conditions(report), told.conditions, strict=True)
        },
        tasks={task.id: _task(report, task.id, task.state) for task in report.result.tasks} if with_tasks else {},
        sought_for=() if with_tasks else tuple(point.label for point in craft(report).points),
        this_week=first,
        then=next(iter(others), None),
        note=told.note or None,
    )


def _task(report: Report, task: str, state: str) -> TaskTexts:
    return TaskTexts(report.texts(f"tasks.{task}.name"), report.texts(f"task_states.{state}"))


def _step(report: Report, step: NextStep) -> StepTexts:
    week, agree, holds = (step_part(report, step, part) for part in ("week", "agree", "holds"))
    title = report.texts(f"next_steps.{step.id}.title")
    about, more = (tuple(lines(report, step)) for lines in (step_about, step_more))
    return StepTexts(step.id, title, about, week, agree, holds, more)
