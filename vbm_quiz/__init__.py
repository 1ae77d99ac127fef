"""Which title fits the work you really do, and what is your next step?

From Python: `load_bank` and `evaluate`, which docs/python.md tells of. They are loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from vbm_quiz.version import __version__

if TYPE_CHECKING:
    from vbm_quiz.api import Fault, InvalidAnswers, InvalidContent, QuestionBank, Report, evaluate, load_bank

__all__ = [
    "Fault",
    "InvalidAnswers",
    "InvalidContent",
    "QuestionBank",
    "Report",
    "__version__",
    "evaluate",
    "load_bank",
]


def __getattr__(name: str) -> object:
    """What the package gives, loaded at its first use."""
    if name in __all__:
        return getattr(import_module("vbm_quiz.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """All that the package gives, also what is not loaded yet."""
    return __all__
