"""Numbers and texts in a language."""

from decimal import Decimal

import pytest

from tests.helpers.shipped import shipped_texts


@pytest.mark.parametrize(
    ("number", "written"),
    [("999", "999"), ("1000", "1.000"), ("1234567", "1.234.567"), ("1000.1234", "1.000,1234"), ("0.5", "0,5")],
)
def test_thousands_are_parted_before_the_decimals_alone(number: str, written: str) -> None:
    assert written == shipped_texts("nl").number(Decimal(number))
