"""What is asked about results worth keeping: what came of the last promise, whether to keep this one, a new promise."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, structs

from vbm_quiz import kept as shelf
from vbm_quiz.ask.aside import Aside
from vbm_quiz.bank import Quiz
from vbm_quiz.comparison import Earlier
from vbm_quiz.kept import Entry, Kept
from vbm_quiz.model import Answers, NextStep, TitleResult
from vbm_quiz.promise import Promise, Promised, read_day
from vbm_quiz.report.phrases import step_name
from vbm_quiz.streams import harmless
from vbm_quiz.words import Words

T = TypeVar("T")

CAME_OF_IT: tuple[Promised, ...] = ("done", "under_way", "dropped")
WAITING = ("open", "under_way")


class Memory(Struct, frozen=True):
    """The results kept in a folder, and the day it is today; without a folder nothing is asked or kept."""

    folder: Path | None
    quiz: Quiz
    today: date

    def recall(self, words: Words) -> Earlier | None:
        """The last result of this bank, after asking what came of its promise."""
        entry = shelf.latest(shelf.every(self.folder), self.quiz)
        if entry is None or entry.kept is None:
            return None
        return shelf.earlier(self.quiz, self._asked_about(words, entry, entry.kept))

    def _asked_about(self, words: Words, entry: Entry, kept: Kept) -> Kept:
        promise = kept.promise
        if promise is None or promise.state not in WAITING:
            return kept
        aside = Aside(words)
        states = [words(f"interface.promise.{state}") for state in CAME_OF_IT]
        told = {"step": step_name(words, promise.step), "date": harmless(promise.date)}
        place = _unless_gone(lambda: aside.picked(words("interface.promise.how", **told), states))
        if place is None:
            return kept
        answered = shelf.with_promise(kept, structs.replace(promise, state=CAME_OF_IT[place]))
        return answered if self._written(words, entry.path, answered) else kept

    def offer(self, words: Words, answers: Answers, title: TitleResult, steps: tuple[NextStep, ...]) -> None:
        """Keep the result if that is wanted, and one promise with it."""
        if self.folder is None:
            return
        aside = Aside(words)
        if not _unless_gone(lambda: aside.agreed(words("interface.kept.ask"))):
            aside.say(words("interface.kept.not"))
            return
        kept = shelf.of(self.quiz, answers, title)
        try:
            path = shelf.keep(self.folder, kept)
        except OSError as reason:
            aside.say(words("interface.kept.cannot", file=self.folder, reason=reason.strerror or reason))
            return
        aside.say(words("interface.kept.done", file=path))
        promise = _unless_gone(lambda: self._promise(words, aside, steps))
        if promise is not None and self._written(words, path, shelf.with_promise(kept, promise)):
            told = {"step": step_name(words, promise.step), "date": harmless(promise.date)}
            aside.say(words("interface.promise.noted", **told))

    def _promise(self, words: Words, aside: Aside, steps: tuple[NextStep, ...]) -> Promise | None:
        place = aside.picked(words("interface.promise.which"), [step_name(words, step.id) for step in steps])
        if place is None:
            return None
        while typed := aside.ask(words("interface.promise.when")):
            day = read_day(typed, self.today)
            if day is not None:
                return Promise(step=steps[place].id, date=day.isoformat())
            aside.say(words("interface.promise.no_day"))
        aside.say(words("interface.promise.none"))
        return None

    def _written(self, words: Words, path: Path, kept: Kept) -> bool:
        try:
            shelf.rewrite(path, kept)
        except OSError as reason:
            Aside(words).say(words("interface.kept.cannot", file=path, reason=reason.strerror or reason))
            return False
        return True


def _unless_gone(question: Callable[[], T]) -> T | None:
    """The answer; None when the terminal has gone."""
    try:
        return question()
    except EOFError:
        return None
