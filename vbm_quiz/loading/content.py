"""A content folder in, a checked bank and the texts of its languages out; every fault of a file at once."""

import os
import sys
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from vbm_quiz.bank.bank import Bank, BankDocument
from vbm_quiz.errors import ContentFault, Fault, InvalidContent, UsageError
from vbm_quiz.loading.decode import bank_from, structure_faults
from vbm_quiz.loading.required_texts import required_texts
from vbm_quiz.loading.toml_files import invalid_content, read_texts, read_toml
from vbm_quiz.loading.validate import bank_faults
from vbm_quiz.texts.language import choose, is_tag, match
from vbm_quiz.texts.program_name import typed_name
from vbm_quiz.texts.shipped_texts import package_folder
from vbm_quiz.texts.texts import FILES, Texts

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

STRUCTURE = "quiz.toml"


class Content(Struct, frozen=True):
    """A content folder: its bank, checked, and by its code each language, whose files are read when they are needed."""

    folder: "Traversable"
    bank: Bank
    languages: Mapping[str, Texts]

    def texts(self, asked: str | None, *others: str | None) -> Texts:
        """The texts of the language asked for; else of the first other one named; else of the environment's.

        Raises:
            UsageError: when the language asked for is not spoken here.
        """
        if asked is not None and match(asked, self.languages) is None:
            allowed = ", ".join(self.languages)
            raise UsageError(self.texts(None)("interface.refusal.unknown_language", found=asked, allowed=allowed))
        named = [language for language in (asked, *others) if isinstance(language, str)]
        return self.languages[choose(named, os.environ, self.languages)]

    def check(self, *languages: str) -> None:
        """Read every file of these languages.

        Raises:
            InvalidContent: with every fault in any of them.
        """
        faults = [
            fault for language in languages for file in FILES for fault in _faults(self.languages[language], file)
        ]
        if faults:
            raise InvalidContent(str(self.folder), faults)


def _faults(texts: Texts, file: str) -> tuple[ContentFault, ...]:
    try:
        texts.read(file)
    except InvalidContent as refusal:
        return refusal.faults
    return ()


def open_content(folder: Path | None = None) -> Content:
    """Open a content folder; the one that came with the program when none is named.

    Raises:
        InvalidContent: with every fault of the bank, or when the folder has no language.
    """
    found: Traversable = content_folder() if folder is None else folder
    bank = load_bank(found)
    required = cache(partial(required_texts, bank))
    program = typed_name(sys.argv[0])
    codes = language_codes(found)
    if not codes:
        raise invalid_content(found, STRUCTURE, [Fault("", "no_language")])
    texts = {code: Texts(code, cache(partial(read_texts, found, required, code)), program) for code in codes}
    return Content(folder=found, bank=bank, languages=texts)


def content_folder() -> "Traversable":
    """The content that came with the program: inside the installed package, or beside it in a checkout."""
    inside = package_folder() / "content"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "content"


def load_bank(folder: "Traversable") -> Bank:
    """Read and check the structure and the rules.

    Raises:
        InvalidContent: with every fault, where it stands and what is allowed.
    """
    raw = read_toml(folder, STRUCTURE)
    try:
        bank = bank_from(raw)
    except msgspec.ValidationError:
        raise invalid_content(folder, STRUCTURE, structure_faults(raw, BankDocument)) from None
    if faults := list(bank_faults(bank)):
        raise invalid_content(folder, STRUCTURE, faults)
    return bank


def language_codes(folder: "Traversable") -> list[str]:
    """The languages of a content folder, each a folder in it that is named by a tag, in alphabetical order."""
    return sorted(entry.name for entry in folder.iterdir() if is_tag(entry.name) and entry.is_dir())
