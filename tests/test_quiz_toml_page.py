"""`docs/quiz-toml.md`: all that `quiz.toml` may say, as the types have it today, with examples that are right."""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from vbm_quiz.bank.base import BankStruct
from vbm_quiz.commands.schema import bank as bank_schema
from vbm_quiz.loading.decode import structure_faults

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "quiz-toml.md").read_text("utf-8")
TABLES = bank_schema()["$defs"]
SECTIONS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def test_the_page_is_written_anew_after_every_change_of_a_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(DOCS)
    import quiz_toml

    assert quiz_toml.page() == PAGE
    del sys.modules["quiz_toml"]


@pytest.mark.parametrize("table", [name for name in TABLES if name != "BankDocument"])
def test_every_table_has_each_of_its_keys_and_an_example_that_is_right(table: str) -> None:
    keys = [*TABLES[table]["properties"]]
    told = re.findall(r"^\| `(\w+)` \| .+ \| .+ \| .+ \|$", SECTIONS[table], re.MULTILINE)
    assert [key for key in keys if key not in ("kind", "test")] == [key for key in told if key not in ("kind", "test")]
    (example,) = re.findall(r"```toml\n(.*?)```", SECTIONS[table], re.DOTALL)
    assert [] == list(structure_faults(tomllib.loads(example), type_named(table)))


def test_every_link_leads_to_a_table() -> None:
    assert {name.lower() for name in SECTIONS} >= set(re.findall(r"\]\(#(\w+)\)", PAGE))


def type_named(name: str) -> type[Any]:
    """The type of the bank with this name."""
    known = {each.__name__: each for each in subclasses(BankStruct)}
    return known[name]


def subclasses(of: type[Any]) -> list[type[Any]]:
    """A type's own kinds, and theirs."""
    return [each for direct in of.__subclasses__() for each in (direct, *subclasses(direct))]
