"""Answers in, the change around the role out: letting go and rates, the clients, and the calculation of the rate."""

from decimal import ROUND_HALF_UP, Decimal

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import UNKNOWN, Answers, Client
from vbm_quiz.model.results import CalculationResult, ClientReasons, ClientResult, ItemResult


def transition_items(bank: Bank, answers: Answers) -> tuple[ItemResult, ...]:
    """The state of each item that applies, in bank order."""
    items: list[ItemResult] = []
    for item in bank.transition:
        if not all(bank.questions[question].is_asked(bank, answers) for question in item.reads(bank)):
            continue
        result = item.result(bank, answers, {each.id for each in items if each.state == "done"})
        if result is not None:
            items.append(result)
    return tuple(items)


def client_results(bank: Bank, clients: tuple[Client, ...]) -> tuple[ClientResult, ...]:
    """The verdict on each client."""
    return tuple(ClientResult(client.name, _verdict(bank, client), _reasons(bank, client)) for client in clients)


def _verdict(bank: Bank, client: Client) -> str:
    rules = bank.clients
    verdicts = {verdict.id: verdict for verdict in rules.verdicts}
    for verdict in rules.verdicts:
        if rules.holds(verdict, client.answers):
            better = verdicts.get(verdict.unless_possible or "")
            return rules.otherwise if better and rules.may_hold(better, client.answers) else verdict.id
    return rules.otherwise


def _reasons(bank: Bank, client: Client) -> ClientReasons:
    """Every answer about the client, on its side."""
    given = {field: client.answers[field.id] for field in bank.clients.fields}
    return ClientReasons(
        favour=tuple(f"{field.id}.{choice}" for field, choice in given.items() if choice in field.favour),
        against=tuple(
            f"{field.id}.{choice}" for field, choice in given.items() if choice not in (*field.favour, UNKNOWN)
        ),
        unknown=tuple(f"{field.id}.{choice}" for field, choice in given.items() if choice == UNKNOWN),
    )


CENT = Decimal("0.01")


def calculation(bank: Bank, answers: Answers) -> CalculationResult | None:
    """The hourly rate that keeps the weekly income in fewer hours, to the cent; None where there is nothing to tell."""
    if bank.calculation is None:
        return None
    hourly, now, goal = (answers.number(question) for question in bank.calculation.questions)
    if hourly is None or now is None or not goal or goal >= now:
        return None
    income = hourly * now
    return CalculationResult(
        hourly_now=hourly.quantize(CENT),
        hours_now=now,
        hours_goal=goal,
        weekly_income=income.quantize(CENT, ROUND_HALF_UP),
        hourly_needed=(income / goal).quantize(CENT, ROUND_HALF_UP),
    )
