"""A prompt with a page in, its screens out: a screenful at a time, and below the last one a menu of a few rows.

The page is laid out anew where the size of the terminal has changed.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import ANSI, StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.containers import ConditionalContainer
from prompt_toolkit.output import Output
from prompt_toolkit.utils import get_cwidth

from vbm_quiz.errors import StoppedByUser
from vbm_quiz.model.answers import Value
from vbm_quiz.ui.frontend import Back, Option, Prompt
from vbm_quiz.ui.job_control import suspend
from vbm_quiz.ui.keys import BACK, CHOOSE, INTERRUPT, NEXT, PREVIOUS, STOP, SUSPEND
from vbm_quiz.ui.menu_layout import width_within, wrap

GAP = "   "
READ_BACK = ("pageup", *BACK.keys, *PREVIOUS)
"""The keys that turn to the screen before, where no choice is selected by them."""


def label(number: int, option: Option) -> str:
    """A choice as it stands in a row."""
    return f"{number} {option.label}"


def in_rows(labels: Sequence[str], width: int) -> list[list[int]]:
    """The indices of the labels, row by row, as many in a row as fit."""
    rows: list[list[int]] = [[]]
    used = 0
    for index, text in enumerate(labels):
        needed = get_cwidth(text) + (len(GAP) if rows[-1] else 0)
        if rows[-1] and used + needed > width:
            rows.append([])
            used, needed = 0, get_cwidth(text)
        rows[-1].append(index)
        used += needed
    return rows


class PageScreen:
    """A page, its choices and its keys, as an application of prompt_toolkit that ends with the choice taken.

    Args:
        prompt: the prompt.
        page: lays the page out for the width of the terminal.
        legend: the line that lists the keys of the choices.
        read_on: the line that lists the keys where more of the page follows; told whether there is a screen before.
        output: the terminal.
    """

    def __init__(
        self, prompt: Prompt, page: Callable[[], str], *, legend: str, read_on: Callable[[bool], str], output: Output
    ) -> None:
        self._prompt = prompt
        self._page = page
        self._legend = legend
        self._read_on = read_on
        self._output = output
        self._size: object = None
        self._lines: list[str] = []
        self._top = 0
        self._refused = False
        self._labels = [label(number, option) for number, option in enumerate(prompt.choices, 1)]
        values = [option.value for option in prompt.choices]
        self._selected = values.index(str(prompt.answer)) if prompt.answer in values else 0

    def application(self, **options: Any) -> Application[Value | Back]:  # noqa: ANN401 - passed on
        """The menu; Enter takes what is selected."""
        page = Window(
            FormattedTextControl(self._shown, focusable=True, show_cursor=False, key_bindings=self._reading_keys()),
            dont_extend_height=True,
        )
        menu = Window(
            FormattedTextControl(
                self._menu_text, focusable=True, get_cursor_position=self._cursor, key_bindings=self._menu_keys()
            ),
            height=lambda: len(self._rows()),
        )
        legend = Window(FormattedTextControl(self._legend_text), style=self._legend_style, dont_extend_height=True)
        layout = Layout(HSplit([page, Window(height=1), ConditionalContainer(menu, Condition(self._is_last)), legend]))

        def focus(_: object) -> None:
            self._fit()
            layout.focus(menu if self._is_last() else page)

        return Application(
            layout,
            key_bindings=self._command_keys(),
            before_render=focus,
            include_default_pygments_style=False,
            output=self._output,
            **options,
        )

    def _fit(self) -> None:
        """Lay the page out where the size of the screen has changed."""
        size = self._output.get_size()
        if size != self._size:
            self._size = size
            self._lines = self._page().strip("\n").split("\n")
            self._top = 0

    @property
    def _width(self) -> int:
        return width_within(self._output.get_size())

    def _height(self, below: int) -> int:
        """The rows for the page above an empty one and so many others."""
        return max(self._output.get_size().rows - 1 - below, 1)

    def _is_last(self) -> bool:
        """Whether the rest of the page fits above the menu."""
        below = len(self._rows()) + len(wrap(self._legend, self._width))
        return len(self._lines) - self._top <= self._height(below)

    @property
    def _step(self) -> int:
        """The lines of a screen without the menu."""
        return self._height(len(wrap(self._read_on(True), self._width)))  # noqa: FBT003 - the longer of the two

    def _shown(self) -> ANSI:
        end = len(self._lines) if self._is_last() else self._top + self._step
        return ANSI("\n".join(self._lines[self._top : end]))

    def _legend_text(self) -> str:
        return "\n".join(wrap(self._legend if self._is_last() else self._read_on(self._top > 0), self._width))

    def _legend_style(self) -> str:
        return "class:refusal" if self._refused else "class:quiet"

    def _rows(self) -> list[list[int]]:
        return in_rows(self._labels, self._width)

    def _menu_text(self) -> StyleAndTextTuples:
        parts: StyleAndTextTuples = []
        for row in self._rows():
            parts += [("", "\n")] if parts else []
            for index in row:
                parts += [("", GAP)] if index != row[0] else []
                parts.append(("reverse" if index == self._selected else "", self._labels[index]))
        return parts

    def _cursor(self) -> Point:
        """Where the selected choice begins: a braille display looks for it there."""
        for y, row in enumerate(self._rows()):
            if self._selected in row:
                before = row[: row.index(self._selected)]
                return Point(sum(get_cwidth(self._labels[index]) + len(GAP) for index in before), y)
        return Point(0, 0)

    def _command_keys(self) -> KeyBindings:
        bindings = KeyBindings()
        for key in STOP.keys:
            bindings.add(key, eager=True)(_stop)
        bindings.add(INTERRUPT, eager=True)(lambda event: event.app.exit(exception=KeyboardInterrupt()))
        bindings.add(SUSPEND, eager=True)(lambda event: suspend(event.app))
        for key in READ_BACK:
            bindings.add(key)(lambda _: self._turn(-1))
        bindings.add("<any>")(lambda _: self._refuse())
        return bindings

    def _refuse(self) -> None:
        """Let the line that lists the keys stand out, until one of them is pressed."""
        self._refused = True

    def _reading_keys(self) -> KeyBindings:
        bindings = KeyBindings()
        for key in (*CHOOSE, *NEXT, "pagedown"):
            bindings.add(key, eager=True)(lambda _: self._turn(1))
        return bindings

    def _turn(self, by: int) -> None:
        self._refused = False
        self._top = max(self._top + by * self._step, 0)

    def _menu_keys(self) -> KeyBindings:
        bindings = KeyBindings()
        last = len(self._labels) - 1

        def bind(keys: Sequence[str], target: Callable[[int], int]) -> None:
            def select(_: KeyPressEvent) -> None:
                self._refused = False
                self._selected = min(max(target(self._selected), 0), last)

            for key in keys:
                bindings.add(key, eager=True)(select)

        bind((*NEXT, "right", "tab", "l"), lambda index: (index + 1) % (last + 1))
        bind((*PREVIOUS, "left", "s-tab", "h"), lambda index: (index - 1) % (last + 1))
        bind(("home",), lambda _: 0)
        bind(("end",), lambda _: last)
        for number in range(1, last + 2):
            bind((str(number),), partial(_constant, number - 1))
        for key in CHOOSE:
            bindings.add(key, eager=True)(self._take)
        return bindings

    def _take(self, event: KeyPressEvent) -> None:
        event.app.exit(result=self._prompt.choices[self._selected].value)


def _constant(index: int, _: int) -> int:
    return index


def _stop(event: KeyPressEvent) -> None:
    event.app.exit(exception=StoppedByUser())
