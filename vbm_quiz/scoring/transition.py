"""Answers in, the change around the role out: letting go and rates item by item, the clients, the calculation."""

from decimal import Decimal
from fractions import Fraction

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.transition_items import ChoiceItem, NumberItem, ShareItem, TransitionItem
from vbm_quiz.model.answers import UNKNOWN, Answers
from vbm_quiz.model.results import ItemResult, Progress


def transition_items(bank: Bank, answers: Answers) -> tuple[ItemResult, ...]:
    """The state of each item that applies, in bank order."""
    done: set[str] = set()
    items: list[ItemResult] = []
    for item in bank.transition:
        result = _item_result(item, answers, done)
        if result is not None:
            items.append(result)
            if result.state == "done":
                done.add(item.id)
    return tuple(items)


def _item_result(item: TransitionItem, answers: Answers, done: set[str]) -> ItemResult | None:
    match item:
        case ShareItem():
            part, whole = (answers.values.get(question, UNKNOWN) for question in (item.part, item.whole))
            state = _state_of_share(item, answers.share(item.part, item.whole))
            return ItemResult(item.id, item.section, state, f"{part}/{whole}", (item.whole, item.part))
        case NumberItem():
            number = answers.number(item.question)
            answer = UNKNOWN if number is None else str(number)
            return ItemResult(item.id, item.section, _state_of_number(item, number), answer, (item.question,))
        case ChoiceItem():
            choice = answers.choice(item.question) or UNKNOWN
            known = _state_of_choice(item, choice)
            if known is None or item.left_out_when_done in done:
                return None
            return ItemResult(item.id, item.section, known, choice, (item.question,))


def _state_of_share(item: ShareItem, share: Fraction | None) -> Progress:
    if share is None:
        return "unknown"
    if share < item.done_below:
        return "done"
    return "under_way" if share < item.under_way_below else "open"


def _state_of_number(item: NumberItem, number: Decimal | None) -> Progress:
    if number is None:
        return "unknown"
    return "done" if number >= item.done_from else "open"


def _state_of_choice(item: ChoiceItem, choice: str) -> Progress | None:
    if choice in item.done:
        return "done"
    if choice in item.under_way:
        return "under_way"
    if choice in item.open:
        return "open"
    return "unknown" if choice == UNKNOWN else None


# ---------------------------------------------------------------- clients


# ---------------------------------------------------------------- the calculation
