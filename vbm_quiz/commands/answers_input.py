"""An answers file and `--set` options in, answers out; every fault as one refusal in the person's language."""

from collections.abc import Sequence

from msgspec import structs

from vbm_quiz.answers_file.completeness import opened_examples
from vbm_quiz.answers_file.parse import Document, answers_from_document, as_far_as_readable, parse
from vbm_quiz.errors import Fault, InvalidInput, UsageError
from vbm_quiz.loading.content import Content
from vbm_quiz.model.answers import YES, Answers
from vbm_quiz.storage.files import STDIN, read_bytes
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import say


def read_document(name: str | None) -> tuple[Document, list[Fault]]:
    """What a file holds as JSON, or the faults that keep it from being read; no name is an empty file."""
    if name is None:
        return {"answers": {}}, []
    data = read_bytes(name)
    parsed = [data] if isinstance(data, Fault) else parse(data)
    return ({}, parsed) if isinstance(parsed, list) else (parsed, [])


def read_answers(
    content: Content, texts: Texts, name: str | None, document: Document, settings: Sequence[str]
) -> tuple[Answers, Answers]:
    """The answers of a document before and after the settings, complete or not.

    Raises:
        InvalidInput: with every fault.
        UsageError: for a setting that is no ID=VALUE.
    """
    pairs = [_setting(texts, setting) for setting in settings]
    after = answers_from_document(content.bank, document, pairs, content.languages)
    if isinstance(after, list):
        raise invalid(texts, name, after)
    stored = answers_from_document(content.bank, document, (), content.languages)
    before = stored if isinstance(stored, Answers) else Answers({})
    readable = as_far_as_readable(content.bank, document)
    after = _with_examples(content, texts, readable, after, {id_ for id_, _ in pairs})
    spoken = texts.language
    return structs.replace(before, language=spoken), structs.replace(after, language=spoken)


def _with_examples(content: Content, texts: Texts, before: Answers, after: Answers, named: set[str]) -> Answers:
    """The answers with each example that a setting asks for taken as yes, and said so."""
    if not named:
        return after
    opened = opened_examples(content.bank, before, after, named)
    for question in opened:
        task = texts(f"tasks.{content.bank.examples[question].id}.name")
        say(texts("interface.said.opened_example", question=question, task=task))
    return after.replaced(dict.fromkeys(opened, YES))


def _setting(texts: Texts, setting: str) -> tuple[str, str]:
    id_, sign, value = setting.partition("=")
    if not sign or not id_:
        raise UsageError(texts("interface.refusal.set_syntax", found=setting))
    return id_.strip(), value.strip()


def invalid(texts: Texts, name: str | None, faults: list[Fault]) -> InvalidInput:
    """The refusal of an answers file, one line per fault."""
    shown = texts("errors.stdin") if name == STDIN else name or "--set"
    headline = (
        texts("errors.headline_one", file=shown)
        if len(faults) == 1
        else texts("errors.headline", count=len(faults), file=shown)
    )
    lines = [f"{fault.path}: {_sentence(texts, fault)}".removeprefix(": ") for fault in faults]
    return InvalidInput(headline, lines, texts("errors.what_next"))


def _sentence(texts: Texts, fault: Fault) -> str:
    return texts(f"errors.{fault.key}", **fault.values)
