"""Answers in, the hourly rate that keeps the weekly income in fewer hours out."""

from decimal import ROUND_HALF_UP, Decimal

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import CalculationResult

CENT = Decimal("0.01")


def calculation(bank: Bank, answers: Answers) -> CalculationResult | None:
    """The hourly rate that keeps the weekly income in fewer hours, to the cent; None where there is nothing to tell."""
    hourly, now, goal = (answers.number(question) for question in bank.calculation.questions)
    if hourly is None or now is None or goal is None or goal >= now:
        return None
    income = hourly * now
    return CalculationResult(
        hourly_now=hourly.quantize(CENT),
        hours_now=now,
        hours_goal=goal,
        weekly_income=income.quantize(CENT, ROUND_HALF_UP),
        hourly_needed=(income / goal).quantize(CENT, ROUND_HALF_UP),
    )
