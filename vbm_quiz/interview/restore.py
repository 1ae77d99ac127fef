"""The state of an interview in, the record of its draft out, and back: what is read is checked against this bank."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.question_base import ChoiceKind
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.errors import Fault
from vbm_quiz.interview.state import ADD, NAME, SKIPPED, InterviewState, PromptAnswers, begin
from vbm_quiz.model.answers import NO, YES, Answers, Value, client_field
from vbm_quiz.storage.drafts import DraftRecord


class Restored(Struct, frozen=True):
    """A state, and the prompt ids of the answers that this bank does not take."""

    state: InterviewState
    rejected: tuple[str, ...] = ()


def record_of(state: InterviewState, language: str, day: str, content: str | None = None) -> DraftRecord:
    """What to save of a state, and with what it was begun."""
    return DraftRecord(
        format=1,
        bank=state.bank.reference,
        language=language,
        day=day,
        current=state.current,
        answers=state.answers,
        acknowledged=state.acknowledged,
        content=content,
    )


def restore(bank: Bank, given: Answers, record: DraftRecord) -> Restored:
    """The state that a record describes, perhaps of another version of the bank.

    Args:
        bank: the bank.
        given: answers from elsewhere, which win over those of the record.
        record: as it was read.
    """
    answers = _valid(bank, record.answers)
    acknowledged = {inconsistency: _valid(bank, raw) for inconsistency, raw in record.acknowledged.items()}
    return Restored(
        begin(bank, given, answers, record.current, acknowledged),
        tuple(id_ for id_ in record.answers if id_ not in answers and id_ not in given.values),
    )


def _valid(bank: Bank, raw: Mapping[str, object]) -> PromptAnswers:
    """The answers that would be taken if they were given now."""
    read = {prompt_id: _read(bank, prompt_id, value) for prompt_id, value in raw.items()}
    return {prompt_id: value for prompt_id, value in read.items() if value is not None}


def _read(bank: Bank, prompt_id: str, raw: object) -> Value | None:
    client = client_field(prompt_id)
    if client is not None:
        return _read_client_field(bank, *client, raw)
    question = bank.questions.get(prompt_id)
    if question is None:
        return None
    if isinstance(question, NumberQuestion) and question.optional and raw == SKIPPED:
        return SKIPPED
    if isinstance(raw, int) and not isinstance(raw, bool):
        raw = Decimal(raw)
    value = _none_for_fault(question.read(raw, prompt_id))
    return None if isinstance(question, ChoiceKind) and value not in question.all_choices else value


def _read_client_field(bank: Bank, index: int, field: str, raw: object) -> Value | None:
    if index >= bank.clients.maximum:
        return None
    if field == NAME:
        return raw if isinstance(raw, str) and raw.strip() and len(raw) <= bank.clients.name_length else None
    if field == ADD:
        return raw if isinstance(raw, str) and raw in (YES, NO) else None
    asked = bank.clients.field(field)
    return None if asked is None else _none_for_fault(asked.read(raw, field))


def _none_for_fault(value: Value | Fault) -> Value | None:
    return None if isinstance(value, Fault) else value
