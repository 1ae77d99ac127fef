"""The texts of a file in, their faults out: missing or empty ones, and placeholders that nothing fills."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vbm_quiz.errors import Fault, Guess
from vbm_quiz.texts.placeholders import NAME, placeholders
from vbm_quiz.texts.plural_forms import EXAMPLE, plural_forms
from vbm_quiz.texts.texts import file_of

MAY_BE_EMPTY = (".also", "thousands")
FEW = 30
"""Of how many missing texts the one that was meant is looked for: comparing a whole file with itself takes minutes."""


class ExpectedText(NamedTuple):
    """What is expected of a text.

    Args:
        placeholders: those that it may use, its own ones first.
        instead: the key of the text in its place where it is missing, empty where nothing comes in its place; None for
            a text that must be there.
    """

    placeholders: tuple[str, ...] = ()
    instead: str | None = None


def text_faults(file: str, expected: Mapping[str, ExpectedText], texts: Mapping[str, object]) -> Iterator[Fault]:
    """Every fault of the texts of a file.

    Args:
        file: one of `FILES`.
        expected: every text there is, also of other files.
        texts: what the file holds, by full key.
    """
    here = {key: text for key, text in expected.items() if file_of(key) == file}
    yield from (Fault(key, "missing_text") for key, text in here.items() if key not in texts and text.instead is None)
    for key, text in texts.items():
        if key in here:
            yield from _faults_of_one(key, text, here[key].placeholders)
        elif key in expected:
            yield Fault(key, "text_in_wrong_file", {"file": f"{file_of(key)}.toml"})
    if "decimal" in texts and texts["decimal"] == texts.get("thousands"):
        yield Fault("thousands", "same_signs", {"found": texts["decimal"]})
    if "plural_forms" in texts:
        yield from _rule_faults(texts["plural_forms"])


def unused_texts(file: str, expected: Mapping[str, ExpectedText], texts: Mapping[str, object]) -> Iterator[Fault]:
    """The texts of a file that nothing asks for, each with the missing one that it may have been meant for."""
    missing = [
        key for key, text in expected.items() if file_of(key) == file and key not in texts and text.instead is None
    ]
    meant = missing if len(missing) <= FEW else []
    surplus = (key for key in texts if key not in expected)
    yield from (Fault(key, "unused_text", {"nearest": Guess(key, meant)}) for key in surplus)


def _rule_faults(rule: object) -> Iterator[Fault]:
    try:
        plural_forms(str(rule))
    except ValueError:
        yield Fault("plural_forms", "not_plural_forms", {"found": str(rule), "example": EXAMPLE})


def _faults_of_one(key: str, text: object, allowed: tuple[str, ...]) -> Iterator[Fault]:
    if not isinstance(text, str):
        yield Fault(key, "not_text", {"found": str(text)})
    elif not text.strip() and not key.endswith(MAY_BE_EMPTY):
        yield Fault(key, "empty_text")
    else:
        yield from _placeholder_faults(key, text, allowed)


def _placeholder_faults(key: str, text: str, allowed: tuple[str, ...]) -> Iterator[Fault]:
    found = placeholders(text)
    if found.has_single_brace:
        yield Fault(key, "single_brace")
        return
    names = tuple(f"{{{name}}}" for name in allowed)
    for wrong in dict.fromkeys(name for name in found.written if name not in allowed):
        meant = re.split(r"[:!]", wrong)[0]
        if wrong != meant and NAME.fullmatch(meant):
            yield Fault(key, "placeholder_form", {"found": f"{{{wrong}}}", "nearest": f"{{{meant}}}"})
            continue
        values = {"found": f"{{{wrong}}}", "allowed": names, "nearest": Guess(f"{{{wrong}}}", names)}
        yield Fault(key, "unknown_placeholder" if names else "no_placeholders", values)
