"""A report in, what is told out: headings, paragraphs, bars and lists in order, the same for every format."""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from vbm_quiz.model import ClientResult, ConditionResult, ItemResult, NextStep, TaskResult
from vbm_quiz.report.phrases import answer_text, question_name, rule, share_text, title_name
from vbm_quiz.report.report import TOOL, Report
from vbm_quiz.streams import harmless

Tone: TypeAlias = Literal["good", "part", "open", "unknown", "plain"]
"""What a line says at a glance; each format has its own sign and colour for it."""


class Headline(Struct, frozen=True):
    """The verdict and why, in one breath."""

    overline: str
    text: str
    lines: tuple[str, ...]


class Heading(Struct, frozen=True):
    """A part of the report begins."""

    text: str


class Paragraph(Struct, frozen=True):
    """A few sentences; `quiet` ones may stand back."""

    text: str
    quiet: bool = False


class Bar(Struct, frozen=True):
    """One task: `percent` is None when nothing is known; `note` tells of the example."""

    label: str
    percent: int | None
    state: str
    tone: Tone
    note: str = ""


class Bars(Struct, frozen=True):
    """Bars with one scale, 0 to 100 percent."""

    bars: tuple[Bar, ...]


class Point(Struct, frozen=True):
    """One point of a list: what it is, its state in a word, and the details beneath."""

    label: str
    state: str = ""
    tone: Tone = "plain"
    details: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()


class Points(Struct, frozen=True):
    """A list of points; numbered when their order counts."""

    points: tuple[Point, ...]
    numbered: bool = False


class Table(Struct, frozen=True):
    """Rows under a header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Headline | Heading | Paragraph | Bars | Points | Table


def tell(report: Report) -> Iterator[Block]:
    """The whole report in the order told."""
    yield from _headline(report)
    yield from _tasks(report)
    yield from _rules(report)
    yield from _find_out(report)
    yield from _second_looks(report)
    yield from _next_steps(report)
    yield from _transition(report)
    yield from _clients(report)
    yield from _calculation(report)
    yield from _activities(report)
    yield from _closing(report)


# ---------------------------------------------------------------- the verdict


def _headline(report: Report) -> Iterator[Block]:
    words, title = report.words, report.result.title
    lines = list(_verdict_lines(report))
    yield Headline(overline=_overline(report), text=_verdict(report), lines=tuple(lines))
    told = [each for each in (title.id, title.direction) if each is not None] or list(title.between)
    for id_ in dict.fromkeys(told):
        yield Paragraph(f"{title_name(words, id_)}: {words(f'titles.{id_}.description')}")
    if title.current is not None and title.id is not None and title.current_fit is not None:
        names = {"current": title_name(words, title.current), "title": title_name(words, title.id)}
        yield Paragraph(words(f"current_fit.{title.current_fit}", **names))


def _overline(report: Report) -> str:
    words, answers = report.words, report.answers
    parts = [words("interface.report.title")]
    if answers.respondent:
        parts.append(harmless(answers.respondent))
    if answers.date:
        parts.append(answers.date)
    return " · ".join(parts)


def _near(report: Report) -> bool:
    """Whether the direction's condition is met and the title is missed: then the direction comes first."""
    state = {condition.id: condition.state for condition in report.result.conditions}
    return report.result.title.direction is not None and state[report.quiz.direction.condition] == "met"


def _verdict(report: Report) -> str:
    words, title = report.words, report.result.title
    if title.direction is not None and _near(report):
        return words("interface.report.direction", title=title_name(words, title.direction))
    if title.id is None:
        between = words.listed((title_name(words, each) for each in title.between), "or")
        return words("interface.report.not_enough_shown", titles=between)
    key = "provisional" if title.status == "provisional" else "fits"
    return words(f"interface.report.{key}", title=title_name(words, title.id))


