"""The commands of a prompt with their keys, from which both the bindings and the line that lists them are made."""

from collections.abc import Mapping
from typing import NamedTuple

from vbm_quiz.ui.frontend import Prompt


class Command(NamedTuple):
    """A command, and how it is given.

    `name` is its key in the texts. `keys` are its keys in a menu, by prompt_toolkit's names, shown as `symbol`, or as
    `ascii` where the terminal has no Unicode. `letter` is what is typed for it in plain lines.
    """

    name: str
    keys: tuple[str, ...]
    symbol: str
    ascii: str
    letter: str


BACK = Command("back", ("escape", "left"), "← Esc", "Esc", "b")
BACK_FROM_FIELD = Command("back", ("escape", "up"), "↑ Esc", "Esc", "b")
"""Where an answer is typed, the other arrows move within it."""
HELP = Command("help", ("?",), "?", "?", "?")
STOP = Command("stop", ("q",), "q", "q", "q")

ENTER = ("c-m", "c-j")
CHOOSE = (*ENTER, "space")
NEXT = ("down", "j", "c-n")
PREVIOUS = ("up", "k", "c-p")
INTERRUPT = "c-c"
SUSPEND = "c-z"
MOVES: Mapping[str, int] = {"pageup": -10, "pagedown": 10, "home": -1000, "end": 1000}
"""By how many choices a key moves the pointer of a menu; it stops at the first and the last one."""
ALWAYS = (*BACK_FROM_FIELD.keys,)
"""The keys that give their command while an answer is being typed too: they type nothing and move no cursor."""


def commands(prompt: Prompt) -> tuple[Command, ...]:
    """The commands that a prompt has."""
    absent = {BACK: prompt.first, HELP: not prompt.help}
    return tuple(command for command in (BACK, HELP, STOP) if not absent.get(command))


def menu_commands(prompt: Prompt) -> tuple[Command, ...]:
    """The commands that have a key; a name may begin with the letter that stops."""
    back = BACK if prompt.options else BACK_FROM_FIELD
    return tuple(
        back if command is BACK else command
        for command in commands(prompt)
        if not (command is STOP and prompt.free_text)
    )
