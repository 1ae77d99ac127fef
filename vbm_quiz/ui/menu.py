"""Prompts in, answers out: each prompt is a screen with a menu or an input line, drawn until it has an answer."""

import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.output import ColorDepth, Output, create_output

from vbm_quiz.model.answers import Value
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui import keyboard
from vbm_quiz.ui.frontend import Back, Intro, Prompt, Refused
from vbm_quiz.ui.intro_screen import IntroScreen
from vbm_quiz.ui.job_control import continuing
from vbm_quiz.ui.keys import BACK, STOP
from vbm_quiz.ui.menu_layout import intro_legend, legend, legend_of, width_within, wrap
from vbm_quiz.ui.page_screen import PageScreen
from vbm_quiz.ui.prompt_screen import PromptScreen, Symbols
from vbm_quiz.ui.signals import exit_delayed

T = TypeVar("T")

ESCAPE_SECONDS = 0.5
"""How long Esc waits for the rest of an escape sequence."""

POINTER_COLOUR, REFUSAL_COLOUR = "#008787", "#ff0000"
"""Colours 30 and 196 of 256, which no palette changes: they stand out from light and dark backgrounds alike."""
STYLE = questionary.Style(
    [
        ("question-text", "bold"),
        ("quiet", ""),
        ("refusal", f"fg:{REFUSAL_COLOUR} bold"),
        ("pointer", f"fg:{POINTER_COLOUR} bold"),
        ("highlighted", "bold"),
        ("more", "bold"),
        ("separator", "noinherit"),
        ("selected", "noinherit"),
        ("answer", "noinherit"),
    ]
)
UNICODE = Symbols(pointer="❯", above="↑", below="↓", answered="✓")
ASCII = Symbols(pointer=">", above="^", below="v", answered="+")


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
        self._keyboard = keyboard.create_keyboard()
        self._output = _output()
        few = self._output.get_default_color_depth() is ColorDepth.DEPTH_4_BIT  # which are those of a palette
        self._depth = None if colour and not few else ColorDepth.DEPTH_1_BIT

    def say(self, text: str) -> None:
        """Show a paragraph that stays on screen."""
        sys.stderr.write("\n".join(wrap(text, width_within(self._output.get_size()))) + "\n")
        sys.stderr.flush()

    def title(self, text: str) -> None:
        """Show a heading below a blank line."""
        sys.stderr.write("\n")
        self.say(f"{'━━' if self._utf8 else '=='} {text}")

    def show(self, intro: Intro) -> Back | None:
        """Show an introduction until it has been read."""
        return self._answer_of(
            IntroScreen(intro, intro_legend(intro, self._texts, utf8=self._utf8), self._output).application
        )

    def ask(self, prompt: Prompt) -> Value | Back:
        """Show a prompt until it has an answer that can be taken."""
        refusal, text = "", prompt.initial_text
        if prompt.page is not None:
            self._output.erase_screen()
            self._output.cursor_goto(0, 0)
        while True:
            answer = self._run(prompt, refusal, text)
            if prompt.page is not None:
                sys.stderr.write(prompt.page())  # it stays on screen, without the choices
                sys.stderr.flush()
            if prompt.options or isinstance(answer, Back):
                return answer
            value = prompt.read(str(answer))
            if not isinstance(value, Refused):
                return value
            refusal, text = value.reason, str(answer)

    def _run(self, prompt: Prompt, refusal: str, text: str) -> Value | Back:
        keys = legend(prompt, self._texts, utf8=self._utf8)
        if prompt.page is not None:
            return self._answer_of(
                PageScreen(prompt, prompt.page, legend=keys, read_on=self._read_on, output=self._output).application
            )
        screen = PromptScreen(
            prompt,
            legend=keys,
            wrong_key=self._texts(f"interface.refused.{'key' if prompt.is_numbered else 'key_long'}"),
            refusal=refusal,
            symbols=UNICODE if self._utf8 else ASCII,
            output=self._output,
        )
        return self._answer_of(screen.menu if prompt.options else partial(screen.input_line, text))

    def _read_on(self, has_before: bool) -> str:  # noqa: FBT001 - what `PageScreen` knows
        """The line that lists the keys of a page of which more follows."""
        commands = [BACK, STOP] if has_before else [STOP]
        return legend_of("read_on", commands, self._texts, utf8=self._utf8)

    def _answer_of(self, make: Callable[..., Application[T]]) -> T:
        app = make(input=self._keyboard, color_depth=self._depth, style=STYLE, erase_when_done=True)
        app.ttimeoutlen = ESCAPE_SECONDS
        keyboard.begin(self._keyboard)
        app.before_render += lambda _: keyboard.drawn(self._keyboard)
        return _run_until_answered(app)


def _output() -> Output:
    """The terminal, which is never asked where its cursor stands: some do not answer."""
    if sys.platform == "win32":
        return create_output(stdout=sys.stderr)
    from prompt_toolkit.output.vt100 import Vt100_Output

    depth = ColorDepth.from_env()
    output = Vt100_Output.from_pty(sys.stderr, os.environ.get("TERM"), default_color_depth=depth)
    output.enable_cpr = False
    return output


def _run_until_answered(app: Application[T]) -> T:
    """The answer, unless a signal ends the process first."""

    def end() -> None:
        if app.is_running and not app.is_done:
            app.exit()

    def end_soon() -> None:
        if app.loop is not None:
            app.loop.call_soon_threadsafe(end)

    with exit_delayed(end_soon) as received, continuing(app):
        return app.run(pre_run=lambda: end() if received else None, handle_sigint=False)
