"""The sections of a report in order: each module turns a part of the report into blocks, the same for every format."""

from collections.abc import Iterator

from vbm_quiz.report.blocks import Block
from vbm_quiz.report.build import Report
from vbm_quiz.report.sections.closing import closing
from vbm_quiz.report.sections.comparison import comparison, comparison_with_baseline
from vbm_quiz.report.sections.steps import inconsistencies, next_steps, plans
from vbm_quiz.report.sections.tasks import activities, tasks
from vbm_quiz.report.sections.title import conditions, find_out, headline, sensitivity
from vbm_quiz.report.sections.transition import calculation, clients, conversation, transition

SECTIONS = (
    headline,
    comparison_with_baseline,
    comparison,
    tasks,
    conditions,
    find_out,
    sensitivity,
    inconsistencies,
    next_steps,
    plans,
    transition,
    conversation,
    clients,
    calculation,
    activities,
    closing,
)
"""Every section in its order; one with nothing to say yields no block."""


def report_blocks(report: Report) -> Iterator[Block]:
    """The blocks of the whole report."""
    for section in SECTIONS:
        yield from section(report)
