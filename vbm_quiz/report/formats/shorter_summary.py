"""A summary in, shorter ones out: what falls away first where a screen is too small for all of it."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import structs

from vbm_quiz.report.blocks import Bars, Points, Summary


class Spaced(NamedTuple):
    """A summary, and whether there are empty lines between its parts."""

    summary: Summary
    gap: bool


def summaries(summary: Summary) -> Iterator[Spaced]:
    """The summary, and ever less of it.

    First the empty lines go, then conditions that are met, the second step, the note, the details of what is missing,
    and at last the work. The title and what to do this week are never left out.
    """
    yield Spaced(summary, gap=True)
    yield Spaced(summary, gap=False)
    summary = structs.replace(summary, conditions=tuple(each for each in summary.conditions if each.tone != "good"))
    yield Spaced(summary, gap=False)
    summary = structs.replace(summary, steps=summary.steps[:1])
    yield Spaced(summary, gap=False)
    summary = structs.replace(summary, note="")
    yield Spaced(summary, gap=False)
    yield Spaced(structs.replace(summary, conditions=()), gap=False)
    bars = summary.work.bars if isinstance(summary.work, Bars) else ()
    work = Bars(tuple(bar for bar in bars if bar.note), limit=0) if bars else Points(())
    yield Spaced(structs.replace(summary, conditions=(), work=work), gap=False)
