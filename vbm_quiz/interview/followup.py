"""Kept results around a quiz: what came of a promise, the last result to compare with, and whether to keep this one."""

import errno
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from msgspec import Struct, structs

from vbm_quiz.bank.bank import Bank
from vbm_quiz.characters import isolated_name
from vbm_quiz.errors import StoppedByUser, TerminalGone
from vbm_quiz.interview.keep_dialog import LABEL_LENGTH, KeepDialog
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import NextStep, Promise, Promised, TitleResult
from vbm_quiz.report.promise_text import promise_text
from vbm_quiz.scoring.comparison import EarlierResult
from vbm_quiz.storage.kept_results import (
    HistoryEntry,
    kept_result,
    latest_result,
    list_results,
    save_result,
    set_promise,
    with_label,
)
from vbm_quiz.storage.rescoring import rescored
from vbm_quiz.texts.os_errors import os_error_text
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.frontend import Frontend, Option, Prompt

OUTCOMES: tuple[Promised, ...] = ("done", "under_way", "dropped")
PENDING = ("open", "under_way")
SKIP = ""


class FollowUp(Struct, frozen=True):
    """Asks about kept results; without a folder it asks and keeps nothing.

    `frontend` makes what asks and tells, and `saved` is called once a result is kept.
    """

    folder: Path | None
    bank: Bank
    today: date
    frontend: Callable[[Texts], Frontend]
    saved: Callable[[], object] = lambda: None

    def pending_promise(self, texts: Texts) -> None:
        """Ask what came of each promise that is open or under way, the newest first.

        Raises:
            StoppedByUser: when the user wants to leave here.
        """
        with suppress(EOFError):
            for entry in reversed(self.results()):
                promise = None if entry.result is None else entry.result.promise
                if promise is not None and promise.state in PENDING:
                    self._ask_outcome(texts, entry, promise)

    def last_result(self, label: str | None) -> EarlierResult | None:
        """The result with this label that was kept last, by today's rules; None where there is none."""
        entry = latest_result(with_label(self.results(), label), self.bank)
        return None if entry is None or entry.result is None else rescored(self.bank, entry.result)

    def day_to_come(self, texts: Texts, earlier: EarlierResult | None) -> str | None:
        """What to say where the day of an earlier result is later than today; None where it is not."""
        if earlier is None or earlier.date is None or earlier.date <= self.today.isoformat():
            return None
        return texts("interface.since.day_to_come", date=texts.day(earlier.date))

    def keep(
        self,
        texts: Texts,
        answers: Answers,
        title: TitleResult,
        steps: Sequence[NextStep],
        tell_moved: Callable[[EarlierResult], None] | None = None,
    ) -> bool | None:
        """Ask whether to keep the result, for what, and with which promise, and do it.

        Who leaves after the first question keeps what was decided till then; who leaves at it has decided nothing.

        Args:
            texts: the texts of the language in use.
            answers: the answers to keep.
            title: the title that the report gave.
            steps: the next steps of the report, this week's first.
            tell_moved: called with the last result of the same label, where that was not known before.

        Returns:
            Whether it is kept; its number and its file have been told. None when the user goes back to the result, or
            it could not be saved: then it is there still.

        Raises:
            StoppedByUser, EOFError: when the first question has no answer.
        """
        if self.folder is None:
            return False
        frontend = self.frontend(texts)
        labels = self.labels()
        dialog = KeepDialog(texts, labels, steps, self.today)
        try:
            if not dialog.run(frontend):
                return None
        except BaseException as error:
            if dialog.keep is None:
                raise
            if not isinstance(error, (StoppedByUser, EOFError)):  # Ctrl-C, or the window was closed
                with suppress(OSError):  # nobody may be there to tell it to
                    self._save(texts, frontend, dialog, answers, title)
                raise (TerminalGone() if _is_hung_up(error) else error) from None
        earlier = self.last_result(dialog.label) if labels or dialog.label is not None else None
        if not self._save(texts, frontend, dialog, answers, title):
            return None if dialog.keep else False
        if earlier is not None and tell_moved is not None:
            if (notice := self.day_to_come(texts, earlier)) is not None:
                frontend.say(notice)
            tell_moved(earlier)
        return True

    def _save(self, texts: Texts, frontend: Frontend, dialog: KeepDialog, answers: Answers, title: TitleResult) -> bool:
        """Save the result where that was wanted, and say what has been done."""
        if self.folder is None or not dialog.keep:
            frontend.say(texts("interface.kept.not"))
            return False
        result = kept_result(self.bank, answers, title, dialog.label, dialog.promise)
        try:
            entry = save_result(self.folder, result)
        except OSError as error:
            reason = os_error_text(texts, error)
            frontend.say(texts("interface.kept.cannot", file=self.folder, reason=reason))
            return False
        self.saved()
        told = {"number": entry.number, "file": entry.path}
        if result.label is None:
            frontend.say(texts("interface.kept.done", **told))
        else:
            frontend.say(texts("interface.kept.done_label", **told, label=isolated_name(result.label)))
        if result.promise is not None:
            frontend.say(promise_text(texts, "interface.promise.noted", result.promise))
        return True

    def results(self) -> tuple[HistoryEntry, ...]:
        """The readable results of this bank in the order of keeping."""
        entries: tuple[HistoryEntry, ...] = ()
        with suppress(OSError):
            entries = list_results(self.folder)
        return tuple(entry for entry in entries if entry.result is not None and entry.result.bank.id == self.bank.id)

    def labels(self) -> tuple[str, ...]:
        """The labels of earlier results, each once, those used last first."""
        labels = (entry.result.label for entry in reversed(self.results()) if entry.result is not None)
        return tuple(dict.fromkeys(label for label in labels if label is not None and len(label) <= LABEL_LENGTH))

    def _ask_outcome(self, texts: Texts, entry: HistoryEntry, promise: Promise) -> None:
        outcomes: Mapping[str, Promised] = {outcome: outcome for outcome in OUTCOMES}
        options = [Option(outcome, texts(f"interface.promise.{outcome}")) for outcome in OUTCOMES]
        prompt = Prompt(
            progress=isolated_name(("" if entry.result is None else entry.result.label or "")[:LABEL_LENGTH]),
            question=promise_text(texts, "interface.promise.how", promise),
            options=(*options, Option(SKIP, texts("interface.promise.skip"))),
            answer=SKIP,
            enter_help=texts("interface.promise.enter"),
            first=True,
        )
        frontend = self.frontend(texts)
        try:
            chosen = outcomes.get(str(frontend.ask(prompt)))
        except StoppedByUser:
            raise StoppedByUser(texts("interface.farewell")) from None
        if chosen is None:
            return
        try:
            set_promise(entry.path, structs.replace(promise, state=chosen))
        except OSError as error:
            frontend.say(texts("interface.kept.cannot", file=entry.path, reason=os_error_text(texts, error)))


def _is_hung_up(error: BaseException) -> bool:
    """Whether the terminal has gone."""
    return isinstance(error, OSError) and error.errno == errno.EIO
