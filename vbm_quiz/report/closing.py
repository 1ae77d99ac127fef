"""The end of a report: notes, what it did not look at, sources and what it was made with."""

from collections.abc import Iterator

from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points
from vbm_quiz.report.report import TOOL, Report


def closing(report: Report) -> Iterator[Block]:
    """Notes, limits, sources, and the versions that made it."""
    words, quiz, title = report.words, report.quiz, report.result.title
    told = {title.id, title.direction}
    notes = dict.fromkeys(note for each in quiz.titles if each.id in told for note in each.notes)
    yield Heading(words("interface.report.notes"))
    for note in (*notes, "no_title"):
        yield Paragraph(words(f"notes.{note}"))
    yield Heading(words("interface.report.limits"))
    yield Points(tuple(Point(limit) for limit in words.every("limits")))
    yield Heading(words("interface.report.sources"))
    for source in quiz.sources:
        work = ", ".join(part for part in (source.author, source.work, source.date, source.url) if part)
        yield Paragraph(f"{work}. {words(f'sources.{source.id}.credit')}")
    made = {"tool": TOOL, "version": report.version, "bank": quiz.id, "bank_version": quiz.version}
    yield Paragraph(words("interface.report.made_with", **made, sha256=quiz.sha256), quiet=True)
