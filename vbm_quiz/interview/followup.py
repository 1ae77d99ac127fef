"""What is asked about results worth keeping: what came of the last promise, whether to keep this one, a new promise."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, structs

from vbm_quiz.bank.bank import Bank
from vbm_quiz.characters import escape_controls
from vbm_quiz.errors import StoppedByUser
from vbm_quiz.interview.promise import read_day
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import NextStep, Promise, Promised, TitleResult
from vbm_quiz.report.phrases import step_name
from vbm_quiz.scoring.comparison import EarlierResult
from vbm_quiz.storage.results import (
    HistoryEntry,
    KeptResult,
    kept_result,
    latest_result,
    list_results,
    rescored,
    save_result,
    with_promise,
    write_result,
)
from vbm_quiz.texts.os_errors import os_error_text
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.confirm import agreed
from vbm_quiz.ui.plain import PlainFrontend
from vbm_quiz.ui.prompt import Frontend, Option, Prompt, Refused

T = TypeVar("T")

CAME_OF_IT: tuple[Promised, ...] = ("done", "under_way", "dropped")
WAITING = ("open", "under_way")
SKIP = ""


class Memory(Struct, frozen=True):
    """The results kept in a folder, and the day it is today; without a folder nothing is asked or kept.

    `face` makes what asks for a choice or a day.
    """

    folder: Path | None
    bank: Bank
    today: date
    frontend: Callable[[Texts], Frontend]

    def recall(self, texts: Texts) -> EarlierResult | None:
        """The last result of this bank, after asking what came of its promise.

        Raises:
            StoppedByUser: when the person wants to leave there and then.
        """
        entry = latest_result(list_results(self.folder), self.bank)
        if entry is None or entry.result is None:
            return None
        return rescored(self.bank, self._asked_about(texts, entry, entry.result))

    def _asked_about(self, texts: Texts, entry: HistoryEntry, kept: KeptResult) -> KeptResult:
        promise = kept.promise
        if promise is None or promise.state not in WAITING:
            return kept
        states: Mapping[str, str] = {state: texts(f"interface.promise.{state}") for state in CAME_OF_IT}
        told = {"step": step_name(texts, promise.step), "date": texts.day(escape_controls(promise.date))}
        try:
            state = _unless_gone(lambda: self._picked(texts, texts("interface.promise.how", **told), states))
        except StoppedByUser:
            raise StoppedByUser(texts("interface.farewell")) from None
        if not state:
            return kept
        answered = with_promise(kept, structs.replace(promise, state=state))
        return answered if self._written(texts, entry.path, answered) else kept

    def offer(self, texts: Texts, answers: Answers, title: TitleResult, steps: tuple[NextStep, ...]) -> None:
        """Keep the result if that is wanted, and one promise with it."""
        if self.folder is None:
            return
        page = PlainFrontend(texts)
        if not _unless_gone(lambda: agreed(texts, texts("interface.kept.ask"))):
            page.say(texts("interface.kept.not"))
            return
        kept = kept_result(self.bank, answers, title)
        try:
            path = save_result(self.folder, kept)
        except OSError as reason:
            page.say(texts("interface.kept.cannot", file=self.folder, reason=os_error_text(texts, reason)))
            return
        page.say(texts("interface.kept.done", file=path))
        with suppress(StoppedByUser):
            self._promise(texts, path, kept, steps)

    def _promise(self, texts: Texts, path: Path, kept: KeptResult, steps: tuple[NextStep, ...]) -> None:
        """Write down one step and its day, if one is promised."""
        promise = _unless_gone(lambda: self._asked_for(texts, steps))
        if promise is not None and self._written(texts, path, with_promise(kept, promise)):
            told = {"step": step_name(texts, promise.step), "date": texts.day(escape_controls(promise.date))}
            PlainFrontend(texts).say(texts("interface.promise.noted", **told))

    def _asked_for(self, texts: Texts, steps: tuple[NextStep, ...]) -> Promise | None:
        names = {step.id: step_name(texts, step.id) for step in steps}
        step = self._picked(texts, texts("interface.promise.which"), names)
        if not step:
            return None
        day = self.frontend(texts).ask(
            Prompt(question=texts("interface.promise.when"), read=self._reader(texts), first=True, free_text=True)
        )
        if day == SKIP:
            PlainFrontend(texts).say(texts("interface.promise.none"))
            return None
        return Promise(step=step, date=str(day))

    def _picked(self, texts: Texts, question: str, names: Mapping[str, str]) -> str:
        """The id of what was chosen; SKIP where nothing was."""
        options = (*(Option(id_, name) for id_, name in names.items()), Option(SKIP, texts("interface.promise.skip")))
        enter = texts("interface.promise.enter")
        return str(
            self.frontend(texts).ask(Prompt(question=question, options=options, answer=SKIP, enter=enter, first=True))
        )

    def _reader(self, texts: Texts) -> Callable[[str], str | Refused]:
        """What makes a day, as 2026-12-24, of a typed line."""

        def read(text: str) -> str | Refused:
            typed = text.strip()
            day = read_day(typed, self.today)
            if not typed:
                return SKIP
            return Refused(texts("interface.promise.no_day")) if day is None else day.isoformat()

        return read

    def _written(self, texts: Texts, path: Path, kept: KeptResult) -> bool:
        try:
            write_result(path, kept)
        except OSError as reason:
            PlainFrontend(texts).say(texts("interface.kept.cannot", file=path, reason=os_error_text(texts, reason)))
            return False
        return True


def _unless_gone(question: Callable[[], T]) -> T | None:
    """The answer; None when the terminal has gone."""
    try:
        return question()
    except EOFError:
        return None
