"""One run of the quiz from the request to the report: read the answers, ask the rest, tell the result."""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from vbm_quiz.answers_file.completeness import missing
from vbm_quiz.commands.answers_input import invalid, read_answers, read_document
from vbm_quiz.commands.report_output import Delivery, check_target, save_answers
from vbm_quiz.errors import NoTerminal, TitleNotReached, UsageError
from vbm_quiz.loading.content import Content, Languages, open_content
from vbm_quiz.model.answers import Answers
from vbm_quiz.storage.files import STDIN, STDOUT
from vbm_quiz.texts.os_errors import because
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import is_terminal, supports_unicode, wants_colour, wants_plain

if TYPE_CHECKING:
    from datetime import date

    from vbm_quiz.interview.followup import FollowUp
    from vbm_quiz.interview.session import Interview
    from vbm_quiz.report.build import Report

    Gate = Callable[[Report], None]


class Request(Struct, frozen=True):
    """What the command line asked for; `output` is None for standard output."""

    answers: str | None
    settings: tuple[str, ...]
    no_input: bool
    save_answers: Path | None
    output: Path | None
    format: str
    require: str | None
    lang: str | None
    folder: Path | None
    plain: bool
    colour: bool
    force: bool
    wish: str


def run(request: Request) -> None:
    """Read the answers, ask the rest, and tell the result."""
    content = open_content(request.folder)
    document, faults = read_document(request.answers)
    texts = content.texts(request.lang, document.get("language"))
    if faults:
        raise invalid(texts, request.answers, faults)
    required = _required_title(content, texts, request.require)
    before, answers = read_answers(content, texts, request.answers, document, request.settings)
    open_ = missing(content.bank, answers)
    may_ask = _may_ask(request)
    if open_ and not may_ask:
        if request.answers is None and not request.settings and not request.no_input:
            raise NoTerminal(texts("interface.refusal.no_terminal"))
        raise invalid(texts, request.answers or ("--set" if request.settings else "--no-input"), open_)
    if str(request.save_answers) == STDOUT:
        raise UsageError(texts("interface.refusal.save_to_stdout"))
    if request.output is not None and _same_file(request.save_answers, request.output):
        raise UsageError(texts("interface.refusal.same_file", file=request.output))
    for target in (request.save_answers, request.output):
        check_target(texts, target, may_replace=request.force, may_ask=may_ask)
    gate = partial(_check_required, content, required)
    if may_ask and (open_ or (request.answers is None and not request.settings)):
        from vbm_quiz.ui.signals import exit_on_signals

        with exit_on_signals():
            report = _ask_and_tell(content, texts, request, answers, gate)
    else:
        report = _report(content, texts, request, before, answers)
        _tell(request, report, gate)
    gate(report)


def _same_file(one: Path | None, other: Path) -> bool:
    return one is not None and one.resolve() == other.resolve()


def _may_ask(request: Request) -> bool:
    return not request.no_input and request.answers != STDIN and is_terminal(sys.stdin)


# ---------------------------------------------------------------- with a person


def _ask_and_tell(content: Content, texts: Texts, request: Request, given: Answers, gate: "Gate") -> "Report":
    """Open with the last promise, ask what is open, tell the result, and offer to keep it."""
    from datetime import date

    from vbm_quiz.storage.paths import results_folder

    # The day of the answers is the one thing that the clock decides; the score never reads it.
    today = date.today()  # noqa: DTZ011 - the day where the person is
    folder = results_folder()
    interview = _interview(content, texts, request, today.isoformat())
    previous = None
    if folder is not None and folder.is_dir():
        previous = _follow_up(content, folder, today, interview).last_result(texts)
    outcome = interview.run(texts, given)
    if outcome.stopped is not None:
        save_answers(outcome.texts, request.save_answers, outcome.answers)
        raise outcome.stopped
    from vbm_quiz.report.build import make

    report = make(content.bank, outcome.texts, outcome.answers, previous)
    _tell(request, report, gate)
    outcome.delete_draft()
    _follow_up(content, folder, today, interview).offer_to_keep(
        outcome.texts, outcome.answers, report.result.title, report.advice.next_steps
    )
    return report


def _follow_up(content: Content, folder: Path | None, today: "date", interview: "Interview") -> "FollowUp":
    from vbm_quiz.interview.followup import FollowUp

    return FollowUp(folder=folder, bank=content.bank, today=today, frontend=interview.frontend)


def _interview(content: Content, texts: Texts, request: Request, day: str) -> "Interview":
    from vbm_quiz.interview.session import Interview
    from vbm_quiz.interview.start import Unfinished

    return Interview(
        bank=content.bank,
        languages=Languages(content, texts),
        language_fixed=request.lang is not None,
        plain=_plain(request) or not is_terminal(sys.stderr),
        colour=request.colour and wants_colour(os.environ, sys.stderr),
        utf8=supports_unicode(sys.stderr),
        unfinished=Unfinished(request.wish),
        day=day,
    )


def _plain(request: Request) -> bool:
    return request.plain or wants_plain(os.environ)


def _report(content: Content, texts: Texts, request: Request, before: Answers, answers: Answers) -> "Report":
    """The report; beside one that settings changed, the report without them."""
    from vbm_quiz.report.build import make

    report = make(content.bank, texts, answers)
    if request.settings and request.answers is not None and not missing(content.bank, before):
        return structs.replace(report, before=make(content.bank, texts, before))
    return report


def _tell(request: Request, report: "Report", gate: "Gate") -> None:
    """Save the answers, deliver the report, and only then complain of what could not be saved."""
    try:
        save_answers(report.texts, request.save_answers, report.answers)
    finally:
        _deliver(request, report, gate)


def _deliver(request: Request, report: "Report", gate: "Gate") -> None:
    try:
        Delivery(output=request.output, format=request.format, plain=_plain(request), colour=request.colour).deliver(
            report
        )
        sys.stdout.flush()
    except BrokenPipeError:
        gate(report)  # who reads no further may still want the exit code
        raise
    except OSError as reason:
        raise UsageError(report.texts("interface.refusal.cannot_print", reason=because(report.texts, reason))) from None


# ---------------------------------------------------------------- the gate


def _required_title(content: Content, texts: Texts, asked: str | None) -> str | None:
    title = None if asked is None else content.bank.title_of(asked)
    if asked is not None and title is None:
        known = ", ".join(content.bank.title_ids)
        raise UsageError(texts("interface.refusal.unknown_title", found=asked, allowed=known))
    return title


def _check_required(content: Content, required: str | None, report: "Report") -> None:
    if required is None:
        return
    texts, title = report.texts, report.result.title
    shown = title.id is not None and title.status in ("fits", "between")
    if not shown or content.bank.rank(str(title.id)) < content.bank.rank(required):
        name = texts(f"titles.{title.id}.name") if title.id else texts("interface.said.no_title")
        said = texts("interface.said.not_reached", title=texts(f"titles.{required}.name"), reached=name)
        raise TitleNotReached(said)
