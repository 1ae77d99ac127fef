"""The content of one run: which folder, which quiz, which languages, and the words that were asked for."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vbm_quiz.answers import language_of
from vbm_quiz.bank import Quiz
from vbm_quiz.catalog import content_folder, languages, load_quiz, load_words
from vbm_quiz.errors import UsageError
from vbm_quiz.language import choose
from vbm_quiz.words import Words

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class Library(Struct, frozen=True):
    """A content folder with its quiz and the languages it speaks."""

    folder: "Traversable"
    quiz: Quiz
    spoken: tuple[str, ...]

    def words(self, asked: str | None, *others: str | None) -> Words:
        """The words of the language asked for; else of the first other one named; else of the environment's.

        Raises:
            UsageError: when the language asked for is not spoken here.
        """
        if asked is not None and asked not in self.spoken:
            raise UsageError(f"--lang {asked}: not spoken here; choose one of {', '.join(self.spoken)}.")
        named = [language_of(language) for language in (asked, *others) if isinstance(language, str)]
        return load_words(self.folder, self.quiz, choose(named, os.environ, self.spoken))[0]

    def every_language(self, chosen: Words) -> dict[str, Words]:
        """The words of each language, by its code; those of the language chosen are read already."""
        others = [language for language in self.spoken if language != chosen.language]
        words = {each.language: each for each in (chosen, *load_words(self.folder, self.quiz, *others))}
        return {language: words[language] for language in self.spoken}


def open_library(content: Path | None) -> Library:
    """Open a content folder; the one that came with the program when none is named.

    Raises:
        InvalidInput: with every fault of the bank.
    """
    folder: Traversable = content_folder() if content is None else content
    return Library(folder=folder, quiz=load_quiz(folder), spoken=languages(folder))
