"""One run of the quiz from the request to the report: every read and write of it happens here."""

import os
import sys
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from vbm_quiz import answers as file
from vbm_quiz.bank import Quiz
from vbm_quiz.catalog import content_folder, languages, load_quiz, load_words
from vbm_quiz.errors import InvalidInput, NoTerminal, TitleNotReached, UsageError
from vbm_quiz.language import choose
from vbm_quiz.model import Answers
from vbm_quiz.storage import STDIN, read_bytes, writable, write_text
from vbm_quiz.streams import is_terminal, knows_signs, wants_colour
from vbm_quiz.values import Fault
from vbm_quiz.words import Words

if TYPE_CHECKING:
    from vbm_quiz.report.report import Report


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
    content: Path | None
    plain: bool
    colour: bool
    force: bool


class Bank(Struct, frozen=True):
    """The content of this run."""

    folder: Traversable
    quiz: Quiz
    spoken: tuple[str, ...]


def run(request: Request) -> None:
    """Read the answers, ask the rest, and tell the result."""
    bank = _bank(request.content)
    document, faults = _document(request.answers)
    words = _words(bank, request.lang, document.get("language"))
    if faults:
        raise _invalid(words, request.answers, faults)
    required = _required_title(bank.quiz, words, request.require)
    given = _answers(bank, words, request, document)
    open_ = file.missing(bank.quiz, given)
    if open_ and not _may_ask(request):
        if request.answers is None and not request.settings and not request.no_input:
            raise NoTerminal(words("interface.refusal.no_terminal"))
        raise _invalid(words, request.answers, open_)
    for target in (request.save_answers, request.output):
        _check_target(words, target, request)
    asking = bool(open_) or (request.answers is None and not request.settings)
    if asking and _may_ask(request):
        words, given = _interview(bank, words, request, given)
    _tell(bank, words, request, given, required)


# ---------------------------------------------------------------- what comes in


def _bank(content: Path | None) -> Bank:
    folder: Traversable = content_folder() if content is None else content
    return Bank(folder=folder, quiz=load_quiz(folder), spoken=languages(folder))


def _words(bank: Bank, *asked: str | None) -> Words:
    if asked[0] is not None and asked[0] not in bank.spoken:
        raise UsageError(f"--lang {asked[0]}: not spoken here; choose one of {', '.join(bank.spoken)}.")
    named = [file.language_of(language) for language in asked if isinstance(language, str)]
    return load_words(bank.folder, bank.quiz, choose(named, os.environ, bank.spoken))[0]


def _document(name: str | None) -> tuple[file.Document, list[Fault]]:
    if name is None:
        return {"answers": {}}, []
    data = read_bytes(name)
    parsed = [data] if isinstance(data, Fault) else file.parse(data)
    return ({}, parsed) if isinstance(parsed, list) else (parsed, [])


def _answers(bank: Bank, words: Words, request: Request, document: file.Document) -> Answers:
    settings = [_setting(words, setting) for setting in request.settings]
    after = file.read(bank.quiz, document, settings, bank.spoken)
    if isinstance(after, list):
        raise _invalid(words, request.answers, after)
    before = file.read(bank.quiz, document, (), bank.spoken)
    opened = file.opened_examples(
        bank.quiz, before if isinstance(before, Answers) else Answers({}), after, {id_ for id_, _ in settings}
    )
    if settings:
        for question in opened:
            task = words(f"tasks.{bank.quiz.examples[question].id}.name")
            _say(words("interface.said.opened_example", question=question, task=task))
        after = after.replaced(dict.fromkeys(opened, "yes"))
    return structs.replace(after, language=words.language)


def _setting(words: Words, setting: str) -> tuple[str, str]:
    id_, sign, value = setting.partition("=")
    if not sign or not id_:
        raise UsageError(words("interface.refusal.set_syntax", found=setting))
    return id_.strip(), value.strip()


def _required_title(quiz: Quiz, words: Words, asked: str | None) -> str | None:
    title = None if asked is None else quiz.title_of(asked)
    if asked is not None and title is None:
        known = ", ".join(quiz.title_ids)
        raise UsageError(words("interface.refusal.unknown_title", found=asked, allowed=known))
    return title


def _invalid(words: Words, name: str | None, faults: list[Fault]) -> InvalidInput:
    shown = words("errors.stdin") if name == STDIN else name or "--set"
    headline = (
        words("errors.headline_one", file=shown)
        if len(faults) == 1
        else words("errors.headline", count=len(faults), file=shown)
    )
    lines = [f"{fault.path}: {_sentence(words, fault)}".removeprefix(": ") for fault in faults]
    return InvalidInput(headline, lines, words("errors.what_next"))


def _sentence(words: Words, fault: Fault) -> str:
    return words(f"errors.{fault.key}", **fault.values)


def _may_ask(request: Request) -> bool:
    return not request.no_input and request.answers != STDIN and is_terminal(sys.stdin)


