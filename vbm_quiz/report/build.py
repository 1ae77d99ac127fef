"""A set of answers in, all that a report holds out, before it has a format."""

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import Advice, Result
from vbm_quiz.scoring.advice import advise
from vbm_quiz.scoring.score import score
from vbm_quiz.texts.texts import Texts
from vbm_quiz.version import __version__

if TYPE_CHECKING:
    from vbm_quiz.scoring.comparison import EarlierResult

TOOL = "vbm-quiz"


class Report(Struct, frozen=True, dict=True):
    """The answers with the texts of the report's language; their result and the advice are worked out when asked for.

    `baseline` is the report without the answers that `--set` changed, and `earlier` a result of another day; both are
    None where there is none.
    """

    bank: Bank
    texts: Texts
    answers: Answers
    baseline: "Report | None" = None
    earlier: "EarlierResult | None" = None
    version: str = __version__

    @cached_property
    def result(self) -> Result:
        """The role today."""
        return score(self.bank, self.answers)

    @cached_property
    def advice(self) -> Advice:
        """What follows from the role today."""
        return advise(self.bank, self.answers, self.result)


def build_report(bank: Bank, texts: Texts, answers: Answers, earlier: "EarlierResult | None" = None) -> Report:
    """The report on a complete set of answers.

    Args:
        bank: the question bank.
        texts: the texts of the report's language.
        answers: an answer for every required question.
        earlier: a result to compare with.
    """
    return Report(bank=bank, texts=texts, answers=answers, earlier=earlier)
