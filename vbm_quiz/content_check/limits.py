"""A bank in, its limits that stand twice where one could refer to the other out.

Two limits count as the same where they compare the same answers with the same number.
"""

from collections.abc import Iterator

from vbm_quiz.bank.bank import Bank
from vbm_quiz.errors import Fault


def limit_warnings(bank: Bank) -> Iterator[Fault]:
    yield from ()
