"""Ten answer sets and the reports on them as they were read and approved: a change of a text or a rule shows.

`python -m tests.helpers.reference_reports` writes the reports anew; read what changed before it is kept.
"""

import json
from pathlib import Path

from tests.helpers.shipped import LANGUAGES, TESTS, Document, report_of
from vbm_quiz.report.formats import FORMATS

FOLDER = TESTS / "reports"
ANSWERS: dict[str, Document] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))
}


def path_of(name: str, language: str) -> Path:
    return FOLDER / f"{name}.{language}.txt"


def report_text(name: str, language: str) -> str:
    """The report in plain sentences, without the versions at its end."""
    paragraphs = FORMATS["plain"](report_of(ANSWERS[name], language)).split("\n\n")
    return "\n\n".join(paragraphs[:-1]) + "\n"


if __name__ == "__main__":
    for name in ANSWERS:
        for language in LANGUAGES:
            path_of(name, language).write_text(report_text(name, language), "utf-8")
