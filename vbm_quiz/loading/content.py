"""A content folder in, a checked quiz and its words out. Every fault is reported at once."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import rtoml
from msgspec import Struct

from vbm_quiz.bank.bank import Bank
from vbm_quiz.errors import InvalidInput, UsageError
from vbm_quiz.loading.decode import convert, structure_faults
from vbm_quiz.loading.validate import bank_faults, text_faults
from vbm_quiz.texts.language import choose, language_of
from vbm_quiz.texts.texts import Texts, flattened

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

STRUCTURE = "quiz.toml"


def content_folder() -> "Traversable":
    """The content that came with the program: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    for folder in (package / "content", package.parent / "content"):
        if folder.is_dir():
            return folder
    from importlib.resources import files  # the package lies in an archive

    return files("vbm_quiz") / "content"


def languages(folder: "Traversable") -> tuple[str, ...]:
    """The languages that a content folder speaks, in alphabetical order.

    Raises:
        InvalidInput: when it speaks none.
    """
    names = (entry.name for entry in folder.iterdir())
    found = sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml") and name != STRUCTURE)
    if not found:
        raise _invalid(folder, ["there is no language beside it; put the texts in a file such as en.toml"], STRUCTURE)
    return tuple(found)


def load_bank(folder: "Traversable") -> Bank:
    """Read and check the structure and the rules.

    Raises:
        InvalidInput: with every fault, where it stands and what is allowed.
    """
    raw = _read(folder, STRUCTURE)
    try:
        bank = convert(raw, Bank)
    except msgspec.ValidationError:
        raise _invalid(folder, structure_faults(raw, Bank), STRUCTURE) from None
    if faults := list(bank_faults(bank)):
        raise _invalid(folder, faults, STRUCTURE)
    return bank


def load_texts(folder: "Traversable", bank: Bank, *wanted: str) -> tuple[Texts, ...]:
    """Read and check the texts of these languages.

    Raises:
        InvalidInput: with every fault in any of them: missing, unused, or with other placeholders than the rules fill.
    """
    texts = {language: flattened(_read(folder, f"{language}.toml")) for language in wanted}
    faults = [f"{language}.toml: {fault}" for language, flat in texts.items() for fault in text_faults(bank, flat)]
    if faults:
        raise _invalid(folder, faults, "")
    return tuple(Texts(language, {key: str(text) for key, text in flat.items()}) for language, flat in texts.items())


def about_itself(folder: "Traversable", language: str) -> Texts:
    """What a language says of itself, before the first table of its file; the rest stays unread and unchecked.

    Raises:
        InvalidInput: when that cannot be read.
    """
    name = f"{language}.toml"
    head = _parsed(folder, name, _text(folder, name).partition("\n[")[0])
    return Texts(language, {key: str(text) for key, text in head.items()})


def _read(folder: "Traversable", name: str) -> dict[str, Any]:
    return _parsed(folder, name, _text(folder, name))


def _text(folder: "Traversable", name: str) -> str:
    try:
        return folder.joinpath(name).read_text("utf-8")
    except OSError as reason:
        raise _invalid(folder, [f"cannot be read: {reason.strerror or reason}"], name) from None
    except UnicodeDecodeError as reason:
        raise _invalid(folder, [f"is not valid TOML: {reason}"], name) from None


def _parsed(folder: "Traversable", name: str, text: str) -> dict[str, Any]:
    try:
        return rtoml.loads(text)
    except ValueError as reason:
        raise _invalid(folder, [f"is not valid TOML: {reason}"], name) from None


def _invalid(folder: "Traversable", faults: Iterator[str] | list[str], name: str) -> InvalidInput:
    lines = [f"{name}: {fault}" if name else fault for fault in faults]
    return InvalidInput(f"The bank in {folder} has {len(lines)} fault(s):", lines, "Mend these and start again.")


class Content(Struct, frozen=True):
    """A content folder with its quiz and the languages it speaks."""

    folder: "Traversable"
    bank: Bank
    languages: tuple[str, ...]

    def texts(self, asked: str | None, *others: str | None) -> Texts:
        """The words of the language asked for; else of the first other one named; else of the environment's.

        Raises:
            UsageError: when the language asked for is not spoken here.
        """
        if asked is not None and asked not in self.languages:
            raise UsageError(f"--lang {asked}: not spoken here; choose one of {', '.join(self.languages)}.")
        named = [language_of(language) for language in (asked, *others) if isinstance(language, str)]
        return load_texts(self.folder, self.bank, choose(named, os.environ, self.languages))[0]

    def check_every_language(self) -> None:
        """Read and check the texts of all languages.

        Raises:
            InvalidInput: with every fault in any of them.
        """
        load_texts(self.folder, self.bank, *self.languages)


class Languages(Mapping[str, Texts]):
    """The words of each language by its code, read when they are asked for; those chosen are read already."""

    def __init__(self, content: Content, chosen: Texts) -> None:
        self._content = content
        self._read = {chosen.language: chosen}

    def __getitem__(self, language: str) -> Texts:
        if language not in self._content.languages:
            raise KeyError(language)
        if language not in self._read:
            self._read[language] = load_texts(self._content.folder, self._content.bank, language)[0]
        return self._read[language]

    def __contains__(self, language: object) -> bool:
        return language in self._content.languages

    def __iter__(self) -> Iterator[str]:
        return iter(self._content.languages)

    def __len__(self) -> int:
        return len(self._content.languages)

    def switch(self, language: str) -> str:
        """How to change to a language, in that language; empty where its file does not say."""
        own = about_itself(self._content.folder, language)
        return own("switch", code=language) if own.has("switch") else ""


def open_content(folder: Path | None) -> Content:
    """Open a content folder; the one that came with the program when none is named.

    Raises:
        InvalidInput: with every fault of the bank.
    """
    found: Traversable = content_folder() if folder is None else folder
    return Content(folder=found, bank=load_bank(found), languages=languages(found))
