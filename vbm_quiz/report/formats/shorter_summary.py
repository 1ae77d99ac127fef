"""A summary in, shorter ones out: what falls away first where a screen is too small for all of it."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import structs

from vbm_quiz.report.blocks import Bars, Point, Points, Summary


class Spaced(NamedTuple):
    """A summary, and whether there are empty lines between its parts."""

    summary: Summary
    gap: bool


def summaries(summary: Summary) -> Iterator[Spaced]:
    """The summary, and ever less of it.

    First the empty lines go; then the conditions that are met share a line; then the second step, the note, what the
    conditions lack, those that are met, the tasks that are hers and the other tasks go, and at last all conditions. The
    title and what to do this week are never left out.
    """
    yield Spaced(summary, gap=True)
    yield Spaced(summary, gap=False)
    missed = tuple(each for each in summary.conditions if each.tone != "good")
    met = [each.label for each in summary.conditions if each.tone == "good"]
    verdict = next((each.verdict for each in summary.conditions if each.tone == "good"), "")
    together = (*missed, Point("; ".join(met), tone="good", verdict=verdict)) if met else missed
    for fewer in (
        {"conditions": together},
        {"steps": summary.steps[:1]},
        {"note": ""},
        {"conditions": tuple(structs.replace(each, details=()) for each in together)},
        {"conditions": tuple(structs.replace(each, details=()) for each in missed)},
        {"work": _to_work_on(summary.work)},
        {"work": _where_to_begin(summary.work)},
        {"conditions": ()},
    ):
        summary = structs.replace(summary, **fewer)
        yield Spaced(summary, gap=False)


def _to_work_on(work: Bars | Points) -> Bars | Points:
    return work if isinstance(work, Points) else Bars(tuple(bar for bar in work.bars if bar.tone != "good"), work.limit)


def _where_to_begin(work: Bars | Points) -> Bars | Points:
    if isinstance(work, Points):
        return Points(())
    return Bars(tuple(bar for bar in work.bars if bar.note), work.limit)
