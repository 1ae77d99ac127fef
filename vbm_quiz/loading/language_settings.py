"""What a language says of itself in, as settings out; and what is wrong with that among the other languages."""

from collections.abc import Collection, Iterator

import msgspec

from vbm_quiz.bank.base import BankStruct
from vbm_quiz.bank.faults import unknown_id
from vbm_quiz.errors import Fault
from vbm_quiz.loading.decode import convert, structure_faults
from vbm_quiz.texts.language import Direction

SETTINGS = "language"
"""The table in the names of a language that says what kind of language it is."""


class LanguageSettings(BankStruct, frozen=True):
    """What `[language]` in `names.toml` may say.

    `code` is the name of its folder once more, and `translated_from` the language that it was translated from. With
    `falls_back` it takes from there each text that it lacks. `direction` need be said only where its tag does not tell.
    """

    code: str = ""
    translated_from: str = ""
    falls_back: bool = False
    direction: Direction | None = None


def settings_in(said: object) -> LanguageSettings | None:
    """The settings in the table of a language; None where they have a fault."""
    try:
        return convert(said, LanguageSettings)
    except msgspec.ValidationError:
        return None


def setting_faults(code: str, said: object, others: Collection[str], source: object) -> Iterator[Fault]:
    """Every fault of what a language says of itself.

    Args:
        code: the language.
        said: its table.
        others: the other languages of the content.
        source: the language that it falls back on; None where it does not, or would in a circle.
    """
    settings, path = settings_in(said), f"{SETTINGS}.translated_from"
    if settings is None:
        yield from structure_faults(said, LanguageSettings, SETTINGS)
        return
    if settings.code not in ("", code):
        yield Fault(f"{SETTINGS}.code", "other_language", {"found": settings.code, "allowed": (code,)})
    if settings.falls_back and not settings.translated_from:
        yield Fault(path, "missing_key", {"found": "translated_from"})
    elif settings.falls_back and settings.translated_from not in others:
        yield from unknown_id(path, "language", settings.translated_from, others)
    elif settings.falls_back and source is None:
        yield Fault(path, "language_circle", {"found": settings.translated_from})
