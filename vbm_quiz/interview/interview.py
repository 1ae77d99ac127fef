"""Where a person sits down: an earlier quiz or a new one, the right face, and every way in which it can end."""

import errno
import sys
import threading
from collections.abc import Callable
from contextlib import nullcontext
from importlib import import_module
from typing import Any

from msgspec import Struct

from vbm_quiz.errors import Interrupted, QuizError, StoppedByUser, TerminalGone
from vbm_quiz.interview.autosave import Keeper
from vbm_quiz.interview.session import Sitting
from vbm_quiz.interview.start import Arrival, Wish
from vbm_quiz.interview.state import begin
from vbm_quiz.loading.content import Content
from vbm_quiz.model.answers import Answers
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.plain import PlainFrontend
from vbm_quiz.ui.prompt import Frontend
from vbm_quiz.ui.terminal import without_echo

MENU = "vbm_quiz.ui.menu"


class Outcome(Struct, frozen=True):
    """What came of an interview: the answers as far as they came, and how it was broken off, if it was.

    `done` deletes what was kept on the way; call it when the result has been told.
    """

    texts: Texts
    answers: Answers
    stopped: QuizError | None
    done: Callable[[], None]


class Desk(Struct, frozen=True):
    """What is known before the first question: the content, what the terminal can do, and the day."""

    content: Content
    texts_fixed: bool
    plain: bool
    colour: bool
    utf8: bool
    wish: Wish
    day: str

    def interview(self, texts: Texts, given: Answers) -> Outcome:
        """Ask what is not given."""
        if not self.plain:
            # While the first screen is read, the menus load: the first question need not wait for them.
            threading.Thread(target=_load_menus).start()
        keeper = Keeper(texts, begin(self.content.bank, given), self.day)
        stopped = self._until_it_ends(keeper, given)
        return Outcome(keeper.texts, keeper.answers, stopped, keeper.done)

    def _until_it_ends(self, keeper: Keeper, given: Answers) -> QuizError | None:
        """Sit until the result is asked for, or until it is broken off."""
        try:
            self._sit(keeper, given)
        except KeyboardInterrupt:
            stopped: QuizError = Interrupted(f"\n{keeper.farewell('interface.refusal.interrupted')}")
        except StoppedByUser:
            stopped = StoppedByUser(keeper.farewell("interface.farewell"))
        except EOFError:
            stopped = StoppedByUser(f"\n{keeper.farewell('interface.farewell')}")
        except OSError as reason:
            if reason.errno != errno.EIO:
                raise
            stopped = TerminalGone()
        else:
            return None
        keeper.leave()
        return stopped

    def _sit(self, keeper: Keeper, given: Answers) -> None:
        arrival = Arrival(
            bank=self.content.bank,
            languages=self.content.languages,
            given=given,
            frontend=self.frontend,
            plain=self.plain,
            texts_fixed=self.texts_fixed,
            stored=keeper.stored(),
        )
        start = arrival.begin(keeper.texts, self.wish)
        self.content.check(start.texts.language)  # a fault is told now, and not after the last question
        keeper.begin(start)
        with nullcontext() if self.plain else without_echo():
            Sitting(keeper.walk, keeper.keep).sit(keeper.texts, self.frontend(keeper.texts))

    def frontend(self, texts: Texts) -> Frontend:
        """What puts questions in these words: menus where the terminal can show them, else plain lines."""
        if self.plain:
            return PlainFrontend(texts)
        frontend: Frontend = _load_menus().MenuFrontend(texts, colour=self.colour, utf8=self.utf8)
        return frontend


def _load_menus() -> Any:  # noqa: ANN401 - a module, which the plain lines do without
    """Load the menus without `ssl`, which would take a twentieth of the wait for the first question.

    asyncio, on which they run, can do without: on a Python that has no `ssl` the import ends in the same way.
    """
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    return import_module(MENU)
