"""An answers file and `--set` options in, answers out; all faults as one error in the user's language."""

from collections.abc import Iterable, Sequence

from msgspec import structs

from vbm_quiz.answers_file.json_document import Document, parse
from vbm_quiz.answers_file.parse import (
    answers_from_document,
    bank_of,
    missing_beside_faults,
    opened_examples,
    readable_answers,
)
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.errors import MOST_TOLD, Fault, InvalidAnswers, InvalidInput, UnreadableInput, UsageError
from vbm_quiz.interview.typed_numbers import plain_number
from vbm_quiz.loading.content import Content
from vbm_quiz.model.answers import YES, Answers
from vbm_quiz.storage.answers_records import could_not_be_read, read_fault
from vbm_quiz.storage.files import STDIN, read_bytes
from vbm_quiz.storage.kept_document import answers_document
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import say


def read_document(name: str | None) -> Document:
    """The answers file with this name, or in standard input for `-`; without a name a document without answers.

    A kept result is an answers file; that of version 0.1 has one within it.

    Raises:
        InvalidAnswers: when it cannot be read or is no JSON object, with every fault.
    """
    return {"answers": {}} if name is None else answers_document(read_json(name))


def read_json(name: str) -> Document:
    """The JSON object in a file, or in standard input for `-`.

    Raises:
        InvalidAnswers: when it cannot be read or is none, with every fault.
    """
    try:
        data = read_bytes(name)
    except OSError as error:
        raise InvalidAnswers([read_fault(error)]) from None
    return parse(data)


def read_answers(  # noqa: PLR0913 - what a run names
    content: Content,
    texts: Texts,
    name: str | None,
    document: Document,
    settings: Sequence[str] = (),
    *,
    may_ask: bool = False,
) -> Answers:
    """The answers of a document with the settings in their place, complete or not, in the language of the texts.

    An example that a setting asks for and does not answer is taken as yes, with a message on stderr; so is another bank
    than this one said.

    Raises:
        InvalidInput: with every fault; where what is missing may not be asked, with every answer that is missing too.
        UsageError: for a setting that is no ID=VALUE.
    """
    pairs = tuple(_pair(content.bank, texts, setting) for setting in settings)
    _say_other_bank(content.bank, texts, document)
    try:
        answers = answers_from_document(content.bank, document, pairs, content.languages)
    except InvalidAnswers as error:
        lacking = [] if may_ask else missing_beside_faults(content.bank, document, pairs)
        raise invalid_input(texts, name, [*error.faults, *lacking]) from None
    if pairs:
        before = readable_answers(content.bank, document)
        answers = _with_opened_examples(content, texts, before, answers, {id_ for id_, _ in pairs})
    return structs.replace(answers, language=texts.language)


def _say_other_bank(bank: Bank, texts: Texts, document: Document) -> None:
    given = bank_of(document)
    if given is not None and not bank.is_same(given):
        found, here = f"{given.id} {given.version}", f"{bank.id} {bank.version}"
        other = "other_rules" if found == here else "other_bank"
        say(texts(f"interface.said.{other}", found=found, bank=here))


def answers_without_settings(content: Content, texts: Texts, document: Document) -> Answers:
    """The answers of a document by itself; none where it has a fault that a setting put right."""
    try:
        answers = answers_from_document(content.bank, document, (), content.languages)
    except InvalidAnswers:
        answers = Answers({})
    return structs.replace(answers, language=texts.language)


def _with_opened_examples(content: Content, texts: Texts, before: Answers, after: Answers, named: set[str]) -> Answers:
    opened = opened_examples(content.bank, before, after, named)
    for question in opened:
        task = texts(f"tasks.{content.bank.examples[question].id}.name")
        say(texts("interface.said.opened_example", question=question, task=task))
    return after.replaced(dict.fromkeys(opened, YES))


def _pair(bank: Bank, texts: Texts, setting: str) -> tuple[str, str]:
    """The id and the value of a setting; a number is read as the quiz reads it, with a unit or without."""
    id_, equals, value = setting.partition("=")
    if not equals or not id_:
        example = f"{next(iter(bank.activities))}={bank.scale.levels[-1]}"
        raise UsageError(texts("interface.refusal.set_syntax", found=setting, example=example))
    question = bank.questions.get(id_.strip())
    if isinstance(question, NumberQuestion):
        value = plain_number(texts, question, value.strip())
    return id_.strip(), value.strip()


def invalid_input(texts: Texts, name: str | None, faults: Iterable[Fault]) -> InvalidInput:
    """The error that names an answers file, or the option that stands for it, and each of its faults on a line."""
    file = texts("errors.stdin") if name == STDIN else name or "--set"
    told = tuple(fault.told(texts) for fault in faults)
    count = sum(fault.amount for fault in told)
    headline = texts.counted("errors.headline", count, count=count, file=file)
    kind = UnreadableInput if could_not_be_read(told) else InvalidInput
    rest = sum(fault.amount for fault in told[MOST_TOLD:])
    more = [f"  • {texts('errors.more', found=rest)}"] if rest else []
    return kind(headline, told, [*more, texts("errors.what_next")], name or "--set")
