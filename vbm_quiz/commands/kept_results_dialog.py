"""The results kept on this computer in, those that she chooses shown: what the first screen of the quiz leads to."""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct, structs

from vbm_quiz.bank.bank import Bank
from vbm_quiz.characters import isolated_name
from vbm_quiz.commands.kept_input import described_day, described_title
from vbm_quiz.commands.show import change_notes
from vbm_quiz.interview.page import may_open_browser
from vbm_quiz.interview.result import ResultDialog
from vbm_quiz.report.blocks import Block
from vbm_quiz.report.build import build_report
from vbm_quiz.storage.kept_document import KeptResult
from vbm_quiz.storage.kept_results import HistoryEntry
from vbm_quiz.storage.rescoring import kept_answers, rejected_answers, with_unknowns
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.frontend import Back, Frontend, Option, Prompt

BACK, READ = "back", "read"


class KeptResultsDialog(Struct, frozen=True):
    """Lets the user read kept results, the newest first; `draw` turns blocks into the lines of this screen."""

    bank: Bank
    entries: tuple[HistoryEntry, ...]
    draw: Callable[[Iterable[Block]], str]
    today: date

    def run(self, texts: Texts, frontend: Frontend) -> None:
        """Show one result after another until the user goes back.

        Raises:
            StoppedByUser: when the user wants to leave.
        """
        kept = {str(entry.number): entry for entry in reversed(self.entries)}
        options = (
            *(Option(number, _described(texts, entry)) for number, entry in kept.items()),
            Option(BACK, texts("interface.result.back")),
        )
        newest = options[0].value
        prompt = Prompt(question=texts("interface.kept.choose"), options=options, answer=newest)
        while not isinstance(chosen := frontend.ask(prompt), Back) and chosen != BACK:
            result = kept[str(chosen)].result
            if result is not None:
                self._show(texts, frontend, result)

    def _show(self, texts: Texts, frontend: Frontend, kept: KeptResult) -> None:
        answers = kept_answers(self.bank, kept)
        if notes := tuple(change_notes(self.bank, texts, kept, rejected_answers(kept, answers))):
            read = Option(READ, texts("interface.kept.read"))
            if isinstance(frontend.ask(Prompt(question=" ".join(notes), options=(read,), answer=READ)), Back):
                return
        known = with_unknowns(self.bank, answers)
        complete = structs.replace(known, language=texts.language, respondent=known.respondent or kept.label)
        report = build_report(self.bank, texts, complete)
        ResultDialog(report, frontend, self.draw, self.today, may_open=may_open_browser()).run()


def _described(texts: Texts, entry: HistoryEntry) -> str:
    """A result as a line of the list: day, name, title."""
    kept = entry.result
    if kept is None:
        return texts("interface.history.unreadable")
    parts = (described_day(texts, kept), isolated_name(kept.label or ""), described_title(texts, kept))
    return " · ".join(part for part in parts if part)
