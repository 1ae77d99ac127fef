"""The formats of a report by name; each is loaded when it is used."""

from collections.abc import Callable, Mapping

from vbm_quiz.report.report import Report


def _text(report: Report) -> str:
    from io import StringIO

    from vbm_quiz.report import story, terminal

    page = StringIO()
    terminal.render(story.tell(report), page, utf8=True, colour=False)
    return page.getvalue()


def _plain(report: Report) -> str:
    from vbm_quiz.report import plain, story

    return plain.render(story.tell(report))


def _json(report: Report) -> str:
    from vbm_quiz.report import data

    return data.render(report)


def _markdown(report: Report) -> str:
    from vbm_quiz.report import markdown, story

    return markdown.render(story.tell(report))


def _html(report: Report) -> str:
    from vbm_quiz.report import html, story

    return html.render(story.tell(report), report.words.language)


PLAIN = "plain"
FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": _text,
    PLAIN: _plain,
    "json": _json,
    "markdown": _markdown,
    "html": _html,
}
"""How each format tells a report; `plain` is the text format for a terminal that is read aloud."""
