"""Cards with arrows and Enter, by questionary. What it touches of questionary's inside stays in this file."""

import shutil
import sys
import textwrap
from collections.abc import Callable
from typing import Any

import questionary
from prompt_toolkit.filters import Always, Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import Window
from prompt_toolkit.output import ColorDepth, create_output
from questionary.prompts.common import InquirerControl

from vbm_quiz.ask import keys
from vbm_quiz.ask.card import Back, Card, Refused, typed
from vbm_quiz.model import Value
from vbm_quiz.words import Words

WIDEST = 76
ESCAPE_SECONDS = 0.05
"""How long Esc waits for the rest of an arrow key."""

STYLE = questionary.Style(
    [
        ("qmark", "fg:ansicyan"),
        ("question", "bold"),
        ("instruction", "noinherit fg:ansibrightblack"),
        ("pointer", "fg:ansicyan bold"),
        ("highlighted", "fg:ansicyan bold"),
        ("selected", "noinherit"),
        ("answer", "noinherit"),
        ("validation-toolbar", "noinherit reverse"),
        ("bottom-toolbar", "noinherit"),
    ]
)


class _Live:
    """A text made anew each time the screen is drawn, so that it follows the window's width and the help key."""

    def __init__(self, text: Callable[[], str]) -> None:
        self._text = text

    def __str__(self) -> str:
        return self._text()

    def __format__(self, spec: str) -> str:
        return self._text()


class MenuFace:
    """Puts cards on stderr with a menu or an input line.

    Args:
        words: the texts of the language spoken.
        colour: whether colour may be used.
        utf8: whether the screen shows more than ASCII.
    """

    def __init__(self, words: Words, *, colour: bool, utf8: bool) -> None:
        self._words = words
        self._utf8 = utf8
        self._options: dict[str, Any] = {
            "output": create_output(stdout=sys.stderr),
            "color_depth": None if colour else ColorDepth.DEPTH_1_BIT,
            "erase_when_done": True,
        }

    def say(self, text: str) -> None:
        """Show a paragraph that stays on screen."""
        sys.stderr.write("\n".join(_wrapped(text, "", "")) + "\n")
        sys.stderr.flush()

    def title(self, text: str) -> None:
        """Show the name of a part that begins."""
        sys.stderr.write(f"\n{'━━' if self._utf8 else '=='} {text}\n")
        sys.stderr.flush()

    def ask(self, card: Card) -> Value | Back:
        """Put a card and wait for the answer."""
        helping = [False]
        message: Any = _Live(lambda: self._message(card, helping=helping[0]))
        question = self._select(card, message) if card.options else self._input(card, message)
        app = question.application
        app.ttimeoutlen = ESCAPE_SECONDS
        own = self._bindings(card, helping)
        app.key_bindings = own if app.key_bindings is None else merge_key_bindings([app.key_bindings, own])
        answer = question.unsafe_ask()
        if isinstance(answer, Back) or card.options:
            return answer  # type: ignore[no-any-return]
        value = card.read(answer)
        return self.ask(card) if isinstance(value, Refused) else value

    def _message(self, card: Card, *, helping: bool) -> str:
        lines = [*_wrapped(card.progress, "", "   "), ""]
        lines += _wrapped(card.question, "   ", "   ")
        if card.hint:
            lines += _wrapped(card.hint, "   ", "   ")
        if helping:
            lines += ["", *_wrapped(card.help, "   ", "   ")]
        return "\n".join(lines) + "\n" + ("" if card.options else "\n  ")

    def _legend(self, card: Card) -> str:
        told = [f"{key.sign if self._utf8 else key.menu[0]} {self._words(key.name)}" for key in keys.commands(card)]
        choose = "interface.keys.choose" if self._utf8 else "interface.keys.choose_ascii"
        first = [self._words(choose)] if card.options else [self._words("interface.keys.confirm")]
        return " · ".join([*first, *told])

    def _select(self, card: Card, message: Any) -> questionary.Question:  # noqa: ANN401 - questionary formats it as text
        choices = [
            questionary.Choice(title=_label(place, option.label), value=option.value)
            for place, option in enumerate(card.options, 1)
        ]
        question = questionary.select(
            message,
            choices=choices,
            default=next((option.value for option in card.options if option.value == card.answer), None),
            qmark="",
            pointer="❯" if self._utf8 else ">",
            instruction="\n".join(_wrapped(self._legend(card), "", "   ")) + "\n",
            use_jk_keys=False,
            use_emacs_keys=False,
            style=STYLE,
            **self._options,
        )
        _focus_the_choices(question)
        return question

    def _input(self, card: Card, message: Any) -> questionary.Question:  # noqa: ANN401
        def verdict(text: str) -> bool | str:
            value = card.read(text)
            return value.why if isinstance(value, Refused) else True

        return questionary.text(
            message,
            default=typed(card.answer),
            validate=verdict,
            qmark="",
            style=STYLE,
            bottom_toolbar=lambda: "\n".join(_wrapped(self._legend(card), " ", " ")),
            **self._options,
        )

    def _bindings(self, card: Card, helping: list[bool]) -> KeyBindings:
        bindings = KeyBindings()
        empty = Condition(lambda: bool(card.options) or not _typing())

        def go_back(event: KeyPressEvent) -> None:
            event.app.exit(result=Back())

        def explain(event: KeyPressEvent) -> None:
            helping[0] = not helping[0]
            event.app.invalidate()

        if keys.BACK in keys.commands(card):
            for key in keys.BACK.menu:
                bindings.add(key, eager=True, filter=Always() if key == "escape" else empty)(go_back)
        if keys.HELP in keys.commands(card):
            for key in keys.HELP.menu:
                bindings.add(key, eager=True)(explain)
        for place, option in enumerate(card.options[:9], 1):
            bindings.add(str(place), eager=True)(_choose(option.value))
        return bindings


def _choose(value: str) -> Callable[[KeyPressEvent], None]:
    return lambda event: event.app.exit(result=value)


def _typing() -> bool:
    from prompt_toolkit.application import get_app

    return bool(get_app().current_buffer.text)


def _focus_the_choices(question: questionary.Question) -> None:
    """Put the cursor on the selected choice, where a braille display looks for it."""
    for window in question.application.layout.find_all_windows():
        if isinstance(window, Window) and isinstance(window.content, InquirerControl):
            window.content.focusable = Always()
            question.application.layout.focus(window)


def _label(place: int, label: str) -> Any:  # noqa: ANN401 - questionary formats it as text
    return _Live(lambda: "\n".join(_wrapped(label, f"{place}. ", "      ", taken=4)))


def _wrapped(text: str, first: str, hanging: str, *, taken: int = 0) -> list[str]:
    width = min(shutil.get_terminal_size().columns, WIDEST) - taken - 1
    lines = textwrap.wrap(text, max(width, 20), initial_indent=first, subsequent_indent=hanging)
    return lines or [first]
