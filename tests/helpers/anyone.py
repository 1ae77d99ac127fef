"""Random valid answers files, made of what the bank allows, with names that try to be more than a name."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.helpers.support import Document, shipped_bank
from vbm_quiz.bank.questions import NumberQuestion, Question
from vbm_quiz.model.answers import UNKNOWN

HOSTILE = (
    "<script>alert(1)</script>",
    "</title></svg><img src=x onerror=alert(1)>",
    "[red]bold[/red]",
    "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[31m",
    "abc\u202edcba\u2066",
    "界" * 80,
    "| a | b |\n|---|---|\n| c | d |",
    "=1+1",
    "# heading",
    "- item",
    "1. item",
    "``` code",
    "[link](https://example.org) ![](x) <b>*_~`",
    "&amp;&#60;b&#62;",
    "{{ 7 * 7 }} {% raw %} {0}",
    "\\*a\\*",
)

plain_names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80).filter(str.strip)
names = st.one_of(st.sampled_from(HOSTILE), plain_names)


@st.composite
def documents(draw: DrawFn) -> Document:
    """Complete answers with what may be left out now and then left out."""
    bank = shipped_bank()
    answers: dict[str, Any] = {}
    usual = draw(st.sampled_from([*bank.scale.levels, UNKNOWN]))
    for question in bank.questions.values():
        if not question.optional or draw(st.booleans()):
            answers[question.id] = draw(_value(question, usual))
    hours = (answers["letting_go.hours_client"], answers["letting_go.hours_executing"])
    if UNKNOWN not in hours:
        answers["letting_go.hours_executing"] = min(hours)
    fields = {field.id: st.sampled_from([*field.choices, UNKNOWN]) for field in bank.clients.fields}
    clients = draw(st.lists(st.fixed_dictionaries({"name": names, **fields}), max_size=3))
    top = {"respondent": draw(names), "date": draw(st.dates().map(lambda day: day.isoformat()))}
    return {"format": 1, **top, "answers": answers, "clients": clients}


def _value(question: Question, usual: str) -> SearchStrategy[Any]:
    unknown = [UNKNOWN] if question.unknown else []
    if isinstance(question, NumberQuestion):
        cents = st.integers(0 if question.above is None else 1, int(question.maximum) * 10**question.decimals)
        number = cents.map(lambda each: each / 10**question.decimals if question.decimals else each)
        return st.one_of(number, st.sampled_from(unknown)) if unknown else number
    choices = st.sampled_from([*question.choices, *unknown])
    return st.one_of(st.just(usual), choices) if question.id in shipped_bank().activities else choices
