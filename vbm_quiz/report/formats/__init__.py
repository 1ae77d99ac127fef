"""The formats of a report by name; each is loaded when it is used."""

from collections.abc import Callable, Mapping

from vbm_quiz.report.build import Report


def _text(report: Report) -> str:
    from io import StringIO

    from vbm_quiz.report.formats import text
    from vbm_quiz.report.sections import tell

    page = StringIO()
    text.render(tell(report), page, utf8=True, colour=False)
    return page.getvalue()


def _plain(report: Report) -> str:
    from vbm_quiz.report.formats import plain
    from vbm_quiz.report.sections import tell

    return plain.render(tell(report))


def _json(report: Report) -> str:
    from vbm_quiz.report.formats import json

    return json.render(report)


def _markdown(report: Report) -> str:
    from vbm_quiz.report.formats import markdown
    from vbm_quiz.report.sections import tell

    return markdown.render(tell(report))


def _html(report: Report) -> str:
    from vbm_quiz.report.formats import html
    from vbm_quiz.report.sections import tell

    return html.render(tell(report), report.texts.language)


PLAIN = "plain"
FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": _text,
    PLAIN: _plain,
    "json": _json,
    "markdown": _markdown,
    "html": _html,
}
"""How each format tells a report; `plain` is the text format for a terminal that is read aloud."""
