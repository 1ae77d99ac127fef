"""A language and the one that it is translated from in; text by text, what is done and what is to do out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Literal, NamedTuple, TypeAlias

from vbm_quiz.errors import ContentFault
from vbm_quiz.loading.languages import Language
from vbm_quiz.loading.toml_file import each_once
from vbm_quiz.texts.language import match
from vbm_quiz.texts.shipped_texts import shipped_languages
from vbm_quiz.texts.texts import FILES, PLURAL_FORMS, PROGRAM

TextState: TypeAlias = Literal["done", "same", "missing"]
"""A text that is the same as its source may be done too: a name may be the same in both languages, or a sign."""
LACKING = ("missing_text", "missing_file")
"""The faults that say what a missing text says."""
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
MARK_LENGTH = 16
"""The digits of a hash that are kept: enough to tell two texts of one key apart."""


class TranslatedText(NamedTuple):
    """A text: its place, the words of its source, how far it is, and whether its source has changed since the mark."""

    file: str
    key: str
    words: int
    state: TextState
    changed: bool

    @property
    def part(self) -> str:
        """The first part of its key, which it shares with others; empty for a text that stands by itself."""
        first, dot, _ = self.key.partition(".")
        return first if dot else ""


class Translation(NamedTuple):
    """How far a translation is: every text in the order of the files, and what else is wrong with the language.

    Of a translation that was never marked, nobody knows what has changed in its source.
    """

    language: str
    source: str
    texts: tuple[TranslatedText, ...]
    is_marked: bool
    faults: tuple[ContentFault, ...]

    @property
    def percent(self) -> int:
        """The part of the words that is translated, rounded down."""
        words = sum(text.words for text in self.texts)
        return 100 if words == 0 else 100 * (words - words_to_do(self.texts)) // words


def translation(language: Language, source: Language, marks: Mapping[str, str] | None) -> Translation:
    """How far the translation of one language into another is.

    What the program itself says counts only where it does not speak the language.

    Args:
        language: the translation.
        source: the language that it is translated from.
        marks: the hashes of the source's texts when they were last written down, by key; None where they never were.
    """
    speaks = match(language.code, shipped_languages()) is not None
    files = [*(file for file in FILES if file != PROGRAM), *([] if speaks else [PROGRAM])]
    texts = (text for file in files for text in _texts(language, source, marks or {}, file))
    faults = each_once(fault for file in FILES for fault in language.examine(file).faults)
    return Translation(
        language=language.code,
        source=source.code,
        texts=tuple(texts),
        is_marked=marks is not None,
        faults=tuple(each for each in faults if each.fault.key not in LACKING),
    )


def _texts(language: Language, source: Language, marks: Mapping[str, str], file: str) -> Iterator[TranslatedText]:
    own, originals = language.examine(file).own, source.examine(file).texts
    for key, text in language.expected(file).items():
        if key not in own and text.instead is not None and (key not in originals or language.replaces(text)):
            continue  # it may be missing, and is in both, or has another text of its own in its place
        original = str(originals.get(key, ""))
        words = 0 if key == PLURAL_FORMS else word_count(original)
        state: TextState = "missing" if key not in own else "same" if own[key] == originals.get(key) else "done"
        changed = key in marks and key in originals and marks[key] != mark_of(original)
        yield TranslatedText(file, key, words, state, changed)


def marks_of(source: Language) -> dict[str, str]:
    """The hashes of the texts of a language, by key, to write beside a translation of them."""
    expected = {key for file in FILES for key in source.expected(file)}
    texts = {key: text for file in FILES for key, text in source.examine(file).texts.items() if key in expected}
    return {key: mark_of(str(text)) for key, text in texts.items()}


def mark_of(text: str) -> str:
    """A hash of a text."""
    return sha256(text.encode()).hexdigest()[:MARK_LENGTH]


def word_count(text: str) -> int:
    """The words of a text; what the program fills in is none."""
    return len(WORD.findall(PLACEHOLDER.sub(" ", text)))


def words_to_do(texts: Iterable[TranslatedText]) -> int:
    """The words of the source in the texts that are not translated."""
    return sum(text.words for text in texts if text.state != "done")
