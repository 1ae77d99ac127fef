"""The texts of a file in, their faults out: missing, unused or empty ones, and placeholders that nothing fills."""

from collections.abc import Iterator, Mapping
from string import Formatter

from vbm_quiz.bank.faults import hint
from vbm_quiz.texts.texts import file_of

MAY_BE_EMPTY = (".also", "thousands")


def text_faults(file: str, required: Mapping[str, frozenset[str]], texts: Mapping[str, object]) -> Iterator[str]:
    """Every fault of the texts of a file.

    Args:
        file: one of `FILES`.
        required: every key there is, also of other files, with the placeholders that its text may use.
        texts: what the file holds, by full key.
    """
    expected = {key: allowed for key, allowed in required.items() if file_of(key) == file}
    missing = [key for key in expected if key not in texts]
    yield from (f"`{key}` is missing" for key in missing)
    for key, text in texts.items():
        if key in expected:
            yield from _faults_of_one(key, text, expected[key])
        elif key in required:
            yield f"`{key}` belongs in {file_of(key)}.toml"
        else:
            yield f"`{key}` is used nowhere{hint(key, missing)}"
    if "decimal" in texts and texts["decimal"] == texts.get("thousands"):
        yield "`thousands` is the same sign as `decimal`"


def _faults_of_one(key: str, text: object, allowed: frozenset[str]) -> Iterator[str]:
    if not isinstance(text, str):
        yield f"`{key}` is not a text"
    elif not text.strip() and not key.endswith(MAY_BE_EMPTY):
        yield f"`{key}` is empty"
    elif "{" in text or "}" in text:
        yield from (f"`{key}`: {fault}" for fault in _placeholder_faults(text, allowed))


def _placeholder_faults(text: str, allowed: frozenset[str]) -> Iterator[str]:
    try:
        used = [field[1:] for field in Formatter().parse(text) if field[1] is not None]
    except ValueError:
        yield "has a single { or }; write {{ or }} for the sign itself"
        return
    if wrong := {str(name) for name, _, _ in used} - allowed:
        names = ", ".join(f"{{{name}}}" for name in sorted(wrong))
        yield f"{names} is filled by nothing; allowed here: {', '.join(sorted(allowed)) or 'none'}"
    for name, form, conversion in used:
        if form or conversion:
            found = f"{name}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}"
            yield f"{{{found}}} is not how a placeholder is written; write {{{name}}}"


def placeholders(text: str) -> frozenset[str]:
    """The names in {braces} of a text without faults."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
