"""Which bank answers were given to: a bank's reference, and whether a stored reference is to the same bank."""

from collections.abc import Mapping

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.results import BankReference

FORMER_HASHES: Mapping[str, str] = {
    "4b7798d49c0acae51a5ab380c3e9ad32f702b8400fe83c235f6317a8f7d49b34": (
        "eee805de11e60b8cc058ea8fc93e01eceaf2b7c4977564f56795e8b1da2b983c"
    ),
}
"""The hash of bank 1.0.0 when it was of the structs in the code, and the one of its parsed file."""


def reference_to(bank: Bank) -> BankReference:
    """The reference that is stored with answers to a bank."""
    return BankReference(bank.id, bank.version, bank.sha256)


def is_same_bank(reference: BankReference, bank: Bank) -> bool:
    """Whether answers stored with this reference were given to this bank: the hash holds its id and version too."""
    return FORMER_HASHES.get(reference.sha256, reference.sha256) == bank.sha256
