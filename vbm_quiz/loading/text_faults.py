"""The texts of a language in, their faults out: missing, unused or empty ones, and placeholders that nothing fills."""

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from vbm_quiz.bank.bank import Bank
from vbm_quiz.errors import nearest
from vbm_quiz.loading.required_texts import required_texts


def text_faults(bank: Bank, texts: Mapping[str, object]) -> Iterator[str]:
    """Every text that is missing, unused, empty, or has placeholders that nothing fills."""
    expected = required_texts(bank)
    for key in (key for key in expected if key not in texts):
        yield f"`{key}` is missing"
    for key in (key for key in texts if key not in expected):
        yield f"`{key}` is used nowhere{_hint(key, expected.keys() - texts.keys())}"
    for key in (key for key in texts if key in expected):
        text, allowed = texts[key], expected[key]
        if not isinstance(text, str):
            yield f"`{key}` is not a text"
        elif not text.strip() and not key.endswith((".also", "thousands")):
            yield f"`{key}` is empty"
        elif "{" in text or "}" in text:
            yield from (f"`{key}`: {fault}" for fault in _placeholders(text, allowed))
    if "decimal" in texts and texts["decimal"] == texts.get("thousands"):
        yield "`thousands` is the same sign as `decimal`"


def _placeholders(text: str, allowed: frozenset[str]) -> Iterator[str]:
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


def _hint(found: str, known: Iterable[str]) -> str:
    near = nearest(found, known)
    return f"; did you mean `{near}`?" if near else ""
