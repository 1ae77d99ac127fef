"""Cards with arrows and Enter, by questionary: its list of choices between our own lines."""

import sys
from collections.abc import Callable, Mapping
from typing import Any

import questionary
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.data_structures import Size
from prompt_toolkit.filters import Always, Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, ScrollOffsets, Window
from prompt_toolkit.layout.containers import ConditionalContainer, Container
from prompt_toolkit.output import ColorDepth, Output, create_output
from questionary.prompts.common import InquirerControl

from vbm_quiz.characters import wrap
from vbm_quiz.errors import StoppedByUser
from vbm_quiz.model.answers import Value
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui import keys
from vbm_quiz.ui.last_digit import last_digit
from vbm_quiz.ui.menu_keys import ENTER, moves
from vbm_quiz.ui.prompt import Back, Option, Prompt, Refused

WIDEST = 76
INDENT = "   "
DIGITS = 9
"""So many choices can have a digit of their own."""
LEAST_CHOICES = 4
"""The rows that stay for the choices on a low screen, which then scroll."""
ESCAPE_SECONDS = 0.05
"""How long Esc waits for the rest of an arrow key."""

STYLE = questionary.Style(
    [
        ("card", "bold"),
        ("quiet", "fg:ansibrightblack"),
        ("refused", "bold fg:ansired"),
        ("pointer", "fg:ansicyan bold"),
        ("highlighted", "fg:ansicyan bold"),
        ("separator", "noinherit"),
        ("selected", "noinherit"),
        ("answer", "noinherit"),
    ]
)


class _Live:
    """A text made anew each time the screen is drawn, so that it follows the window's width."""

    def __init__(self, text: Callable[[], str]) -> None:
        self._text = text

    def __str__(self) -> str:
        return self._text()

    def __format__(self, spec: str) -> str:
        return self._text()


class MenuFrontend:
    """Puts cards on stderr with a menu or an input line.

    Args:
        texts: the texts of the language spoken.
        colour: whether colour may be used.
        utf8: whether the screen shows more than ASCII.
    """

    def __init__(self, texts: Texts, *, colour: bool, utf8: bool) -> None:
        self._texts = texts
        self._utf8 = utf8
        self._output = create_output(stdout=sys.stderr)
        self._depth = None if colour else ColorDepth.DEPTH_1_BIT

    def say(self, text: str) -> None:
        """Show a paragraph that stays on screen."""
        sys.stderr.write("\n".join(wrap(text, _width(self._output.get_size()))) + "\n")
        sys.stderr.flush()

    def title(self, text: str) -> None:
        """Show the name of a part that begins."""
        sys.stderr.write("\n")
        self.say(f"{'━━' if self._utf8 else '=='} {text}")

    def ask(self, card: Prompt) -> Value | Back:
        """Put a card and wait for the answer."""
        refused = ""
        typed = card.typed
        while True:
            answer = _Frame(card, refused, self._texts, self._output, self._depth, utf8=self._utf8).run(typed)
            if isinstance(answer, Back) or card.options:
                return answer
            value = card.read(str(answer))
            if not isinstance(value, Refused):
                return value
            refused, typed = value.why, str(answer)


