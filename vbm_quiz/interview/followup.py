"""Kept results in, the questions about them: what came of the last promise, whether to keep this one, a new promise."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, structs

from vbm_quiz.bank.bank import Bank
from vbm_quiz.characters import escape_controls
from vbm_quiz.errors import StoppedByUser
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import NextStep, Promise, Promised, TitleResult
from vbm_quiz.report.phrases import step_name
from vbm_quiz.scoring.comparison import EarlierResult
from vbm_quiz.storage.kept_results import (
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
from vbm_quiz.ui.frontend import Frontend, Option, Prompt, Refused
from vbm_quiz.ui.plain import PlainFrontend

T = TypeVar("T")

OUTCOMES: tuple[Promised, ...] = ("done", "under_way", "dropped")
PENDING = ("open", "under_way")
SKIP = ""
DAY_AND_MONTH = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})")


class FollowUp(Struct, frozen=True):
    """Asks about kept results; without a folder it asks and keeps nothing. `frontend` asks for a choice or a day."""

    folder: Path | None
    bank: Bank
    today: date
    frontend: Callable[[Texts], Frontend]

    def last_result(self, texts: Texts) -> EarlierResult | None:
        """The last kept result of this bank, once it is known what came of its promise.

        Raises:
            StoppedByUser: when the user wants to leave here.
        """
        entry = latest_result(list_results(self.folder), self.bank)
        if entry is None or entry.result is None:
            return None
        return rescored(self.bank, self._with_outcome(texts, entry, entry.result))

    def _with_outcome(self, texts: Texts, entry: HistoryEntry, kept: KeptResult) -> KeptResult:
        promise = kept.promise
        if promise is None or promise.state not in PENDING:
            return kept
        outcomes: Mapping[str, str] = {outcome: texts(f"interface.promise.{outcome}") for outcome in OUTCOMES}
        question = _promise_text(texts, "interface.promise.how", promise)
        try:
            outcome = _none_at_end_of_input(lambda: self._choose(texts, question, outcomes))
        except StoppedByUser:
            raise StoppedByUser(texts("interface.farewell")) from None
        if not outcome:
            return kept
        updated = with_promise(kept, structs.replace(promise, state=outcome))
        return updated if self._written(texts, entry.path, updated) else kept

    def offer_to_keep(self, texts: Texts, answers: Answers, title: TitleResult, steps: tuple[NextStep, ...]) -> None:
        """Keep the result if the user wants to, and a promise to take one of the steps."""
        if self.folder is None:
            return
        page = PlainFrontend(texts)
        if not page.confirm(texts("interface.kept.ask"), default=True):
            page.say(texts("interface.kept.not"))
            return
        kept = kept_result(self.bank, answers, title)
        try:
            path = save_result(self.folder, kept)
        except OSError as error:
            page.say(texts("interface.kept.cannot", file=self.folder, reason=os_error_text(texts, error)))
            return
        page.say(texts("interface.kept.done", file=path))
        with suppress(StoppedByUser):
            self._offer_promise(texts, path, kept, steps)

    def _offer_promise(self, texts: Texts, path: Path, kept: KeptResult, steps: tuple[NextStep, ...]) -> None:
        promise = _none_at_end_of_input(lambda: self._new_promise(texts, steps))
        if promise is not None and self._written(texts, path, with_promise(kept, promise)):
            PlainFrontend(texts).say(_promise_text(texts, "interface.promise.noted", promise))

    def _new_promise(self, texts: Texts, steps: tuple[NextStep, ...]) -> Promise | None:
        names = {step.id: step_name(texts, step.id) for step in steps}
        step = self._choose(texts, texts("interface.promise.which"), names)
        if not step:
            return None
        question = texts("interface.promise.when")
        day = self.frontend(texts).ask(
            Prompt(question=question, read=_day_reader(texts, self.today), first=True, free_text=True)
        )
        if day == SKIP:
            PlainFrontend(texts).say(texts("interface.promise.none"))
            return None
        return Promise(step=step, date=str(day))

    def _choose(self, texts: Texts, question: str, labels: Mapping[str, str]) -> str:
        """The id that was chosen; `SKIP` for none."""
        options = (
            *(Option(id_, label) for id_, label in labels.items()),
            Option(SKIP, texts("interface.promise.skip")),
        )
        enter_help = texts("interface.promise.enter")
        prompt = Prompt(question=question, options=options, answer=SKIP, enter_help=enter_help, first=True)
        return str(self.frontend(texts).ask(prompt))

    def _written(self, texts: Texts, path: Path, kept: KeptResult) -> bool:
        try:
            write_result(path, kept)
        except OSError as error:
            PlainFrontend(texts).say(texts("interface.kept.cannot", file=path, reason=os_error_text(texts, error)))
            return False
        return True


def _promise_text(texts: Texts, key: str, promise: Promise) -> str:
    """A text about a step and its day."""
    return texts(key, step=step_name(texts, promise.step), date=texts.day(escape_controls(promise.date)))


def _none_at_end_of_input(ask: Callable[[], T]) -> T | None:
    try:
        return ask()
    except EOFError:
        return None


def _day_reader(texts: Texts, today: date) -> Callable[[str], str | Refused]:
    """Reads a day as 2026-12-24; an empty line is `SKIP`."""

    def read(line: str) -> str | Refused:
        typed = line.strip()
        if not typed:
            return SKIP
        day = read_day(typed, today)
        return Refused(texts("interface.promise.no_day")) if day is None else day.isoformat()

    return read


def read_day(typed: str, today: date) -> date | None:
    """A day from today on: `24-12` is the next one, `2026-12-24` the one that it names; None for anything else."""
    found = DAY_AND_MONTH.fullmatch(typed)
    if found:
        day, month = int(found[1]), int(found[2])
        # Within eight years there is a 29th of February, whatever the century.
        days = (_day(year, month, day) for year in range(today.year, today.year + 9))
        return next((each for each in days if each is not None and each >= today), None)
    try:
        named = date.fromisoformat(typed)
    except ValueError:
        return None
    return named if named >= today and named.isoformat() == typed else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
