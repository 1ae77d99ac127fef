"""What would change the title: how firm it is, and the smallest plan to the next."""

from collections.abc import Iterator

from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.model.results import Change, Plan, SingleChange
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points, Tone
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import change_text, title_name


def firmness(report: Report) -> Iterator[Block]:
    """How many single changes keep the title, and those that do not; nothing where there is no title."""
    texts, firm, title = report.texts, report.result.firmness, report.result.title.id
    if firm is None or title is None:
        return
    yield Heading(texts("interface.report.firmness"))
    numbers = {"changes": firm.changes, "keeps": firm.keeps, "title": title_name(texts, title)}
    if firm.keeps == firm.changes:
        yield Paragraph(texts("interface.report.firmness_all", changes=firm.changes, title=numbers["title"]))
        return
    yield Paragraph(texts("interface.report.firmness_some", **numbers))
    groups: tuple[tuple[str, Tone, tuple[SingleChange, ...]], ...] = (
        ("raises", "good", firm.raises),
        ("lowers", "part", firm.lowers),
        ("unsettles", "unknown", firm.unsettles),
    )
    for name, tone, changes in groups:
        if changes:
            yield Paragraph(texts(f"interface.report.firmness_{name}"))
            yield Points(tuple(_single(report, change, tone) for change in changes))


def _single(report: Report, single: SingleChange, tone: Tone) -> Point:
    text = change_text(report, single.change)
    if single.title is None:
        return Point(text, tone=tone)
    return Point(
        f"{text}; {report.texts('interface.report.becomes', title=title_name(report.texts, single.title))}", tone=tone
    )


def plans(report: Report) -> Iterator[Block]:
    """The smallest plan to each title: with advice to the first, step by step to those beyond."""
    texts = report.texts
    for place, plan in enumerate(report.advice.plans):
        title = title_name(texts, plan.target)
        yield Heading(texts("interface.report.plan", title=title))
        if place or _unasked(report):
            yield Paragraph(texts(f"interface.report.plan_{'further' if place else 'unasked'}", title=title))
        yield Paragraph(_size(report, plan))
        if plan.provisional:
            yield Paragraph(texts("interface.report.plan_provisional", title=title))
        if not place and len(plan.steps) > 1:
            yield Paragraph(texts("interface.report.plan_pace"))
        yield Points(tuple(_step(report, plan, step, advised=place == 0) for step in plan.steps), numbered=True)


def _unasked(report: Report) -> bool:
    """Whether the plan leads where she did not say she wants to go."""
    bank = report.bank
    return bank.title_of(report.answers.choice(bank.start.goal) or "") is None


def _size(report: Report, plan: Plan) -> str:
    if plan.size == 1:
        return report.texts("interface.report.plan_one")
    if plan.size == len(plan.steps):
        return report.texts("interface.report.plan_even", size=plan.size)
    return report.texts("interface.report.plan_size", size=plan.size, questions=len(plan.steps))


def _step(report: Report, plan: Plan, step: Change, *, advised: bool) -> Point:
    texts = report.texts
    details = [f"{texts(f'interface.report.plan_{part}')}: {_advice(report, step, part)}" for part in PARTS]
    activity = report.bank.activities.get(step.question)
    opened = activity is not None and activity[0].example in plan.opens and _asks(report, step)
    if opened and activity is not None:
        note = texts("interface.report.plan_example", task=texts(f"tasks.{activity[0].id}.name"))
        details.append(note)
    return Point(change_text(report, step), details=tuple(details if advised else details[len(PARTS) :]))


PARTS = ("week", "client", "holds")


def _advice(report: Report, step: Change, part: str) -> str:
    texts, bank = report.texts, report.bank
    if not isinstance(bank.questions[step.question], NumberQuestion):
        return texts(f"plan_steps.{step.question}.{step.after}.{part}")
    wholes = [condition.whole for condition in bank.shares if condition.part == step.question]
    whole = report.answers.number(wholes[0]) if wholes else None
    return texts(f"plan_steps.{step.question}.{part}", to=texts.number(step.after), whole=texts.number(whole))


def _asks(report: Report, step: Change) -> bool:
    scale = report.bank.scale
    return step.after in scale.levels[scale.worth(scale.example_from) :]
