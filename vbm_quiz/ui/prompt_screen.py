"""A prompt in, its screen out: an application of prompt_toolkit that ends with the answer.

One internal of questionary is used, here alone: the `application` of its text prompt.
"""

from typing import Any, NamedTuple

import questionary
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.filters import Always, Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.containers import ConditionalContainer, Container
from prompt_toolkit.output import Output

from vbm_quiz.errors import StoppedByUser
from vbm_quiz.model.answers import Value
from vbm_quiz.ui.choice_list import ChoiceList
from vbm_quiz.ui.frontend import Back, Prompt
from vbm_quiz.ui.job_control import suspend
from vbm_quiz.ui.keys import ALWAYS, BACK, BACK_FROM_FIELD, HELP, STOP, SUSPEND, menu_commands
from vbm_quiz.ui.menu_layout import Lines, fitting, last_answered, lines_around, rows, rows_around, width_within

ABOVE = {"answered": "quiet", "progress": "quiet", "question": "question-text", "help": "", "refusal": "refusal"}
BELOW = {"legend": "quiet"}
"""The parts above and below the choices from top to bottom, each with the name of its style."""


class Symbols(NamedTuple):
    """The signs beside the choices: before the selected one, for more above and below, and for an answer."""

    pointer: str
    above: str
    below: str
    answered: str


class PromptScreen:
    """One prompt on the screen.

    Args:
        prompt: the prompt.
        legend: the line that lists the keys.
        wrong_key: what is said of a key that does nothing in a menu.
        refusal: what is said of the answer before.
        symbols: the signs beside the choices.
        output: the terminal.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that the screen shows
        self, prompt: Prompt, *, legend: str, wrong_key: str, refusal: str, symbols: Symbols, output: Output
    ) -> None:
        self._prompt = prompt
        self._legend = legend
        self._wrong_key = wrong_key
        self._refusal = refusal
        self._symbols = symbols
        self._output = output
        self._help_shown = False
        self._size: object = None
        self._lines: Lines = {}
        self._shown: Lines = {}
        self._choices: ChoiceList | None = None

    def input_line(self, text: str, **options: Any) -> Application[Value | Back]:  # noqa: ANN401 - passed on
        """An input line with a text on it to start with."""
        pointer = self._symbols.pointer
        app = questionary.text(pointer, qmark="", default=text, output=self._output, **options).application
        app.layout = Layout(self._framed(app.layout.container), focused_element=app.layout.current_window)
        own = self._command_bindings()
        app.key_bindings = own if app.key_bindings is None else merge_key_bindings([app.key_bindings, own])
        app.before_render += self._fit
        return app

    def menu(self, **options: Any) -> Application[Value | Back]:  # noqa: ANN401 - passed on
        """The choices with a pointer.

        `questionary.select` makes two input lines as well, for a message and for an error: each takes as long as the
        menu itself.
        """
        values = [option.value for option in self._prompt.choices]
        choices = self._choices = ChoiceList(
            rows(self._prompt.options, numbered=self._prompt.is_numbered),
            selected=next((value for value in values if value == self._prompt.answer), None),
            nothing_selected=self._prompt.nothing_selected,
            pointer=self._symbols.pointer,
            more=(self._symbols.above, self._symbols.below),
            refuse=self._refuse_key,
        )
        return Application(
            Layout(self._framed(HSplit([Window(height=1), choices.window])), focused_element=choices.window),
            key_bindings=merge_key_bindings([choices.bindings(), self._command_bindings()]),
            before_render=self._fit,
            include_default_pygments_style=False,
            output=self._output,
            **options,
        )

    def _framed(self, prompt: Container) -> Container:
        return HSplit([*(self._window(part) for part in ABOVE), prompt, *(self._window(part) for part in BELOW)])

    def _window(self, part: str) -> Container:
        style = {**ABOVE, **BELOW}[part]
        text = FormattedTextControl(lambda: "\n".join(self._shown[part]))
        window = Window(text, style=f"class:{style}" if style else "", height=lambda: len(self._shown[part]))
        return ConditionalContainer(window, Condition(lambda: part in self._shown))

    def _fit(self, app: Application[Value | Back]) -> None:
        """Choose the lines to show, and wrap all text anew where the size of the screen has changed."""
        size = self._output.get_size()
        if size != self._size:
            if self._size is not None:
                # A terminal that wraps its lines anew has moved what was drawn, nobody knows where to.
                app.renderer.clear()
            self._size = size
            self._wrap()
        parts = [*(["help"] if self._help_shown else []), "refusal", "question", "legend", "progress"]
        self._shown = fitting(self._lines, parts, rows_around(self._prompt, size))
        taken = sum(map(len, self._shown.values())) + (1 if self._choices is None else self._choices.height + 1)
        answered = last_answered(self._prompt, self._symbols.answered, size, size.rows - taken - 1)
        if answered:
            self._shown = {**self._shown, "answered": answered}

    def _wrap(self) -> None:
        size = self._output.get_size()
        self._lines = lines_around(self._prompt, self._legend, self._refusal, size)
        if self._choices is not None:
            self._choices.wrap(width_within(size))

    def _refuse_key(self) -> None:
        self._refusal = self._wrong_key
        self._wrap()

    def _command_bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        actions = {BACK: self._go_back, BACK_FROM_FIELD: self._go_back, HELP: self._toggle_help, STOP: self._stop}
        for command in menu_commands(self._prompt):
            for key in command.keys:
                condition = Always() if key in ALWAYS else self._types_nothing(key)
                bindings.add(key, eager=True, filter=condition)(actions[command])
        bindings.add(SUSPEND, eager=True)(lambda event: suspend(event.app))
        return bindings

    def _types_nothing(self, key: str) -> Condition:
        """Whether a key is free for its command: neither part of an answer nor a move within one."""
        is_letter = len(key) == 1
        return Condition(
            lambda: (
                bool(self._prompt.options)
                or not get_app().current_buffer.text
                or (is_letter and not self._prompt.free_text)
            )
        )

    def _toggle_help(self, event: KeyPressEvent) -> None:
        self._help_shown = not self._help_shown
        event.app.invalidate()

    @staticmethod
    def _go_back(event: KeyPressEvent) -> None:
        event.app.exit(result=Back())

    @staticmethod
    def _stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=StoppedByUser())
