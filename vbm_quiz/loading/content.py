"""A content folder or zip file in, a checked bank and the texts of its languages out; every fault of a file at once."""

import os
import sys
from collections.abc import Mapping
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from vbm_quiz.bank.bank import Bank, BankDocument
from vbm_quiz.errors import ContentFault, Fault, InvalidContent, UsageError
from vbm_quiz.loading.decode import bank_from, structure_faults
from vbm_quiz.loading.expected_texts import expected_texts, texts_instead
from vbm_quiz.loading.file_bytes import UnusableFile, require_plain, unreadable
from vbm_quiz.loading.languages import read_languages
from vbm_quiz.loading.shared_placeholders import shared_placeholders
from vbm_quiz.loading.toml_file import each_once, read_file, read_toml
from vbm_quiz.loading.validate import bank_faults
from vbm_quiz.texts.language import choose, match
from vbm_quiz.texts.program_name import content_option, typed_name
from vbm_quiz.texts.shipped_texts import package_folder
from vbm_quiz.texts.texts import FILES, Texts

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

STRUCTURE = "quiz.toml"


class Content(Struct, frozen=True, dict=True):
    """A content: its bank, checked, and by its tag each language, whose files are read when they are needed.

    `source` is the path of the folder or zip file; None for the content that came with the program. Every language of
    that one is finished, which its tests prove, so none is read to find out.
    """

    folder: "Traversable"
    bank: Bank
    languages: Mapping[str, Texts]
    source: Path | None = None

    def wanted(self, asked: str | None, *others: str | None) -> str:
        """The language asked for; else the first other one named that is there; else the environment's.

        Raises:
            UsageError: when the language asked for is not here.
        """
        if asked is None:
            return choose(others, os.environ, self.languages)
        found = match(asked, self.languages)
        if found is None:
            allowed = ", ".join(self.languages)
            raise UsageError(self.texts(None)("interface.refusal.unknown_language", found=asked, allowed=allowed))
        return found

    def texts(self, asked: str | None, *others: str | None) -> Texts:
        """The texts of the language that is wanted; of another one, as if it were not there, where it is not finished.

        A language that is asked for is not replaced.

        Raises:
            UsageError: when the language asked for is not here.
        """
        code = self.wanted(asked, *others)
        if asked is None and not self.is_finished(code) and self.finished:
            code = choose(others, os.environ, self.finished)
        return self.languages[code]

    @cached_property
    def finished(self) -> Mapping[str, Texts]:
        """The languages that can be spoken: those without a fault."""
        return {code: texts for code, texts in self.languages.items() if self.is_finished(code)}

    def is_finished(self, language: str) -> bool:
        """Whether a language can be spoken: it has every text, or takes it from another, and has no fault."""
        return self.source is None or not self._faults(language)

    def require(self, language: str) -> None:
        """Check that a language is finished.

        Raises:
            InvalidContent: with every fault of the language.
        """
        if not self.is_finished(language):
            self.check(language)

    def check(self, *languages: str) -> None:
        """Read every file of these languages.

        Raises:
            InvalidContent: with every fault in any of them.
        """
        if faults := each_once(fault for language in languages for fault in self._faults(language)):
            raise InvalidContent(str(self.folder), faults)

    def _faults(self, language: str) -> list[ContentFault]:
        return [fault for file in FILES for fault in _file_faults(self.languages[language], file)]


def _file_faults(texts: Texts, file: str) -> tuple[ContentFault, ...]:
    try:
        texts.read(file)
    except InvalidContent as refusal:
        return refusal.faults
    return ()


def open_content(named: Path | None = None) -> Content:
    """Open the content in a folder or a zip file; the one that came with the program when none is named.

    Raises:
        InvalidContent: with every fault of the bank, or when there is no content, or no language in it.
    """
    folder = content_folder(named)
    bank = load_bank(folder)
    languages = read_languages(folder, cache(partial(expected_texts, bank)))
    if not languages:
        raise _invalid(folder, [Fault("", "no_language")])
    program, shared, instead = typed_name(sys.argv[0]), shared_placeholders(bank), texts_instead(bank)
    option = content_option(named)
    texts = {code: Texts(code, language.read, program, shared, instead, option) for code, language in languages.items()}
    return Content(folder, bank, texts, None if named is None else named.resolve())


def content_folder(named: Path | None = None) -> "Traversable":
    """The folder of this name, or that in the zip file of this name; without a name the one that came with the program.

    Raises:
        InvalidContent: when there is no content of this name.
    """
    if named is None:
        inside = package_folder() / "content"
        return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "content"
    try:
        require_plain(named)
        if named.is_dir():
            return named
        from vbm_quiz.loading.archive import folder_in_archive  # a folder does without

        return folder_in_archive(named)
    except UnusableFile as refusal:
        fault = refusal.fault
    except (FileNotFoundError, NotADirectoryError):
        fault = Fault("", "no_content")
    except OSError as reason:
        fault = unreadable(reason)
    raise InvalidContent(str(named), [ContentFault(named.name, None, fault)])


def load_bank(folder: "Traversable") -> Bank:
    """Read and check the structure and the rules.

    Raises:
        InvalidContent: with every fault, where it stands and what is allowed.
    """
    raw = read_toml(folder, STRUCTURE)
    try:
        bank = bank_from(raw)
    except msgspec.ValidationError:
        raise _invalid(folder, structure_faults(raw, BankDocument)) from None
    if faults := list(bank_faults(bank)):
        raise _invalid(folder, faults)
    return bank


def _invalid(folder: "Traversable", faults: Iterable[Fault]) -> InvalidContent:
    """The refusal of a content in whose `quiz.toml` the faults are found."""
    return InvalidContent(str(folder), read_file(folder, STRUCTURE).located(faults))
