"""A run at a terminal: the questions asked, the result shown until the user is done with it, and then kept or not."""

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from vbm_quiz.commands.report_output import rendered, save_answers
from vbm_quiz.interview.session import Interview
from vbm_quiz.interview.start import Unfinished
from vbm_quiz.loading.content import Content
from vbm_quiz.model.answers import Answers
from vbm_quiz.storage.paths import is_there, results_folder
from vbm_quiz.texts.os_errors import os_error_text
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.frontend import Frontend
from vbm_quiz.ui.streams import is_terminal, say

if TYPE_CHECKING:
    from vbm_quiz.commands.quiz import Request
    from vbm_quiz.interview.followup import FollowUp
    from vbm_quiz.report.build import Report
    from vbm_quiz.scoring.comparison import EarlierResult
    from vbm_quiz.storage.kept_results import HistoryEntry


class InteractiveRun:
    """Asks what is missing, and shows the result until the user is done with it."""

    def __init__(self, content: Content, request: "Request") -> None:
        # The day of the answers is the one thing that the clock decides; the score never reads it.
        self._today = date.today()  # noqa: DTZ011 - the day where the person is
        self._content = content
        self._request = request
        self._interview = Interview(
            content=content,
            language_fixed=request.lang is not None,
            plain=request.plain or not is_terminal(sys.stderr),
            colour=request.colour,
            unfinished=Unfinished(request.unfinished),
            day=self._today.isoformat(),
        )
        self._folder: Path | None = results_folder()
        self._earlier: EarlierResult | None = None
        self._report: Report | None = None

    def report(self, texts: Texts, given: Answers) -> "Report":
        """The report, once the user is done with it.

        Raises:
            StoppedByUser, Interrupted, TerminalGone: when the quiz was broken off; its answers so far are saved.
        """
        if self._has_results(texts):
            self._follow_up.pending_promise(texts)
            if not self._follow_up.labels():  # which of several names this one gets is told at the end
                self._earlier = self._follow_up.last_result(None)
            if (notice := self._follow_up.day_to_come(texts, self._earlier)) is not None:
                say(notice)
            if kept := self._follow_up.results():
                self._interview = structs.replace(self._interview, read_kept=partial(self._read_kept, kept))
        outcome = self._interview.run(texts, given, self._show_result)
        if outcome.stopped is not None:
            save_answers(outcome.texts, self._request.save_target, self._content.bank, outcome.answers)
            raise outcome.stopped
        assert self._report is not None  # noqa: S101 - shown before the user can be done
        return self._report

    def _has_results(self, texts: Texts) -> bool:
        """Whether there is a folder of results; what holds none there is set aside, and said.

        Where it cannot be read, that is said, and this quiz keeps no result.
        """
        try:
            if self._folder is None or not is_there(self._folder):
                return False
            from vbm_quiz.storage.kept_results import set_damaged_aside

            for path in set_damaged_aside(self._folder):
                say(texts("interface.kept.damaged", file=path), plain=self._interview.plain)
        except OSError as error:
            reason = os_error_text(texts, error)
            say(texts("interface.kept.unreachable", folder=self._folder, reason=reason), plain=self._interview.plain)
            self._folder = None
        return self._folder is not None

    @property
    def _follow_up(self) -> "FollowUp":
        from vbm_quiz.interview.followup import FollowUp  # loads the scoring, for which the first prompt need not wait

        return FollowUp(
            folder=self._folder, bank=self._content.bank, today=self._today, frontend=self._interview.frontend
        )

    def _show_result(self, texts: Texts, answers: Answers, frontend: Frontend, saved: Callable[[], None]) -> bool:
        """Show the result; whether the user is done with it, and does not want to change an answer first."""
        from vbm_quiz.interview.page import may_open_browser
        from vbm_quiz.interview.result import ResultDialog
        from vbm_quiz.report.build import build_report

        self._report = report = build_report(self._content.bank, texts, answers, self._earlier)
        title, steps = report.result.title, report.advice.next_steps
        return ResultDialog(
            report=report,
            frontend=frontend,
            draw=self._draw,
            keep=partial(
                structs.replace(self._follow_up, saved=saved).keep, texts, answers, title, steps, self._tell_moved
            ),
            today=self._today,
            may_open=may_open_browser(),
        ).run()

    def _read_kept(self, kept: "tuple[HistoryEntry, ...]", texts: Texts, frontend: Frontend) -> None:
        """Let the user read kept results."""
        from vbm_quiz.commands.kept_results_dialog import KeptResultsDialog

        KeptResultsDialog(self._content.bank, kept, self._draw, self._today).run(texts, frontend)

    def _tell_moved(self, earlier: "EarlierResult") -> None:
        """Tell what moved since an earlier result."""
        from vbm_quiz.report.sections.comparison import comparison

        if self._report is not None:
            sys.stderr.write(self._draw(comparison(structs.replace(self._report, earlier=earlier))))

    @property
    def _draw(self) -> "partial[str]":
        return partial(rendered, stream=sys.stderr, plain=self._interview.plain, colour=self._interview.colour)