def _verdict_lines(report: Report) -> Iterator[str]:
    words, title = report.words, report.result.title
    if _near(report):
        open_ = [
            words(f"conditions.{condition.id}.name").lower()
            for condition in report.result.conditions
            if condition.title == title.direction and condition.state != "met"
        ]
        yield words("interface.report.direction_open", conditions=words.listed(open_))
        if title.id is not None:
            yield words("interface.report.title_today", title=title_name(words, title.id))
        else:
            between = words.listed((title_name(words, each) for each in title.between), "or")
            yield words("interface.report.not_enough_shown", titles=between)
    also = words.texts[f"titles.{title.id}.also"] if title.id else ""
    if also:
        yield words("interface.report.also", also=also)
    yield " ".join(words(f"conditions.{each.id}.{each.state}") for each in _deciding(report))
    if title.status == "provisional":
        between = words.listed((title_name(words, each) for each in title.between), "or")
        yield words("interface.report.provisional_until", titles=between)
    if title.direction is not None and not _near(report):
        yield words("interface.report.goes_toward", title=title_name(words, title.direction))


def _deciding(report: Report) -> list[ConditionResult]:
    """The conditions that made the verdict: those of the title; what keeps from the next one where it asks for none."""
    title, quiz = report.result.title, report.quiz
    if title.id is None:
        return [each for each in report.result.conditions if each.title in title.between and each.state != "met"]
    own = [each for each in report.result.conditions if each.title == title.id]
    if own and not _near(report):
        return own
    above = quiz.title_ids[quiz.rank(title.id) + 1 :]
    next_ = title.direction if title.direction in above else above[0]
    return [each for each in report.result.conditions if each.title == next_ and each.state != "met"]


# ---------------------------------------------------------------- the six tasks and the rule


TASK_TONES: dict[str, Tone] = {"held": "good", "present": "part", "absent": "open", "unknown": "unknown"}


def _tasks(report: Report) -> Iterator[Block]:
    words, scale = report.words, report.quiz.scale
    yield Heading(words("interface.report.tasks"))
    yield Paragraph(words("interface.report.tasks_intro"))
    yield Bars(tuple(_bar(report, task) for task in report.result.tasks))
    held = int(scale.held_from * 100 / scale.top)
    yield Paragraph(words("interface.report.tasks_legend", held_from=held, top=100), quiet=True)


def _bar(report: Report, task: TaskResult) -> Bar:
    words = report.words
    note = ""
    if task.example is not None:
        counts_as = words(f"level_names.{report.quiz.scale.without_example}")
        note = words(f"interface.report.example_{task.example}", counts_as=counts_as)
    state = words(f"task_states.{task.state}")
    if task.percent is None:
        state = f"{state}, {words('interface.report.nothing_known')}"
    return Bar(words(f"tasks.{task.id}.name"), task.percent, state, TASK_TONES[task.state], note)


CONDITION_TONES: dict[str, Tone] = {"met": "good", "not_met": "open", "not_shown": "unknown"}


def _rules(report: Report) -> Iterator[Block]:
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


