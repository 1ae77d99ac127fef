"""The texts of a file in, their faults out: missing or empty ones, and placeholders that nothing fills."""

from collections.abc import Iterator, Mapping
from string import Formatter

from vbm_quiz.errors import Fault, nearest
from vbm_quiz.texts.language import FALLBACK
from vbm_quiz.texts.shipped_texts import shipped_texts
from vbm_quiz.texts.texts import PROGRAM, file_of

MAY_BE_EMPTY = (".also", "thousands")
FEW = 30
"""Of how many missing texts the one that was meant is looked for: comparing a whole file with itself takes minutes."""


def text_faults(file: str, required: Mapping[str, frozenset[str]], texts: Mapping[str, object]) -> Iterator[Fault]:
    """Every fault of the texts of a file.

    Args:
        file: one of `FILES`.
        required: every key there is, also of other files, with the placeholders that its text may use.
        texts: what the file holds, by full key.
    """
    expected = {key: allowed for key, allowed in required.items() if file_of(key) == file}
    yield from (Fault(key, "missing_text") for key in expected if key not in texts)
    for key, text in texts.items():
        if key in expected:
            yield from _faults_of_one(key, text, expected[key])
        elif key in required:
            yield Fault(key, "text_in_wrong_file", {"file": f"{file_of(key)}.toml"})
    if "decimal" in texts and texts["decimal"] == texts.get("thousands"):
        yield Fault("thousands", "same_signs", {"found": texts["decimal"]})


def unused_texts(file: str, required: Mapping[str, frozenset[str]], texts: Mapping[str, object]) -> Iterator[Fault]:
    """The texts of a file that nothing asks for, each with the missing one that it may have been meant for."""
    missing = [key for key in required if file_of(key) == file and key not in texts]
    meant = missing if len(missing) <= FEW else []
    yield from (Fault(key, "unused_text", {"nearest": nearest(key, meant)}) for key in texts if key not in required)


def _faults_of_one(key: str, text: object, allowed: frozenset[str]) -> Iterator[Fault]:
    if not isinstance(text, str):
        yield Fault(key, "not_text", {"found": str(text)})
    elif not text.strip() and not key.endswith(MAY_BE_EMPTY):
        yield Fault(key, "empty_text")
    elif "{" in text or "}" in text:
        yield from _placeholder_faults(key, text, allowed)


def _placeholder_faults(key: str, text: str, allowed: frozenset[str]) -> Iterator[Fault]:
    try:
        used = [field[1:] for field in Formatter().parse(text) if field[1] is not None]
    except ValueError:
        yield Fault(key, "single_brace")
        return
    names = tuple(f"{{{name}}}" for name in sorted(allowed))
    for wrong in sorted({str(name) for name, _, _ in used} - allowed):
        near = nearest(wrong, allowed)
        values = {"found": f"{{{wrong}}}", "allowed": names, "nearest": near and f"{{{near}}}"}
        yield Fault(key, "unknown_placeholder" if names else "no_placeholders", values)
    for name, form, conversion in used:
        if form or conversion:
            found = f"{name}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}"
            yield Fault(key, "placeholder_form", {"found": f"{{{found}}}", "nearest": f"{{{name}}}"})


def placeholders(text: str) -> frozenset[str]:
    """The names in {braces} of a text without faults."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def required_program_texts() -> dict[str, frozenset[str]]:
    """Every key of what the program itself says, with the placeholders that the English text has."""
    return {key: placeholders(text) for key, text in shipped_texts(PROGRAM, FALLBACK).items()}
