"""The role today: the six tasks, the rule beside the verdict, what is to be found out, and every level answered."""

from collections.abc import Iterator

from vbm_quiz.model import ConditionResult, TaskResult
from vbm_quiz.report.blocks import Bar, Bars, Block, Heading, Paragraph, Point, Points, Table, Tone
from vbm_quiz.report.phrases import named, rule, share_text, title_name
from vbm_quiz.report.report import Report
from vbm_quiz.report.since import when

TASK_TONES: dict[str, Tone] = {"held": "good", "present": "part", "absent": "open", "unknown": "unknown"}


def tasks(report: Report) -> Iterator[Block]:
    """The tasks as bars with their state."""
    words, scale = report.words, report.quiz.scale
    yield Heading(words("interface.report.tasks"))
    yield Paragraph(words("interface.report.tasks_intro"))
    yield _bars(report)
    held = int(scale.held_from * 100 / scale.top)
    yield Paragraph(words("interface.report.tasks_legend", held_from=held, top=100), quiet=True)


def _bars(report: Report) -> Bars:
    before = report.previous
    if before is None:
        return Bars(tuple(_bar(report, task, None) for task in report.result.tasks))
    earlier = {task.id: task.percent for task in before.standing.result.tasks}
    return Bars(
        tuple(_bar(report, task, earlier.get(task.id)) for task in report.result.tasks),
        now=report.answers.date or report.words("interface.since.now"),
        earlier=when(report.words, before),
    )


def _bar(report: Report, task: TaskResult, earlier: int | None) -> Bar:
    words = report.words
    note = ""
    if task.example is not None:
        counts_as = words(f"level_names.{report.quiz.scale.without_example}")
        note = words(f"interface.report.example_{task.example}", counts_as=counts_as)
    state = words(f"task_states.{task.state}")
    if task.percent is None:
        state = f"{state}, {words('interface.report.nothing_known')}"
    return Bar(words(f"tasks.{task.id}.name"), task.percent, state, TASK_TONES[task.state], note, earlier)


CONDITION_TONES: dict[str, Tone] = {"met": "good", "not_met": "open", "not_shown": "unknown"}


def rules(report: Report) -> Iterator[Block]:
    """Every condition with its rule, what was counted, and its reason."""
    words = report.words
    yield Heading(words("interface.report.rule"))
    for title in reversed(report.quiz.titles):
        own = [condition for condition in report.result.conditions if condition.title == title.id]
        if own:
            yield Paragraph(words("interface.report.rule_for", title=title_name(words, title.id)))
            yield Points(tuple(_condition(report, condition) for condition in own))


def _condition(report: Report, condition: ConditionResult) -> Point:
    words, quiz = report.words, report.quiz
    value = condition.value
    told = share_text(words, value) if isinstance(value, str) else value
    counted = (
        words("interface.report.counted_nothing") if told is None else words("interface.report.counted", value=told)
    )
    return Point(
        label=words(f"conditions.{condition.id}.name"),
        state=words(f"interface.report.{condition.state}"),
        tone=CONDITION_TONES[condition.state],
        details=(rule(quiz, words, quiz.condition(condition.id)), counted),
        quiet=(words(f"conditions.{condition.id}.why"),),
    )


def find_out(report: Report) -> Iterator[Block]:
    """The questions whose answers would settle the title."""
    words = report.words
    if report.result.find_out:
        yield Heading(words("interface.report.find_out"))
        yield Paragraph(words("interface.report.find_out_intro"))
        yield Points(
            tuple(
                Point(
                    label=named(report, each.question),
                    details=(
                        words(
                            "interface.report.would_settle",
                            conditions=words.listed(words(f"conditions.{id_}.name") for id_ in each.would_settle),
                        ),
                    ),
                    tone="unknown",
                )
                for each in report.result.find_out
            )
        )
        if report.result.title.id is None:
            yield Paragraph(words("interface.report.find_out_no_plan"))


def activities(report: Report) -> Iterator[Block]:
    """Every activity with the level answered."""
    words = report.words
    yield Heading(words("interface.report.activities"))
    header = (words("interface.report.activity"), words("interface.report.level"))
    rows = [
        (
            f"{words(f'tasks.{task.id}.name')}: {named(report, activity.id)}",
            _level(report, activity.level, activity.counted),
        )
        for task in report.result.tasks
        for activity in task.activities
    ]
    yield Table(header, tuple(rows))


def _level(report: Report, level: str, counted: str | None) -> str:
    words = report.words
    name = words(f"level_names.{level}")
    if counted in (None, level):
        return name
    return f"{name} ({words('interface.report.counts_as', level=words(f'level_names.{counted}'))})"
