"""A report in, what is told out: blocks in order, the same for every format."""

from collections.abc import Iterator

from vbm_quiz.report.blocks import Block
from vbm_quiz.report.build import Report
from vbm_quiz.report.sections.closing import closing
from vbm_quiz.report.sections.headline import headline
from vbm_quiz.report.sections.outlook import firmness, plans
from vbm_quiz.report.sections.role import activities, find_out, rules, tasks
from vbm_quiz.report.sections.steps import next_steps, second_looks
from vbm_quiz.report.sections.transition import calculation, clients, conversation, transition
from vbm_quiz.report.sections.what_if import what_if


def since(report: Report) -> Iterator[Block]:
    """What moved since an earlier time; only who has one waits for what compares them."""
    if report.previous is not None:
        from vbm_quiz.report.sections.comparison import since as moved

        yield from moved(report)


PARTS = (
    headline,
    what_if,
    since,
    tasks,
    rules,
    find_out,
    firmness,
    second_looks,
    next_steps,
    plans,
    transition,
    conversation,
    clients,
    calculation,
    activities,
    closing,
)
"""Every part of a report in the order told; a part with nothing to tell is left out."""


def tell(report: Report) -> Iterator[Block]:
    """The whole report."""
    for part in PARTS:
        yield from part(report)
