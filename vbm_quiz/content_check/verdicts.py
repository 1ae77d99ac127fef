"""A bank in, its verdicts on clients that no client is given out, by trying all answers about a client."""

from collections.abc import Iterator
from itertools import product
from math import prod

from vbm_quiz.bank.bank import Bank
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import Client
from vbm_quiz.scoring.transition import client_results

MOST_CLIENTS = 50_000
"""With more answers to try, nothing is said."""


def given_verdicts(bank: Bank) -> frozenset[str] | None:
    """The verdicts that clients are given; None where there are too many answers to try."""
    clients = _clients(bank)
    return frozenset(each.verdict for each in client_results(bank, clients)) if clients else None


def verdict_warnings(bank: Bank) -> Iterator[Fault]:
    """Verdicts that no client is given: they fit none, or each that they fit is given another one."""
    clients = _clients(bank)
    given = [each.verdict for each in client_results(bank, clients)]
    for verdict in bank.clients.verdicts if clients else ():
        if verdict.id not in given:
            path = f"clients.verdicts.{verdict.id}"
            fitting = zip(clients, given, strict=True)
            others = {other for client, other in fitting if bank.clients.holds(verdict, client.answers)}
            if others:
                names = tuple(other for other in bank.clients.verdict_ids if other in others)
                yield Fault(path, "verdict_shadowed", {"others": names})
            else:
                yield Fault(path, "verdict_never_holds")


def _clients(bank: Bank) -> tuple[Client, ...]:
    """A client with each combination of answers; none where there are too many."""
    fields = bank.clients.fields
    if prod(len(field.all_choices) for field in fields) > MOST_CLIENTS:
        return ()
    answers = product(*(field.all_choices for field in fields))
    names = [field.id for field in fields]
    return tuple(Client("", dict(zip(names, each, strict=True))) for each in answers)
