"""What to do: second looks and next steps, each with the answers that made it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from vbm_quiz.model.results import NextStep
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import answer_text, named
from vbm_quiz.texts.texts import Texts


def second_looks(report: Report) -> Iterator[Block]:
    """The answers that disagree, each pair with a question."""
    texts, looks = report.texts, report.advice.second_looks
    if looks:
        yield Heading(texts("interface.report.second_looks"))
        yield Paragraph(texts("interface.report.second_looks_intro"))
        yield Points(
            tuple(
                Point(
                    label=texts(f"second_looks.{look.id}.text"),
                    tone="unknown",
                    quiet=(_answers_named(report, look.questions),),
                )
                for look in looks
            )
        )


def next_steps(report: Report) -> Iterator[Block]:
    """Three to seven steps in the order of what they unlock."""
    texts = report.texts
    yield Heading(texts("interface.report.next_steps"))
    yield Paragraph(texts("interface.report.next_steps_intro"))
    yield Points(tuple(_step(report, step) for step in report.advice.next_steps), numbered=True)


def _step(report: Report, step: NextStep) -> Point:
    texts = report.texts
    return Point(
        label=texts(f"next_steps.{step.id}.title"),
        details=(texts(f"next_steps.{step.id}.text"),),
        quiet=(f"{texts('interface.report.because')} {_answers_named(report, step.because)}",),
    )


FEW = 4
"""So many activities are named one by one; more are counted by task, for the report holds the answer to each."""


def _answers_named(report: Report, questions: Iterable[str]) -> str:
    """The answers that something rests on, activities in number by task."""
    told = list(questions)
    activities = [question for question in told if question in report.bank.activities]
    if len(activities) <= FEW:
        return _one_by_one(report, told)
    others = [question for question in told if question not in activities]
    return "; ".join(part for part in (_by_task(report, activities), _one_by_one(report, others)) if part)


def _by_task(report: Report, activities: list[str]) -> str:
    """How many activities of each task, and the answer where it is the same for all."""
    counts = Counter(report.bank.activities[activity][0].id for activity in activities)
    tasks = ", ".join(_counted(report.texts, task, count) for task, count in counts.items())
    answers = {answer_text(report.bank, report.texts, report.answers, activity) for activity in activities}
    return f"{tasks}: {answers.pop()}" if len(answers) == 1 else tasks


def _counted(texts: Texts, task: str, count: int) -> str:
    key = "interface.report.task_answers_one" if count == 1 else "interface.report.task_answers"
    return texts(key, task=texts(f"tasks.{task}.name"), count=count)


def _one_by_one(report: Report, questions: Iterable[str]) -> str:
    """`question: answer` for each; questions answered alike stand together."""
    alike: dict[str, list[str]] = {}
    for question in questions:
        answer = answer_text(report.bank, report.texts, report.answers, question)
        alike.setdefault(answer, []).append(named(report, question))
    return "; ".join(f"{', '.join(names)}: {answer}" for answer, names in alike.items())
