"""What to do: second looks and next steps, each with the answers that made it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from vbm_quiz.model import NextStep
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points
from vbm_quiz.report.phrases import answer_text, named
from vbm_quiz.report.report import Report
from vbm_quiz.words import Words


def second_looks(report: Report) -> Iterator[Block]:
    """The answers that disagree, each pair with a question."""
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


def next_steps(report: Report) -> Iterator[Block]:
    """Three to seven steps in the order of what they unlock."""
    words = report.words
    yield Heading(words("interface.report.next_steps"))
    yield Paragraph(words("interface.report.next_steps_intro"))
    yield Points(tuple(_step(report, step) for step in report.advice.next_steps), numbered=True)


def _step(report: Report, step: NextStep) -> Point:
    words = report.words
    return Point(
        label=words(f"next_steps.{step.id}.title"),
        details=(words(f"next_steps.{step.id}.text"),),
        quiet=(f"{words('interface.report.because')} {_answers_named(report, step.because)}",),
    )


FEW = 4
"""So many activities are named one by one; more are counted by task, for the report holds the answer to each."""


def _answers_named(report: Report, questions: Iterable[str]) -> str:
    """The answers that something rests on, activities in number by task."""
    told = list(questions)
    activities = [question for question in told if question in report.quiz.activities]
    if len(activities) <= FEW:
        return _one_by_one(report, told)
    others = [question for question in told if question not in activities]
    return "; ".join(part for part in (_by_task(report, activities), _one_by_one(report, others)) if part)


def _by_task(report: Report, activities: list[str]) -> str:
    """How many activities of each task, and the answer where it is the same for all."""
    counts = Counter(report.quiz.activities[activity][0].id for activity in activities)
    tasks = ", ".join(_counted(report.words, task, count) for task, count in counts.items())
    answers = {answer_text(report.quiz, report.words, report.answers, activity) for activity in activities}
    return f"{tasks}: {answers.pop()}" if len(answers) == 1 else tasks


def _counted(words: Words, task: str, count: int) -> str:
    key = "interface.report.task_answers_one" if count == 1 else "interface.report.task_answers"
    return words(key, task=words(f"tasks.{task}.name"), count=count)


def _one_by_one(report: Report, questions: Iterable[str]) -> str:
    """`question: answer` for each; questions answered alike stand together."""
    alike: dict[str, list[str]] = {}
    for question in questions:
        answer = answer_text(report.quiz, report.words, report.answers, question)
        alike.setdefault(answer, []).append(named(report, question))
    return "; ".join(f"{', '.join(names)}: {answer}" for answer, names in alike.items())
