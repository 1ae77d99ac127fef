"""Which required answers are missing."""

from vbm_quiz.answers_file.values import allowed
from vbm_quiz.bank.bank import Bank
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import Answers
from vbm_quiz.scoring.tasks import example_asked


def missing(bank: Bank, answers: Answers) -> list[Fault]:
    """The required answers that are not there; an example only where it is asked for."""
    return [
        Fault(f'answers["{question.id}"]', "missing", {"allowed": allowed(bank, question)})
        for question in bank.questions.values()
        if question.id not in answers.values and required(bank, answers, question.id)
    ]


def required(bank: Bank, answers: Answers, question: str) -> bool:
    """Whether the score needs this answer."""
    task = bank.examples.get(question)
    if task is not None:
        return example_asked(bank, answers, task)
    return not bank.questions[question].optional


def opened_examples(bank: Bank, before: Answers, after: Answers, named: set[str]) -> tuple[str, ...]:
    """The examples that a change of answers asks for and did not ask for before, but those in `named`."""
    return tuple(
        task.example
        for task in bank.tasks
        if task.example not in named and example_asked(bank, after, task) and not example_asked(bank, before, task)
    )
