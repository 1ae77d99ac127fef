"""Answers that something rests on in, a text that names or counts them out."""

from collections import Counter
from collections.abc import Iterable

from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import answer_text, question_in_report

COUNTED_FROM = 5
"""From so many activities on, they are counted by task instead of named."""


def answers_behind(report: Report, questions: Iterable[str]) -> str:
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
    name = report.texts(f"tasks.{task}.name")
    return report.texts.counted("interface.report.task_answers", count, task=name, count=count)


def _one_by_one(report: Report, questions: Iterable[str]) -> str:
    """`question: answer` for each; questions with the same answer stand together."""
    by_answer: dict[str, list[str]] = {}
    for question in questions:
        answer = answer_text(report.bank, report.texts, report.answers, question)
        by_answer.setdefault(answer, []).append(question_in_report(report, question))
    return "; ".join(f"{', '.join(names)}: {answer}" for answer, names in by_answer.items())
