"""The list of clients in an answers file in, the clients or every fault of the list out."""

from collections.abc import Iterable, Iterator, Mapping

from vbm_quiz.answers_file.json_document import path_of, unknown_id
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.clients import ClientField
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import Client
from vbm_quiz.model.json_values import shown

NAME = "name"
MOST_EXAMINED = 1000
"""Of so many clients the last are too many, whatever else is wrong with them."""


def read_clients(bank: Bank, raw: Iterable[Mapping[str, str]]) -> tuple[Client, ...]:
    """The clients of a list without faults."""
    return tuple(Client(one[NAME], {field.id: one[field.id] for field in bank.clients.fields}) for one in raw)


def clients_faults(bank: Bank, raw: object) -> Iterator[Fault]:
    """Every fault of what should be a list of clients."""
    if not isinstance(raw, list):
        yield Fault("clients", "wrong_type", {"found": shown(raw), "allowed": "[…]"})
        return
    for index, one in enumerate(raw[:MOST_EXAMINED]):
        yield from _client_faults(bank, one, f"clients[{index}]")
    if len(raw) > bank.clients.maximum:
        yield Fault("clients", "too_many_clients", {"found": len(raw), "limit": bank.clients.maximum})


def _client_faults(bank: Bank, raw: object, path: str) -> Iterator[Fault]:
    if not isinstance(raw, dict):
        yield Fault(path, "wrong_type", {"found": shown(raw), "allowed": "{…}"})
        return
    known = (NAME, *(field.id for field in bank.clients.fields))
    yield from (unknown_id(key, known, path_of(path, key)) for key in raw if key not in known)
    yield from _name_faults(bank, raw, f"{path}.{NAME}")
    for field in bank.clients.fields:
        yield from _field_faults(field, raw, f"{path}.{field.id}")


def _name_faults(bank: Bank, raw: Mapping[str, object], path: str) -> Iterator[Fault]:
    name = raw.get(NAME)
    if NAME not in raw:
        yield Fault(path, "missing", {"allowed": '"…"'})
    elif not isinstance(name, str) or not name.strip():
        yield Fault(path, "wrong_type", {"found": shown(name), "allowed": '"…"'})
    elif len(name) > bank.clients.name_length:
        yield Fault(path, "too_long", {"found": len(name), "limit": bank.clients.name_length})


def _field_faults(field: ClientField, raw: Mapping[str, object], path: str) -> Iterator[Fault]:
    if field.id not in raw:
        yield Fault(path, "missing", {"allowed": field.allowed})
    elif isinstance(value := field.read(raw[field.id], path), Fault):
        yield value
