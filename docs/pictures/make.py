"""Make the pictures of the README from a reference case: run `.venv/bin/python docs/pictures/make.py`.

The summary of a reference case as a terminal shows it (SVG by Rich), and the same report as a page (PNG by Chromium).
"""

import json
import os
import re
import shutil
from io import StringIO
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from vbm_quiz.answers_file.json_document import parse
from vbm_quiz.answers_file.parse import answers_from_document
from vbm_quiz.loading.content import open_content
from vbm_quiz.report.build import Report, build_report
from vbm_quiz.report.formats import FORMATS
from vbm_quiz.report.formats.text import console_for, render
from vbm_quiz.report.sections import summary_blocks

HERE = Path(__file__).parent
CASE = HERE.parent.parent / "tests" / "cases" / "r22.json"
DATE = "2026-11-23"
COLUMNS = 76
WIDTH, HEIGHT = 860, 1320
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
THEME = TerminalTheme(
    (251, 250, 247),
    (34, 38, 43),
    [
        (34, 38, 43),
        (170, 60, 50),
        (20, 110, 75),
        (140, 95, 0),
        (40, 80, 150),
        (120, 60, 130),
        (13, 92, 99),
        (110, 115, 122),
    ],
)


def main() -> None:
    """Make both pictures."""
    report = _report()
    (HERE / "terminal.svg").write_text(_terminal(report), "utf-8")
    _page(FORMATS["html"](report), HERE / "page.png")


def _report() -> Report:
    content = open_content()
    bank = content.bank
    document = {**json.loads(CASE.read_text("utf-8")), "date": DATE, "respondent": ""}
    answers = answers_from_document(bank, parse(json.dumps(document).encode()), (), ("en", "nl"))
    return build_report(bank, content.languages["nl"], answers)


def _terminal(report: Report) -> str:
    """The summary in a terminal, without the fonts that Rich would fetch from the net."""
    os.environ |= {"COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    text = render(summary_blocks(report), console_for(StringIO(), colour=True))
    lines = Text.from_ansi(text).split("\n", allow_blank=True)
    screen = Console(record=True, width=COLUMNS, file=StringIO(), highlight=False)
    screen.print(Text("\n").join(lines))
    template = re.sub(r"@font-face\s*\{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    template = template.replace("Fira Code", "Menlo, Consolas, DejaVu Sans Mono")
    return screen.export_svg(title="vbm-quiz", theme=THEME, code_format=template, unique_id="vbm-quiz")


def _page(page: str, target: Path) -> None:
    """The beginning of the page as a browser shows it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        window = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        window.set_content(page)
        window.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    main()
