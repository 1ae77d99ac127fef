"""The texts of the languages in, the placeholders that a text drops out: those of the rule, and of the other texts."""

from collections.abc import Iterator, Mapping

from msgspec import structs

from vbm_quiz.bank.bank import Bank
from vbm_quiz.errors import Fault
from vbm_quiz.loading.text_faults import ExpectedText
from vbm_quiz.loading.text_forms import first_form
from vbm_quiz.texts.placeholders import placeholders

Texts = Mapping[str, object]


def dropped_from_rules(bank: Bank, texts: Texts) -> Iterator[Fault]:
    """What a condition says in `quiz.toml` and the text of its rule does not tell."""
    for condition in bank.conditions:
        key = f"conditions.{condition.id}.rule"
        said = {name for name, value in structs.asdict(condition).items() if value not in (None, ())}
        used = _used(texts.get(key))
        for name in sorted(said.intersection(condition.rule_values(bank))):
            if key in texts and used.isdisjoint((name, f"{condition.id}.{name}")):
                yield Fault(key, "rule_not_told", {"found": f"{{{name}}}"})


def dropped_from_texts(
    texts: Texts, expected: Mapping[str, ExpectedText], source: Texts, language: str
) -> Iterator[Fault]:
    """What a text of another language fills in and the same text here does not.

    Plural forms are left out: languages have different ones, and “one” may be said in a word.

    Args:
        texts: the texts here.
        expected: what may be filled in there.
        source: the texts of the other language.
        language: its tag.
    """
    for key, text in texts.items():
        if key in expected and first_form(key) is None and isinstance(text, str) and text.strip():
            for name in sorted((_used(source.get(key)) - _used(text)).intersection(expected[key].placeholders)):
                yield Fault(key, "placeholder_dropped", {"found": f"{{{name}}}", "language": language})


def _used(text: object) -> frozenset[str]:
    return placeholders(text).names if isinstance(text, str) else frozenset()
