"""The end of a report: notes, what it did not look at, sources and what it was made with."""

from collections.abc import Iterator

from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points
from vbm_quiz.report.build import TOOL, Report


def closing(report: Report) -> Iterator[Block]:
    """Notes, limits, sources, and the versions that made it."""
    texts, bank, title = report.texts, report.bank, report.result.title
    told = {title.id, title.direction}
    notes = dict.fromkeys(note for each in bank.titles if each.id in told for note in each.notes)
    yield Heading(texts("interface.report.notes"))
    for note in (*notes, "no_title"):
        yield Paragraph(texts(f"notes.{note}"))
    yield Heading(texts("interface.report.limits"))
    yield Points(tuple(Point(limit) for limit in texts.every("limits")))
    yield Heading(texts("interface.report.sources"))
    for source in bank.sources:
        work = ", ".join(part for part in (source.author, source.work, source.date, source.url) if part)
        yield Paragraph(f"{work}. {texts(f'sources.{source.id}.credit')}")
    made = {"tool": TOOL, "version": report.version, "bank": bank.id, "bank_version": bank.version}
    yield Paragraph(texts("interface.report.made_with", **made, sha256=bank.sha256), quiet=True)
