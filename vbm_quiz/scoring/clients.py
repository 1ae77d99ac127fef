"""Clients in, a verdict on each out."""

from vbm_quiz.bank.bank import Bank, Verdict
from vbm_quiz.model.answers import UNKNOWN, Client
from vbm_quiz.model.results import ClientResult


def client_results(bank: Bank, clients: tuple[Client, ...]) -> tuple[ClientResult, ...]:
    """The verdict on each client with the answers that made it."""
    return tuple(_client_result(bank, client) for client in clients)


def _client_result(bank: Bank, client: Client) -> ClientResult:
    for verdict in bank.clients.verdicts:
        if line := _line_that_holds(verdict, client):
            better = _verdict(bank, verdict.unless_possible)
            if better and (open_ := _open_fields(better, client)):
                return ClientResult(client.name, bank.clients.otherwise, _reasons(bank, client, open_))
            decisive = set(line) if better is None else _fields_short_of(better, client) | set(line)
            return ClientResult(client.name, verdict.id, _reasons(bank, client, decisive))
    unknown = {field for field, choice in client.answers.items() if choice == UNKNOWN}
    return ClientResult(client.name, bank.clients.otherwise, _reasons(bank, client, unknown))


def _verdict(bank: Bank, id_: str | None) -> Verdict | None:
    return next((verdict for verdict in bank.clients.verdicts if verdict.id == id_), None)


def _line_that_holds(verdict: Verdict, client: Client) -> dict[str, tuple[str, ...]] | None:
    return next(
        (line for line in verdict.when if all(client.answers[field] in choices for field, choices in line.items())),
        None,
    )


def _open_fields(verdict: Verdict, client: Client) -> set[str]:
    """The unknown fields of the first line that their answers could still make true."""
    for line in verdict.when:
        if all(client.answers[field] in (*choices, UNKNOWN) for field, choices in line.items()):
            return {field for field in line if client.answers[field] == UNKNOWN}
    return set()


def _fields_short_of(verdict: Verdict, client: Client) -> set[str]:
    """The fields that keep a client from a better verdict; one that is unknown keeps nobody from anything."""
    return {
        field
        for line in verdict.when
        for field, choices in line.items()
        if client.answers[field] not in (*choices, UNKNOWN)
    }


def _reasons(bank: Bank, client: Client, fields: set[str]) -> tuple[str, ...]:
    return tuple(f"{field.id}.{client.answers[field.id]}" for field in bank.clients.fields if field.id in fields)
