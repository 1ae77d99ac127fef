"""Which language to speak: what was asked for, else what the environment says; and which way it is written."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import chain, pairwise
from typing import Literal, TypeAlias

FALLBACK = "en"
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*")
"""A tag of BCP 47: a language, perhaps its script, region and variants, such as nl, pt-BR, sr-Latn-RS, ca-valencia."""
RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"))
"""The languages that are written from right to left in their usual script."""
SCRIPTS_RIGHT_TO_LEFT = frozenset(("adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))
LETTERS: Mapping[int, Callable[[str], str]] = {2: str.upper, 4: str.title}
"""How the letters of a region and of a script are written, by their number."""

Direction: TypeAlias = Literal["ltr", "rtl"]


def is_tag(name: str) -> bool:
    """Whether this is the tag of a language, written as BCP 47 recommends."""
    return TAG.fullmatch(name) is not None


def as_tag(typed: str) -> str | None:
    """The tag that was meant, in the letters that BCP 47 recommends, as pt-BR for PT_br; None where it is none."""
    language, *others = _subtags(typed)
    tag = "-".join([language, *(LETTERS.get(len(each), str.lower)(each) for each in others)])
    return tag if is_tag(tag) else None


def match(tag: str, spoken: Iterable[str]) -> str | None:
    """The language of those spoken that a tag asks for; None where there is none.

    It is the same one; else the tag with less behind it, as nl for nl-BE; else the only one of that language, as pt-BR
    for pt. Case does not matter, `_` is as good as `-`, and what stands behind a dot or an @ is no part of the tag.
    """
    codes = {_subtags(code): code for code in spoken}
    asked = _subtags(tag)
    for length in range(len(asked), 0, -1):
        if asked[:length] in codes:
            return codes[asked[:length]]
    same = [code for subtags, code in codes.items() if subtags[0] == asked[0]]
    return same[0] if len(same) == 1 else None


def choose(asked: Iterable[str | None], environment: Mapping[str, str], spoken: Iterable[str]) -> str:
    """The first language asked for, else the environment's, of those spoken; English when there is none of these.

    Args:
        asked: `--lang` and the file's language, in that order.
        environment: the variables `LANGUAGE` (a list), `LC_ALL`, `LC_MESSAGES` and `LANG`.
        spoken: the languages that there are texts for; the first is spoken where all else fails.
    """
    known = list(spoken)
    named = (tag for tag in asked if tag is not None)
    matched = (match(tag, known) for tag in chain(named, _from(environment), [FALLBACK]))
    return next((code for code in matched if code is not None), known[0])


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


@lru_cache(100)
def _subtags(tag: str) -> tuple[str, ...]:
    return tuple(re.split(r"[-_]", re.split(r"[.@]", tag.lower())[0]))


def _from(environment: Mapping[str, str]) -> Iterator[str]:
    yield from (_tag(language) for language in environment.get("LANGUAGE", "").split(":") if language)
    for variable in VARIABLES:
        if environment.get(variable):
            yield _tag(environment[variable])
            yield FALLBACK
    import locale

    with suppress(ValueError):  # a locale that the system knows and Python does not
        yield _tag(locale.getlocale()[0] or "")


def _tag(locale_name: str) -> str:
    """The tag of a locale; Windows may call it `Dutch_Netherlands`."""
    return locale_name.lower().replace("dutch", "nl").replace("english", "en")
