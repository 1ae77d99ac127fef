"""The content of one run: which folder, which quiz, which languages, and the words that were asked for."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vbm_quiz.answers_file.parse import language_of
from vbm_quiz.bank.bank import Bank
from vbm_quiz.errors import UsageError
from vbm_quiz.loading.content import about_itself, content_folder, languages, load_bank, load_texts
from vbm_quiz.texts.language import choose
from vbm_quiz.texts.texts import Texts

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class Library(Struct, frozen=True):
    """A content folder with its quiz and the languages it speaks."""

    folder: "Traversable"
    bank: Bank
    spoken: tuple[str, ...]

    def texts(self, asked: str | None, *others: str | None) -> Texts:
        """The words of the language asked for; else of the first other one named; else of the environment's.

        Raises:
            UsageError: when the language asked for is not spoken here.
        """
        if asked is not None and asked not in self.spoken:
            raise UsageError(f"--lang {asked}: not spoken here; choose one of {', '.join(self.spoken)}.")
        named = [language_of(language) for language in (asked, *others) if isinstance(language, str)]
        return load_texts(self.folder, self.bank, choose(named, os.environ, self.spoken))[0]

    def check_every_language(self) -> None:
        """Read and check the texts of all languages.

        Raises:
            InvalidInput: with every fault in any of them.
        """
        load_texts(self.folder, self.bank, *self.spoken)


class Languages(Mapping[str, Texts]):
    """The words of each language by its code, read when they are asked for; those chosen are read already."""

    def __init__(self, library: Library, chosen: Texts) -> None:
        self._library = library
        self._read = {chosen.language: chosen}

    def __getitem__(self, language: str) -> Texts:
        if language not in self._library.spoken:
            raise KeyError(language)
        if language not in self._read:
            self._read[language] = load_texts(self._library.folder, self._library.bank, language)[0]
        return self._read[language]

    def __contains__(self, language: object) -> bool:
        return language in self._library.spoken

    def __iter__(self) -> Iterator[str]:
        return iter(self._library.spoken)

    def __len__(self) -> int:
        return len(self._library.spoken)

    def switch(self, language: str) -> str:
        """How to change to a language, in that language; empty where its file does not say."""
        own = about_itself(self._library.folder, language)
        return own("switch", code=language) if own.has("switch") else ""


def open_library(content: Path | None) -> Library:
    """Open a content folder; the one that came with the program when none is named.

    Raises:
        InvalidInput: with every fault of the bank.
    """
    folder: Traversable = content_folder() if content is None else content
    return Library(folder=folder, bank=load_bank(folder), spoken=languages(folder))
