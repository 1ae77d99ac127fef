"""A bank is known again by its hash, also by the one that it had before."""

import pytest
from msgspec import structs

from tests.helpers.banks import CHANGED, named_bank
from tests.helpers.shipped import shipped_bank
from vbm_quiz.model.results import BankReference

BEFORE = BankReference("vbm", "1.0.0", "4b7798d49c0acae51a5ab380c3e9ad32f702b8400fe83c235f6317a8f7d49b34")
"""How the bank that ships was stored when its hash was of the structs in the code."""


def test_a_bank_is_the_one_that_its_own_reference_names() -> None:
    assert shipped_bank().is_same(shipped_bank().reference)


def test_the_bank_that_ships_is_known_by_the_hash_that_it_had_before() -> None:
    assert shipped_bank().is_same(BEFORE)


@pytest.mark.parametrize("name", CHANGED)
def test_a_bank_with_other_rules_is_another_one(name: str) -> None:
    """Also when nobody raised its version."""
    assert not named_bank(name).is_same(BEFORE)
    assert not named_bank(name).is_same(shipped_bank().reference)


def test_an_unknown_hash_is_another_bank() -> None:
    assert not shipped_bank().is_same(structs.replace(BEFORE, sha256="0" * 64))
