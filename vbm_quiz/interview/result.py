"""A report in, the moment of the result: its summary with a menu below it, its parts, and the page to keep."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

from msgspec import Struct

from vbm_quiz.interview.page import PageExport
from vbm_quiz.report.blocks import Block, Part
from vbm_quiz.report.build import Report
from vbm_quiz.report.sections import TALK, part_blocks, part_title, summary_blocks
from vbm_quiz.report.sections.summary import summary
from vbm_quiz.ui.frontend import Frontend, Option, Prompt

PARTS = ("why", "steps", "talk", "clients")
CHANGE, ABOUT, PAGE, DONE, BACK, OPEN = "change", "about", "page", "done", "back", "open"


class ResultDialog(Struct, frozen=True):
    """Shows a result until the user is done with it.

    `draw` turns blocks into the lines of this screen. `keep` asks whether the result is kept, and gives None when the
    user goes back to it; without it the result is kept already, and no answer can be changed. `may_open` says whether a
    page can be opened in a browser here.
    """

    report: Report
    frontend: Frontend
    draw: Callable[[Iterable[Block]], str]
    today: date
    keep: Callable[[], bool | None] | None = None
    may_open: bool = False

    def run(self) -> bool:
        """Whether the user is done; False when an answer is to be changed first.

        Raises:
            StoppedByUser: when the user leaves without saying whether the result is kept.
        """
        menu = self._menu()
        selected = menu[0]
        while True:
            chosen = self._choose(menu, selected, page=partial(self.draw, tuple(summary_blocks(self.report))))
            if chosen == DONE and self.keep is None:
                return True
            if chosen == DONE and self.keep is not None and self.keep() is not None:
                self._tell_again()
                return True
            if chosen == CHANGE:
                return False
            if chosen == PAGE:
                self._save_page()
            elif chosen != DONE:
                self._show(chosen)
            selected = _following(chosen, menu)

    def _tell_again(self) -> None:
        """Tell the title and this week's step once more: what was asked about keeping has moved them off the screen."""
        block = summary(self.report)
        self.frontend.say("")
        self.frontend.say(block.title)
        self.frontend.say(f"{block.steps[0].label}: {' '.join(block.steps[0].details)}")

    def _menu(self) -> tuple[str, ...]:
        told = (name for name in PARTS if any(True for _ in part_blocks(self.report, name)))
        return (*told, *([] if self.keep is None else [CHANGE]), ABOUT, PAGE, DONE)

    def _choose(
        self, values: Iterable[str], selected: str, *, question: str = "", page: Callable[[], str] | None = None
    ) -> str:
        texts = self.report.texts
        keys = {value: f"interface.result.{value}" for value in values} | {TALK: "conversation.menu"}
        options = tuple(Option(value, texts(keys[value])) for value in values)
        asked = question or texts("interface.result.question")
        return str(self.frontend.ask(Prompt(page=page, question=asked, options=options, answer=selected, first=True)))

    def _show(self, name: str) -> None:
        blocks = (Part(name, part_title(self.report.texts, name)), *part_blocks(self.report, name))
        self._choose((BACK,), BACK, page=partial(self.draw, blocks))

    def _save_page(self) -> None:
        export = PageExport(self.report, self.frontend, self.today)
        said = export.save()
        opens = said.path is not None and self.may_open
        chosen = self._choose((OPEN, BACK) if opens else (BACK,), BACK, question=said.text)
        if said.path is not None and chosen == OPEN:
            export.open_in_browser(said.path)


def _following(chosen: str, menu: Sequence[str]) -> str:
    """What Enter takes next: whoever goes on pressing it reads part after part."""
    told = [each for each in menu if each != CHANGE]
    return told[min(told.index(chosen) + 1, len(told) - 1)]
