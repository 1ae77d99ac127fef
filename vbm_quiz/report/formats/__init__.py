"""The formats of a report by name: functions from a report to its text; a module is imported when it is used."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbm_quiz.report.build import Report


def _render(name: str, report: "Report") -> str:
    return str(import_module(f"{__name__}.{name}").render_report(report))


PLAIN = "plain"
"""The format that takes the place of text for a screen reader or a dumb terminal."""

FORMATS: Mapping[str, Callable[["Report"], str]] = {
    name: partial(_render, name) for name in ("text", PLAIN, "json", "markdown", "html")
}
