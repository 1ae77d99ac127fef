"""Why the title is what it is: its conditions, what is unknown, how firm it is, and the smallest plans as tables."""

from collections.abc import Iterator

from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.model.results import ConditionResult, Plan, SingleChange
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points, Table, Tone
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import (
    change_text,
    condition_texts,
    question_in_report,
    rule,
    title_name,
    value_text,
)

CONDITION_TONES: dict[str, Tone] = {"met": "good", "not_met": "open", "not_shown": "unknown"}


def titles(report: Report) -> Iterator[Block]:
    """What the titles are that the report speaks of, and what else they are called."""
    texts = report.texts
    for id_ in _described(report):
        also = texts(f"titles.{id_}.also")
        said = [texts(f"titles.{id_}.description"), *([texts("interface.report.also", also=also)] if also else [])]
        yield Paragraph(" ".join(said))


def _described(report: Report) -> tuple[str, ...]:
    """The titles that are described: today's or those possible, and the one wished for, else the direction's."""
    title, wanted = report.result.title, report.advice.wish
    shown = title.between if title.id is None else (title.id,)
    further = wanted.aim if wanted.kind == "toward" else title.direction
    return tuple(dict.fromkeys(each for each in (*shown, further) if each is not None))


def conditions(report: Report) -> Iterator[Block]:
    """Every condition with its rule, what was counted, and why it is there; first those of the title aimed at."""
    texts, bank, aim = report.texts, report.bank, report.advice.wish.aim
    yield Heading(texts("interface.report.rule"))
    for title in sorted(bank.titles, key=lambda each: (each.id != aim, -bank.rank(each.id))):
        own = [condition for condition in report.result.conditions if condition.title == title.id]
        if own:
            yield Paragraph(texts("interface.report.rule_for", title=title_name(texts, title.id)))
            yield Points(tuple(_condition(report, condition) for condition in own))


def _concerns(report: Report, title: str) -> bool:
    """Whether a title is today's, possible, in use, in sight or wished for; while the wish is open, each is."""
    shown, wanted = report.result.title, report.advice.wish
    return wanted.kind == "open" or title in (shown.id, *shown.between, shown.current, shown.direction, wanted.aim)


def _condition(report: Report, condition: ConditionResult) -> Point:
    texts, bank = report.texts, report.bank
    counted = "; ".join(condition_texts(report, condition, beside_rule=True))
    state = texts(f"interface.report.{condition.state}")
    said = [rule(bank, texts, bank.condition(condition.id))]
    if _concerns(report, condition.title):
        said.append(texts(f"conditions.{condition.id}.why"))
    return Point(
        label=texts(f"conditions.{condition.id}.name"),
        state=", ".join(dict.fromkeys((state, counted))),
        tone=CONDITION_TONES[condition.state],
        quiet=(" ".join(said),),
    )


def find_out(report: Report) -> Iterator[Block]:
    """The unknown answers that would settle the title."""
    texts = report.texts
    if report.result.find_out:
        yield Heading(texts("interface.report.find_out"))
        yield Points(tuple(_questions_to_find_out(report)))


def _questions_to_find_out(report: Report) -> Iterator[Point]:
    """What waits for answers, each with the questions; those that the same conditions wait for stand together."""
    waiting: dict[tuple[str, ...], list[str]] = {}
    for each in report.result.find_out:
        waiting.setdefault(each.conditions, []).append(question_in_report(report, each.question))
    for conditions, questions in waiting.items():
        names = report.texts.listed(report.texts(f"conditions.{id_}.name") for id_ in conditions)
        yield Point(names, state=", ".join(questions), tone="unknown")


def sensitivity(report: Report) -> Iterator[Block]:
    """How many changes by one step keep the title, and those that do not; nothing where there is no title."""
    texts, found, title = report.texts, report.result.sensitivity, report.result.title
    if found is None or title.id is None:
        return
    yield Heading(texts("interface.report.firmness"))
    names = {"title": title_name(texts, title.id), "changes": found.changes, "keeps": found.keeps}
    extent = "all" if found.keeps == found.changes else "some"
    key = "firmness_provisional" if title.status == "provisional" else f"firmness_{extent}"
    yield Paragraph(texts(f"interface.report.{key}", **names))
    groups: tuple[tuple[str, Tone, tuple[SingleChange, ...]], ...] = (
        ("raises", "good", found.raises),
        ("lowers", "part", found.lowers),
        ("unsettles", "unknown", found.unsettles),
    )
    for group, tone, changes in groups:
        if changes:
            yield Paragraph(texts(f"interface.report.firmness_{group}", title=names["title"]))
            yield Points(tuple(Point(_single_change(report, change), tone=tone) for change in changes))


def _single_change(report: Report, single: SingleChange) -> str:
    text = change_text(report, single.change)
    if single.title is None:
        return text
    return f"{text}; {report.texts('interface.report.becomes', title=title_name(report.texts, single.title))}"


def plans(report: Report) -> Iterator[Block]:
    """The smallest plan to each title, as a table of the answers that change."""
    texts = report.texts
    for plan in report.advice.plans:
        title = title_name(texts, plan.target)
        yield Heading(texts("interface.report.plan", title=title))
        changes = len(plan.steps)
        yield Paragraph(texts.counted("interface.report.plan_size", changes, changes=changes, size=plan.size))
        header = tuple(texts(f"interface.report.plan_{column}") for column in ("question", "from", "to"))
        yield Table(header, tuple(_change_rows(report, plan)))
        if plan.provisional:
            yield Paragraph(texts("interface.report.plan_provisional", title=title))
        yield from _examples(report, plan)


def _change_rows(report: Report, plan: Plan) -> Iterator[tuple[str, str, str]]:
    """The answers that change, with what each is now and becomes."""
    for change in plan.steps:
        before, after = (
            value_text(report.bank, report.texts, change.question, value) for value in (change.before, change.after)
        )
        yield question_in_report(report, change.question), before, after


def _examples(report: Report, plan: Plan) -> Iterator[Block]:
    """The examples that the plan asks for, and the hours that it takes away."""
    texts, bank = report.texts, report.bank
    if plan.opens:
        tasks = texts.listed(texts(f"tasks.{bank.examples[example].id}.name") for example in plan.opens)
        yield Paragraph(texts("examples.plan", tasks=tasks))
    for change in plan.steps:
        number = isinstance(bank.questions[change.question], NumberQuestion)
        if number and not isinstance(change.before, str) and not isinstance(change.after, str):
            difference = value_text(bank, texts, change.question, abs(change.after - change.before))
            key = "plan_less" if change.after < change.before else "plan_more"
            question = question_in_report(report, change.question)
            yield Paragraph(texts(f"interface.report.{key}", question=question, difference=difference))
