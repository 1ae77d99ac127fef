"""An introduction in, its screen out: an application of prompt_toolkit that ends with Enter or Back."""

from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output

from vbm_quiz.errors import StoppedByUser
from vbm_quiz.ui.frontend import Back, Intro
from vbm_quiz.ui.job_control import suspend
from vbm_quiz.ui.keys import BACK, CHOOSE, INTERRUPT, STOP, SUSPEND
from vbm_quiz.ui.menu_layout import INDENT, width_within, wrap

Answer = Back | None


class IntroScreen:
    """One introduction on the screen; what does not fit comes with the next Enter.

    Args:
        intro: the introduction.
        legend: the line that lists the keys.
        output: the terminal.
    """

    def __init__(self, intro: Intro, legend: str, output: Output) -> None:
        self._intro = intro
        self._legend = legend
        self._output = output
        self._size: object = None
        self._lines: list[tuple[str, str]] = []
        self._top = 0
        self._refused = False

    def application(self, **options: Any) -> Application[Answer]:  # noqa: ANN401 - passed on
        """The introduction as an application."""
        window = Window(FormattedTextControl(self._text, focusable=True, show_cursor=False))
        return Application(
            Layout(window),
            key_bindings=self._bindings(),
            before_render=self._fit,
            include_default_pygments_style=False,
            output=self._output,
            **options,
        )

    def _fit(self, app: Application[Answer]) -> None:
        """Wrap all text anew where the size of the screen has changed."""
        size = self._output.get_size()
        if size == self._size:
            return
        if self._size is not None:
            app.renderer.clear()  # a terminal that wraps its lines anew has moved them
        self._size, self._top = size, 0
        width = width_within(size)
        self._lines = []
        for title, text in self._intro.paragraphs:
            parts = (("", ""), ("class:question-text", title), ("", text))
            for style, part in parts:
                self._lines += [(style, line) for line in wrap(part, width, INDENT, INDENT) or [""]]

    def _text(self) -> StyleAndTextTuples:
        width = width_within(self._output.get_size())
        style = "class:refusal" if self._refused else "class:quiet"
        legend = [(style, line) for line in ["", *wrap(self._legend, width)]]
        shown = self._lines[self._top : self._top + self._rows]
        return [(style, f"{line}\n") for style, line in (*shown, *legend)]

    @property
    def _rows(self) -> int:
        """The rows above the legend."""
        size = self._output.get_size()
        return max(size.rows - len(wrap(self._legend, width_within(size))) - 2, 1)

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for key in CHOOSE:
            bindings.add(key, eager=True)(self._go_on)
        for key in () if self._intro.first else BACK.keys:
            bindings.add(key, eager=True)(lambda event: event.app.exit(result=Back()))
        for key in STOP.keys:
            bindings.add(key, eager=True)(lambda event: event.app.exit(exception=StoppedByUser()))
        bindings.add(INTERRUPT, eager=True)(lambda event: event.app.exit(exception=KeyboardInterrupt()))
        bindings.add(SUSPEND, eager=True)(lambda event: suspend(event.app))
        bindings.add("<any>")(lambda _: self._refuse())
        return bindings

    def _refuse(self) -> None:
        """Let the line that lists the keys stand out."""
        self._refused = True

    def _go_on(self, event: KeyPressEvent) -> None:
        if self._top + self._rows < len(self._lines):
            self._top += self._rows
        else:
            event.app.exit(result=None)
