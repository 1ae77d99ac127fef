"""Rows in, questionary's list of choices out: with the keys that move in it and take a choice.

One internal of questionary is used, here alone: `InquirerControl`, its list of choices.
"""

from collections.abc import Callable, Iterable

import questionary
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import Margin, ScrollOffsets, UIContent, Window, WindowRenderInfo
from questionary.prompts.common import InquirerControl

from vbm_quiz.ui.frontend import MOST_DIGITS
from vbm_quiz.ui.keys import CHOOSE, INTERRUPT, MOVES, NEXT, PREVIOUS
from vbm_quiz.ui.menu_layout import Row

NOTHING = -1
"""Where questionary's pointer stands while no choice is selected: it draws none there, and still finds a choice."""


class ChoiceList:
    """The list of choices, and which of them is selected.

    Args:
        rows: the lines of the list.
        selected: the value that is selected at first; None for the first choice, or for none of them.
        nothing_selected: whether nothing is selected at first where `selected` is None.
        pointer: what stands before the selected choice.
        more: the signs for more above and more below.
        refuse: called for a key that does nothing here.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that the caller knows
        self,
        rows: Iterable[Row],
        *,
        selected: str | None,
        nothing_selected: bool,
        pointer: str,
        more: tuple[str, str],
        refuse: Callable[[], None],
    ) -> None:
        self._rows = [(_choice(row), row) for row in rows]
        self._refuse = refuse
        self._control = InquirerControl(
            [choice for choice, _ in self._rows],
            pointer=pointer,
            use_indicator=False,
            initial_choice=selected,
            focusable=True,  # the cursor stands on the selected choice, where a braille display looks for it
        )
        self._places = [index for index, (_, row) in enumerate(self._rows) if row.value is not None]
        if selected is None and nothing_selected:
            self._control.pointed_at = NOTHING
        margin = MoreMargin(*more)
        self.window = Window(self._control, scroll_offsets=ScrollOffsets(top=2, bottom=3), right_margins=[margin])

    def wrap(self, width: int) -> None:
        """Wrap all labels anew."""
        for choice, row in self._rows:
            choice.title = row.label(width)

    @property
    def height(self) -> int:
        """The lines of all labels."""
        return sum(str(choice.title).count("\n") + 1 for choice, _ in self._rows)

    def bindings(self) -> KeyBindings:
        """The keys that move the pointer, and those that take the choice that it points at."""
        bindings = KeyBindings()
        last = len(self._places) - 1

        def bind(keys: Iterable[str], target: Callable[[int | None], int]) -> None:
            def point(_: KeyPressEvent) -> None:
                self._control.pointed_at = self._places[target(self._selected)]

            for key in keys:
                bindings.add(key, eager=True)(point)

        bind(NEXT, lambda index: 0 if index is None or index == last else index + 1)
        bind(PREVIOUS, lambda index: index - 1 if index else last)
        for key, by in MOVES.items():
            bind([key], self._moved(by))
        for index in range(last + 1 if last < MOST_DIGITS else 0):
            bind([str(index + 1)], self._at(index))
        for key in CHOOSE:
            bindings.add(key, eager=True)(self._take)
        bindings.add(INTERRUPT, eager=True)(lambda event: event.app.exit(exception=KeyboardInterrupt()))
        bindings.add("<any>")(lambda _: self._refuse())
        return bindings

    @property
    def _selected(self) -> int | None:
        pointed_at = self._control.pointed_at
        return None if pointed_at == NOTHING else self._places.index(pointed_at)

    def _moved(self, by: int) -> Callable[[int | None], int]:
        """To the choice so many further; while nothing is selected the move begins at the first one."""
        last = len(self._places) - 1
        return lambda index: min(max((index or 0) + by, 0), last)

    @staticmethod
    def _at(index: int) -> Callable[[int | None], int]:
        return lambda _: index

    def _take(self, event: KeyPressEvent) -> None:
        if self._selected is None:
            self._refuse()
        else:
            event.app.exit(result=self._control.get_pointed_at().value)


class MoreMargin(Margin):
    """Shows at the right of a list that scrolls that there is more above or below."""

    def __init__(self, above: str, below: str) -> None:
        self._above = above
        self._below = below

    def get_width(self, get_ui_content: Callable[[], UIContent]) -> int:
        """The columns that it takes."""
        return max(len(self._above), len(self._below))

    def create_margin(self, window_render_info: WindowRenderInfo, width: int, height: int) -> StyleAndTextTuples:
        """The signs, in the first and the last row."""
        rows = [""] * height
        if height and not window_render_info.bottom_visible:
            rows[-1] = self._below
        if height and not window_render_info.top_visible:
            rows[0] = self._above if height > 1 or not rows[0] else rows[0]
        return [("class:more", "\n".join(rows))]


def _choice(row: Row) -> questionary.Choice:
    if row.value is None:
        return questionary.Separator(row.text)
    return questionary.Choice(row.text, value=row.value)
