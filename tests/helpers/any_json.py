"""What may come instead of an answers file: any JSON, and documents that are nearly right."""

from hypothesis import strategies as st

from tests.helpers.shipped import LANGUAGES, shipped_bank

any_text = st.text(st.characters(codec=None, categories=None), max_size=20)
any_number = st.one_of(
    st.integers(),
    st.integers(-5, 400),
    st.floats(),
    st.sampled_from([10**400, -(10**400), 1e308, 5e-324, -0.0, 0.1 + 0.2, 2.0]),
)
any_leaf = st.one_of(st.none(), st.booleans(), any_number, any_text, st.sampled_from(["unknown", "yes", "own_part"]))
any_value = st.recursive(
    any_leaf, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4)
)
question = st.sampled_from(list(shipped_bank().questions))
key = st.one_of(question, any_text, question.map(lambda id_: id_[:-1]))
a_client = st.dictionaries(
    st.sampled_from(["name", "growth", "team", "willing", "lets_go", "x"]), any_value, max_size=6
)
half_valid = st.fixed_dictionaries(
    {},
    optional={
        "format": st.one_of(st.just(1), any_value),
        "language": st.one_of(st.sampled_from(LANGUAGES), any_value),
        "respondent": any_value,
        "date": st.one_of(st.dates().map(str), any_value),
        "answers": st.one_of(st.dictionaries(key, any_value, max_size=8), any_value),
        "clients": st.one_of(st.lists(st.one_of(a_client, any_value), max_size=4), any_value),
        "answer": any_value,
    },
)
