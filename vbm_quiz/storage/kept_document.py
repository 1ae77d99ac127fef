"""The document of a kept result in, the result out, and back: an answers file with one more key, `kept`."""

import errno
from typing import Literal

import msgspec
from msgspec import Struct

from vbm_quiz.answers_file.json_document import Document, parse
from vbm_quiz.answers_file.parse import BANK, FORMAT, KEPT, is_date
from vbm_quiz.errors import InvalidAnswers
from vbm_quiz.model.results import BankReference, Promise, TitleStatus
from vbm_quiz.text_encoding import decoded

ANSWERS_FILE = "answers_file"
"""Where the answers stood in the files of version 0.1, which had the bank, the title and the promise around them."""


class KeptTitle(Struct, frozen=True):
    """The title that the report gave; version 1 of the bank called one that fits and is not firm `between`."""

    id: str | None
    status: TitleStatus | Literal["between"]


class KeptResult(Struct, frozen=True):
    """One result; `answers_file` is the document that `--answers` reads, and `label` the client or what it is about."""

    bank: BankReference
    title: KeptTitle
    answers_file: Document
    label: str | None = None
    promise: Promise | None = None

    @property
    def date(self) -> str | None:
        """The day of the answers; None where it is not known."""
        stored = self.answers_file.get("date")
        return stored if isinstance(stored, str) and is_date(stored) else None


class _Kept(Struct, frozen=True):
    """What stands under `kept`, and in an older file around the answers."""

    title: KeptTitle
    label: str | None = None
    promise: Promise | None = None


def kept_from_document(document: Document) -> KeptResult | None:
    """The kept result in a document of either shape; None where it holds none."""
    answers_file = answers_document(document)
    kept = document if answers_file is not document else document.get(KEPT)
    if document.get("format") != FORMAT or not isinstance(answers_file.get("answers"), dict):
        return None
    try:
        told, bank = msgspec.convert(kept, _Kept), msgspec.convert(document.get(BANK), BankReference)
    except msgspec.ValidationError:
        return None
    return KeptResult(bank, told.title, answers_file, label_of(told.label), told.promise)


def kept_from_bytes(data: bytes) -> KeptResult | None:
    """The kept result in the bytes of a file; None where they hold none."""
    try:
        return kept_from_document(parse(data))
    except InvalidAnswers:
        return None


def answers_document(document: Document) -> Document:
    """The answers file that a document is, or that a file of version 0.1 has within it."""
    older = document.get(ANSWERS_FILE)
    if "answers" in document or not isinstance(older, dict):
        return document
    return {**older, BANK: document[BANK]} if BANK in document else older


def document_of(result: KeptResult, number: int) -> Document:
    """What the file of a result holds."""
    kept = {"number": number, "label": result.label, "title": result.title, "promise": _promise_data(result.promise)}
    first = {"format": FORMAT, BANK: msgspec.to_builtins(result.bank)}
    return {**first, **result.answers_file, **first, KEPT: msgspec.to_builtins(kept)}


def _promise_data(promise: Promise | None) -> Document | None:
    if promise is None:
        return None
    return {"step": promise.step, "title": promise.title, "date": promise.date, "state": promise.state}


def with_promise(data: bytes, promise: Promise) -> str:
    """The text of a file with this promise in place of the one in it; all else stays as it was.

    Raises:
        OSError: when the bytes hold no kept result.
    """
    try:
        raw = msgspec.json.decode(decoded(data), type=dict[str, msgspec.Raw])
        new = msgspec.Raw(msgspec.json.encode(_promise_data(promise)))
        if KEPT in raw:
            kept = msgspec.json.decode(raw[KEPT], type=dict[str, msgspec.Raw])
            changed = {**raw, KEPT: msgspec.Raw(msgspec.json.encode({**kept, "promise": new}))}
        else:
            changed = {**raw, "promise": new}
        return f"{msgspec.json.format(msgspec.json.encode(changed)).decode()}\n"
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise OSError(errno.EINVAL, str(error)) from None


def label_of(typed: str | None) -> str | None:
    """A label without the white space around it; None for an empty one."""
    return (typed or "").strip() or None
