"""The JSON document of an answers file in, answers out, or every fault at once; and which answers are missing."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal

from vbm_quiz.answers_file.clients import clients_faults, read_clients
from vbm_quiz.answers_file.json_document import Document, path_of, unknown_id
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.derived import once_for_a_bank
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.errors import Fault, InvalidAnswers
from vbm_quiz.many_faults import Faults
from vbm_quiz.model.answers import Answers, Value
from vbm_quiz.model.json_values import shown, to_number
from vbm_quiz.model.results import BankReference
from vbm_quiz.texts.language import match

FORMAT = 1
RESPONDENT_LENGTH = 200
SCHEMA, BANK, KEPT = "$schema", "bank", "kept"
KEYS = (SCHEMA, "format", BANK, "language", "respondent", "date", "answers", "clients", KEPT)
BANK_KEYS = ("id", "version", "sha256")


def answers_from_document(
    bank: Bank, document: Document, settings: Iterable[tuple[str, str]], languages: Iterable[str]
) -> Answers:
    """Read the answers of a document.

    Args:
        bank: the bank.
        document: what `json_document.parse` returned.
        settings: answers that replace the document's, as typed: id and value.
        languages: those that there are texts for; where there is one, the document may name any.

    Returns:
        The answers in bank order, complete or not.

    Raises:
        InvalidAnswers: with every fault.
    """
    faults = Faults(_top_level_faults(document, languages))
    values = _values(bank, document, tuple(settings), faults)
    faults.extend(_faults_between(bank, values))
    if "clients" in document:
        faults.extend(clients_faults(bank, document["clients"]))
    if faults:
        raise InvalidAnswers(faults)
    return Answers(
        values=values,
        clients=read_clients(bank, document["clients"]) if "clients" in document else None,
        language=match(document["language"], languages) if "language" in document else None,
        respondent=document.get("respondent"),
        date=document.get("date"),
    )


def complete_answers(bank: Bank, document: Document, languages: Iterable[str]) -> Answers:
    """Read the answers of a document that answers all that is asked.

    Args:
        bank: the bank.
        document: what `json_document.parse` returned.
        languages: those that there are texts for.

    Raises:
        InvalidAnswers: with every fault and every answer that is missing.
    """
    try:
        answers = answers_from_document(bank, document, (), languages)
    except InvalidAnswers as error:
        raise InvalidAnswers([*error.faults, *missing_beside_faults(bank, document, ())]) from None
    if faults := missing(bank, answers):
        raise InvalidAnswers(faults)
    return answers


def readable_answers(bank: Bank, document: Document, settings: tuple[tuple[str, str], ...] = ()) -> Answers:
    """The answers of a document that have no fault of their own, whatever is wrong with the others."""
    return Answers(_values(bank, document, settings, Faults()))


def _values(bank: Bank, document: Document, settings: tuple[tuple[str, str], ...], faults: Faults) -> dict[str, Value]:
    """The valid answers in bank order: the settings, and those of the document that no setting replaces."""
    stored = document.get("answers")
    given = stored if isinstance(stored, dict) else {}
    replaced = {id_ for id_, _ in settings}
    kept = [(id_, raw) for id_, raw in given.items() if id_ not in replaced] if replaced else given.items()
    typed = ((id_, _typed_value(bank, id_, text)) for id_, text in settings)
    values = {
        **_read(bank, kept, lambda id_: f"answers[{shown(id_)}]", faults),
        **_read(bank, typed, lambda id_: f"--set {shown(id_)[1:-1]}", faults),
    }
    return {id_: values[id_] for id_ in bank.questions if id_ in values}


def _read(
    bank: Bank, raw_answers: Iterable[tuple[str, object]], path: Callable[[str], str], faults: Faults
) -> dict[str, Value]:
    """The valid answers; the faults of the others are added to `faults`."""
    choices, values = _choices(bank), dict[str, Value]()
    for id_, raw in raw_answers:
        try:
            values[id_] = choices[id_][raw]  # type: ignore[index] # what is no text is in none
        except (KeyError, TypeError):  # a number, or a fault
            question = bank.questions.get(id_)
            value = unknown_id(id_, bank.questions, "") if question is None else question.read(raw, "")
            if isinstance(value, Fault):
                faults.append(value._replace(path=path(id_)))
            else:
                values[id_] = value
    return values


@once_for_a_bank
def _choices(bank: Bank) -> dict[str, Mapping[str, str]]:
    """The texts that may answer each question, each by itself: one text for all answers alike, and found at once."""
    return {question.id: {text: text for text in question.readable} for question in bank.questions.values()}


def _typed_value(bank: Bank, id_: str, text: str) -> object:
    """A typed value as JSON would have it: a number where the question takes one, else the text."""
    if id_ in bank.activities or isinstance(bank.questions.get(id_), NumberQuestion):
        number = to_number(text)
        return number if isinstance(number, Decimal) else text
    return text


def _faults_between(bank: Bank, values: Mapping[str, Value]) -> Iterator[Fault]:
    """The faults of numbers that exceed another answer, where they are asked."""
    asked = bank.in_force(Answers(values)).values
    for question in bank.numbers.values():
        number = asked.get(question.id)
        if isinstance(number, Decimal):
            fault = question.excess(number, asked, f'answers["{question.id}"]')
            if fault is not None:
                yield fault


def _top_level_faults(document: Document, languages: Iterable[str]) -> Iterator[Fault]:
    for key in (key for key in document if key not in KEYS):
        yield Fault(path_of("", key), "unknown_top", {"found": shown(key), "allowed": ", ".join(KEYS)})
    if document.get("format", FORMAT) != FORMAT or isinstance(document.get("format"), bool):
        yield Fault("format", "wrong_format", {"found": shown(document["format"]), "allowed": FORMAT})
    if "answers" not in document:
        yield Fault("", "missing_answers_key")
    elif not isinstance(document["answers"], dict):
        yield Fault("answers", "wrong_type", {"found": shown(document["answers"]), "allowed": "{…}"})
    yield from _kept_faults(document)
    for key in (SCHEMA, "language", "respondent", "date"):
        if key in document and not isinstance(document[key], str):
            yield Fault(key, "wrong_type", {"found": shown(document[key]), "allowed": '"…"'})
        elif key in document:
            yield from _text_faults(key, document[key], list(languages))


def _kept_faults(document: Document) -> Iterator[Fault]:
    """The faults of what stands beside the answers of a kept result."""
    if KEPT in document and not isinstance(document[KEPT], dict):
        yield Fault(KEPT, "wrong_type", {"found": shown(document[KEPT]), "allowed": "{…}"})
    if BANK in document and bank_of(document) is None:
        allowed = ", ".join(f'"{key}": "…"' for key in BANK_KEYS)
        yield Fault(BANK, "wrong_type", {"found": shown(document[BANK]), "allowed": f"{{{allowed}}}"})


def bank_of(document: Document) -> BankReference | None:
    """The bank that the answers of a document were given to; None where it does not say."""
    stored = document.get(BANK)
    named = [stored.get(key) for key in BANK_KEYS] if isinstance(stored, dict) else []
    texts = [each for each in named if isinstance(each, str)]
    return BankReference(*texts) if len(texts) == len(BANK_KEYS) else None


def language_of(document: Document) -> str | None:
    """The language that a document names, whether or not it is spoken; None where it names none."""
    named = document.get("language")
    return named if isinstance(named, str) else None


def _text_faults(key: str, text: str, languages: list[str]) -> Iterator[Fault]:
    if key == "language" and len(languages) > 1 and match(text, languages) is None:
        yield Fault(key, "bad_language", {"found": shown(text), "allowed": ", ".join(languages)})
    if key == "date" and not is_date(text):
        yield Fault(key, "bad_date", {"found": shown(text)})
    if key == "respondent" and len(text) > RESPONDENT_LENGTH:
        yield Fault(key, "too_long", {"found": len(text), "limit": RESPONDENT_LENGTH})


def is_date(text: str) -> bool:
    """Whether this is a day, written as 2026-11-23."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def missing(bank: Bank, answers: Answers, faulty: Collection[str] = ()) -> list[Fault]:
    """A fault for each required answer that is missing; what depends on other answers is required where it is asked.

    What has a `faulty` answer is not missing.
    """
    return [
        Fault(f'answers["{question.id}"]', "missing", {"allowed": question.allowed})
        for question in bank.questions.values()
        if question.id not in answers.values and question.id not in faulty
        if not question.optional and question.is_asked(bank, answers)
    ]


def missing_beside_faults(bank: Bank, document: Document, settings: tuple[tuple[str, str], ...]) -> list[Fault]:
    """The answers that are missing from a document with other faults; none where it has no place for answers.

    An example that a setting asks for is not missing: it is taken as yes.
    """
    given = document.get("answers")
    if not isinstance(given, dict):
        return []
    answers, named = readable_answers(bank, document, settings), {*given, *(id_ for id_, _ in settings)}
    opened = opened_examples(bank, readable_answers(bank, document), answers, named) if settings else ()
    return missing(bank, answers, {*named, *opened})


def opened_examples(bank: Bank, before: Answers, after: Answers, named: set[str]) -> tuple[str, ...]:
    """The examples asked for after a change of answers and not before it, except those in `named`."""
    return tuple(
        task.example
        for task in bank.tasks
        if task.example not in named
        and task.asks_example(bank.scale, after)
        and not task.asks_example(bank.scale, before)
    )
