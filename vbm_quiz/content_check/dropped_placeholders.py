"""The texts of the languages in, the placeholders that a text drops out: those of the rule, and of the other texts."""

from collections.abc import Iterator, Mapping

from msgspec import structs

from vbm_quiz.bank.bank import Bank
from vbm_quiz.errors import Fault
from vbm_quiz.texts.placeholders import placeholders

Texts = Mapping[str, object]


def dropped_from_rules(bank: Bank, texts: Texts) -> Iterator[Fault]:
    """What a condition says in `quiz.toml` and the text of its rule does not tell."""
    for condition in bank.conditions:
        key = f"conditions.{condition.id}.rule"
        said = {name for name, value in structs.asdict(condition).items() if value not in (None, ())}
        told = said.intersection(condition.rule_values(bank))
        yield from _dropped(key, texts.get(key), told, "rule_not_told")


def dropped_from_texts(texts: Texts, source: Texts, language: str) -> Iterator[Fault]:
    """What a text of another language fills in and the same text here does not."""
    for key, text in texts.items():
        for fault in _dropped(key, text, placeholders_in(source.get(key)), "placeholder_dropped"):
            yield fault._replace(values={**fault.values, "language": language})


def _dropped(key: str, text: object, expected: set[str], kind: str) -> Iterator[Fault]:
    used = placeholders_in(text)
    for name in sorted(expected - used) if isinstance(text, str) and text.strip() else ():
        yield Fault(key, kind, {"found": f"{{{name}}}"})


def placeholders_in(text: object) -> set[str]:
    """The names in {braces} of a text; none where it is no text."""
    return set(placeholders(text).names) if isinstance(text, str) else set()
