"""Turn what trying a changed quiz found into the short texts that its sections share."""

from collections.abc import Iterable, Iterator

from vbm_quiz.bank.changed_values import ChangedValue
from vbm_quiz.characters import isolated_name
from vbm_quiz.model.json_values import shown
from vbm_quiz.report.phrases import answer_text, question_name
from vbm_quiz.report.trial import TriedQuiz
from vbm_quiz.scoring.bank_comparison import AnswersSource, Example
from vbm_quiz.scoring.bank_moves import Scored
from vbm_quiz.texts.texts import Texts

STDIN = "-"
"""The path that stands for standard input."""


def counts_text(texts: Texts, people: int, made_up: int) -> str:
    """Of how many people and of how many made-up answers; what there is none of is left out."""
    told = {"counted_real": people, "counted_made_up": made_up}
    return ", ".join(texts(f"content.try.{key}", count=texts.number(count)) for key, count in told.items() if count)


def changed_value_text(texts: Texts, change: ChangedValue) -> str:
    """A value of `quiz.toml` and what became of it; of a list what it gained and lost."""
    if change.before is None or change.after is None:
        key = "content.try.is_new" if change.before is None else "content.try.is_gone"
        return texts(key, path=change.path)
    if isinstance(change.before, list) and isinstance(change.after, list):
        gone = [f"- {each}" for each in change.before if each not in change.after]
        new = [f"+ {each}" for each in change.after if each not in change.before]
        if gone or new:
            return texts("content.try.answer", question=change.path, answer=", ".join((*gone, *new)))
    return texts("content.try.changed", path=change.path, before=shown(change.before), after=shown(change.after))


def example_text(texts: Texts, example: Example, told: str) -> str:
    """Whose answers show a move, and what is told of them where there is anything."""
    if example.source is None:
        whose = texts("content.try.example_made_up")
    else:
        whose = texts("content.try.example_real", source=source_text(texts, example.source))
    return texts("content.try.example_told", example=whose, told=told) if told else whose


def source_text(texts: Texts, source: AnswersSource) -> str:
    """The name of a file, with the line where it holds a document a line."""
    name = texts("errors.stdin") if source.path == STDIN else isolated_name(source.path)
    return name if source.line is None else texts("content.try.line", file=name, line=source.line)


def answer_texts(quiz: TriedQuiz, scored: Scored, questions: Iterable[str]) -> Iterator[str]:
    """The answer to each of these questions."""
    for question in questions:
        name = question_name(quiz.bank, quiz.texts, scored.answers, question)
        told = answer_text(quiz.bank, quiz.texts, scored.answers, question)
        yield quiz.texts("content.try.answer", question=name, answer=told)
