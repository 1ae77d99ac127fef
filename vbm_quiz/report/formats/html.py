"""The report as one HTML page: no script, nothing from the network; light and dark, for a phone and for paper."""

from collections.abc import Iterable, Mapping
from typing import Any

from vbm_quiz.report.blocks import Block, Headline, Tone
from vbm_quiz.report.radar_chart import radar
from vbm_quiz.report.templating import environment, kind, sections

SIGNS: Mapping[Tone, str] = {"good": "✓", "part": "◐", "open": "○", "unknown": "?", "plain": ""}


def render(blocks: Iterable[Block], language: str) -> str:
    """The report as an HTML page.

    Args:
        blocks: what is told.
        language: its language, for those who hear the page read aloud.
    """
    parts = sections(blocks)
    headline = next((block for part in parts for block in part.blocks if isinstance(block, Headline)), None)
    env = environment(autoescape=True)
    names: dict[str, Any] = {"kind": kind, "radar": radar, "signs": SIGNS}
    page = env.get_template("report.html").render(sections=parts, headline=headline, language=language, **names)
    return "\n".join(line.rstrip() for line in page.split("\n") if line.strip()) + "\n"
