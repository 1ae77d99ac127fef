"""Where a person sits down: the first screen, the right face, and the interview until its last card."""

import sys
import threading
from collections.abc import Mapping
from importlib import import_module

from msgspec import Struct

from vbm_quiz.ask.card import Face
from vbm_quiz.ask.plain import PlainFace
from vbm_quiz.bank import Quiz
from vbm_quiz.errors import Interrupted, QuizError, StoppedByUser
from vbm_quiz.interview import Walk, answers, begin, counted
from vbm_quiz.model import Answers
from vbm_quiz.sitting import Sitting
from vbm_quiz.words import Words

MENU = "vbm_quiz.ask.menu"
STOP = "q"


class Desk(Struct, frozen=True):
    """What is known before the first question: the quiz, its languages, and what the terminal can do."""

    quiz: Quiz
    languages: Mapping[str, Words]
    plain: bool
    colour: bool
    utf8: bool

    def interview(self, words: Words, given: Answers) -> tuple[Words, Answers, QuizError | None]:
        """Ask what is not given.

        Returns:
            The words of the language chosen, the answers as far as they came, and how it was broken off, if it was.
        """
        if not self.plain:
            # While the first screen is read, the menus load: the first question need not wait for them.
            threading.Thread(target=import_module, args=(MENU,)).start()
        sitting = Sitting(begin(self.quiz, given))
        try:
            words = self._welcome(words, sitting.walk)
            sitting.sit(words, self._face(words))
        except KeyboardInterrupt:
            return words, answers(sitting.walk), Interrupted(f"\n{words('interface.refusal.interrupted')}")
        except EOFError:
            return words, answers(sitting.walk), StoppedByUser(f"\n{words('interface.refusal.interrupted')}")
        except StoppedByUser:
            return words, answers(sitting.walk), StoppedByUser(words("interface.farewell"))
        return words, answers(sitting.walk), None

    def _face(self, words: Words) -> Face:
        if self.plain:
            return PlainFace(words)
        menu = import_module(MENU)
        face: Face = menu.MenuFace(words, colour=self.colour, utf8=self.utf8)
        return face

    def _welcome(self, words: Words, walk: Walk) -> Words:
        """Say what this is, and let the person start, change the language, or leave."""
        self._introduce(words, walk)
        while True:
            sys.stderr.write("> ")
            sys.stderr.flush()
            line = sys.stdin.readline()
            if not line:
                raise EOFError
            typed = line.strip().lower()
            if typed == STOP:
                raise StoppedByUser
            if not typed:
                return words
            if typed in self.languages:
                words = self.languages[typed]
                self._introduce(words, walk)
            else:
                PlainFace(words).say(self._start(words))

    def _introduce(self, words: Words, walk: Walk) -> None:
        page = PlainFace(words)
        page.title(words("interface.welcome.title"))
        keys = "keys_plain" if self.plain else "keys"
        for part in ("what", "words", "private", "free", keys):
            sys.stderr.write("\n")
            page.say(words(f"interface.welcome.{part}", questions=len(counted(walk))))
        sys.stderr.write("\n")
        page.say(self._start(words))

    def _start(self, words: Words) -> str:
        others = [each for code, each in self.languages.items() if code != words.language]
        switch = " ".join(each("interface.welcome.switch", code=each.language) for each in others)
        return " ".join(
            part for part in (words("interface.welcome.start"), switch, words("interface.welcome.stop")) if part
        )
