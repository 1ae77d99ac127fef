"""What a report says to do: answers that disagree, the next steps with what they rest on, and the smallest plans."""

from collections import Counter
from collections.abc import Iterable, Iterator

from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.model.results import Change, NextStep, Plan
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import answer_text, change_text, question_in_report, title_name

COUNTED_FROM = 5
"""From so many activities on, they are counted by task instead of named."""
ADVICE = ("week", "client", "holds")
"""The texts about a step of a plan: what to do this week, what to agree with the client, how to know that it holds."""


def inconsistencies(report: Report) -> Iterator[Block]:
    """The answers that disagree, each with a question about them."""
    texts, found = report.texts, report.advice.inconsistencies
    if found:
        yield Heading(texts("interface.report.second_looks"))
        yield Paragraph(texts("interface.report.second_looks_intro"))
        points = (
            Point(texts(f"second_looks.{each.id}.text"), tone="unknown", quiet=(_answers(report, each.questions),))
            for each in found
        )
        yield Points(tuple(points))


def next_steps(report: Report) -> Iterator[Block]:
    """Three to seven steps, in order of priority."""
    texts = report.texts
    yield Heading(texts("interface.report.next_steps"))
    yield Paragraph(texts("interface.report.next_steps_intro"))
    yield Points(tuple(_next_step(report, step) for step in report.advice.next_steps), numbered=True)


def _next_step(report: Report, step: NextStep) -> Point:
    texts = report.texts
    return Point(
        label=texts(f"next_steps.{step.id}.title"),
        details=(texts(f"next_steps.{step.id}.text"),),
        quiet=(f"{texts('interface.report.because')} {_answers(report, step.because)}",),
    )


def _answers(report: Report, questions: Iterable[str]) -> str:
    """The answers that something rests on; many activities only as a number for each task."""
    questions = list(questions)
    activities = [question for question in questions if question in report.bank.activities]
    if len(activities) < COUNTED_FROM:
        return _one_by_one(report, questions)
    others = [question for question in questions if question not in activities]
    return "; ".join(part for part in (_by_task(report, activities), _one_by_one(report, others)) if part)


def _by_task(report: Report, activities: list[str]) -> str:
    """How many activities of each task, and the answer where it is the same for all."""
    counts = Counter(report.bank.activities[activity][0].id for activity in activities)
    tasks = ", ".join(_count(report, task, count) for task, count in counts.items())
    answers = {answer_text(report.bank, report.texts, report.answers, activity) for activity in activities}
    return f"{tasks}: {answers.pop()}" if len(answers) == 1 else tasks


def _count(report: Report, task: str, count: int) -> str:
    key = "interface.report.task_answers_one" if count == 1 else "interface.report.task_answers"
    return report.texts(key, task=report.texts(f"tasks.{task}.name"), count=count)


def _one_by_one(report: Report, questions: Iterable[str]) -> str:
    """`question: answer` for each; questions with the same answer stand together."""
    by_answer: dict[str, list[str]] = {}
    for question in questions:
        answer = answer_text(report.bank, report.texts, report.answers, question)
        by_answer.setdefault(answer, []).append(question_in_report(report, question))
    return "; ".join(f"{', '.join(names)}: {answer}" for answer, names in by_answer.items())


def plans(report: Report) -> Iterator[Block]:
    """The smallest plan to each title: the first with advice, those beyond it as changes alone."""
    for index, plan in enumerate(report.advice.plans):
        yield from _introduction(report, plan, index)
        steps = (_plan_step(report, plan, change, () if index else ADVICE) for change in plan.steps)
        yield Points(tuple(steps), numbered=True)


def _introduction(report: Report, plan: Plan, index: int) -> Iterator[Block]:
    texts, title = report.texts, title_name(report.texts, plan.target)
    yield Heading(texts("interface.report.plan", title=title))
    if index or _without_goal(report):
        yield Paragraph(texts(f"interface.report.plan_{'further' if index else 'unasked'}", title=title))
    yield Paragraph(_size(report, plan))
    if plan.provisional:
        yield Paragraph(texts("interface.report.plan_provisional", title=title))
    if not index and len(plan.steps) > 1:
        yield Paragraph(texts("interface.report.plan_pace"))


def _without_goal(report: Report) -> bool:
    """Whether the answers name no title as the goal."""
    bank = report.bank
    return bank.title_of(report.answers.choice(bank.start.goal) or "") is None


def _size(report: Report, plan: Plan) -> str:
    if plan.size == 1:
        return report.texts("interface.report.plan_one")
    if plan.size == len(plan.steps):
        return report.texts("interface.report.plan_even", size=plan.size)
    return report.texts("interface.report.plan_size", size=plan.size, questions=len(plan.steps))


def _plan_step(report: Report, plan: Plan, change: Change, advice: Iterable[str]) -> Point:
    texts = report.texts
    details = [f"{texts(f'interface.report.plan_{part}')}: {_advice(report, change, part)}" for part in advice]
    if change.question in report.bank.activities:
        task, scale = report.bank.activities[change.question][0], report.bank.scale
        if task.example in plan.opens and change.after in scale.levels[scale.worth(scale.example_from) :]:
            details.append(texts("interface.report.plan_example", task=texts(f"tasks.{task.id}.name")))
    return Point(change_text(report, change), details=tuple(details))


def _advice(report: Report, change: Change, part: str) -> str:
    texts, bank = report.texts, report.bank
    if not isinstance(bank.questions[change.question], NumberQuestion):
        return texts(f"plan_steps.{change.question}.{change.after}.{part}")
    wholes = [condition.whole for condition in bank.shares if condition.part == change.question]
    whole = report.answers.number(wholes[0]) if wholes else None
    return texts(f"plan_steps.{change.question}.{part}", to=texts.number(change.after), whole=texts.number(whole))
