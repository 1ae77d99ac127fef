"""The typed structure of the JSON that the commands on content print; their JSON Schemas are made from it."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from vbm_quiz.model.results import Percent, ResultStruct

Count: TypeAlias = Annotated[int, Meta(ge=0)]
Line: TypeAlias = Annotated[int, Meta(ge=1)]
Named: TypeAlias = str | tuple[str, ...] | None
"""What a fault is about: a text, several, or nothing."""


class ContentFaultData(ResultStruct, frozen=True):
    """A fault of a content folder, or what works there and yet cannot be meant."""

    file: str
    line: Line | None
    path: str
    key: str
    message: str
    found: Named
    nearest: Named
    allowed: Named


class CheckedData(ResultStruct, frozen=True):
    """What a check looked at."""

    questions: Count
    texts: Count
    languages: tuple[str, ...]


class ContentCheckData(ResultStruct, frozen=True):
    """All that is wrong in a content folder, and all that works and yet cannot be meant."""

    format: Literal[1]
    checked: CheckedData
    faults: tuple[ContentFaultData, ...]
    warnings: tuple[ContentFaultData, ...]


class TextPlace(ResultStruct, frozen=True):
    """A text of a language."""

    file: str
    key: str


class TranslationPart(ResultStruct, frozen=True):
    """How far a part of a file is."""

    file: str
    part: str | None
    texts: Count
    done: Count
    same: Count
    missing: Count
    words: Count
    words_to_do: Count


class TranslationData(ResultStruct, frozen=True):
    """How far a translation is, and what there is still to do."""

    format: Literal[1]
    language: str
    source: str
    percent: Percent
    parts: tuple[TranslationPart, ...]
    missing: tuple[TextPlace, ...]
    changed: tuple[TextPlace, ...] | None
    same: tuple[TextPlace, ...]
    faults: tuple[ContentFaultData, ...]
