"""A report in, a page to keep out: where it is saved, whether names go along, and opening it in a browser."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, structs

from vbm_quiz.report.build import Report, build_report
from vbm_quiz.report.formats import FORMATS
from vbm_quiz.storage.output_files import write_new
from vbm_quiz.storage.paths import home_folder
from vbm_quiz.texts.os_errors import os_error_text
from vbm_quiz.ui.frontend import Frontend, Option, Prompt

OPENERS: Mapping[str, str] = {"darwin": "open"}
"""What opens a file in the program for it, by platform; elsewhere xdg-open, and Windows has a function for it."""
WITH_NAMES, WITHOUT_NAMES = "with_names", "without_names"


class Saved(NamedTuple):
    """What to say, and the page; None where it could not be saved."""

    text: str
    path: Path | None


class PageExport(Struct, frozen=True):
    """Saves the page of a report."""

    report: Report
    frontend: Frontend
    today: date

    def save(self) -> Saved:
        """Ask whether the names of clients go along, and write the page to the first folder that takes it."""
        texts, report = self.report.texts, self._with_chosen_names()
        page = FORMATS["html"](report)
        said = texts("interface.result.nowhere")
        for folder in _folders():
            try:
                path = write_new(folder / f"vbm-quiz-{report.answers.date or self.today.isoformat()}.html", page)
            except OSError as error:
                said = texts("interface.result.not_saved", reason=os_error_text(texts, error))
            else:
                return Saved(texts("interface.result.saved", file=path), path)
        return Saved(said, None)

    def _with_chosen_names(self) -> Report:
        report, texts = self.report, self.report.texts
        clients = report.answers.clients or ()
        if not clients:
            return report
        options = tuple(Option(value, texts(f"interface.result.{value}")) for value in (WITHOUT_NAMES, WITH_NAMES))
        question = texts("interface.result.names")
        prompt = Prompt(question=question, options=options, answer=WITHOUT_NAMES, first=True)
        if self.frontend.ask(prompt) == WITH_NAMES:
            return report
        nameless = tuple(
            structs.replace(client, name=texts("interface.review.client", place=place))
            for place, client in enumerate(clients, 1)
        )
        answers = structs.replace(report.answers, clients=nameless)
        return build_report(report.bank, texts, answers, report.earlier)

    @staticmethod
    def open_in_browser(path: Path) -> None:
        """Open a page in the graphical browser of this system, with nothing of what that prints."""
        with suppress(OSError):
            if sys.platform == "win32":
                os.startfile(path)  # noqa: S606 - a page that was just written
                return
            subprocess.Popen(  # noqa: S603 - the opener of the system, with a path of our own
                [OPENERS.get(sys.platform, "xdg-open"), str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )


def may_open_browser() -> bool:
    """Whether there is a display of this machine to open a page on: no session from elsewhere, and no text browser."""
    if os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _folders() -> Iterator[Path]:
    """The current folder, the documents, the home, as far as there are any."""
    with suppress(OSError):
        yield Path.cwd()
    home = home_folder()
    if home is None:
        return
    if (home / "Documents").is_dir():
        yield home / "Documents"
    yield home
