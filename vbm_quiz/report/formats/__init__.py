"""The formats of a report by name: functions from a report to its text; each format is imported when it is used."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbm_quiz.report.build import Report


def _text(report: "Report") -> str:
    from io import StringIO

    from vbm_quiz.report.formats.text import console_for, render
    from vbm_quiz.report.sections import report_blocks

    return render(report_blocks(report), console_for(StringIO(), colour=False))


def _plain(report: "Report") -> str:
    from vbm_quiz.report.formats.plain import render
    from vbm_quiz.report.sections import report_blocks

    return render(report_blocks(report))


def _json(report: "Report") -> str:
    from vbm_quiz.report.formats.json import render

    return render(report)


def _markdown(report: "Report") -> str:
    from vbm_quiz.report.formats.markdown import render
    from vbm_quiz.report.sections import report_blocks

    return render(report_blocks(report))


def _html(report: "Report") -> str:
    from vbm_quiz.report.formats.html import render
    from vbm_quiz.report.sections import report_blocks

    return render(report_blocks(report), report.texts.language)


PLAIN = "plain"
"""The format that takes the place of text for a screen reader or a dumb terminal."""

FORMATS: Mapping[str, Callable[["Report"], str]] = {
    "text": _text,
    PLAIN: _plain,
    "json": _json,
    "markdown": _markdown,
    "html": _html,
}
"""How each format tells a report; `plain` is the text format for a terminal that is read aloud."""
