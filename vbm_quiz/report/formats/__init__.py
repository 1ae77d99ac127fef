"""The formats of a report, a sheet and a class by name, as functions to its text; a module is imported when used."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbm_quiz.report.build import Report
    from vbm_quiz.report.class_report.class_report import ClassReport
    from vbm_quiz.report.sheet.sheet import Sheet


def _render_report(name: str, report: "Report") -> str:
    return str(import_module(f"{__name__}.{name}").render_report(report))


def _render_sheet(name: str, sheet: "Sheet") -> str:
    return str(import_module(f"{__name__}.sheet_{name}").render_sheet(sheet))


def _render_class(name: str, report: "ClassReport") -> str:
    return str(import_module(f"{__name__}.class_{name}").render_class(report))


PLAIN, JSON_WITH_TEXTS = "plain", "json_with_texts"
"""What takes the place of text for a screen reader or a dumb terminal, and of JSON where words are asked for."""

FORMATS: Mapping[str, Callable[["Report"], str]] = {
    name: partial(_render_report, name) for name in ("text", PLAIN, "json", JSON_WITH_TEXTS, "markdown", "html")
}
SHEET_FORMATS: Mapping[str, Callable[["Sheet"], str]] = {
    name: partial(_render_sheet, name) for name in ("html", "markdown")
}
CLASS_FORMATS: Mapping[str, Callable[["ClassReport"], str]] = {
    name: partial(_render_class, name) for name in ("text", PLAIN, "json", "csv", "html")
}