def _check_target(words: Words, target: Path | None, request: Request) -> None:
    """Refuse before the first question what could not be written after the last."""
    if target is None:
        return
    if reason := writable(target):
        raise UsageError(words("interface.refusal.cannot_write", file=target, reason=reason))
    if target.exists() and not request.force and not (_may_ask(request) and _agreed(words, target)):
        raise UsageError(words("interface.refusal.exists", file=target))


def _agreed(words: Words, target: Path) -> bool:
    sys.stderr.write(f"{words('interface.said.replace', file=target)} ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {words("interface.yes").lower(), words("interface.yes_letter")}


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


# ---------------------------------------------------------------- the interview


def _interview(bank: Bank, words: Words, request: Request, given: Answers) -> tuple[Words, Answers]:
    from datetime import date

    from vbm_quiz.desk import Desk

    desk = Desk(
        quiz=bank.quiz,
        languages={each.language: each for each in load_words(bank.folder, bank.quiz, *bank.spoken)},
        plain=_plain(request),
        colour=request.colour and wants_colour(os.environ, sys.stderr),
        utf8=knows_signs(sys.stderr),
    )
    words, answers, stopped = desk.interview(words, given)
    # The day of the answers is the one thing that the clock decides; the score never reads it.
    answers = structs.replace(answers, language=words.language, date=date.today().isoformat())  # noqa: DTZ011
    if stopped is not None:
        _save_answers(words, request.save_answers, answers)
        raise stopped
    return words, answers


def _plain(request: Request) -> bool:
    dumb = os.environ.get("TERM") == "dumb"
    return request.plain or os.environ.get("ACCESSIBLE") == "1" or dumb or not is_terminal(sys.stderr)


# ---------------------------------------------------------------- what goes out


def _save_answers(words: Words, target: Path | None, answers: Answers) -> None:
    if target is not None:
        _write(words, target, file.to_json(file.to_document(answers)))


def _write(words: Words, target: Path, text: str) -> None:
    try:
        write_text(target, text)
    except OSError as reason:
        said = {"file": target, "reason": reason.strerror or reason}
        raise UsageError(words("interface.refusal.cannot_write", **said)) from None
    _say(words("interface.said.saved", file=target))


def _tell(bank: Bank, words: Words, request: Request, answers: Answers, required: str | None) -> None:
    from vbm_quiz.report.report import make

    report = make(bank.quiz, words, answers)
    failed: UsageError | None = None
    try:
        _save_answers(words, request.save_answers, answers)
    except UsageError as reason:
        failed = reason
    if request.output is None:
        _print(request, report)
    else:
        _write(words, request.output, _as_text(request, report))
    if failed is not None:
        raise failed
    title = report.result.title
    reached = title.id is not None and title.status in ("fits", "between")
    if required is not None and not (reached and bank.quiz.rank(str(title.id)) >= bank.quiz.rank(required)):
        raise _not_reached(words, required, title.id)


def _not_reached(words: Words, required: str, reached: str | None) -> TitleNotReached:
    name = words(f"titles.{reached}.name") if reached else words("interface.said.no_title")
    return TitleNotReached(words("interface.said.not_reached", title=words(f"titles.{required}.name"), reached=name))


def _print(request: Request, report: "Report") -> None:
    if request.format == "text" and not _plain_report(request):
        from vbm_quiz.report import story, terminal

        colour = request.colour and wants_colour(os.environ, sys.stdout)
        terminal.render(list(story.tell(report)), utf8=knows_signs(sys.stdout), colour=colour)
    elif request.format == "text":
        sys.stdout.write(_as_text(request, report))
    else:
        print_exactly(_as_text(request, report))


def _plain_report(request: Request) -> bool:
    return request.plain or os.environ.get("ACCESSIBLE") == "1" or os.environ.get("TERM") == "dumb"


def _as_text(request: Request, report: "Report") -> str:
    if request.format == "json":
        from vbm_quiz.report import data

        return data.render(report)
    from vbm_quiz.report import story

    blocks = list(story.tell(report))
    if _plain_report(request):
        from vbm_quiz.report import plain

        return plain.render(blocks)
    from io import StringIO

    from vbm_quiz.report import terminal

    page = StringIO()
    terminal.render(blocks, page, utf8=True, colour=False)
    return page.getvalue()


def print_exactly(text: str) -> None:
    """Print UTF-8 with bare line feeds, whatever the locale says: the same bytes everywhere."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


# ---------------------------------------------------------------- the bank itself


def print_questions(format_: str, lang: str | None, content: Path | None) -> None:
    """Print every question of the bank, checked in every language."""
    from vbm_quiz import listing

    bank = _bank(content)
    load_words(bank.folder, bank.quiz, *bank.spoken)
    words = _words(bank, lang)
    if format_ == "json":
        print_exactly(file.to_json(listing.as_data(bank.quiz, words)))
    else:
        sys.stdout.write(listing.as_text(bank.quiz, words))


def print_template(lang: str | None, content: Path | None) -> None:
    """Print an answers file in which every answer is still unknown."""
    from vbm_quiz import listing

    bank = _bank(content)
    words = _words(bank, lang)
    print_exactly(file.to_json(listing.template(bank.quiz, words)))
    _say(words("interface.template.note"))
