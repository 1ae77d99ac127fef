"""A kept result in, what today's rules make of its answers out, as far as the bank still asks for them."""

from collections.abc import Mapping

from vbm_quiz.answers_file.json_document import Document
from vbm_quiz.answers_file.parse import RESPONDENT_LENGTH, answers_from_document, readable_answers
from vbm_quiz.bank.bank import Bank
from vbm_quiz.characters import escape_controls
from vbm_quiz.errors import InvalidAnswers
from vbm_quiz.model.answers import UNKNOWN, Answers, Client, Value
from vbm_quiz.scoring.comparison import EarlierResult, score_answers
from vbm_quiz.storage.kept_document import KeptResult


def rescored(bank: Bank, result: KeptResult) -> EarlierResult:
    """A kept result, scored by this bank."""
    return EarlierResult(
        scored=score_answers(bank, kept_answers(bank, result)),
        version=escape_controls(result.bank.version),
        same_rules=bank.is_same(result.bank),
        promise=result.promise,
    )


def kept_answers(bank: Bank, result: KeptResult) -> Answers:
    """The answers of a kept result that this bank takes."""
    document = result.answers_file
    respondent = document.get("respondent")
    readable = isinstance(respondent, str) and len(respondent) <= RESPONDENT_LENGTH
    return Answers(
        values=_values(bank, document),
        clients=_clients(bank, document.get("clients")),
        respondent=respondent if readable else None,
        date=result.date,
    )


def rejected_answers(result: KeptResult, answers: Answers) -> tuple[str, ...]:
    """The questions of a kept result whose answers this bank does not take, as `kept_answers` gave them."""
    return tuple(question for question in result.answers_file["answers"] if question not in answers.values)


def with_unknowns(bank: Bank, answers: Answers) -> Answers:
    """The same answers, and `unknown` for each question that was not asked then."""
    unknown = {question.id: UNKNOWN for question in bank.questions.values() if question.unknown}
    return answers.replaced({id_: value for id_, value in unknown.items() if id_ not in answers.values})


def _values(bank: Bank, document: Document) -> Mapping[str, Value]:
    """The answers that this bank takes; none where two of those contradict each other."""
    readable = readable_answers(bank, document)
    try:
        return answers_from_document(bank, {"answers": readable.values}, (), ()).values
    except InvalidAnswers:
        return {}


def _clients(bank: Bank, raw: object) -> tuple[Client, ...] | None:
    """The clients that this bank takes; None where there is no list of them."""
    if not isinstance(raw, list):
        return None
    return tuple(client for one in raw for client in _client(bank, one))[: bank.clients.maximum]


def _client(bank: Bank, raw: object) -> tuple[Client, ...]:
    try:
        return answers_from_document(bank, {"answers": {}, "clients": [raw]}, (), ()).clients or ()
    except InvalidAnswers:
        return ()
