"""How this terminal is asked: which frontend it takes, and a yes-or-no question on it."""

import os
import sys

from vbm_quiz.characters import escape_controls
from vbm_quiz.errors import StoppedByUser
from vbm_quiz.model.answers import NO, YES
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.frontend import Frontend, Option, Prompt
from vbm_quiz.ui.plain import PlainFrontend
from vbm_quiz.ui.signals import exit_on_signals
from vbm_quiz.ui.streams import is_terminal, supports_unicode, wants_colour


def terminal_frontend(texts: Texts, *, plain: bool, colour: bool) -> Frontend:
    """Menus, or plain lines where they are asked for or stderr is no terminal; on Windows stdout has to be one too.

    Args:
        texts: the texts of the language in use.
        plain: whether plain lines are asked for.
        colour: whether colour may be used, if the terminal has it.
    """
    drawn_by = (sys.stderr, sys.stdout) if sys.platform == "win32" else (sys.stderr,)
    if plain or not all(map(is_terminal, drawn_by)):
        return PlainFrontend(texts)
    from vbm_quiz.ui.menu import MenuFrontend  # loads slowly; plain lines do without

    may_colour = colour and wants_colour(os.environ, sys.stderr)
    return MenuFrontend(texts, colour=may_colour, utf8=supports_unicode(sys.stderr))


def confirm(texts: Texts, question: str, *, plain: bool, colour: bool = True) -> bool:
    """Whether the user says yes; no is selected at first, and leaving or the end of the input is a no."""
    yes, no = Option(YES, texts("interface.yes")), Option(NO, texts("interface.no"))
    prompt = Prompt(
        question=escape_controls(question),
        options=(yes, no),
        answer=NO,
        enter_help=texts("interface.plain.default", answer=no.label),
        first=True,
    )
    try:
        with exit_on_signals():
            return terminal_frontend(texts, plain=plain, colour=colour).ask(prompt) == YES
    except (EOFError, StoppedByUser):
        return False
