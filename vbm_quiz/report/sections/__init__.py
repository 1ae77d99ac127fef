"""The sections of a report in order: each module turns a part of the report into blocks, the same for every format."""

from collections.abc import Iterator

from vbm_quiz.report.blocks import Block
from vbm_quiz.report.build import Report
from vbm_quiz.report.sections.closing import closing
from vbm_quiz.report.sections.comparison import comparison, comparison_with_baseline
from vbm_quiz.report.sections.headline import headline, wish
from vbm_quiz.report.sections.rules import conditions, find_out, plans, sensitivity
from vbm_quiz.report.sections.steps import inconsistencies, next_steps
from vbm_quiz.report.sections.tasks import activities, work
from vbm_quiz.report.sections.transition import calculation, clients, conversation, transition

SECTIONS = (
    headline,
    wish,
    comparison_with_baseline,
    comparison,
    work,
    next_steps,
    inconsistencies,
    conditions,
    find_out,
    sensitivity,
    plans,
    transition,
    calculation,
    conversation,
    clients,
    activities,
    closing,
)
"""Every section in its order; one with nothing to say yields no block."""


def report_blocks(report: Report) -> Iterator[Block]:
    """The blocks of the whole report."""
    for section in SECTIONS:
        yield from section(report)
