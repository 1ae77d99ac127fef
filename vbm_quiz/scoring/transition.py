"""Answers in, the change around the role out: letting go and rates, the clients, and the calculation of the rate."""

from collections.abc import Collection
from decimal import ROUND_HALF_UP, Decimal

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import UNKNOWN, Answers, Client
from vbm_quiz.model.results import CalculationResult, ClientResult, ItemResult


def transition_items(bank: Bank, answers: Answers) -> tuple[ItemResult, ...]:
    """The state of each item that applies, in bank order."""
    items: list[ItemResult] = []
    for item in bank.transition:
        result = item.result(answers, {each.id for each in items if each.state == "done"})
        if result is not None:
            items.append(result)
    return tuple(items)


def client_results(bank: Bank, clients: tuple[Client, ...]) -> tuple[ClientResult, ...]:
    """The verdict on each client."""
    return tuple(_client_result(bank, client) for client in clients)


def _client_result(bank: Bank, client: Client) -> ClientResult:
    verdicts = {verdict.id: verdict for verdict in bank.clients.verdicts}
    for verdict in bank.clients.verdicts:
        if line := verdict.line_that_holds(client.answers):
            better = verdicts.get(verdict.unless_possible or "")
            if better and (unknown := better.unknown_fields(client.answers)):
                return _result(bank, client, bank.clients.otherwise, unknown)
            missed = better.missed_fields(client.answers) if better else set()
            return _result(bank, client, verdict.id, missed | set(line))
    unknown = {field for field, choice in client.answers.items() if choice == UNKNOWN}
    return _result(bank, client, bank.clients.otherwise, unknown)


def _result(bank: Bank, client: Client, verdict: str, fields: Collection[str]) -> ClientResult:
    reasons = (f"{field.id}.{client.answers[field.id]}" for field in bank.clients.fields if field.id in fields)
    return ClientResult(client.name, verdict, tuple(reasons))


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
