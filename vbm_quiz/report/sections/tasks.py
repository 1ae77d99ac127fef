"""What a report shows of the work: the tasks as bars, what clients come for, and the answers as a table."""

from collections.abc import Collection, Iterator

from vbm_quiz.model.answers import YES
from vbm_quiz.model.results import ActivityResult, TaskResult
from vbm_quiz.report.blocks import Bar, Bars, Block, Paragraph, Point, Points, Tone, percent_text
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import earlier_date, question_in_report, share_with_percentage

TASK_TONES: dict[str, Tone] = {"held": "good", "present": "part", "absent": "open", "unknown": "unknown"}


def shows_tasks(report: Report) -> bool:
    """Whether the tasks are what she should see first: not for who is and stays below the title of the direction."""
    return report.advice.transition is not None


def bars(report: Report) -> Bars:
    """The tasks as bars, with a note at the one that the first step is about."""
    scale, earlier = report.bank.scale, report.earlier
    begun = {change.question for step in report.advice.next_steps[:1] for change in step.changes}
    before = {} if earlier is None else {task.id: task.percent for task in earlier.scored.result.tasks}
    return Bars(
        tuple(_bar(report, task, before.get(task.id), begun) for task in report.result.tasks),
        limit=int(scale.held_from * 100 / scale.top),
        earlier="" if earlier is None else earlier_date(report.texts, earlier),
    )


def _bar(report: Report, task: TaskResult, earlier: int | None, begun: Collection[str]) -> Bar:
    texts = report.texts
    here = any(activity.id in begun for activity in task.activities)
    name, state = texts(f"tasks.{task.id}.name"), texts(f"task_states.{task.state}")
    note = texts("interface.summary.begin_here") if here else ""
    return Bar(name, task.percent, state, TASK_TONES[task.state], note, earlier)


def _state(report: Report, task: TaskResult) -> str:
    state = report.texts(f"task_states.{task.state}")
    if task.state != "unknown":
        return state
    key = "nothing_known" if task.percent is None else "of_what_is_known"
    return f"{state}, {report.texts(f'interface.report.{key}')}"


def _example(report: Report, task: TaskResult) -> str:
    """What the example of a task does; empty where none is asked for."""
    if task.example is None:
        return ""
    counts_as = report.texts(f"level_names.{report.bank.scale.without_example}")
    return report.texts(f"interface.report.example_{task.example}", counts_as=counts_as)


def craft(report: Report) -> Points:
    """What clients come to her for."""
    texts, answers, bank = report.texts, report.answers, report.bank
    facts = answers.answered(YES, bank.facts)
    points = [Point(question_in_report(report, fact), tone="good") for fact in facts]
    for share in bank.shares:
        if answers.share(share.part, share.whole):
            text = share_with_percentage(bank, texts, answers, share.share)
            points.append(Point(texts("craft.hours", share=text), tone="good"))
    names = [texts(f"tasks.{task.id}.name") for task in report.result.tasks if task.state in ("held", "present")]
    if names:
        points.append(Point(texts("craft.tasks", tasks=texts.listed(names)), tone="good"))
    return Points(tuple(points))


def activities(report: Report) -> Iterator[Block]:
    """Every task with its percentage, state and example, and every activity with the level answered."""
    texts, scale = report.texts, report.bank.scale
    yield Points(tuple(_task(report, task) for task in report.result.tasks))
    held = int(scale.held_from * 100 / scale.top)
    yield Paragraph(texts("task_states.legend", held_from=held), quiet=True)
    yield from _cycle(report)
    if any(task.state == "unknown" for task in report.result.tasks):
        yield Paragraph(texts("interface.report.tasks_unknown"), quiet=True)


def _cycle(report: Report) -> Iterator[Block]:
    """Where the cycle of the tasks breaks: at one that is not hers behind one that is; nothing where none is hers."""
    tasks, texts = report.result.tasks, report.texts
    states = [task.state for task in tasks]
    if not shows_tasks(report) or "held" not in states or "unknown" in states:
        return
    broken = [task.id for place, task in enumerate(tasks) if task.state != "held" and states[place - 1] == "held"]
    names = texts.listed(texts(f"tasks.{task}.name") for task in broken) if broken else ""
    yield Paragraph(texts(f"task_cycle.{'breaks' if broken else 'whole'}", tasks=names))


def _task(report: Report, task: TaskResult) -> Point:
    """A task with her answers; the activities with the same answer stand together."""
    percent = "" if task.percent is None else f"{percent_text(task.percent)}, "
    example = _example(report, task)
    note = f"; {example}" if example else ""
    by_level: dict[str, list[str]] = {}
    for activity in task.activities:
        by_level.setdefault(_level(report, activity), []).append(question_in_report(report, activity.id))
    return Point(
        label=report.texts(f"tasks.{task.id}.name"),
        state=f"{percent}{_state(report, task)}{note}",
        tone=TASK_TONES[task.state],
        details=tuple(f"{', '.join(names)}: {level}" for level, names in by_level.items()),
    )


def _level(report: Report, activity: ActivityResult) -> str:
    """The level answered, and what it counts as where that is another."""
    texts = report.texts
    level = texts(f"level_names.{activity.level}")
    if activity.counted in (None, activity.level):
        return level
    counted = texts("interface.report.counts_as", level=texts(f"level_names.{activity.counted}"))
    return f"{level} ({counted})"
