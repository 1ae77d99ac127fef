"""Answers in, the transition out: the state of each item of letting go and rates."""

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import ItemResult


def transition_items(bank: Bank, answers: Answers) -> tuple[ItemResult, ...]:
    """The state of each item that applies, in bank order."""
    items: list[ItemResult] = []
    for item in bank.transition:
        result = item.result(answers, {each.id for each in items if each.state == "done"})
        if result is not None:
            items.append(result)
    return tuple(items)
