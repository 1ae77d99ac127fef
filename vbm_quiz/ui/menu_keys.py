"""What the keys of a menu do: move over the choices, take one."""

from collections.abc import Callable

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from questionary import Separator
from questionary.prompts.common import InquirerControl

from vbm_quiz.ui import keys

ENTER = ("c-m", "c-j")
"""The second is the Enter of who typed ahead on the first screen, where the terminal still made a line feed of it."""


def moves(control: InquirerControl) -> KeyBindings:
    """The keys of any menu: over the choices, and to take the selected one."""
    bindings = KeyBindings()
    rows = [row for row, each in enumerate(control.choices) if not isinstance(each, Separator)]

    def point(to: Callable[[int], int]) -> Callable[[KeyPressEvent], None]:
        def pointed(_: KeyPressEvent) -> None:
            control.pointed_at = rows[to(rows.index(control.pointed_at))]

        return pointed

    def far(by: int) -> Callable[[int], int]:
        return lambda place: min(max(place + by, 0), len(rows) - 1)

    bindings.add("down", eager=True)(point(lambda place: (place + 1) % len(rows)))
    bindings.add("up", eager=True)(point(lambda place: (place - 1) % len(rows)))
    for key, by in keys.MOVES.items():
        bindings.add(key, eager=True)(point(far(by)))
    for key in ENTER:
        bindings.add(key, eager=True)(lambda event: event.app.exit(result=control.get_pointed_at().value))
    bindings.add("c-c", eager=True)(lambda event: event.app.exit(exception=KeyboardInterrupt()))
    bindings.add("<any>")(lambda _: None)
    return bindings
