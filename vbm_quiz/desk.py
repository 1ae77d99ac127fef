"""Where a person sits down: an earlier quiz or a new one, the right face, and every way in which it can end."""

import errno
import sys
import threading
from collections.abc import Callable
from contextlib import nullcontext
from importlib import import_module
from typing import Any

from msgspec import Struct

from vbm_quiz.arrival import Arrival, Wish
from vbm_quiz.ask.card import Face
from vbm_quiz.ask.plain import PlainFace
from vbm_quiz.bank import Quiz
from vbm_quiz.errors import Interrupted, QuizError, StoppedByUser, TerminalGone
from vbm_quiz.interview import begin
from vbm_quiz.keeper import Keeper
from vbm_quiz.library import Languages
from vbm_quiz.model import Answers
from vbm_quiz.seat import without_echo
from vbm_quiz.sitting import Sitting
from vbm_quiz.words import Words

MENU = "vbm_quiz.ask.menu"


class Outcome(Struct, frozen=True):
    """What came of an interview: the answers as far as they came, and how it was broken off, if it was.

    `done` deletes what was kept on the way; call it when the result has been told.
    """

    words: Words
    answers: Answers
    stopped: QuizError | None
    done: Callable[[], None]


class Desk(Struct, frozen=True):
    """What is known before the first question: the quiz, its languages, what the terminal can do, and the day."""

    quiz: Quiz
    languages: Languages
    words_fixed: bool
    plain: bool
    colour: bool
    utf8: bool
    wish: Wish
    day: str

    def interview(self, words: Words, given: Answers) -> Outcome:
        """Ask what is not given."""
        if not self.plain:
            # While the first screen is read, the menus load: the first question need not wait for them.
            threading.Thread(target=_load_menus).start()
        keeper = Keeper(words, begin(self.quiz, given), self.day)
        stopped = self._until_it_ends(keeper, given)
        return Outcome(keeper.words, keeper.answers, stopped, keeper.done)

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
            quiz=self.quiz,
            languages=self.languages,
            given=given,
            face=self.face,
            plain=self.plain,
            words_fixed=self.words_fixed,
            stored=keeper.stored(),
        )
        keeper.begin(arrival.begin(keeper.words, self.wish))
        with nullcontext() if self.plain else without_echo():
            Sitting(keeper.walk, keeper.keep).sit(keeper.words, self.face(keeper.words))

    def face(self, words: Words) -> Face:
        """What puts questions in these words: menus where the terminal can show them, else plain lines."""
        if self.plain:
            return PlainFace(words)
        face: Face = _load_menus().MenuFace(words, colour=self.colour, utf8=self.utf8)
        return face


def _load_menus() -> Any:  # noqa: ANN401 - a module, which the plain lines do without
    """Load the menus without `ssl`, which would take a twentieth of the wait for the first question.

    asyncio, on which they run, can do without: on a Python that has no `ssl` the import ends in the same way.
    """
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    return import_module(MENU)
