"""A promise in, a sentence about it out: the step as it was told then, with its day where it has one."""

from vbm_quiz.characters import escape_controls, isolated_name
from vbm_quiz.model.results import Promise
from vbm_quiz.report.phrases import step_name
from vbm_quiz.texts.texts import Texts

LONGEST = 200
"""How much of a title or a day is told: a file may hold any text, and what is asked about it must fit on a screen."""


def promise_text(texts: Texts, key: str, promise: Promise) -> str:
    """The text under this key; without a day the one under `<key>_undated`."""
    state = texts(f"interface.promise.{promise.state}")
    if promise.date is None:
        return texts(f"{key}_undated", step=promised_step(texts, promise), state=state)
    day = texts.day(_shortened(escape_controls(promise.date)))
    return texts(key, step=promised_step(texts, promise), state=state, date=day)


def promised_step(texts: Texts, promise: Promise) -> str:
    """The title of the step as it was told; for a file that does not have it, today's."""
    if promise.title is None:
        return _shortened(step_name(texts, promise.step))
    return isolated_name(_shortened(escape_controls(promise.title)))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
