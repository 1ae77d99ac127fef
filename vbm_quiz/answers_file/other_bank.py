"""The document of an answers file to any bank in, the answers to this one out, and what could not be taken over."""

from collections.abc import Iterator

from vbm_quiz.answers_file.clients import NAME
from vbm_quiz.answers_file.json_document import Document
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.taken_over import TakenOver, taken_over
from vbm_quiz.errors import Fault, InvalidAnswers
from vbm_quiz.model.json_values import shown

CLIENTS = "clients"


def answers_of_document(bank: Bank, document: Document) -> TakenOver:
    """The answers to a bank in the document of an answers file; a client has a number for a name.

    Raises:
        InvalidAnswers: when it holds no answers, or clients that are no list.
    """
    if faults := list(_shape_faults(document)):
        raise InvalidAnswers(faults)
    clients = document.get(CLIENTS)
    if clients is not None:
        clients = [{key: value for key, value in client.items() if key != NAME} for client in clients]
    return taken_over(bank, document["answers"], clients)


def _shape_faults(document: Document) -> Iterator[Fault]:
    answers, clients = document.get("answers"), document.get(CLIENTS, [])
    if "answers" not in document:
        yield Fault("", "missing_answers_key")
    elif not isinstance(answers, dict):
        yield Fault("answers", "wrong_type", {"found": shown(answers), "allowed": "{…}"})
    if not isinstance(clients, list) or not all(isinstance(each, dict) for each in clients):
        yield Fault(CLIENTS, "wrong_type", {"found": shown(clients), "allowed": "[{…}]"})
