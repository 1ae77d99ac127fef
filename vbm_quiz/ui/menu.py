"""Prompts in, menus with a pointer or input lines out: questionary's list of choices between lines of our own.

Two internals of questionary are used, here alone: `InquirerControl`, which is its list of choices, and the
`application` of its text prompt.
"""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import questionary
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.filters import Always, Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, ScrollOffsets, Window
from prompt_toolkit.layout.containers import ConditionalContainer, Container
from prompt_toolkit.output import ColorDepth, Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from questionary.prompts.common import InquirerControl

from vbm_quiz.errors import StoppedByUser
from vbm_quiz.model.answers import Value
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.application import run_until_answered
from vbm_quiz.ui.frontend import Back, Prompt, Refused
from vbm_quiz.ui.keys import ALWAYS, BACK, ENTER, HELP, MOVES, NUMBERED, STOP, menu_commands
from vbm_quiz.ui.menu_layout import Lines, Row, fitting, legend, lines_around, rows, rows_around, width_within, wrap
from vbm_quiz.ui.row_menu import RowMenu

ESCAPE_SECONDS = 0.05
"""How long Esc waits for the rest of an arrow key."""

STYLE = questionary.Style(
    [
        ("question-text", "bold"),
        ("quiet", "fg:ansibrightblack"),
        ("refusal", "bold fg:ansired"),
        ("pointer", "fg:ansicyan bold"),
        ("highlighted", "fg:ansicyan bold"),
        ("separator", "noinherit"),
        ("selected", "noinherit"),
        ("answer", "noinherit"),
    ]
)
ABOVE = {"progress": "quiet", "question": "question-text", "help": "", "refusal": "refusal"}
BELOW = {"legend": "quiet"}
"""The parts above and below the choices from top to bottom, each with the name of its style."""


class MenuFrontend:
    """Asks on stderr with a menu or an input line.

    Args:
        texts: the texts of the language in use.
        colour: whether colour may be used.
        utf8: whether the screen shows more than ASCII.
    """

    def __init__(self, texts: Texts, *, colour: bool, utf8: bool) -> None:
        self._texts = texts
        self._utf8 = utf8
        self._output = create_output(stdout=sys.stderr)
        if isinstance(self._output, Vt100_Output):
            self._output.enable_cpr = False  # some terminals do not answer where their cursor stands
        self._depth = None if colour else ColorDepth.DEPTH_1_BIT

    def say(self, text: str) -> None:
        """Show a paragraph that stays on screen."""
        sys.stderr.write("\n".join(wrap(text, width_within(self._output.get_size()))) + "\n")
        sys.stderr.flush()

    def page(self, text: str) -> None:
        """Show lines that are laid out already, alone on the screen."""
        self._output.erase_screen()
        self._output.cursor_goto(0, 0)
        self._output.flush()
        sys.stderr.write(text)
        sys.stderr.flush()

    def title(self, text: str) -> None:
        """Show a heading below a blank line."""
        sys.stderr.write("\n")
        self.say(f"{'━━' if self._utf8 else '=='} {text}")

    def ask(self, prompt: Prompt) -> Value | Back:
        """Show a prompt until it has an answer that can be taken."""
        refusal, text = "", prompt.initial_text
        while True:
            answer = self._run(prompt, refusal, text)
            if prompt.options or isinstance(answer, Back):
                return answer
            value = prompt.read(str(answer))
            if not isinstance(value, Refused):
                return value
            refusal, text = value.reason, str(answer)

    def _run(self, prompt: Prompt, refusal: str, text: str) -> Value | Back:
        keys = legend(prompt, self._texts, utf8=self._utf8)
        if prompt.in_rows:
            options = {"color_depth": self._depth, "style": STYLE, "erase_when_done": True}
            return run_until_answered(RowMenu(prompt, keys, self._output).application(**options))
        screen = _Screen(prompt, keys, refusal, self._output)
        make = screen.menu if prompt.options else partial(screen.input_line, text)
        app = make("❯" if self._utf8 else ">", color_depth=self._depth, style=STYLE, erase_when_done=True)
        app.ttimeoutlen = ESCAPE_SECONDS
        return run_until_answered(app)


