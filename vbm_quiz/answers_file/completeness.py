"""Answers in, the required answers that are missing out, and the examples that a change of answers asks for."""

from vbm_quiz.bank.bank import Bank
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import Answers


def missing(bank: Bank, answers: Answers) -> list[Fault]:
    """A fault for each required answer that is missing; an example is required only where it is asked for."""
    return [
        Fault(f'answers["{question.id}"]', "missing", {"allowed": question.allowed})
        for question in bank.questions.values()
        if question.id not in answers.values and _required(bank, answers, question.id)
    ]


def _required(bank: Bank, answers: Answers, question: str) -> bool:
    task = bank.examples.get(question)
    if task is not None:
        return task.asks_example(bank.scale, answers)
    return not bank.questions[question].optional


def opened_examples(bank: Bank, before: Answers, after: Answers, named: set[str]) -> tuple[str, ...]:
    """The examples asked for after a change of answers and not before it, except those in `named`."""
    return tuple(
        task.example
        for task in bank.tasks
        if task.example not in named
        and task.asks_example(bank.scale, after)
        and not task.asks_example(bank.scale, before)
    )