class _Frame:
    """One card on screen: questionary's prompt, with our lines around it and our keys beside its own."""

    def __init__(  # noqa: PLR0913 - what a screen is made of
        self, card: Prompt, refused: str, texts: Texts, output: Output, depth: ColorDepth | None, *, utf8: bool
    ) -> None:
        self._card = card
        self._refused = refused
        self._texts = texts
        self._output = output
        self._depth = depth
        self._utf8 = utf8
        self._helping = False
        self._by_digit = False
        self._size: Size | None = None
        self._told: Mapping[str, list[str]] = {}

    def run(self, typed: str) -> Value | Back:
        """Show the card until it is answered."""
        options: dict[str, Any] = {
            "style": STYLE,
            "output": self._output,
            "color_depth": self._depth,
            "erase_when_done": True,
        }
        question = self._menu(**options) if self._card.options else self._line(typed, **options)
        app = question.application
        app.ttimeoutlen = ESCAPE_SECONDS
        app.key_processor.after_key_press += last_digit.forget
        answer = question.unsafe_ask()
        if self._by_digit:
            last_digit.has_chosen()
        return answer  # type: ignore[no-any-return]

    @property
    def _pointer(self) -> str:
        return "❯" if self._utf8 else ">"

    def _line(self, typed: str, **options: Any) -> questionary.Question:  # noqa: ANN401 - handed on
        """An input line."""
        question = questionary.text(self._pointer, qmark="", default=typed, **options)
        app = question.application
        app.layout = Layout(self._framed(app.layout.container), focused_element=app.layout.current_window)
        own = self._bindings()
        app.key_bindings = own if app.key_bindings is None else merge_key_bindings([app.key_bindings, own])
        return question

    def _menu(self, **options: Any) -> questionary.Question:  # noqa: ANN401 - handed on
        """The choices.

        `questionary.select` makes two input lines more, to show a message in and an error: each takes as long as the
        menu itself.
        """
        control = InquirerControl(
            [*self._choices()],
            pointer=self._pointer,
            use_indicator=False,
            initial_choice=next((each.value for each in self._card.choices if each.value == self._card.answer), None),
            focusable=True,  # the cursor stands on the selected choice, where a braille display looks for it
        )
        choices = Window(control, scroll_offsets=ScrollOffsets(top=2, bottom=3))
        layout = Layout(self._framed(HSplit([Window(height=1), choices])), focused_element=choices)
        bindings = merge_key_bindings([moves(control), self._bindings()])
        return questionary.Question(
            Application(layout, key_bindings=bindings, include_default_pygments_style=False, **options)
        )

    def _choices(self) -> list[questionary.Choice]:
        numbered = len(self._card.choices) <= DIGITS
        entries: list[questionary.Choice] = []
        group, place = "", 0
        for option in self._card.options:
            if option.group != group:
                entries.append(questionary.Separator(self._label(f"\n{option.group}", "")))
            group = option.group
            place += not option.fixed
            number = f"{place}. " if numbered and not option.fixed else ""
            entries.append(self._entry(option, number))
        return entries

    def _entry(self, option: Option, number: str) -> questionary.Choice:
        label = self._label(option.label, number)
        return questionary.Separator(label) if option.fixed else questionary.Choice(title=label, value=option.value)

    def _label(self, label: str, number: str) -> Any:  # noqa: ANN401 - questionary formats it as text
        """The lines of a choice, of which questionary indents the first, or of a heading, on a line of its own."""
        above, indent = ("\n", "") if label.startswith("\n") else ("", INDENT)

        def text() -> str:
            width = _width(self._output.get_size())
            lines = wrap(label, width, indent + number, indent + " " * len(number))
            return above + "\n".join(lines).removeprefix(indent)

        return _Live(text)

    # ------------------------------------------------------------ our lines around the prompt

    def _framed(self, prompt: Container) -> Container:
        above = [self._window(part, style) for part, style in (("progress", "quiet"), ("question", "card"))]
        above += [self._window("help", ""), self._window("refused", "refused")]
        return HSplit([*above, prompt, self._window("legend", "quiet")])

    def _window(self, part: str, style: str) -> Container:
        """Lines that are shown where there is room for them."""
        text = FormattedTextControl(lambda: "\n".join(self._lines()[part]))
        window = Window(text, style=f"class:{style}" if style else "", height=lambda: len(self._lines()[part]))
        return ConditionalContainer(window, Condition(lambda: part in self._shown()))

    def _lines(self) -> Mapping[str, list[str]]:
        """What stands in each window, made anew only when the screen has another size."""
        size = self._output.get_size()
        if size != self._size:
            self._size, self._told = size, self._fitted(size)
        return self._told

    def _fitted(self, size: Size) -> Mapping[str, list[str]]:
        card, width = self._card, _width(size)
        texts = {
            "progress": (card.progress,),
            "question": (card.question, card.hint),
            "help": (card.help,),
            "refused": (self._refused,),
            "legend": (self._legend(),),
        }
        told: dict[str, list[str]] = {}
        for part, paragraphs in texts.items():
            indent = "" if part in {"progress", "legend"} else INDENT
            told[part] = [line for text in paragraphs if text for line in wrap(text, width, indent, indent)]
        parted = {part: ["", *lines] for part, lines in told.items() if lines}
        choices = max(len(card.options) * 2, 1)
        roomy = sum(map(len, parted.values())) + choices <= size.rows
        return {**told, **parted} if roomy else told

    def _shown(self) -> set[str]:
        """The parts that fit above and below the choices, the most needed first."""
        left = self._output.get_size().rows - min(LEAST_CHOICES, 1 + len(self._card.options))
        lines = self._lines()
        wanted = [
            *(["help"] if self._helping else []),
            *(["refused"] if self._refused else []),
            "question",
            "legend",
            "progress",
        ]
        shown = set()
        for part in wanted:
            if len(lines[part]) <= left:
                left -= len(lines[part])
                shown.add(part)
        return shown

    def _legend(self) -> str:
        told = [
            f"{key.sign if self._utf8 else key.ascii} {self._texts(f'interface.keys.{key.name}')}"
            for key in keys.menu_commands(self._card)
        ]
        how = "choose" if len(self._card.choices) <= DIGITS else "choose_long"
        choose = f"interface.keys.{how if self._utf8 else f'{how}_ascii'}"
        return " · ".join([self._texts(choose if self._card.options else "interface.keys.confirm"), *told])

    # ------------------------------------------------------------ our keys

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        act = {keys.BACK: self._go_back, keys.HELP: self._explain, keys.STOP: self._stop}
        for command in keys.menu_commands(self._card):
            for key in command.menu:
                bindings.add(key, eager=True, filter=Always() if key in keys.ALWAYS else self._is_command(key))(
                    act[command]
                )
        if len(self._card.choices) <= DIGITS:
            for place, option in enumerate(self._card.choices, 1):
                bindings.add(str(place), eager=True)(self._choose(option.value))
        for key in ENTER if self._card.enter_decides else ():
            bindings.add(key, eager=True, filter=Condition(last_digit.is_fresh))(lambda _: None)
        bindings.add("c-z", eager=True)(lambda event: event.app.suspend_to_background())
        return bindings

    def _is_command(self, key: str) -> Condition:
        """A key that is a sign or moves the cursor is a command while it can be nothing else."""
        sign = len(key) == 1
        return Condition(
            lambda: bool(self._card.options) or not get_app().current_buffer.text or (sign and not self._card.free_text)
        )

    def _explain(self, event: KeyPressEvent) -> None:
        self._helping = not self._helping
        event.app.invalidate()

    def _choose(self, value: str) -> Callable[[KeyPressEvent], None]:
        def choose(event: KeyPressEvent) -> None:
            self._by_digit = True
            event.app.exit(result=value)

        return choose

    @staticmethod
    def _go_back(event: KeyPressEvent) -> None:
        event.app.exit(result=Back())

    @staticmethod
    def _stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=StoppedByUser())


def _width(size: Size) -> int:
    return max(min(size.columns, WIDEST) - 1, 20)
