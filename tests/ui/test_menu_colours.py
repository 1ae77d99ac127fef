"""The colours of the menus: readable on every common background, and none that a palette changes."""

import pytest

from tests.helpers.colours import BACKGROUNDS, contrast
from vbm_quiz.ui.menu import STYLE

USED = sorted({rule.partition("fg:")[2].split()[0] for _, rule in STYLE.style_rules if "fg:" in rule})


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("colour", USED)
def test_a_colour_stands_out_three_to_one_on_every_background(colour: str, background: str) -> None:
    rgb = [
        int(colour[place : place + 2], 16) for place in (1, 3, 5)
    ]  # a name, which a palette would change, is no such
    assert contrast(rgb, BACKGROUNDS[background]) >= 3


def test_there_is_a_colour_to_look_at() -> None:
    assert USED
