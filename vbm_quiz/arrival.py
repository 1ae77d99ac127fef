"""How a quiz begins: the first screen with its languages, or an earlier quiz taken up again."""

import sys
from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from vbm_quiz.ask.card import Card, Face, Option
from vbm_quiz.ask.last_digit import last_digit
from vbm_quiz.ask.plain import PlainFace
from vbm_quiz.bank import Quiz
from vbm_quiz.draft import fit
from vbm_quiz.errors import StoppedByUser
from vbm_quiz.interview import Walk, begin, client_of, counted
from vbm_quiz.library import Languages
from vbm_quiz.model import Answers
from vbm_quiz.sessions import Session, bank_of
from vbm_quiz.words import Words

STOP = "q"


class Wish(StrEnum):
    """What to do about an earlier quiz: ask, or what an option decided."""

    ask = "ask"
    fresh = "fresh"
    resume = "resume"


class Start(Struct, frozen=True):
    """How the quiz begins: in these words, there, and in the session taken up, if one was."""

    words: Words
    walk: Walk
    session: Session | None = None


class Arrival(Struct, frozen=True):
    """What is known when the person arrives; `words_fixed` where she asked for a language herself.

    The first screen is always plain lines; `face` makes what asks the rest.
    """

    quiz: Quiz
    languages: Languages
    given: Answers
    face: Callable[[Words], Face]
    plain: bool
    words_fixed: bool
    stored: tuple[Session, ...]

    def begin(self, words: Words, wish: Wish) -> Start:
        """Decide how the quiz begins.

        Raises:
            StoppedByUser: when the person wants to leave.
            EOFError: when nobody is there.
        """
        if wish is Wish.fresh:
            return self._afresh(words)
        if self.stored:
            return self._take_up(words, self.stored[0]) if wish is Wish.resume else self._offer(words)
        return self._welcome(words, *(["interface.session.nothing_kept"] if wish is Wish.resume else []))

    # ------------------------------------------------------------ an earlier quiz

    def _offer(self, words: Words) -> Start:
        """Let the person choose between the quizzes that were kept, a new one, and leaving."""
        words = self._spoken(words, self.stored[0])
        face = self.face(words)
        face.title(words("interface.welcome.title"))
        kept = [Option(str(place), self._described(words, session)) for place, session in enumerate(self.stored)]
        again = Option(Wish.fresh.value, words("interface.session.again"))
        leave = Option(STOP, words("interface.session.leave"))
        question = words("interface.session.offer" if len(kept) == 1 else "interface.session.offer_several")
        chosen = face.ask(Card(question=question, options=(*kept, again, leave), first=True))
        if chosen == leave.value:
            raise StoppedByUser
        if chosen == again.value:
            return self._afresh(words)
        return self._take_up(words, self.stored[int(str(chosen))])

    def _described(self, words: Words, session: Session) -> str:
        walk, _ = self._walk(session)
        cards = counted(walk)
        answered = sum(card in walk.draft for card in cards)
        day = "" if session.record is None else words.day(session.record.day)
        return words("interface.session.continue", answered=answered, total=len(cards), day=day)

    def _afresh(self, words: Words) -> Start:
        for session in self.stored:
            session.end()
        return self._welcome(words)

    def _take_up(self, words: Words, session: Session) -> Start:
        for other in self.stored:
            if other is not session:
                other.leave()
        words = self._spoken(words, session)
        walk, unfit = self._walk(session)
        page = PlainFace(words)
        page.say(words("interface.session.going_on"))
        if session.record is not None and session.record.bank != bank_of(self.quiz):
            page.say(words("interface.session.other_bank"))
            if unfit:
                names = [self._name(words, card) for card in unfit]
                page.say(words("interface.session.unfit", questions=words.listed(names)))
        return Start(words, walk, session)

    def _walk(self, session: Session) -> tuple[Walk, tuple[str, ...]]:
        """Where a session stood, and the answers of it that no longer fit."""
        if session.record is None:
            return begin(self.quiz, self.given), ()
        fitted = fit(self.quiz, session.record.answers)
        settled = {look: fit(self.quiz, answers).draft for look, answers in session.record.settled.items()}
        unfit = tuple(card for card in fitted.unfit if card not in self.given.values)
        return begin(self.quiz, self.given, fitted.draft, session.record.at, settled), unfit

    def _name(self, words: Words, card: str) -> str:
        """What an answer that does not fit was about, as far as this bank can tell."""
        key = f"questions.{card}.short"
        client = client_of(card)
        if client is not None:
            return words("interface.review.client", place=client[0] + 1)
        return words(key) if words.has(key) else card

    def _spoken(self, words: Words, session: Session) -> Words:
        """The words of the session's language, unless another one was asked for."""
        language = "" if session.record is None else session.record.language
        return words if self.words_fixed else self.languages.get(language, words)

    # ------------------------------------------------------------ a new quiz

    def _welcome(self, words: Words, *notes: str) -> Start:
        """Say what this is and the notes named, and let the person start, change the language, or leave."""
        walk = begin(self.quiz, self.given)
        self._introduce(words, walk, notes)
        while True:
            typed = PlainFace(words).line().lower()
            if typed == STOP:
                raise StoppedByUser
            if not typed and last_digit.is_fresh():
                last_digit.forget()  # it ended the choice in the menu before, and nobody has read this screen
            elif not typed:
                return Start(words, walk)
            elif typed in self.languages:
                words = self.languages[typed]
                self._introduce(words, walk, notes)
            else:
                PlainFace(words).say(self._how_to_start(words))

    def _introduce(self, words: Words, walk: Walk, notes: tuple[str, ...]) -> None:
        page = PlainFace(words)
        page.title(words("interface.welcome.title"))
        keys = "keys_plain" if self.plain else "keys"
        parts = [f"interface.welcome.{part}" for part in ("what", "words", "private", "free", keys)]
        for part in (*parts, *notes):
            sys.stderr.write("\n")
            page.say(words(part, questions=len(counted(walk))))
        sys.stderr.write("\n")
        page.say(self._how_to_start(words))

    def _how_to_start(self, words: Words) -> str:
        switch = [self.languages.switch(code) for code in self.languages if code != words.language]
        every = [words("interface.welcome.start"), *switch, words("interface.welcome.stop")]
        return " ".join(text for text in every if text)