def _find_out(report: Report) -> Iterator[Block]:
    words = report.words
    if report.result.find_out:
        yield Heading(words("interface.report.find_out"))
        yield Paragraph(words("interface.report.find_out_intro"))
        yield Points(
            tuple(
                Point(
                    label=_name(report, each.question),
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


def _activities(report: Report) -> Iterator[Block]:
    words = report.words
    yield Heading(words("interface.report.activities"))
    header = (words("interface.report.activity"), words("interface.report.level"))
    rows = [
        (
            f"{words(f'tasks.{task.id}.name')}: {_name(report, activity.id)}",
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


# ---------------------------------------------------------------- what follows


def _second_looks(report: Report) -> Iterator[Block]:
    words, looks = report.words, report.advice.second_looks
    if looks:
        yield Heading(words("interface.report.second_looks"))
        yield Paragraph(words("interface.report.second_looks_intro"))
        yield Points(
            tuple(
                Point(
                    label=words(f"second_looks.{look.id}.text"),
                    tone="unknown",
                    quiet=(_answers_named(report, look.questions),),
                )
                for look in looks
            )
        )


def _next_steps(report: Report) -> Iterator[Block]:
    words = report.words
    yield Heading(words("interface.report.next_steps"))
    yield Points(tuple(_step(report, step) for step in report.advice.next_steps), numbered=True)


def _step(report: Report, step: NextStep) -> Point:
    words = report.words
    return Point(
        label=words(f"next_steps.{step.id}.title"),
        details=(words(f"next_steps.{step.id}.text"),),
        quiet=(f"{words('interface.report.because')} {_answers_named(report, step.because)}",),
    )


def _answers_named(report: Report, questions: Iterable[str]) -> str:
    """`question: answer` for each; questions answered alike stand together."""
    alike: dict[str, list[str]] = {}
    for question in questions:
        answer = answer_text(report.quiz, report.words, report.answers, question)
        alike.setdefault(answer, []).append(_name(report, question))
    return "; ".join(f"{', '.join(names)}: {answer}" for answer, names in alike.items())


def _name(report: Report, question: str) -> str:
    return question_name(report.quiz, report.words, report.answers, question)


ITEM_TONES: dict[str, Tone] = {"done": "good", "under_way": "part", "open": "open", "unknown": "unknown"}


def _transition(report: Report) -> Iterator[Block]:
    words, items = report.words, report.advice.transition
    if items is None:
        return
    yield Heading(words("interface.report.transition"))
    yield Paragraph(words("transition.intro", title=title_name(words, report.quiz.direction.title)))
    for section in dict.fromkeys(item.section for item in items):
        own = [item for item in items if item.section == section]
        yield Paragraph(f"{words(f'transition.title_{section}')}: {_tally(report, own)}")
        yield Points(tuple(_item(report, item) for item in own))


def _tally(report: Report, items: list[ItemResult]) -> str:
    known = [item for item in items if item.state != "unknown"]
    states = ("done", "under_way", "open")
    counts = [(sum(item.state == state for item in known), report.words(f"transition.{state}")) for state in states]
    return ", ".join(f"{count} {name}" for count, name in counts if count) or report.words("transition.unknown")


def _item(report: Report, item: ItemResult) -> Point:
    words = report.words
    if len(item.questions) > 1:
        answer = share_text(words, item.answer)
    else:
        answer = answer_text(report.quiz, words, report.answers, item.questions[0])
    return Point(
        label=words(f"transition.items.{item.id}.name"),
        state=words(f"transition.{item.state}"),
        tone=ITEM_TONES[item.state],
        details=(words("interface.report.answered", answer=answer),),
    )


def _clients(report: Report) -> Iterator[Block]:
    words = report.words
    if report.advice.clients:
        yield Heading(words("interface.report.clients"))
        yield Paragraph(words("interface.report.clients_intro"))
        yield Points(tuple(_client(report, client) for client in report.advice.clients))


def _client(report: Report, client: ClientResult) -> Point:
    words, clients = report.words, report.quiz.clients
    best = [verdict.unless_possible for verdict in clients.verdicts if verdict.unless_possible]
    unknown = client.verdict == clients.otherwise
    reasons = ", ".join(words(f"client_reasons.{each}") for each in client.reasons)
    tone: Tone = "good" if client.verdict in best else "unknown" if unknown else "part"
    return Point(
        label=harmless(client.name),
        state=words(f"client_verdicts.{client.verdict}.name"),
        tone=tone,
        details=(
            words(f"client_verdicts.{client.verdict}.text"),
            f"{words('interface.report.client_because')} {reasons}.",
        ),
    )


def _calculation(report: Report) -> Iterator[Block]:
    words, told = report.words, report.advice.calculation
    if told is not None:
        numbers = {name: words.number(getattr(told, name)) for name in told.__struct_fields__}
        yield Heading(words("interface.report.calculation"))
        yield Paragraph(words("interface.report.calculation_now", **numbers))
        yield Paragraph(words("interface.report.calculation_needed", **numbers))
        yield Paragraph(words("interface.report.calculation_note"), quiet=True)


def _closing(report: Report) -> Iterator[Block]:
    words, quiz, title = report.words, report.quiz, report.result.title
    told = {title.id, title.direction}
    notes = dict.fromkeys(note for each in quiz.titles if each.id in told for note in each.notes)
    yield Heading(words("interface.report.notes"))
    for note in (*notes, "no_title"):
        yield Paragraph(words(f"notes.{note}"))
    yield Heading(words("interface.report.limits"))
    yield Points(tuple(Point(limit) for limit in words.every("limits")))
    yield Heading(words("interface.report.sources"))
    for source in quiz.sources:
        work = ", ".join(part for part in (source.author, source.work, source.date, source.url) if part)
        yield Paragraph(f"{work}. {words(f'sources.{source.id}.credit')}")
    made = {"tool": TOOL, "version": report.version, "bank": quiz.id, "bank_version": quiz.version}
    yield Paragraph(words("interface.report.made_with", **made, sha256=quiz.sha256), quiet=True)
