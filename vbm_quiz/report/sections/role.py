"""The role today: the six tasks, the rule beside the verdict, what is to be found out, and every level answered."""

from collections.abc import Iterator

from vbm_quiz.model.results import ConditionResult, TaskResult
from vbm_quiz.report.blocks import Bar, Bars, Block, Heading, Paragraph, Point, Points, Table, Tone
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import named, rule, share_text, title_name
from vbm_quiz.report.sections.comparison import when

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
    before = report.previous
    if before is None:
        return Bars(tuple(_bar(report, task, None) for task in report.result.tasks))
    earlier = {task.id: task.percent for task in before.scored.result.tasks}
    return Bars(
        tuple(_bar(report, task, earlier.get(task.id)) for task in report.result.tasks),
        now=report.answers.date or report.texts("interface.since.now"),
        earlier=when(report.texts, before),
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


CONDITION_TONES: dict[str, Tone] = {"met": "good", "not_met": "open", "not_shown": "unknown"}


def rules(report: Report) -> Iterator[Block]:
    """Every condition with its rule, what was counted, and its reason."""
    texts = report.texts
    yield Heading(texts("interface.report.rule"))
    for title in reversed(report.bank.titles):
        own = [condition for condition in report.result.conditions if condition.title == title.id]
        if own:
            yield Paragraph(texts("interface.report.rule_for", title=title_name(texts, title.id)))
            yield Points(tuple(_condition(report, condition) for condition in own))


def _condition(report: Report, condition: ConditionResult) -> Point:
    texts, bank = report.texts, report.bank
    value = condition.value
    told = share_text(texts, value) if isinstance(value, str) else value
    counted = (
        texts("interface.report.counted_nothing") if told is None else texts("interface.report.counted", value=told)
    )
    return Point(
        label=texts(f"conditions.{condition.id}.name"),
        state=texts(f"interface.report.{condition.state}"),
        tone=CONDITION_TONES[condition.state],
        details=(rule(bank, texts, bank.condition(condition.id)), counted),
        quiet=(texts(f"conditions.{condition.id}.why"),),
    )


def find_out(report: Report) -> Iterator[Block]:
    """The questions whose answers would settle the title."""
    texts = report.texts
    if report.result.find_out:
        yield Heading(texts("interface.report.find_out"))
        yield Paragraph(texts("interface.report.find_out_intro"))
        yield Points(
            tuple(
                Point(
                    label=named(report, each.question),
                    details=(
                        texts(
                            "interface.report.would_settle",
                            conditions=texts.listed(texts(f"conditions.{id_}.name") for id_ in each.would_settle),
                        ),
                    ),
                    tone="unknown",
                )
                for each in report.result.find_out
            )
        )
        if report.result.title.id is None:
            yield Paragraph(texts("interface.report.find_out_no_plan"))


def activities(report: Report) -> Iterator[Block]:
    """Every activity with the level answered."""
    texts = report.texts
    yield Heading(texts("interface.report.activities"))
    header = (texts("interface.report.activity"), texts("interface.report.level"))
    rows = [
        (
            f"{texts(f'tasks.{task.id}.name')}: {named(report, activity.id)}",
            _level(report, activity.level, activity.counted),
        )
        for task in report.result.tasks
        for activity in task.activities
    ]
    yield Table(header, tuple(rows))


def _level(report: Report, level: str, counted: str | None) -> str:
    texts = report.texts
    name = texts(f"level_names.{level}")
    if counted in (None, level):
        return name
    return f"{name} ({texts('interface.report.counts_as', level=texts(f'level_names.{counted}'))})"
