"""What is asked about results worth keeping: what came of the last promise, whether to keep this one, a new promise."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, structs

from vbm_quiz import kept as shelf
from vbm_quiz.ask.aside import agreed
from vbm_quiz.ask.card import Card, Face, Option, Refused
from vbm_quiz.ask.plain import PlainFace
from vbm_quiz.bank import Quiz
from vbm_quiz.comparison import Earlier
from vbm_quiz.errors import StoppedByUser
from vbm_quiz.kept import Entry, Kept
from vbm_quiz.model import Answers, NextStep, TitleResult
from vbm_quiz.promise import Promise, Promised, read_day
from vbm_quiz.reasons import because
from vbm_quiz.report.phrases import step_name
from vbm_quiz.streams import harmless
from vbm_quiz.words import Words

T = TypeVar("T")

CAME_OF_IT: tuple[Promised, ...] = ("done", "under_way", "dropped")
WAITING = ("open", "under_way")
SKIP = ""


class Memory(Struct, frozen=True):
    """The results kept in a folder, and the day it is today; without a folder nothing is asked or kept.

    `face` makes what asks for a choice or a day.
    """

    folder: Path | None
    quiz: Quiz
    today: date
    face: Callable[[Words], Face]

    def recall(self, words: Words) -> Earlier | None:
        """The last result of this bank, after asking what came of its promise.

        Raises:
            StoppedByUser: when the person wants to leave there and then.
        """
        entry = shelf.latest(shelf.every(self.folder), self.quiz)
        if entry is None or entry.kept is None:
            return None
        return shelf.earlier(self.quiz, self._asked_about(words, entry, entry.kept))

    def _asked_about(self, words: Words, entry: Entry, kept: Kept) -> Kept:
        promise = kept.promise
        if promise is None or promise.state not in WAITING:
            return kept
        states: Mapping[str, str] = {state: words(f"interface.promise.{state}") for state in CAME_OF_IT}
        told = {"step": step_name(words, promise.step), "date": words.day(harmless(promise.date))}
        try:
            state = _unless_gone(lambda: self._picked(words, words("interface.promise.how", **told), states))
        except StoppedByUser:
            raise StoppedByUser(words("interface.farewell")) from None
        if not state:
            return kept
        answered = shelf.with_promise(kept, structs.replace(promise, state=state))
        return answered if self._written(words, entry.path, answered) else kept

    def offer(self, words: Words, answers: Answers, title: TitleResult, steps: tuple[NextStep, ...]) -> None:
        """Keep the result if that is wanted, and one promise with it."""
        if self.folder is None:
            return
        page = PlainFace(words)
        if not _unless_gone(lambda: agreed(words, words("interface.kept.ask"))):
            page.say(words("interface.kept.not"))
            return
        kept = shelf.of(self.quiz, answers, title)
        try:
            path = shelf.keep(self.folder, kept)
        except OSError as reason:
            page.say(words("interface.kept.cannot", file=self.folder, reason=because(words, reason)))
            return
        page.say(words("interface.kept.done", file=path))
        with suppress(StoppedByUser):
            self._promise(words, path, kept, steps)

    def _promise(self, words: Words, path: Path, kept: Kept, steps: tuple[NextStep, ...]) -> None:
        """Write down one step and its day, if one is promised."""
        promise = _unless_gone(lambda: self._asked_for(words, steps))
        if promise is not None and self._written(words, path, shelf.with_promise(kept, promise)):
            told = {"step": step_name(words, promise.step), "date": words.day(harmless(promise.date))}
            PlainFace(words).say(words("interface.promise.noted", **told))

    def _asked_for(self, words: Words, steps: tuple[NextStep, ...]) -> Promise | None:
        names = {step.id: step_name(words, step.id) for step in steps}
        step = self._picked(words, words("interface.promise.which"), names)
        if not step:
            return None
        day = self.face(words).ask(
            Card(question=words("interface.promise.when"), read=self._reader(words), first=True, free_text=True)
        )
        if day == SKIP:
            PlainFace(words).say(words("interface.promise.none"))
            return None
        return Promise(step=step, date=str(day))

    def _picked(self, words: Words, question: str, names: Mapping[str, str]) -> str:
        """The id of what was chosen; SKIP where nothing was."""
        options = (*(Option(id_, name) for id_, name in names.items()), Option(SKIP, words("interface.promise.skip")))
        enter = words("interface.promise.enter")
        return str(self.face(words).ask(Card(question=question, options=options, answer=SKIP, enter=enter, first=True)))

    def _reader(self, words: Words) -> Callable[[str], str | Refused]:
        """What makes a day, as 2026-12-24, of a typed line."""

        def read(text: str) -> str | Refused:
            typed = text.strip()
            day = read_day(typed, self.today)
            if not typed:
                return SKIP
            return Refused(words("interface.promise.no_day")) if day is None else day.isoformat()

        return read

    def _written(self, words: Words, path: Path, kept: Kept) -> bool:
        try:
            shelf.rewrite(path, kept)
        except OSError as reason:
            PlainFace(words).say(words("interface.kept.cannot", file=path, reason=because(words, reason)))
            return False
        return True


def _unless_gone(question: Callable[[], T]) -> T | None:
    """The answer; None when the terminal has gone."""
    try:
        return question()
    except EOFError:
        return None
