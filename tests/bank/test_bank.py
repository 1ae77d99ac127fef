"""A bank is known again by its hash, and its history tells what each version changed."""

import pytest
from msgspec import structs

from tests.helpers.banks import CHANGED, named_bank
from tests.helpers.shipped import LANGUAGES, shipped_bank, shipped_texts
from vbm_quiz.model.results import BankReference

FIRST = BankReference("vbm", "1.0.0", "62a82d0f2e42292913a7c87be9256559b3aaa64cde258b26ce74763e030e31f9")
"""How the bank was stored in its first version."""


def test_a_bank_is_the_one_that_its_own_reference_names() -> None:
    assert shipped_bank().is_same(shipped_bank().reference)


@pytest.mark.parametrize("name", CHANGED)
def test_a_bank_with_other_rules_is_another_one(name: str) -> None:
    """Also when nobody raised its version."""
    assert not named_bank(name).is_same(shipped_bank().reference)


def test_an_earlier_version_and_an_unknown_hash_are_another_bank() -> None:
    assert not shipped_bank().is_same(FIRST)
    assert not shipped_bank().is_same(structs.replace(shipped_bank().reference, sha256="0" * 64))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_version_that_ships_is_the_last_of_its_history(language: str) -> None:
    history = shipped_bank().history
    assert (shipped_bank().version, history[-1].version) == ("2.2.0", "2.2.0")
    assert all(shipped_texts(language)(f"history.{version.changes}") for version in history)
