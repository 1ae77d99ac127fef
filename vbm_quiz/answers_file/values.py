"""One raw value in, the value of a question or a fault out. Files, options and typed answers all pass here."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.questions import ChoiceQuestion, FactQuestion, NumberQuestion
from vbm_quiz.errors import Fault, nearest
from vbm_quiz.model.answers import UNKNOWN, Value
from vbm_quiz.model.json_values import NotFinite, plain, shown


def allowed(bank: Bank, question: ChoiceQuestion | FactQuestion | NumberQuestion) -> str:
    """What may be answered, in the words of the file."""
    if isinstance(question, NumberQuestion):
        low = f"> {number_text(question.above)}" if question.above is not None else number_text(question.minimum)
        bounds = f"{low} – {number_text(question.maximum)}"
        return f"{bounds}, {UNKNOWN}" if question.unknown else bounds
    choices = (*question.choices, UNKNOWN) if question.unknown else question.choices
    numbers = f", 0 – {bank.scale.top}" if question.id in bank.activities else ""
    return ", ".join(choices) + numbers


def number_text(number: Fraction | None) -> str:
    """A bound as it is written in the bank."""
    return "" if number is None else str(number)


def read_value(
    bank: Bank, question: ChoiceQuestion | FactQuestion | NumberQuestion, raw: object, path: str
) -> Value | Fault:
    """Read an answer.

    Args:
        bank: the bank.
        question: what was asked.
        raw: a text, a Decimal, or whatever else a JSON file may hold.
        path: where it stands, for the fault.

    Returns:
        A choice id or a number; or the fault, with what is allowed.
    """
    if isinstance(raw, NotFinite):
        return Fault(path, "not_finite", {"found": shown(raw)})
    if question.unknown and raw == UNKNOWN:
        return UNKNOWN
    if isinstance(question, NumberQuestion):
        return _read_number(bank, question, raw, path)
    if isinstance(raw, Decimal) and question.id in bank.activities and raw in range(bank.scale.top + 1):
        return bank.scale.levels[int(raw)]
    if isinstance(raw, str):
        choices = (*question.choices, UNKNOWN) if question.unknown else question.choices
        return raw if raw in choices else _wrong_choice(raw, choices, allowed(bank, question), path)
    key = "wrong_choice_far" if isinstance(raw, Decimal) else "wrong_type"
    return Fault(path, key, {"found": shown(raw), "allowed": allowed(bank, question)})


def _wrong_choice(raw: str, choices: Iterable[str], allowed_: str, path: str) -> Fault:
    if near := nearest(raw, choices):
        return Fault(path, "wrong_choice", {"found": shown(raw), "allowed": allowed_, "nearest": near})
    return Fault(path, "wrong_choice_far", {"found": shown(raw), "allowed": allowed_})


def _read_number(bank: Bank, question: NumberQuestion, raw: object, path: str) -> Decimal | Fault:
    if not isinstance(raw, Decimal):
        return Fault(path, "not_a_number", {"found": shown(raw), "allowed": allowed(bank, question)})
    low_enough = raw <= question.maximum
    high_enough = raw > question.above if question.above is not None else raw >= (question.minimum or 0)
    if not (low_enough and high_enough):
        return Fault(path, "out_of_range", {"found": shown(raw), "allowed": allowed(bank, question)})
    if raw != round(raw, question.decimals):
        key = "too_many_decimals" if question.decimals else "not_whole"
        values = {"found": shown(raw), "allowed": allowed(bank, question), "decimals": question.decimals}
        return Fault(path, key, values)
    return plain(raw)


def exceeds(question: NumberQuestion, number: Decimal, values: Mapping[str, Value], path: str) -> Fault | None:
    """The fault of a number above the answer it may not exceed, if it is."""
    limit = values.get(question.no_more_than or "")
    if isinstance(limit, Decimal) and number > limit:
        return Fault(path, "more_than", {"found": number, "other": question.no_more_than, "limit": limit})
    return None
