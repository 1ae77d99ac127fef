"""The parts of a report in order: each module turns a subject into blocks, the same for every format."""

from collections.abc import Callable, Iterator, Mapping

from vbm_quiz.report.blocks import Block, Part
from vbm_quiz.report.build import Report
from vbm_quiz.report.sections.closing import closing
from vbm_quiz.report.sections.comparison import comparison, comparison_with_baseline
from vbm_quiz.report.sections.rules import conditions, find_out, plans, sensitivity, titles
from vbm_quiz.report.sections.steps import inconsistencies, next_steps
from vbm_quiz.report.sections.summary import summary
from vbm_quiz.report.sections.tasks import activities
from vbm_quiz.report.sections.transition import calculation, clients, conversation, transition
from vbm_quiz.texts.texts import Texts

TALK = "talk"
"""The part about role and rate."""
Section = Callable[[Report], Iterator[Block]]

PARTS: Mapping[str, tuple[Section, ...]] = {
    "steps": (next_steps, inconsistencies),
    TALK: (transition, calculation, conversation),
    "clients": (clients,),
    "why": (comparison, titles, conditions, find_out, sensitivity, plans),
    "answers": (activities,),
    "about": (closing,),
}
"""The sections of each part by its name; one with nothing to say yields no block."""
REFERENCE = ("why", "answers", "about")
"""The parts that are there to be looked up."""


def report_blocks(report: Report) -> Iterator[Block]:
    """The blocks of the whole report: the summary, what settings changed, and every part that is not empty."""
    yield from summary_blocks(report)
    for name in PARTS:
        blocks = tuple(part_blocks(report, name))
        if blocks:
            yield Part(name, part_title(report.texts, name), reference=name in REFERENCE)
            yield from blocks


def part_title(texts: Texts, name: str) -> str:
    """What a part is called; the content names the one about role and rate."""
    return texts("conversation.part" if name == TALK else f"interface.parts.{name}")


def summary_blocks(report: Report) -> Iterator[Block]:
    """The summary, and what settings changed."""
    yield summary(report)
    yield from comparison_with_baseline(report)


def part_blocks(report: Report, name: str) -> Iterator[Block]:
    """The blocks of one part; none where it has nothing to tell."""
    for section in PARTS[name]:
        yield from section(report)
