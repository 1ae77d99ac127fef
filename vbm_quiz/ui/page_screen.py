"""A prompt with a page in, its screen out: the page, and a menu of a few rows below it with one choice selected."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import ANSI, StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import Output
from prompt_toolkit.utils import get_cwidth

from vbm_quiz.errors import StoppedByUser
from vbm_quiz.model.answers import Value
from vbm_quiz.ui.frontend import Back, Option, Prompt
from vbm_quiz.ui.job_control import suspend
from vbm_quiz.ui.keys import ENTER, INTERRUPT, STOP, SUSPEND
from vbm_quiz.ui.menu_layout import width_within, wrap

GAP = "   "


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
        legend: the line that lists the keys.
        output: the terminal.
    """

    def __init__(self, prompt: Prompt, legend: str, output: Output) -> None:
        self._prompt = prompt
        self._legend = legend
        self._output = output
        self._labels = [label(number, option) for number, option in enumerate(prompt.choices, 1)]
        values = [option.value for option in prompt.choices]
        self._selected = values.index(str(prompt.answer)) if prompt.answer in values else 0

    def application(self, **options: Any) -> Application[Value | Back]:  # noqa: ANN401 - passed on
        """The menu; Enter takes what is selected."""
        control = FormattedTextControl(
            self._text,
            focusable=True,
            get_cursor_position=self._cursor,
            key_bindings=self._bindings(),
        )
        page = Window(FormattedTextControl(ANSI(self._prompt.page.rstrip("\n"))), dont_extend_height=True)
        menu = Window(control, height=lambda: len(self._rows()), dont_extend_height=True)
        return Application(
            Layout(HSplit([page, Window(height=1), menu, self._legend_window()]), focused_element=menu),
            include_default_pygments_style=False,
            output=self._output,
            **options,
        )

    def _legend_window(self) -> Window:
        lines = wrap(self._legend, width_within(self._output.get_size()))
        return Window(FormattedTextControl("\n".join(lines), style="class:quiet"), height=len(lines))

    def _rows(self) -> list[list[int]]:
        return in_rows(self._labels, width_within(self._output.get_size()))

    def _text(self) -> StyleAndTextTuples:
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

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        last = len(self._labels) - 1

        def bind(keys: Sequence[str], target: Callable[[int], int]) -> None:
            def select(_: KeyPressEvent) -> None:
                self._selected = min(max(target(self._selected), 0), last)

            for key in keys:
                bindings.add(key, eager=True)(select)

        bind(("right", "tab", "l", " ", "c-n"), lambda index: (index + 1) % (last + 1))
        bind(("left", "s-tab", "h", "c-p"), lambda index: (index - 1) % (last + 1))
        bind(("down", "j"), lambda index: self._beside(index, 1))
        bind(("up", "k"), lambda index: self._beside(index, -1))
        bind(("home",), lambda _: 0)
        bind(("end",), lambda _: last)
        for number in range(1, last + 2):
            bind((str(number),), partial(_constant, number - 1))
        for key in ENTER:
            bindings.add(key, eager=True)(self._take)
        for key in STOP.keys:
            bindings.add(key, eager=True)(_stop)
        bindings.add(INTERRUPT, eager=True)(lambda event: event.app.exit(exception=KeyboardInterrupt()))
        bindings.add(SUSPEND, eager=True)(lambda event: suspend(event.app))
        bindings.add("<any>")(lambda _: None)
        return bindings

    def _take(self, event: KeyPressEvent) -> None:
        event.app.exit(result=self._prompt.choices[self._selected].value)

    def _beside(self, index: int, by: int) -> int:
        """The choice in the row below or above, at the same place or the last of that row."""
        rows = self._rows()
        y = next(y for y, row in enumerate(rows) if index in row)
        target = rows[min(max(y + by, 0), len(rows) - 1)]
        return target[min(rows[y].index(index), len(target) - 1)]


def _constant(index: int, _: int) -> int:
    return index


def _stop(event: KeyPressEvent) -> None:
    event.app.exit(exception=StoppedByUser())
