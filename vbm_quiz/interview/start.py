"""How a quiz begins: the first screen with its languages, or an earlier quiz taken up again."""

import sys
from collections.abc import Callable, Mapping
from enum import StrEnum

from msgspec import Struct

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.identity import is_same_bank
from vbm_quiz.errors import InvalidInput, StoppedByUser
from vbm_quiz.interview.restore import fit
from vbm_quiz.interview.state import InterviewState, begin, counted
from vbm_quiz.model.answers import Answers, client_field
from vbm_quiz.storage.drafts import Session
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.last_digit import last_digit
from vbm_quiz.ui.plain import PlainFrontend
from vbm_quiz.ui.prompt import Frontend, Option, Prompt

STOP = "q"


class Wish(StrEnum):
    """What to do about an earlier quiz: ask, or what an option decided."""

    ask = "ask"
    fresh = "fresh"
    resume = "resume"


class Start(Struct, frozen=True):
    """How the quiz begins: in these words, there, and in the session taken up, if one was."""

    texts: Texts
    walk: InterviewState
    session: Session | None = None


class Arrival(Struct, frozen=True):
    """What is known when the person arrives; `words_fixed` where she asked for a language herself.

    The first screen is always plain lines; `face` makes what asks the rest.
    """

    bank: Bank
    languages: Mapping[str, Texts]
    given: Answers
    frontend: Callable[[Texts], Frontend]
    plain: bool
    texts_fixed: bool
    stored: tuple[Session, ...]

    def begin(self, texts: Texts, wish: Wish) -> Start:
        """Decide how the quiz begins.

        Raises:
            StoppedByUser: when the person wants to leave.
            EOFError: when nobody is there.
        """
        if wish is Wish.fresh:
            return self._afresh(texts)
        if self.stored:
            return self._take_up(texts, self.stored[0]) if wish is Wish.resume else self._offer(texts)
        return self._welcome(texts, *(["interface.session.nothing_kept"] if wish is Wish.resume else []))

    # ------------------------------------------------------------ an earlier quiz

    def _offer(self, texts: Texts) -> Start:
        """Let the person choose between the quizzes that were kept, a new one, and leaving."""
        texts = self._spoken(texts, self.stored[0])
        frontend = self.frontend(texts)
        frontend.title(texts("interface.welcome.title"))
        kept = [Option(str(place), self._described(texts, session)) for place, session in enumerate(self.stored)]
        again = Option(Wish.fresh.value, texts("interface.session.again"))
        leave = Option(STOP, texts("interface.session.leave"))
        question = texts("interface.session.offer" if len(kept) == 1 else "interface.session.offer_several")
        chosen = frontend.ask(Prompt(question=question, options=(*kept, again, leave), first=True))
        if chosen == leave.value:
            raise StoppedByUser
        if chosen == again.value:
            return self._afresh(texts)
        return self._take_up(texts, self.stored[int(str(chosen))])

    def _described(self, texts: Texts, session: Session) -> str:
        walk, _ = self._walk(session)
        cards = counted(walk)
        answered = sum(card in walk.draft for card in cards)
        day = "" if session.record is None else texts.day(session.record.day)
        return texts("interface.session.continue", answered=answered, total=len(cards), day=day)

    def _afresh(self, texts: Texts) -> Start:
        for session in self.stored:
            session.end()
        return self._welcome(texts)

    def _take_up(self, texts: Texts, session: Session) -> Start:
        for other in self.stored:
            if other is not session:
                other.leave()
        texts = self._spoken(texts, session)
        walk, unfit = self._walk(session)
        page = PlainFrontend(texts)
        page.say(texts("interface.session.going_on"))
        if session.record is not None and not is_same_bank(session.record.bank, self.bank):
            page.say(texts("interface.session.other_bank"))
            if unfit:
                names = [self._name(texts, card) for card in unfit]
                page.say(texts("interface.session.unfit", questions=texts.listed(names)))
        return Start(texts, walk, session)

    def _walk(self, session: Session) -> tuple[InterviewState, tuple[str, ...]]:
        """Where a session stood, and the answers of it that no longer fit."""
        if session.record is None:
            return begin(self.bank, self.given), ()
        fitted = fit(self.bank, session.record.answers)
        settled = {look: fit(self.bank, answers).draft for look, answers in session.record.settled.items()}
        unfit = tuple(card for card in fitted.unfit if card not in self.given.values)
        return begin(self.bank, self.given, fitted.draft, session.record.at, settled), unfit

    def _name(self, texts: Texts, card: str) -> str:
        """What an answer that does not fit was about, as far as this bank can tell."""
        key = f"questions.{card}.short"
        client = client_field(card)
        if client is not None:
            return texts("interface.review.client", place=client[0] + 1)
        return texts(key) if texts.has(key) else card

    def _spoken(self, texts: Texts, session: Session) -> Texts:
        """The words of the session's language, unless another one was asked for."""
        language = "" if session.record is None else session.record.language
        return texts if self.texts_fixed else self.languages.get(language, texts)

    # ------------------------------------------------------------ a new quiz

    def _welcome(self, texts: Texts, *notes: str) -> Start:
        """Say what this is and the notes named, and let the person start, change the language, or leave."""
        walk = begin(self.bank, self.given)
        self._introduce(texts, walk, notes)
        while True:
            typed = PlainFrontend(texts).line().lower()
            if typed == STOP:
                raise StoppedByUser
            if not typed and last_digit.is_fresh():
                last_digit.forget()  # it ended the choice in the menu before, and nobody has read this screen
            elif not typed:
                return Start(texts, walk)
            elif typed in self.languages:
                texts = self.languages[typed]
                self._introduce(texts, walk, notes)
            else:
                PlainFrontend(texts).say(self._how_to_start(texts))

    def _introduce(self, texts: Texts, walk: InterviewState, notes: tuple[str, ...]) -> None:
        page = PlainFrontend(texts)
        page.title(texts("interface.welcome.title"))
        keys = "keys_plain" if self.plain else "keys"
        parts = [f"interface.welcome.{part}" for part in ("what", "words", "private", "free", keys)]
        for part in (*parts, *notes):
            sys.stderr.write("\n")
            page.say(texts(part, questions=len(counted(walk))))
        sys.stderr.write("\n")
        page.say(self._how_to_start(texts))

    def _how_to_start(self, texts: Texts) -> str:
        switch = [self._switch(code) for code in self.languages if code != texts.language]
        every = [texts("interface.welcome.start"), *switch, texts("interface.welcome.stop")]
        return " ".join(text for text in every if text)

    def _switch(self, language: str) -> str:
        """How to change to a language, in that language; empty where its file has faults."""
        try:
            return self.languages[language]("switch", code=language)
        except InvalidInput:
            return ""
