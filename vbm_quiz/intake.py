"""An answers file and `--set` options in, answers out; every fault as one refusal in the person's language."""

from collections.abc import Sequence

from msgspec import structs

from vbm_quiz import answers as file
from vbm_quiz.bank import YES
from vbm_quiz.errors import InvalidInput, UsageError
from vbm_quiz.library import Library
from vbm_quiz.model import Answers
from vbm_quiz.storage import STDIN, read_bytes
from vbm_quiz.streams import say
from vbm_quiz.values import Fault
from vbm_quiz.words import Words


def read_document(name: str | None) -> tuple[file.Document, list[Fault]]:
    """What a file holds as JSON, or the faults that keep it from being read; no name is an empty file."""
    if name is None:
        return {"answers": {}}, []
    data = read_bytes(name)
    parsed = [data] if isinstance(data, Fault) else file.parse(data)
    return ({}, parsed) if isinstance(parsed, list) else (parsed, [])


def read_answers(
    library: Library, words: Words, name: str | None, document: file.Document, settings: Sequence[str]
) -> tuple[Answers, Answers]:
    """The answers of a document before and after the settings, complete or not.

    Raises:
        InvalidInput: with every fault.
        UsageError: for a setting that is no ID=VALUE.
    """
    pairs = [_setting(words, setting) for setting in settings]
    after = file.read(library.quiz, document, pairs, library.spoken)
    if isinstance(after, list):
        raise invalid(words, name, after)
    stored = file.read(library.quiz, document, (), library.spoken)
    before = stored if isinstance(stored, Answers) else Answers({})
    readable = file.as_far_as_readable(library.quiz, document)
    after = _with_examples(library, words, readable, after, {id_ for id_, _ in pairs})
    spoken = words.language
    return structs.replace(before, language=spoken), structs.replace(after, language=spoken)


def _with_examples(library: Library, words: Words, before: Answers, after: Answers, named: set[str]) -> Answers:
    """The answers with each example that a setting asks for taken as yes, and said so."""
    if not named:
        return after
    opened = file.opened_examples(library.quiz, before, after, named)
    for question in opened:
        task = words(f"tasks.{library.quiz.examples[question].id}.name")
        say(words("interface.said.opened_example", question=question, task=task))
    return after.replaced(dict.fromkeys(opened, YES))


def _setting(words: Words, setting: str) -> tuple[str, str]:
    id_, sign, value = setting.partition("=")
    if not sign or not id_:
        raise UsageError(words("interface.refusal.set_syntax", found=setting))
    return id_.strip(), value.strip()


def invalid(words: Words, name: str | None, faults: list[Fault]) -> InvalidInput:
    """The refusal of an answers file, one line per fault."""
    shown = words("errors.stdin") if name == STDIN else name or "--set"
    headline = (
        words("errors.headline_one", file=shown)
        if len(faults) == 1
        else words("errors.headline", count=len(faults), file=shown)
    )
    lines = [f"{fault.path}: {_sentence(words, fault)}".removeprefix(": ") for fault in faults]
    return InvalidInput(headline, lines, words("errors.what_next"))


def _sentence(words: Words, fault: Fault) -> str:
    return words(f"errors.{fault.key}", **fault.values)
