"""The report on a class in, sentences for a screen reader out."""

from vbm_quiz.report.class_report.build import class_blocks
from vbm_quiz.report.class_report.class_report import ClassReport
from vbm_quiz.report.formats.plain import render


def render_class(report: ClassReport) -> str:
    """A whole class in this format."""
    return render(class_blocks(report))
