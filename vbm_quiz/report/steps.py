"""What to do: second looks and next steps, each with the answers that made it."""

from collections.abc import Iterable, Iterator

from vbm_quiz.model import NextStep
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points
from vbm_quiz.report.phrases import answer_text, named
from vbm_quiz.report.report import Report


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
        alike.setdefault(answer, []).append(named(report, question))
    return "; ".join(f"{', '.join(names)}: {answer}" for answer, names in alike.items())
