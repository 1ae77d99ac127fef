"""The keys of both faces, once: what binds them also writes the line that tells them."""

from collections.abc import Mapping
from typing import NamedTuple

from vbm_quiz.ui.prompt import Prompt


class Key(NamedTuple):
    """A command: its name in the texts, the keys of the menu with their sign, and the letter of the plain face."""

    name: str
    menu: tuple[str, ...]
    sign: str
    ascii: str
    letter: str


BACK = Key("back", ("escape", "left"), "← Esc", "Esc", "b")
HELP = Key("help", ("?",), "?", "?", "?")
STOP = Key("stop", ("q",), "q", "q", "q")
COMMANDS = (BACK, HELP, STOP)
FAR = 1000
"""Further than any list is long."""
MOVES: Mapping[str, int] = {"pageup": -10, "pagedown": 10, "home": -FAR, "end": FAR}
"""The keys that move the pointer of a menu by more than one choice, as far as there are any."""
ALWAYS = ("escape",)
"""The keys that are a command even while something is typed: they are no signs and move no cursor."""


def commands(card: Prompt) -> tuple[Key, ...]:
    """The commands that mean something on this card."""
    return tuple(key for key in COMMANDS if not (key is BACK and card.first) and not (key is HELP and not card.help))


def menu_commands(card: Prompt) -> tuple[Key, ...]:
    """The commands that the menu binds: a name may begin with the letter that stops."""
    return tuple(key for key in commands(card) if not (key is STOP and card.free_text))
