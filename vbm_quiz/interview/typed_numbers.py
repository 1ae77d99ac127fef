"""A number as people type it in, the plain number out: without the unit beside it, with a point before the decimals."""

import re

from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.texts.texts import Texts

TYPED = re.compile(r"[0-9]+(?:[.,]([0-9]+))?")
"""A typed number: a comma or a point before the decimals, none between thousands."""


def without_unit(texts: Texts, question: NumberQuestion, typed: str) -> str:
    """A number without the unit that the screen shows beside it: of `20 hours` and `€ 52.50` the number."""
    forms = f"units.{question.unit}.forms"
    names = [texts(f"{forms}.{form}", number="").strip() for form, _ in enumerate(texts.every(forms))]
    words = [*names, texts(f"units.{question.unit}.name"), *names[-1].split()[:1]]
    for word in sorted(filter(None, words), key=len, reverse=True):
        if typed.casefold().startswith(word.casefold()):
            return typed[len(word) :].strip()
        if typed.casefold().endswith(word.casefold()):
            return typed[: -len(word)].strip()
    return typed


def plain_number(texts: Texts, question: NumberQuestion, typed: str) -> str:
    """The number with a point before its decimals; what is no number as it was typed."""
    text = without_unit(texts, question, typed)
    return text.replace(",", ".") if TYPED.fullmatch(text) else typed
