"""Everything that a report tells, before it has a format."""

from typing import TYPE_CHECKING

from msgspec import Struct

from vbm_quiz import __version__
from vbm_quiz.advice import advise
from vbm_quiz.bank import Quiz
from vbm_quiz.model import Advice, Answers, Result
from vbm_quiz.needs import needs_of
from vbm_quiz.scoring import score
from vbm_quiz.words import Words

if TYPE_CHECKING:
    from vbm_quiz.comparison import Earlier

TOOL = "vbm-quiz"


class Report(Struct, frozen=True):
    """The answers with all that was made of them, and the words to tell it in.

    `before` is the report without the answers that were changed on purpose, where some were.
    """

    quiz: Quiz
    words: Words
    answers: Answers
    result: Result
    advice: Advice
    before: "Report | None" = None
    previous: "Earlier | None" = None
    version: str = __version__


def make(quiz: Quiz, words: Words, answers: Answers, previous: "Earlier | None" = None) -> Report:
    """Score and advise on a complete set of answers, and lay an earlier standing beside it where there is one."""
    needs = needs_of(quiz)
    result = score(quiz, answers, needs)
    advice = advise(quiz, answers, result, needs)
    return Report(quiz=quiz, words=words, answers=answers, result=result, advice=advice, previous=previous)