class _Screen:
    """One prompt on the screen, as an application of prompt_toolkit that ends with the answer."""

    def __init__(self, prompt: Prompt, legend_text: str, refusal: str, output: Output) -> None:
        self._prompt = prompt
        self._legend = legend_text
        self._refusal = refusal
        self._output = output
        self._help_shown = False
        self._size: object = None
        self._lines: Lines = {}
        self._shown: Lines = {}
        self._rows: list[tuple[questionary.Choice, Row]] = []

    def input_line(self, text: str, pointer: str, **options: Any) -> Application[Value | Back]:  # noqa: ANN401 - passed on
        """An input line with a text on it to start with."""
        app = questionary.text(pointer, qmark="", default=text, output=self._output, **options).application
        app.layout = Layout(self._framed(app.layout.container), focused_element=app.layout.current_window)
        own = self._command_bindings()
        app.key_bindings = own if app.key_bindings is None else merge_key_bindings([app.key_bindings, own])
        app.before_render += self._fit
        return app

    def menu(self, pointer: str, **options: Any) -> Application[Value | Back]:  # noqa: ANN401 - passed on
        """The choices with a pointer.

        `questionary.select` makes two input lines as well, for a message and for an error: each takes as long as the
        menu itself.
        """
        values = [option.value for option in self._prompt.choices]
        listed = rows(self._prompt.options, numbered=len(values) <= NUMBERED)
        self._rows = [(_choice(row), row) for row in listed]
        control = InquirerControl(
            [choice for choice, _ in self._rows],
            pointer=pointer,
            use_indicator=False,
            initial_choice=next((value for value in values if value == self._prompt.answer), None),
            focusable=True,  # the cursor stands on the selected choice, where a braille display looks for it
        )
        choices = Window(control, scroll_offsets=ScrollOffsets(top=2, bottom=3))
        return Application(
            Layout(self._framed(HSplit([Window(height=1), choices])), focused_element=choices),
            key_bindings=merge_key_bindings([_choice_bindings(control), self._command_bindings()]),
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

    def _fit(self, _: object) -> None:
        """Choose the lines to show, and wrap all text anew where the size of the screen has changed."""
        size = self._output.get_size()
        if size != self._size:
            self._size = size
            self._lines = lines_around(self._prompt, self._legend, self._refusal, size)
            for choice, row in self._rows:
                choice.title = row.label(width_within(size))
        parts = [*(["help"] if self._help_shown else []), "refusal", "question", "legend", "progress"]
        self._shown = fitting(self._lines, parts, rows_around(self._prompt, size))

    def _command_bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        actions = {BACK: self._go_back, HELP: self._toggle_help, STOP: self._stop}
        for command in menu_commands(self._prompt):
            for key in command.keys:
                condition = Always() if key in ALWAYS else self._types_nothing(key)
                bindings.add(key, eager=True, filter=condition)(actions[command])
        bindings.add("c-z", eager=True)(lambda event: event.app.suspend_to_background())
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


def _choice(row: Row) -> questionary.Choice:
    if row.value is None:
        return questionary.Separator(row.text)
    return questionary.Choice(row.text, value=row.value)


def _choice_bindings(control: InquirerControl) -> KeyBindings:
    """The keys that move the pointer, and Enter, which takes the choice that it points at."""
    bindings = KeyBindings()
    choices = [index for index, each in enumerate(control.choices) if not isinstance(each, questionary.Separator)]

    def bind(key: str, target: Callable[[int], int]) -> None:
        def point(_: KeyPressEvent) -> None:
            control.pointed_at = choices[target(choices.index(control.pointed_at))]

        bindings.add(key, eager=True)(point)

    def moved(by: int) -> Callable[[int], int]:
        return lambda index: min(max(index + by, 0), len(choices) - 1)

    def at(index: int) -> Callable[[int], int]:
        return lambda _: index

    bind("down", lambda index: (index + 1) % len(choices))
    bind("up", lambda index: (index - 1) % len(choices))
    for key, by in MOVES.items():
        bind(key, moved(by))
    for index in range(len(choices) if len(choices) <= NUMBERED else 0):
        bind(str(index + 1), at(index))
    for key in ENTER:
        bindings.add(key, eager=True)(lambda event: event.app.exit(result=control.get_pointed_at().value))
    bindings.add("c-c", eager=True)(lambda event: event.app.exit(exception=KeyboardInterrupt()))
    bindings.add("<any>")(lambda _: None)
    return bindings
