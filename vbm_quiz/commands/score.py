"""Paths to answers files in, a line on standard output for each out, in the order of the paths."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from vbm_quiz.api import QuestionBank, bank_from_content
from vbm_quiz.commands.content_input import content_of_run
from vbm_quiz.commands.score_lines import CsvLines, JsonLines, Lines, Scored, Scorer
from vbm_quiz.commands.worker_processes import in_processes
from vbm_quiz.errors import FaultsFound, UsageError
from vbm_quiz.report.formats.json import FIELDS, WITHOUT_TEXTS, in_order
from vbm_quiz.storage.answers_records import AnswersRecord, answers_records, answers_size
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.progress_bar import progress_bar
from vbm_quiz.ui.signals import exit_on_signals, interrupt_delayed
from vbm_quiz.ui.streams import is_terminal, say, write_all

RESPONDENT = "respondent"
"""The field that every line has."""
MOST = 100
"""How many answers files are scored before their lines are written; on a terminal, one."""
LARGEST = 1024 * 1024
"""The bytes from which on no other answers file waits for its line."""


class Request(Struct, frozen=True):
    """The options of a run; `fields` are those of the report, None for all, and `texts` whether it has words too."""

    paths: tuple[str, ...]
    format: str
    fields: str | None
    texts: bool
    jobs: int
    lang: str | None
    content: Path | None
    plain: bool


def run(request: Request, texts: Texts) -> None:
    """Score all answers files; what cannot be used has a line with its faults.

    Args:
        request: the options.
        texts: what the command line says.

    Raises:
        UsageError: for a field that is not there, for no process at all, or when a process ended before its time.
        FaultsFound: at the end, where some answers files could not be used.
    """
    if request.jobs < 1:
        raise UsageError(texts("usage.jobs", found=request.jobs))
    scorer = _scorer(request, texts)
    count = faulty = other_bank = 0
    with exit_on_signals(), progress_bar(answers_size(request.paths), plain=request.plain) as advance:
        _write(scorer.lines.header)
        for scored in _scored(request, scorer, texts):
            _write(scored.lines)
            count, faulty, other_bank = count + scored.answers, faulty + scored.faulty, other_bank + scored.other_bank
            advance(scored.size, texts("score.progress", count=count))
    if other_bank:
        versions = f"{scorer.bank.id} {scorer.bank.version}"
        say(texts("score.other_bank", other=other_bank, count=count, bank=versions))
    if faulty:
        raise FaultsFound(texts("score.faulty", faulty=faulty, count=count))


def _scorer(request: Request, texts: Texts) -> Scorer:
    bank = bank_from_content(content_of_run(request.content), request.lang)
    return Scorer(bank, _lines(bank, request, texts))


def _lines(bank: QuestionBank, request: Request, texts: Texts) -> Lines:
    if request.format == "csv":
        if request.fields is not None:
            raise UsageError(texts("usage.fields_csv"))
        if request.texts:
            raise UsageError(texts("usage.texts_json"))
        return CsvLines(tuple(task.id for task in bank.rules.tasks))
    return JsonLines(in_order([RESPONDENT, *_fields(request, texts), *(["texts"] if request.texts else [])]))


def _fields(request: Request, texts: Texts) -> Sequence[str]:
    """The fields that are asked for."""
    if request.fields is None:
        return WITHOUT_TEXTS
    fields = [field.strip() for field in request.fields.split(",")]
    for field in fields:
        if field not in FIELDS:
            raise UsageError(texts("usage.wrong_choice", name="--fields", found=field, allowed=", ".join(FIELDS)))
    return fields


def _scored(request: Request, scorer: Scorer, texts: Texts) -> Iterator[Scored]:
    """The answers files batch by batch, in their order, in as many processes as there are jobs."""
    batches = _batches(answers_records(request.paths), 1 if is_terminal(sys.stdout) else MOST)
    if request.jobs == 1:
        yield from map(scorer.score, batches)
        return
    try:
        with closing(in_processes(scorer.score, batches, request.jobs)) as results:
            yield from results
    except BrokenProcessPool:
        raise UsageError(texts("usage.process_ended")) from None


def _batches(records: Iterable[AnswersRecord], most: int) -> Iterator[list[AnswersRecord]]:
    batch: list[AnswersRecord] = []
    size = 0
    for record in records:
        batch.append(record)
        size += len(record.data)
        if len(batch) == most or size > LARGEST:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _write(lines: bytes) -> None:
    """Write lines whole: Ctrl-C waits for them."""
    with interrupt_delayed():
        write_all(lines)
