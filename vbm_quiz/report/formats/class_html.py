"""The report on a class in, one HTML page with charts out: no script, nothing from the network."""

from vbm_quiz.report.class_report.build import class_blocks
from vbm_quiz.report.class_report.class_report import ClassReport
from vbm_quiz.report.formats.html import part_names, render


def render_class(report: ClassReport) -> str:
    """A whole class in this format."""
    texts = report.texts
    return render(class_blocks(report), texts.language, part_names(texts), texts.direction, "class.html")
