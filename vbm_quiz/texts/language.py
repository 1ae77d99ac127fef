"""Which language to speak: what was asked for, else what the environment says."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, TypeAlias

FALLBACK = "en"
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"))
"""The languages that are written from right to left in their usual script."""
SCRIPTS_RIGHT_TO_LEFT = frozenset(("adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))

Direction: TypeAlias = Literal["ltr", "rtl"]


def choose(asked: Iterable[str | None], environment: Mapping[str, str], spoken: Iterable[str]) -> str:
    """The first language asked for, else the environment's, of those spoken; English when there is none of these.

    Args:
        asked: `--lang` and the file's language, in that order.
        environment: the variables `LANGUAGE` (a list), `LC_ALL`, `LC_MESSAGES` and `LANG`.
        spoken: the languages that there are texts for.
    """
    known = list(spoken)
    named = [language for language in asked if language is not None]
    for language in (*named, *_from(environment)):
        if language in known:
            return language
    return FALLBACK if FALLBACK in known else known[0]


def direction(tag: str) -> Direction:
    """Whether a language is written from left to right or from right to left: by its script, else by the language."""
    language, *others = _subtags(tag)
    script = next((subtag for subtag in others if re.fullmatch(r"[a-z]{4}", subtag)), None)
    right_to_left = language in RIGHT_TO_LEFT if script is None else script in SCRIPTS_RIGHT_TO_LEFT
    return "rtl" if right_to_left else "ltr"


def languages_named(arguments: Sequence[str]) -> list[str]:
    """The values of `--lang` on a command line, the last one first, because it is the one that counts."""
    words = [word for each in arguments for word in (each.split("=", 1) if each.startswith("--lang=") else [each])]
    return [value for option, value in pairwise(words) if option == "--lang"][::-1]


def language_of(tag: str | None) -> str | None:
    """The language of a tag: `nl` of nl-BE."""
    return None if tag is None else re.split(r"[-_.]", tag.lower())[0]


def _subtags(tag: str) -> tuple[str, ...]:
    return tuple(re.split(r"[-_]", re.split(r"[.@]", tag.lower())[0]))


def _from(environment: Mapping[str, str]) -> Iterator[str]:
    yield from (_short(language) for language in environment.get("LANGUAGE", "").split(":") if language)
    for variable in VARIABLES:
        if environment.get(variable):
            yield _short(environment[variable])
            yield FALLBACK
    import locale

    yield _short(locale.getlocale()[0] or "")


def _short(name: str) -> str:
    return re.split(r"[-_.@]", name.lower())[0].replace("dutch", "nl").replace("english", "en")
