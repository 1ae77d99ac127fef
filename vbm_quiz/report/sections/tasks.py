"""What a report says of the tasks: each as a bar, and the answer to each of their activities as a table."""

from collections.abc import Iterator

from vbm_quiz.model.results import ActivityResult, TaskResult
from vbm_quiz.report.blocks import Bar, Bars, Block, Heading, Paragraph, Table, Tone
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import earlier_date, question_in_report

TASK_TONES: dict[str, Tone] = {"held": "good", "present": "part", "absent": "open", "unknown": "unknown"}


def tasks(report: Report) -> Iterator[Block]:
    """The tasks as bars with their state."""
    texts, scale = report.texts, report.bank.scale
    yield Heading(texts("interface.report.tasks"))
    yield Paragraph(texts("interface.report.tasks_intro"))
    yield _bars(report)
    held = int(scale.held_from * 100 / scale.top)
    yield Paragraph(texts("interface.report.tasks_legend", held_from=held, top=100), quiet=True)


def _bars(report: Report) -> Bars:
    earlier = report.earlier
    if earlier is None:
        return Bars(tuple(_bar(report, task, None) for task in report.result.tasks))
    percents = {task.id: task.percent for task in earlier.scored.result.tasks}
    return Bars(
        tuple(_bar(report, task, percents.get(task.id)) for task in report.result.tasks),
        now=report.answers.date or report.texts("interface.since.now"),
        earlier=earlier_date(report.texts, earlier),
    )


def _bar(report: Report, task: TaskResult, earlier: int | None) -> Bar:
    texts = report.texts
    note = ""
    if task.example is not None:
        counts_as = texts(f"level_names.{report.bank.scale.without_example}")
        note = texts(f"interface.report.example_{task.example}", counts_as=counts_as)
    state = texts(f"task_states.{task.state}")
    if task.percent is None:
        state = f"{state}, {texts('interface.report.nothing_known')}"
    return Bar(texts(f"tasks.{task.id}.name"), task.percent, state, TASK_TONES[task.state], note, earlier)


def activities(report: Report) -> Iterator[Block]:
    """Every activity with the level answered."""
    texts = report.texts
    yield Heading(texts("interface.report.activities"))
    header = (texts("interface.report.activity"), texts("interface.report.level"))
    yield Table(header, tuple(_row(report, task, each) for task in report.result.tasks for each in task.activities))


def _row(report: Report, task: TaskResult, activity: ActivityResult) -> tuple[str, str]:
    texts = report.texts
    name = f"{texts(f'tasks.{task.id}.name')}: {question_in_report(report, activity.id)}"
    level = texts(f"level_names.{activity.level}")
    if activity.counted in (None, activity.level):
        return name, level
    counted = texts("interface.report.counts_as", level=texts(f"level_names.{activity.counted}"))
    return name, f"{level} ({counted})"
