"""The end of a report: notes, what was not looked at, the sources, and the versions that made it."""

from collections.abc import Iterator

from vbm_quiz.report.blocks import Block, Heading, Paragraph
from vbm_quiz.report.build import TOOL, Report
from vbm_quiz.report.phrases import joined_parts, source_text


def notes(report: Report) -> tuple[str, ...]:
    """The notes that stand with the title and the direction."""
    shown = {report.result.title.id, report.result.title.direction}
    return tuple(dict.fromkeys(note for each in report.bank.titles if each.id in shown for note in each.notes))


def closing(report: Report) -> Iterator[Block]:
    """Notes, limits, sources and versions."""
    texts, bank = report.texts, report.bank
    for note in (*notes(report), "no_title"):
        yield Paragraph(texts(f"notes.{note}.text"))
    if bank.limits:
        yield Paragraph(texts("interface.report.limits", limits=texts.listed(texts.every("limits"))))
    if bank.sources:
        yield Heading(texts("interface.report.sources"))
    for source in bank.sources:
        work = joined_parts(source_text(texts, source), source.url)
        yield Paragraph(f"{work}. {texts(f'sources.{source.id}.credit')}")
    versions = {"tool": TOOL, "version": report.version, "bank": bank.id, "bank_version": bank.version}
    made_with = texts("interface.report.made_with", **versions, sha256=bank.sha256)
    yield Paragraph(made_with, quiet=True, spoken=texts("interface.report.made_with_spoken", **versions))
