"""A function of the answers to a few questions in, the same function out, worked out once for each combination of them.

Such a function sees no other answer than these, so that it cannot depend on one.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from vbm_quiz.model.answers import Answers, Value

T = TypeVar("T")

REMEMBERED = 2000
"""How many combinations are remembered, those used last; a bound on memory, and no more than that."""


def once_per_combination(
    questions: tuple[str, ...], function: Callable[[Answers], T], remembered: int = REMEMBERED
) -> Callable[[Answers], T]:
    """The same function of the answers to these questions, which remembers so many combinations."""

    @lru_cache(remembered)
    def of_values(values: tuple[Value | None, ...]) -> T:
        given = zip(questions, values, strict=True)
        return function(Answers({question: value for question, value in given if value is not None}))

    return lambda answers: of_values(tuple(map(answers.values.get, questions)))
