"""Everything that a report tells, before it has a format."""

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
    """The answers with all that was made of them, and the words to tell it in.

    `before` is the report without the answers that were changed on purpose, where some were.
    """

    bank: Bank
    texts: Texts
    answers: Answers
    result: Result
    advice: Advice
    before: "Report | None" = None
    previous: "EarlierResult | None" = None
    version: str = __version__


def make(bank: Bank, texts: Texts, answers: Answers, previous: "EarlierResult | None" = None) -> Report:
    """Score and advise on a complete set of answers, and lay an earlier standing beside it where there is one."""
    requirements = requirements_of(bank)
    result = score(bank, answers, requirements)
    advice = advise(bank, answers, result, requirements)
    return Report(bank=bank, texts=texts, answers=answers, result=result, advice=advice, previous=previous)
