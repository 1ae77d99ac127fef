"""Score a set of answers and collect all that a report holds, before it has a format."""

from typing import TYPE_CHECKING

from msgspec import Struct

from vbm_quiz import __version__
from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import Advice, Result
from vbm_quiz.scoring.advice import advise
from vbm_quiz.scoring.requirements import requirements_of
from vbm_quiz.scoring.score import score
from vbm_quiz.texts.texts import Texts

if TYPE_CHECKING:
    from vbm_quiz.scoring.comparison import EarlierResult

TOOL = "vbm-quiz"


class Report(Struct, frozen=True):
    """The answers, their result and the advice, with the texts of the report's language.

    `baseline` is the report without the answers that `--set` changed, and `earlier` a result of another day; both are
    None where there is none.
    """

    bank: Bank
    texts: Texts
    answers: Answers
    result: Result
    advice: Advice
    baseline: "Report | None" = None
    earlier: "EarlierResult | None" = None
    version: str = __version__


def build_report(bank: Bank, texts: Texts, answers: Answers, earlier: "EarlierResult | None" = None) -> Report:
    """Score a complete set of answers and derive the advice from it.

    Args:
        bank: the question bank.
        texts: the texts of the report's language.
        answers: an answer for every required question.
        earlier: a result to compare with.
    """
    requirements = requirements_of(bank)
    result = score(bank, answers, requirements)
    advice = advise(bank, answers, result, requirements)
    return Report(bank=bank, texts=texts, answers=answers, result=result, advice=advice, earlier=earlier)
