"""The texts that a language has in plural forms: their keys, for as many forms as its rule gives."""

import re
from collections.abc import Iterator, Mapping

from vbm_quiz.loading.text_faults import ExpectedText
from vbm_quiz.texts.plural_forms import plural_forms

FORM = re.compile(r"(.+\.forms)\.[0-9]+")
"""The key of one of the forms of a text."""
USUAL_FORMS = 2


def first_form(key: str) -> str | None:
    """The key of the first form, of the key of any of them; None for any other text."""
    form = FORM.fullmatch(key)
    return None if form is None else f"{form[1]}.0"


def forms_of(rule: object) -> int:
    """How many forms a language has by its rule for plurals; the usual number where that is missing or wrong."""
    try:
        return plural_forms(str(rule)).total
    except ValueError:
        return USUAL_FORMS


def in_forms(expected: Mapping[str, ExpectedText], forms: int) -> dict[str, ExpectedText]:
    """The texts that are expected, with every form of those of which the first stands there."""
    return {form: text for key, text in expected.items() for form in _forms(key, forms)}


def _forms(key: str, forms: int) -> Iterator[str]:
    if first_form(key) == key:
        yield from (f"{key.removesuffix('0')}{form}" for form in range(forms))
    else:
        yield key
