"""A report in, the moment of the result: its summary with a menu below it, its parts, and the page to keep."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from msgspec import Struct

from vbm_quiz.interview.page import PageExport
from vbm_quiz.report.blocks import Block, Part
from vbm_quiz.report.build import Report
from vbm_quiz.report.sections import part_blocks, summary_blocks
from vbm_quiz.report.sections.summary import summary
from vbm_quiz.ui.frontend import Frontend, Option, Prompt

PARTS = ("why", "steps", "talk", "clients")
CHANGE, ABOUT, PAGE, DONE, ON, BACK, OPEN = "change", "about", "page", "done", "on", "back", "open"
MENU_LINES = 4
"""The lines below a page: an empty one, the choices, their keys, and one for the cursor."""


class ResultDialog(Struct, frozen=True):
    """Shows a result until the user is done with it.

    `draw` turns blocks into the lines of this screen, `keep` asks whether the result is kept, and `may_open` says
    whether a page can be opened in a browser here.
    """

    report: Report
    frontend: Frontend
    draw: Callable[[Iterable[Block]], str]
    keep: Callable[[], object]
    today: date
    may_open: bool = False

    def run(self) -> bool:
        """Whether the user is done; False when an answer is to be changed first.

        Raises:
            StoppedByUser: when the user leaves without saying whether the result is kept.
        """
        while True:
            chosen = self._choose(self.draw(summary_blocks(self.report)), self._menu(), DONE)
            if chosen == DONE:
                self.keep()
                self._tell_again()
                return True
            if chosen == CHANGE:
                return False
            if chosen == PAGE:
                self._save_page()
            else:
                self._show(self._part(chosen))

    def _tell_again(self) -> None:
        """Tell the title and this week's step once more: what was asked about keeping has moved them off the screen."""
        block = summary(self.report)
        self.frontend.say(block.title)
        self.frontend.say(f"{block.steps[0].label}: {' '.join(block.steps[0].details)}")

    def _menu(self) -> tuple[str, ...]:
        told = (name for name in PARTS if any(True for _ in part_blocks(self.report, name)))
        return (*told, CHANGE, ABOUT, PAGE, DONE)

    def _choose(self, page: str, values: Iterable[str], selected: str) -> str:
        texts = self.report.texts
        options = tuple(Option(value, texts(f"interface.result.{value}")) for value in values)
        question = texts("interface.result.question")
        prompt = Prompt(page=page, question=question, options=options, answer=selected, first=True)
        return str(self.frontend.ask(prompt))

    def _part(self, name: str) -> Iterator[Block]:
        yield Part(name, self.report.texts(f"interface.parts.{name}"))
        yield from part_blocks(self.report, name)

    def _show(self, blocks: Iterable[Block]) -> None:
        """Show blocks a screen at a time."""
        lines = self.draw(blocks).strip("\n").split("\n")
        height = max(shutil.get_terminal_size().lines - MENU_LINES, MENU_LINES)
        pages = [lines[start : start + height] for start in range(0, len(lines), height)]
        for index, shown in enumerate(pages):
            more = index + 1 < len(pages)
            page = "\n".join(shown) + "\n"
            if self._choose(page, (ON, BACK) if more else (BACK,), ON if more else BACK) == BACK:
                return

    def _save_page(self) -> None:
        export = PageExport(self.report, self.frontend, self.today)
        said = export.save()
        opens = said.path is not None and self.may_open
        chosen = self._choose(f"{said.text}\n", (OPEN, BACK) if opens else (BACK,), BACK)
        if said.path is not None and chosen == OPEN:
            export.open_in_browser(said.path)
