"""The report as Markdown (CommonMark with tables), in which no text can be anything but text."""

import re
from collections.abc import Iterable

from vbm_quiz.characters import escape_controls
from vbm_quiz.report.blocks import Block, Tone
from vbm_quiz.report.templating import environment, kind, sections

SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$#]")
"""The signs that Markdown reads, wherever they stand."""
AT_START = re.compile(r"^(?:([-+=:])|(\d+)([.)]))")
"""Those that it reads at the start of a line: lists, headings, rules."""

SIGNS: dict[Tone, str] = {"good": "✓", "part": "◐", "open": "○", "unknown": "?", "plain": ""}


def render(blocks: Iterable[Block]) -> str:
    """The report as Markdown text."""
    env = environment(autoescape=False)
    env.filters["safe_text"] = escaped
    page = env.get_template("report.md").render(sections=sections(blocks), kind=kind, signs=SIGNS)
    return re.sub(r"\n{3,}", "\n\n", page).strip("\n") + "\n"


def escaped(text: str) -> str:
    """A text as one line in which every sign that Markdown would read stands for itself."""
    line = escape_controls(" ".join(text.split("\n")))
    line = SPECIAL.sub(lambda found: f"\\{found[0]}", line)
    return AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line.strip())
