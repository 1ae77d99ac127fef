"""The report on a class in, text for a file out."""

from io import StringIO

from vbm_quiz.report.class_report.build import class_blocks
from vbm_quiz.report.class_report.class_report import ClassReport
from vbm_quiz.report.formats.text import console_for, render


def render_class(report: ClassReport) -> str:
    """A whole class in this format."""
    return render(class_blocks(report), console_for(StringIO(), colour=False))
