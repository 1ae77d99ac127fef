"""Which bank answers were given to: a bank's reference, and whether a stored reference is to the same bank."""

from collections.abc import Mapping

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.results import BankReference

FORMER_HASHES: Mapping[str, str] = {
    "4b7798d49c0acae51a5ab380c3e9ad32f702b8400fe83c235f6317a8f7d49b34": (
        "62a82d0f2e42292913a7c87be9256559b3aaa64cde258b26ce74763e030e31f9"
    ),
}
"""The hash of bank 1.0.0 when it was of the structs in the code, and the one of its parsed file."""


def reference_to(bank: Bank) -> BankReference:
    """The reference that is stored with answers to a bank."""
    return BankReference(bank.id, bank.version, bank.sha256)


def is_same_bank(reference: BankReference, bank: Bank) -> bool:
    """Whether answers stored with this reference were given to this bank: the hash holds its id and version too."""
    return FORMER_HASHES.get(reference.sha256, reference.sha256) == bank.sha256
