"""The told numbers of a class in, the blocks of its page out; each number and each sentence is made of these alone."""

from collections.abc import Iterator

from msgspec import structs

from vbm_quiz.report.blocks import Block, Headline, Paragraph, Part
from vbm_quiz.report.build import TOOL
from vbm_quiz.report.class_report.class_report import ClassReport
from vbm_quiz.report.class_report.finding_points import finding_points
from vbm_quiz.report.class_report.number_sections import conditions, questions, steps, tasks, titles, wishes
from vbm_quiz.report.class_report.tables import OTHER_BANK, YES


def class_blocks(report: ClassReport) -> Iterator[Block]:
    """The blocks of the whole page: first what a trainer does with it, then the numbers."""
    yield _headline(report)
    for part in (finding_points, titles, tasks, conditions, wishes, steps, questions, _about):
        yield from part(report)


def _headline(report: ClassReport) -> Headline:
    hidden = report.text("hidden", most=report.smallest - 1, not_told=report.text("not_told"))
    return Headline(
        overline=report.text("kind"),
        text=report.text("title", people=report.people),
        lines=(hidden, *_about_inputs(report)),
    )


def _about_inputs(report: ClassReport) -> Iterator[str]:
    for name, count in structs.asdict(report.inputs).items():
        if count:
            yield report.counted(name, count)
    other_bank = report.number(OTHER_BANK, YES)
    if other_bank != 0:
        bank = f"{report.bank.id} {report.bank.version}"
        yield report.text("other_bank", people=report.people_text(other_bank), bank=bank)


def _about(report: ClassReport) -> Iterator[Block]:
    bank, texts = report.bank, report.texts
    yield Part("about", report.text("about"), reference=True)
    yield Paragraph(report.text("protection", smallest=report.smallest))
    made_with = {"tool": TOOL, "version": report.version, "bank": bank.id, "bank_version": bank.version}
    spoken = texts("interface.report.made_with_spoken", **made_with)
    yield Paragraph(texts("interface.report.made_with", **made_with, sha256=bank.sha256), quiet=True, spoken=spoken)
