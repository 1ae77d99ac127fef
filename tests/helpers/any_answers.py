"""Random complete answers to any bank, boundaries and unknowns among them."""

from decimal import Decimal

from hypothesis import strategies as st

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.questions import NumberQuestion, Question
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Answers, Client, Value

WHOLES = ("0", "1", "8.5", "40", "37.25")


@st.composite
def any_answers(draw: st.DrawFn, bank: Bank) -> Answers:
    """Every question answered; an example that nothing asks for may stand there all the same."""
    values: dict[str, Value] = {}
    for question in bank.questions.values():
        values[question.id] = draw(_value(bank, question, values))
    clients = draw(st.lists(_client(bank), max_size=2))
    return Answers(values, clients=tuple(clients))


def _value(bank: Bank, question: Question, values: dict[str, Value]) -> st.SearchStrategy[Value]:
    if question.id in bank.examples:
        return st.sampled_from([YES, NO])
    if not isinstance(question, NumberQuestion):
        return st.sampled_from([*question.choices, *([UNKNOWN] if question.unknown else [])])
    whole = values.get(question.no_more_than or "")
    if isinstance(whole, Decimal):
        quarters = st.integers(0, 20).map(lambda part: (whole * part / 20).quantize(Decimal("0.01")))
        return st.just(UNKNOWN) | quarters
    if question.above is not None:
        return st.integers(1, 100).map(Decimal)
    known = st.sampled_from(WHOLES if question.decimals else [str(number) for number in range(6)]).map(Decimal)
    return st.just(UNKNOWN) | known


def _client(bank: Bank) -> st.SearchStrategy[Client]:
    fields = {field.id: st.sampled_from([*field.choices, UNKNOWN]) for field in bank.clients.fields}
    return st.fixed_dictionaries(fields).map(lambda answers: Client("A", answers))
