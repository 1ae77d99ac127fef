"""The texts of one language, by the ids of the bank."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct


class Texts(Struct, frozen=True):
    """Every text of a language by its full key, such as `questions.plan.actions.text`."""

    language: str
    by_key: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text with its placeholders filled in; `KeyError` for a key that the catalog did not check."""
        return self.by_key[key].format(**values)

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in self.by_key

    def every(self, key: str) -> list[str]:
        """The texts of a list, in order."""
        return [text for name, text in self.by_key.items() if name.rpartition(".")[0] == key]

    def listed(self, items: Iterable[str], last: str = "and") -> str:
        """`a, b and c`; `last` names the joining word under `interface`: and, or."""
        *most, end = items
        return f"{', '.join(most)} {self(f'interface.{last}')} {end}" if most else end

    def day(self, iso: str) -> str:
        """A day, such as 2026-11-24, as this language writes it; any other text as it stands."""
        match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)", iso)
        if match is None:
            return iso
        month = self(f"interface.months.{int(match[2])}")
        return self("interface.session.day", day=int(match[3]), month=month, year=match[1])

    def number(self, value: object) -> str:
        """A number as this language writes it, such as 1.760,50."""
        whole, _, decimals = str(value).partition(".")
        grouped = re.sub(r"(?<=\d)(?=(\d{3})+$)", self.by_key["thousands"], whole)
        return f"{grouped}{self.by_key['decimal']}{decimals}" if decimals else grouped


def flattened(raw: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """Nested tables and lists as one flat mapping with dotted keys."""
    flat: dict[str, object] = {}
    for key, value in raw.items():
        if isinstance(value, list):
            value = {str(place): part for place, part in enumerate(value)}  # noqa: PLW2901 - a list is a table by place
        if isinstance(value, dict):
            flat.update(flattened(value, f"{prefix}{key}."))
        else:
            flat[prefix + key] = value
    return flat
