"""Clients in, the verdict on each out, with the answers that made it."""

from collections.abc import Collection

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import UNKNOWN, Client
from vbm_quiz.model.results import ClientResult


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
